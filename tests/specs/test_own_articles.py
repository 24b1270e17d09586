"""Two articles of our own, with gold written before any code was run on them."""

import json
from pathlib import Path

import pytest

from contactline.extract import read_article, reports_of
from tests.specs.evaluate import Wanted, score

FOLDER = Path(__file__).parents[1] / "corpus" / "articles"
NAMES = ("2020-10", "2022-08")


def read(name):
    """An article's reports and its gold."""
    gold = json.loads((FOLDER / f"{name}.gold.json").read_text(encoding="utf-8"))
    article = read_article((FOLDER / f"{name}.ar.txt").read_bytes())
    events = [
        Wanted(
            event["id"],
            frozenset(event["kinds"]),
            frozenset(event["edtf"]),
            event["places"],
            frozenset(event["actors"]),
            frozenset(event["status"]),
            ((event["start"], event["end"]),),
        )
        for event in gold["events"]
    ]
    return article, reports_of(article), events


@pytest.mark.parametrize("name", NAMES)
def test_an_unseen_article_is_read_well(name):
    """Recall and precision are at least 0.8 each; the figures are printed."""
    _, reports, events = read(name)
    result = score(reports, events)
    print(f"\n{name}: recall {result.recall:.2f}, precision {result.precision:.2f}, missed {result.missed}")

    assert result.recall >= 0.8 and result.precision >= 0.8


@pytest.mark.parametrize("name", NAMES)
def test_the_gold_quotes_its_article(name):
    """Every offset of the gold gives the words that it names."""
    article, _, _ = read(name)
    gold = json.loads((FOLDER / f"{name}.gold.json").read_text(encoding="utf-8"))

    assert all(article.text[event["start"] : event["end"]] == event["trigger"] for event in gold["events"])


@pytest.mark.parametrize("name", NAMES)
def test_page_furniture_is_no_part_of_the_article(name):
    """Headings, language switches and credits are not read as happenings."""
    article, _, _ = read(name)
    body = [article.text[line.start : line.end] for line in article.body]

    assert not any(line.startswith(("المصدر", "العربية Русский", "خلفية النزاع")) for line in body)
