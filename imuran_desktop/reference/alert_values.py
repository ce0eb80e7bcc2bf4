"""Published sets of values past which a clinic may want to hear from the person."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from imuran_desktop.domain.alerts import AlertValue
from imuran_desktop.domain.results import Analytes
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.reference.tables import Table, read_table, reference_file


@dataclass(frozen=True)
class AlertSet:
    """A published set, to be filled in and changed. ``caveat`` is shown with it; ``checked`` is an ISO date."""

    id: str
    name: str
    values: tuple[AlertValue, ...]
    source: str
    caveat: str
    checked: str


@cache
def load_alert_sets() -> Mapping[str, AlertSet]:
    """The published sets by id, in the order in which to offer them."""
    return read_alert_sets(reference_file("alert_values"), load_analytes())


def read_alert_sets(path: Path, analytes: Analytes) -> Mapping[str, AlertSet]:
    """The sets in a TOML file. Raises `ReferenceDataError`."""
    file = read_table(path)
    sets = {entry.id: _set(entry, analytes) for entry in file.entries("sets", "set")}
    file.finish()
    return sets


def _set(entry: Table, analytes: Analytes) -> AlertSet:
    values = tuple(_value(table, analytes) for table in entry.tables("values", "value"))
    named = [value.analyte for value in values]
    for analyte in named:
        if named.count(analyte) > 1:
            raise entry.fail(f'"values" has "{analyte}" twice')
    return AlertSet(entry.id, entry.text("name"), values, entry.text("source"), entry.text("caveat"), entry.checked())


def _value(table: Table, analytes: Analytes) -> AlertValue:
    analyte = table.text("analyte")
    if analyte not in analytes:
        raise table.fail(f'"analyte" is the unknown "{analyte}"')
    below, above = _limit(table, "below"), _limit(table, "above")
    rises = table.has("rise_percent")
    if below is None and above is None and not rises:
        raise table.fail('one of "below", "above" and "rise_percent" is needed')
    if below is not None and above is not None and below >= above:
        raise table.fail('"below" must be less than "above"')
    limited = below is not None or above is not None
    return AlertValue(
        analyte,
        _unit(table, analyte, analytes) if limited else "",
        below,
        above,
        _count(table, "rise_percent") if rises else None,
        _count(table, "over_months") if rises else None,
        table.text("note") if table.has("note") else "",
    )


def _unit(table: Table, analyte: str, analytes: Analytes) -> str:
    code = table.text("unit")
    if analytes[analyte].unit(code) is None:
        raise table.fail(f'"{analyte}" is not given in "{code}"')
    return code


def _limit(table: Table, key: str) -> Decimal | None:
    """As text: a number of TOML is a binary one."""
    if not table.has(key):
        return None
    text = table.text(key)
    try:
        value = Decimal(text)
    except InvalidOperation as error:
        raise table.fail(f'"{key}" must be a number as text, not "{text}"') from error
    if not value.is_finite() or value <= 0:
        raise table.fail(f'"{key}" must be above zero, not "{text}"')
    return value


def _count(table: Table, key: str) -> int:
    value = table.take(key, int)
    if value < 1:
        raise table.fail(f'"{key}" must be 1 or more')
    return value
