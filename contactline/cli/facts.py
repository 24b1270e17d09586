"""The commands that say who held what, and how much land that was."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

import typer

from contactline.geography import DatedFeature, Holding, control, dated_features
from contactline.geography.areas import FRAME, AreaFigure, Areas, areas_on
from contactline.geography.comparison import Act, State, Transfer, acts, differences, transfers
from contactline.geography.known import as_known, is_known
from contactline.geography.published import Comparison, beside
from contactline.names import place_label

MAX_DECIMALS = 1
"""Square kilometres are printed to a tenth: the data says no more."""


class JsonFormat(StrEnum):
    """How facts are printed."""

    JSON = "json"


class FactsFormat(StrEnum):
    """How figures are printed."""

    JSON = "json"
    TABLE = "table"


def read_day(value: str) -> date:
    """Return the day that an option gives; raise typer's complaint for anything else."""
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is not a day of the form 2020-11-10") from error


Known = Annotated[
    date | None,
    typer.Option(parser=read_day, metavar="DATE", help="Only what had been published by that day."),
]


def control_command(
    on: Annotated[date, typer.Option(parser=read_day, metavar="DATE", help="The day to say it for.")],
    known: Known = None,
    format: Annotated[JsonFormat, typer.Option()] = JsonFormat.JSON,
) -> None:
    """Print who held which area on a day, on whose word and how surely."""
    held = [holding for holding in control(on) if known is None or is_known(holding, known)]
    typer.echo(_json([_holding_record(holding) for holding in held]))


def areas_command(
    on: Annotated[
        date | None, typer.Option(parser=read_day, metavar="DATE", help="The day to measure.")
    ] = None,
    from_: Annotated[
        date | None,
        typer.Option("--from", parser=read_day, metavar="DATE", help="What changed after this day"),
    ] = None,
    to: Annotated[
        date | None, typer.Option(parser=read_day, metavar="DATE", help="and up to this one.")
    ] = None,
    known: Known = None,
    format: Annotated[FactsFormat, typer.Option()] = FactsFormat.TABLE,
) -> None:
    """Print how much land each side held, by district, beside published figures; and what changed between two days."""
    if (from_ is None) != (to is None) or (on is None and to is None):
        raise typer.BadParameter("give --on DATE, or --from DATE and --to DATE, or all three")
    if from_ and to and from_ >= to:
        raise typer.BadParameter(f"--from {from_} does not come before --to {to}")
    features = dated_features() if known is None else as_known(dated_features(), known)
    day = areas_on(on, features) if on else None
    if format is FactsFormat.JSON:
        typer.echo(_json({**(_areas_record(day) if day else {}), **_changes_record(features, from_, to)}))
        return
    if day:
        typer.echo("\n".join(_areas_table(day)))
    if from_ and to:
        typer.echo("\n".join(_changes_table(features, from_, to)))


def _areas_record(areas: Areas) -> dict[str, Any]:
    return {
        "on": areas.on.isoformat(),
        "figures": [_figure_record(figure) for figure in areas.figures],
        "totals": [_figure_record(figure) for figure in areas.totals],
        "line": {
            "km": _rounded(areas.line.km),
            "coarse_km": _rounded(areas.line.coarse_km),
            "settlement_spacing_km": _rounded(areas.line.spacing),
        }
        if areas.line
        else None,
        "published": [_comparison_record(comparison) for comparison in beside(areas)],
    }


def _figure_record(figure: AreaFigure) -> dict[str, Any]:
    return {
        "place": figure.place or "frame",
        "controller": figure.controller,
        "km2": _rounded(figure.km2),
        "uncertainty_km2": _rounded(figure.uncertainty),
        "shared_km2": _rounded(figure.shared),
        "contested_km2": _rounded(figure.contested),
    }


def _comparison_record(comparison: Comparison) -> dict[str, Any]:
    row = comparison.published
    return {
        "id": row.id,
        "measure": row.measure,
        "place": row.place or "frame",
        "controllers": sorted(row.controllers),
        "low": row.low,
        "high": row.high,
        "ours": _rounded(comparison.ours),
        "off_percent": _rounded(comparison.off),
        "why": list(row.why),
        "note": row.note,
        "source": row.source,
        "verification": row.verification,
    }


def _changes_record(
    features: Sequence[DatedFeature], first: date | None, last: date | None
) -> dict[str, Any]:
    if first is None or last is None:
        return {}
    moved = transfers(differences(features, first, last))
    return {
        "from": first.isoformat(),
        "to": last.isoformat(),
        "transfers": [_transfer_record(transfer) for transfer in moved],
        "acts": [_act_record(act) for act in acts(features, first, last)],
    }


def _transfer_record(transfer: Transfer) -> dict[str, Any]:
    return {
        "place": transfer.place,
        "before": asdict(transfer.before),
        "after": asdict(transfer.after),
        "km2": _rounded(transfer.km2),
    }


def _act_record(act: Act) -> dict[str, Any]:
    return {
        "day": act.day.isoformat(),
        "layer": act.layer,
        "transfers": [_transfer_record(transfer) for transfer in act.transfers],
        "basis": act.basis,
        "sources": list(act.sources),
        "certainty": act.certainty,
    }


def _areas_table(areas: Areas) -> list[str]:
    lines = [f"{areas.on}: land held, km² (± about 95 of 100 cases, from the spacing of settlements)"]
    for figure in (*areas.figures, *areas.totals):
        place = "All" if figure.place == FRAME else place_label(figure.place, "en")
        shared = f"  others present {figure.shared:,.0f}" if figure.shared else ""
        lines.append(
            f"  {place:<28} {figure.controller:<20} {figure.km2:>8,.0f} ± {figure.uncertainty:<5,.0f}{shared}"
        )
    if areas.line:
        line = areas.line
        lines.append(
            f"Contact line: {line.km:,.0f} km ({line.coarse_km:,.0f} km without bends finer than facts)"
        )
    lines.append("Published beside ours:")
    for found in beside(areas):
        row = found.published
        unit = "km²" if row.measure == "km2" else "km"
        lines.append(
            f"  {row.low:>8,.0f} {unit:<3} ours {found.ours:>8,.0f} ({found.off:+.1f} %)  {row.note}"
        )
        lines.append(f"  {'':<12} {row.source}")
    return lines


def _changes_table(features: Sequence[DatedFeature], first: date, last: date) -> list[str]:
    lines = [f"Changed after {first} and up to {last}, km²:"]
    for row in transfers(differences(features, first, last)):
        change = f"{_state(row.before)} → {_state(row.after)}"
        lines.append(f"  {place_label(row.place, 'en'):<28} {row.km2:>8,.0f}  {change}")
    for act in acts(features, first, last):
        lines.append(f"{act.day}  {act.basis} [{act.certainty}]")
        lines += [f"            {source}" for source in act.sources]
    return lines


def _state(state: State) -> str:
    shared = f" with {state.co_presence}" if state.co_presence else ""
    return f"{state.value}{shared}{', contested' if state.contested else ''}"


def _holding_record(holding: Holding) -> dict[str, Any]:
    record = asdict(holding)
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in record.items()}


def _rounded(value: float) -> float:
    return round(value, MAX_DECIMALS)


def _json(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, indent=1)
