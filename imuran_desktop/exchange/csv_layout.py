"""Which column of a table holds what, guessed by the headings. The person sees it and may choose otherwise."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from imuran_desktop.domain.analyte_names import AnalyteNames
from imuran_desktop.domain.results import Analytes
from imuran_desktop.domain.units import unit_code


class Field(StrEnum):
    """What a column can hold."""

    DATE = "date"
    NAME = "name"
    VALUE = "value"
    UNIT = "unit"
    LOW = "low"
    HIGH = "high"
    RANGE = "range"
    LAB = "lab"
    COMMENT = "comment"
    SAMPLE = "sample"


HEADER = ("Date", "Name", "Value", "Unit", "Low", "High", "Laboratory", "Comment")
"""The headings of the tables that are written here. All that stands below them is read back just as it is."""


@dataclass(frozen=True)
class Measured:
    """What a column of the wide layout holds: its name as in the heading, and the unit there (UCUM code, or "")."""

    name: str
    unit: str = ""


@dataclass(frozen=True)
class Layout:
    """Which column (from 0) holds what. *Long*: a row per result (NAME and VALUE are in ``fields``).

    *Wide*: a row per day, and a column per analyte (``measured``); of ``fields`` only DATE, LAB and SAMPLE count then.
    """

    fields: Mapping[Field, int]
    measured: Mapping[int, Measured]

    @property
    def is_usable(self) -> bool:
        """Whether there is a date, and a name with a value or columns of values."""
        return Field.DATE in self.fields and (bool(self.measured) or self._is_long)

    @property
    def used(self) -> frozenset[int]:
        """The columns that are read."""
        counted = (Field.DATE, Field.LAB, Field.SAMPLE) if self.measured else tuple(Field)
        return frozenset({self.fields[field] for field in counted if field in self.fields} | {*self.measured})

    @property
    def _is_long(self) -> bool:
        return Field.NAME in self.fields and Field.VALUE in self.fields


_HEADINGS: Mapping[Field, str] = {
    Field.DATE: "date|collected|date collected|collection date|collected on|collected date|date of collection"
    "|collection date time|date time|datetime|sample date|date of sample|specimen date|test date|date of test|taken"
    "|date taken|taken on|datum|abnahmedatum|entnahmedatum",
    Field.NAME: "test|name|test name|analyte|component|parameter|investigation|observation|measurement|item"
    "|untersuchung|analyse|messgröße|measured|what was measured",
    Field.VALUE: "value|result|test result|result value|wert|ergebnis|messwert",
    Field.UNIT: "unit|units|einheit|result unit|unit of measure",
    Field.LOW: "low|reference low|ref low|range low|low limit|lower limit|lower|normal low|reference range low|min"
    "|untergrenze",
    Field.HIGH: "high|reference high|ref high|range high|high limit|upper limit|upper|normal high|reference range high"
    "|max|obergrenze",
    Field.RANGE: "range|reference range|ref range|reference interval|normal range|standard range|reference"
    "|referenzbereich|normbereich|referenz",
    Field.LAB: "lab|laboratory|labor|performing lab|hospital|performing laboratory",
    Field.COMMENT: "comment|comments|note|notes|remark|remarks|kommentar|bemerkung|bemerkungen",
    Field.SAMPLE: "sample|sample type|type of sample|kind of sample|sample material|specimen|specimen type"
    "|type of specimen|specimen source|body fluid|fluid|material|probe|probenart|probenmaterial|untersuchungsmaterial",
}
_FIELDS = {heading: field for field, headings in _HEADINGS.items() for heading in headings.split("|")}
_WITH_UNIT = re.compile(r"(.+?)(?:\s*[(\[]([^()\[\]]+)[)\]]|[\s,]+(\S+))")


def guess_layout(header: Sequence[str], analytes: Analytes) -> Layout:
    """What each column probably holds, by its heading."""
    fields: dict[Field, int] = {}
    for place, heading in enumerate(header):
        field = _FIELDS.get(" ".join(re.findall(r"[^\W_]+", heading.casefold())))
        if field is not None:
            fields.setdefault(field, place)
    if Field.NAME in fields and Field.VALUE in fields:
        return Layout(fields, {})
    names, taken = AnalyteNames(analytes), {*fields.values()}
    headings = {place: measured_of(heading, names) for place, heading in enumerate(header) if place not in taken}
    return Layout(fields, {place: item for place, item in headings.items() if _is_measured(item, names)})


def measured_of(heading: str, names: AnalyteNames) -> Measured:
    """The name and the unit in a heading such as "Hb (g/L)". A name on the list is not parted."""
    found = _WITH_UNIT.fullmatch(heading)
    if found is not None and (heading.endswith("%") or names.find(heading) is None):
        unit = unit_code(found[2] or found[3])
        if unit is not None:
            return Measured(found[1], unit)
    return Measured(heading)


def _is_measured(item: Measured, names: AnalyteNames) -> bool:
    return bool(item.unit) or names.find(item.name) is not None
