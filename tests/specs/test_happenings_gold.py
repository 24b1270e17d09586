"""The gold of merging quotes its articles, names only what we know, and cannot be met by a rule of one line."""

import csv
import unicodedata
from collections import Counter, defaultdict
from itertools import combinations

import pytest

from contactline.model import DATA
from tests.eval.happenings import HAPPENINGS, SPLITS, judge, load_topics
from tests.eval.short import reports_in

FILES = sorted(HAPPENINGS.glob("*/*/*.txt"))
TOPICS = load_topics()

RULES = {
    "date": lambda one: one.when,
    "kind and date": lambda one: (one.kind, one.when),
    "kind, date and places": lambda one: (one.kind, one.when, frozenset(place.id for place in one.places)),
    "kind, date and actors": lambda one: (one.kind, one.when, frozenset(actor.id for actor in one.actors)),
}


def ids(name):
    """The first column of a file of data/names."""
    with (DATA / "names" / name).open(encoding="utf-8", newline="") as file:
        return {row["id"] for row in csv.DictReader(file)}


PLACES, ACTORS = ids("places.csv"), ids("actors.csv")


def named(path):
    """How a test calls a file."""
    return f"{path.parent.name}-{path.stem}"


def gold_rows(path):
    """The rows of a file as the short form reads them, without the happening."""
    _, text, rows = path.read_text(encoding="utf-8").split("\n===\n")
    return reports_in(path.name, "\n".join(row.rpartition("|")[0] for row in rows.strip().splitlines()), text)


def grouped(reports, key):
    """Ids of reports, in groups of the same key."""
    groups = defaultdict(list)
    for one in reports:
        groups[key(one.report)].append(one.id)
    return groups.values()


@pytest.mark.parametrize("path", FILES, ids=named)
def test_an_article_is_normal_text_of_a_short_report(path):
    """The text is NFC, so that offsets are the file's, and of 500 to 1,500 characters."""
    whole = path.read_bytes().decode("utf-8")

    assert unicodedata.is_normalized("NFC", whole)
    assert "\r" not in whole
    assert 500 <= len(whole.split("\n===\n")[1]) <= 1500


@pytest.mark.parametrize("path", FILES, ids=named)
def test_places_and_actors_are_ones_that_we_know(path):
    """Required and optional ids are those of data/names."""
    rows = gold_rows(path)

    assert {name for row in rows for name in (*row.places, *row.optional_places)} <= PLACES
    assert {name for row in rows for name in row.actors | row.optional_actors} <= ACTORS


@pytest.mark.parametrize("path", FILES, ids=named)
def test_words_name_one_report_only(path):
    """The same words as trigger of two rows are a slip of their number."""
    spans = [row.trigger for row in gold_rows(path)]

    assert len(spans) == len(set(spans))


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_an_article_tells_a_happening_once(topic):
    """A happening told twice in one article has one row, as in the gold of reports."""
    told = Counter((one.report.article_id, one.happening) for one in topic.told)

    assert [pair for pair, number in told.items() if number > 1] == []


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_a_topic_is_told_in_several_languages_by_several_publishers(topic):
    """Three languages and three publishers at least, and days of publication that differ."""
    reports = topic.reports

    assert len({one.lang for one in reports}) >= 3
    assert len({one.citation.publisher for one in reports}) >= 3
    assert len({one.citation.published for one in reports}) >= 3


def test_no_happening_stands_in_two_topics():
    """Topics are merged each by itself, and splits share nothing: same kind, day and places in two is a slip."""
    kept = defaultdict(set)
    for topic in TOPICS:
        for one in topic.reports:
            places = frozenset(place.id for place in one.report.places)
            if places:
                kept[topic.name].add((one.report.kind, one.report.when, places))

    assert [(a, b) for a, b in combinations(kept, 2) if kept[a] & kept[b]] == []


@pytest.mark.parametrize("split", SPLITS)
def test_most_happenings_that_are_told_again_are_told_in_another_language(split):
    """Each split has a hundred happenings told by two articles or more, and others told once."""
    languages, articles = defaultdict(set), Counter()
    for topic in load_topics((split,)):
        for one in topic.told:
            languages[one.happening].add(one.report.lang)
            articles[one.happening] += 1
    again = {name for name, number in articles.items() if number > 1}

    assert len(again) >= 100
    assert len(articles) - len(again) >= 50
    assert sum(len(languages[name]) > 1 for name in again) >= 0.9 * len(again)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("split", SPLITS)
def test_no_rule_of_one_line_is_enough(split, rule):
    """Equal kinds, dates, places or actors stay below 0.85, so that 0.90 says something about merging."""
    score = judge(lambda reports: grouped(reports, RULES[rule]), load_topics((split,)))

    assert score.f1 < 0.85
