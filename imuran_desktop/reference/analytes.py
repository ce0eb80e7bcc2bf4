"""What laboratories measure: names, units and codes."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from imuran_desktop.domain.analyte_names import name_key
from imuran_desktop.domain.codes import Panel
from imuran_desktop.domain.results import Analyte, Analytes, Unit
from imuran_desktop.domain.symptoms import Source
from imuran_desktop.reference.tables import Table, load_sources, read_table, reference_file

_LOINC = re.compile(r"\d{1,7}-\d")


@cache
def load_analytes() -> Analytes:
    """Every analyte by id, in the order in which to show them."""
    return read_analytes(reference_file("analytes"), load_sources())


def read_analytes(path: Path, sources: Mapping[str, Source]) -> Analytes:
    """The analytes in a TOML file. Raises `ReferenceDataError`."""
    file = read_table(path)
    file.known("sources", sources, "source")
    analytes: dict[str, Analyte] = {}
    seen: dict[str, str] = {}
    for entry in file.entries("analytes", "analyte"):
        analyte = _analyte(entry)
        _names(entry, analyte, seen)
        analytes[analyte.id] = analyte
    file.finish()
    return analytes


def _analyte(entry: Table) -> Analyte:
    lowest, highest = _decimal(entry, "lowest"), _decimal(entry, "highest")
    if not 0 <= lowest < highest:
        raise entry.fail('"lowest" must be below "highest", and not below zero')
    return Analyte(
        id=entry.id,
        name=entry.text("name"),
        panel=_panel(entry),
        loinc=_loinc(entry, "loinc"),
        loinc_molar=_loinc(entry, "loinc_molar") if entry.has("loinc_molar") else "",
        units=_units(entry),
        lowest=lowest,
        highest=highest,
        also=entry.texts("also"),
    )


def _names(entry: Table, analyte: Analyte, seen: dict[str, str]) -> None:
    """Refuse a name that another analyte has too: a laboratory's line could mean both."""
    for name in (analyte.name, *analyte.also):
        if seen.setdefault(name_key(name), analyte.id) != analyte.id:
            raise entry.fail(f'"{name}" is also a name of "{seen[name_key(name)]}"')


def _panel(entry: Table) -> Panel:
    value = entry.text("panel")
    if value not in list(Panel):
        raise entry.fail(f'"panel" is the unknown panel "{value}"')
    return Panel(value)


def _loinc(entry: Table, key: str) -> str:
    """A LOINC code, whose last digit checks the others (by Luhn's rule)."""
    code = entry.text(key)
    if not _LOINC.fullmatch(code) or _luhn(code[:-2]) != int(code[-1]):
        raise entry.fail(f'"{key}" is not a LOINC code: "{code}"')
    return code


def _luhn(digits: str) -> int:
    total = sum(sum(divmod(int(digit) * 2, 10)) if even else int(digit) for digit, even in _from_the_right(digits))
    return -total % 10


def _from_the_right(digits: str) -> list[tuple[str, bool]]:
    return [(digit, place % 2 == 0) for place, digit in enumerate(reversed(digits))]


def _units(entry: Table) -> tuple[Unit, ...]:
    units = tuple(Unit(table.text("code"), _decimal(table, "factor")) for table in entry.tables("units", "unit"))
    codes = [unit.code for unit in units]
    if len({*codes}) < len(codes):
        raise entry.fail('"units" has a unit twice')
    if units[0].factor != 1:
        raise entry.fail("one of the first unit is one of itself: its factor must be 1")
    if any(unit.factor <= 0 for unit in units):
        raise entry.fail("a factor must be above zero")
    return units


def _decimal(table: Table, key: str) -> Decimal:
    """A number written as a text, so that no digit of it is lost."""
    text = table.text(key)
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise table.fail(f'"{key}" must be a number in quotes, not "{text}"')
    return value
