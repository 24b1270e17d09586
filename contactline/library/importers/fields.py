"""Which column of a user's table says what: the mapping, and a guess of it from the header."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache

from contactline.extract.text import fold
from contactline.i18n import words
from contactline.library.importers.days import DateForm
from contactline.library.importers.sheet import Row
from contactline.model import KINDS

HEADERS: Mapping[str, str] = {
    "id": "id|event_id|identifier|no|номер|ид|код|معرف|الرقم|رقم",
    "date": "date|date_start|start_date|start|day|when|from|дата|дата начала|день|начало|التاريخ|تاريخ|تاريخ البداية|اليوم",
    "date_end": "date_end|end_date|end|until|to|дата окончания|дата конца|конец|تاريخ النهاية|النهاية|حتى",
    "kind": "kind|type|event_type|category|вид|тип|тип события|категория|النوع|نوع|نوع الحدث|الفئة",
    "title": "title|headline|name|event|summary|заголовок|название|событие|العنوان|عنوان|الحدث",
    "place": "place|location|settlement|where|town|village|место|населенный пункт|населённый пункт|المكان|الموقع|البلدة",
    "lat": "lat|latitude|y|широта|خط العرض|العرض",
    "lon": "lon|lng|long|longitude|x|долгота|خط الطول|الطول",
    "radius": "radius|radius_km|accuracy|precision_km|радиус|радиус км|точность|نصف القطر|الدقة",
    "actors": "actors|actor|who|side|sides|parties|участники|стороны|кто|الأطراف|الطرف|الفاعل|الجهة",
    "deaths": "deaths|fatalities|killed|погибшие|погибло|жертвы|القتلى|الوفيات|عدد القتلى",
    "source": "source|source_title|publisher|reference|citation|источник|ссылка на источник|المصدر|مصدر|المرجع",
    "url": "url|link|source_url|address|website|адрес|ссылка|الرابط|رابط",
    "licence": "licence|license|rights|лицензия|права|الترخيص|رخصة",
}  # fmt: skip
"""Names of columns in English, Russian and Arabic, by field."""


@dataclass(frozen=True, slots=True)
class FieldMap:
    """The column of each field (empty: there is none), how days are written, and which value is which kind.

    ``kinds`` gives our kind for a value of the kind column, folded; ``other_kind`` is for every other value.
    """

    id: str = ""
    date: str = ""
    date_end: str = ""
    kind: str = ""
    title: str = ""
    place: str = ""
    lat: str = ""
    lon: str = ""
    radius: str = ""
    actors: str = ""
    deaths: str = ""
    source: str = ""
    url: str = ""
    licence: str = ""
    form: DateForm = DateForm.EDTF
    kinds: Mapping[str, str] = field(default_factory=dict[str, str])
    other_kind: str = "incident"

    def __post_init__(self) -> None:
        """Refuse a kind that is not in the list."""
        unknown = {self.other_kind, *self.kinds.values()} - set(KINDS)
        if unknown:
            raise ValueError(
                f"{', '.join(sorted(unknown))}: no kind of happening; the kinds are {', '.join(KINDS)}"
            )

    @staticmethod
    def keyed(kinds: Mapping[str, str]) -> dict[str, str]:
        """Return kinds by the values of a column, as ``kinds`` takes them: folded."""
        return {_key(value): kind for value, kind in kinds.items()}

    def kind_of(self, value: str) -> str:
        """Return our kind for a value of the kind column."""
        return self.kinds.get(_key(value)) or _known_kinds().get(_key(value), self.other_kind)

    def with_columns(self, columns: Mapping[str, str]) -> FieldMap:
        """Return the mapping with other columns for some fields; raise ValueError for a field that it has not."""
        unknown = set(columns) - set(HEADERS)
        if unknown:
            raise ValueError(
                f"{', '.join(sorted(unknown))}: no such field; the fields are {', '.join(HEADERS)}"
            )
        return replace(self, **columns)

    @property
    def columns(self) -> dict[str, str]:
        """The column of each field that has one."""
        found = {item.name: getattr(self, item.name) for item in fields(self) if item.name in HEADERS}
        return {name: column for name, column in found.items() if column}


def guess(columns: Iterable[str], rows: Iterable[Row] = ()) -> FieldMap:
    """Return the mapping that the names of the columns suggest, and the form that the days of ``rows`` have."""
    by_key = {_key(column): column for column in reversed(list(columns))}
    chosen: dict[str, str] = {}
    for name, headers in HEADERS.items():
        found = next((by_key[_key(header)] for header in headers.split("|") if _key(header) in by_key), "")
        if found not in chosen.values():
            chosen[name] = found
    days = [row.get(chosen.get("date", "")) for row in rows]
    return FieldMap(form=_form(days)).with_columns(chosen)


def _form(days: list[str]) -> DateForm:
    """Return the form of days: month first only where some number cannot be a month, for it reads like day first."""
    days = [day for day in days if day]
    if days and all(day.replace(".", "", 1).isdigit() and len(day.split(".")[0]) == 5 for day in days):
        return DateForm.EXCEL
    numbers = [day.replace("/", ".").replace("-", ".").split(".") for day in days]
    whole = [parts for parts in numbers if len(parts) == 3 and all(part.isdigit() for part in parts)]
    if not any(len(parts[2]) == 4 for parts in whole):
        return DateForm.EDTF
    return DateForm.MONTH_FIRST if any(int(parts[1]) > 12 for parts in whole) else DateForm.DAY_FIRST


def _key(text: str) -> str:
    return " ".join(fold(text).text.replace("_", " ").split())


@cache
def _known_kinds() -> dict[str, str]:
    """Return our kinds by their ids and by their names in every language of the interface."""
    named = {
        _key(words(lang)(kind.label_en)): kind.id for kind in KINDS.values() for lang in ("en", "ar", "ru")
    }
    return {**named, **{_key(kind): kind for kind in KINDS}}
