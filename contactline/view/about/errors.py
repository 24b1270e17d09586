"""What is known to be wrong or weak and follows from no grade of the data: ``data/known_errors.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from contactline.model import DATA

KNOWN_ERRORS = DATA / "known_errors.yaml"

Concern = Literal["map", "events", "reading", "names", "release"]
"""What a known error is about."""


class ErrorsError(ValueError):
    """A list of known errors that cannot be right; the message names the file, the entry and the part."""


@dataclass(frozen=True, slots=True)
class KnownError:
    """Something that is known to be wrong: ``said`` by language, ``where`` is the file that says more."""

    id: str
    concerns: Concern
    said: dict[str, str]
    where: str


_Text = Annotated[str, Field(min_length=1)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    concerns: Concern
    en: _Text
    ar: _Text
    ru: _Text
    where: _Text


@cache
def known_errors(path: Path = KNOWN_ERRORS) -> tuple[KnownError, ...]:
    """Return the known errors in the order of the file; raise ErrorsError for a list that cannot be right."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        entries = [_Entry.model_validate(one) for one in raw]
    except (yaml.YAMLError, TypeError) as error:
        raise ErrorsError(f"{path.name}: {error}") from error
    except ValidationError as error:
        fault = error.errors()[0]
        raise ErrorsError(f"{path.name}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}") from error
    ids = [one.id for one in entries]
    if twice := next((one for one in ids if ids.count(one) > 1), ""):
        raise ErrorsError(f"{path.name}: {twice} stands there twice")
    return tuple(
        KnownError(one.id, one.concerns, {"en": one.en, "ar": one.ar, "ru": one.ru}, one.where)
        for one in entries
    )
