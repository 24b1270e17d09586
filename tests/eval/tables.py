"""Scores as Markdown tables, and a part of a Markdown file between markers that can be written again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.eval.rivals import Contest, Standing
from tests.eval.scoring import Tally

BENCHMARKS = Path(__file__).parents[2] / "BENCHMARKS.md"
TITLE = "# What was measured\n"
NAMES = {
    "ar": "Arabic",
    "ru": "Russian",
    "en": "English",
    "az": "Azerbaijani",
    "hy": "Armenian",
    "all": "all",
}
HEADINGS = {
    "timex-span": "date: words",
    "timex": "date: words and value",
    "places": "places",
    "places-role": "places with role",
    "actors": "actors",
    "kinds": "kinds",
    "reports": "whole reports",
}


def score_table(
    scores: dict[str, dict[str, Tally]], counts: dict[str, int], chosen: Iterable[str] = tuple(HEADINGS)
) -> str:
    """Return precision / recall / F1 of the ``chosen`` measures, a language a row."""
    names = tuple(chosen)
    rows = [
        [NAMES.get(lang, lang), str(counts[lang]), *(_three(measures[name]) for name in names)]
        for lang, measures in scores.items()
    ]
    return table(["language", "articles", *(HEADINGS[name] for name in names)], rows)


def contest_table(contests: dict[str, Contest], rival: str) -> str:
    """Return our dates beside the rival's, a language a row."""
    head = ["language", "span F1: ours", rival, "day F1: ours", rival, "articles/s: ours", rival, "ratio"]
    return table(head, [_contest_row(lang, one) for lang, one in contests.items()])


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def written_between(text: str, name: str, body: str) -> str:
    """Return ``text`` with ``body`` between the markers of ``name``, put at the end where there are none."""
    start, end = f"<!-- {name}:start -->", f"<!-- {name}:end -->"
    before, found, rest = text.partition(start)
    if not found:
        return f"{(text or TITLE).rstrip()}\n\n{start}\n{body.strip()}\n{end}\n"
    _, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"there is a {start} with no {end} after it")
    return f"{before}{start}\n{body.strip()}\n{end}{after}"


def write_part(name: str, body: str, path: Path = BENCHMARKS) -> None:
    """Write ``body`` between the markers of ``name`` in a file and leave the rest of it as it is."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(written_between(text, name, body), encoding="utf-8")


def _three(counts: Tally) -> str:
    return f"{counts.precision:.2f} / {counts.recall:.2f} / **{counts.f1:.2f}**"


def _contest_row(lang: str, one: Contest) -> list[str]:
    rival, unknown = one.dateparser, "language not known"
    return [
        NAMES.get(lang, lang),
        f"{one.ours.span.f1:.2f}",
        f"{rival.span.f1:.2f}" if rival else unknown,
        f"{one.ours.day.f1:.2f}",
        f"{rival.day.f1:.2f}" if rival else unknown,
        _rate(one.ours) if one.ours.span.hits else "—",
        _rate(rival) if rival else unknown,
        f"{one.ratio:,.1f}" if one.ratio else "—",
    ]


def _rate(one: Standing) -> str:
    return f"{one.rate:,.0f}" if one.rate >= 10 else f"{one.rate:.1f}"
