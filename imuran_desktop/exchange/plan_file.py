"""The plan file: a plan as TOML, as a clinic or a person writes it by hand.

Keys may be left out where a diary can supply them; `services.plan_import` puts the file and the diary together.
"""

from collections.abc import Mapping
from datetime import time

from imuran_desktop.domain.zones import ZoneChange, valid_zone
from imuran_desktop.exchange.plan_monitoring import read_monitoring
from imuran_desktop.exchange.plan_parts import FileMeals, FilePerson, PlanFile, Weekday
from imuran_desktop.exchange.plan_prescriptions import read_prescriptions
from imuran_desktop.exchange.plan_slots import once, read_change, read_weekdays
from imuran_desktop.exchange.toml_lines import line_numbers, line_of
from imuran_desktop.exchange.toml_reader import FileFault, FileProblem, Table, read_toml


def parse_plan(text: str) -> PlanFile:
    """Read a plan file.

    Raises:
        FileProblem: naming the place, its line and what is wrong there.
    """
    root = read_toml(text)
    lines = line_numbers(text)
    try:
        return _plan(root, lines)
    except FileProblem as problem:
        problem.line = line_of(lines, problem.where)
        raise


def _plan(root: Table, lines: Mapping[str, int]) -> PlanFile:
    person = root.table("person")
    found = PlanFile(
        person=_person(person) if person else None,
        meals=once((table, _meals(table)) for table in root.tables("meals")),
        prescriptions=read_prescriptions(root),
        monitoring=read_monitoring(root),
        lines=lines,
    )
    root.done()
    return found


def _person(table: Table) -> FilePerson:
    if table.has("zone") and table.has("zones"):
        raise table.problem(FileFault.NOT_BOTH, "zone", one="zones", other="zone")
    person = FilePerson(
        name=table.text("name"),
        zone=_zone(table) if table.text_or_none("zone") else None,
        recording_from=table.day_or_none("recording_from"),
        sample=table.truth("sample") or False,
        zones=_zones(table),
    )
    table.done()
    return person


def _zones(table: Table) -> tuple[ZoneChange, ...]:
    """Where the person was when: each zone but the first ``from`` an instant on."""
    found: list[ZoneChange] = []
    for each in table.tables("zones"):
        change = ZoneChange(each.instant("from"), _zone(each))
        each.done()
        if any(other.at == change.at for other in found):
            if change.at is None:
                raise each.problem(FileFault.MISSING_KEY, "from", key="from")
            raise each.problem(FileFault.TWICE, "from", value=change.at.isoformat())
        found.append(change)
    return tuple(found)


def _zone(table: Table) -> str:
    zone = table.text("zone")
    if not valid_zone(zone):
        raise table.problem(FileFault.UNKNOWN_ZONE, "zone", zone=zone)
    return zone


def _meals(table: Table) -> FileMeals:
    begins = read_change(table)
    others: dict[int, dict[str, time]] = {}
    for each in table.tables("other_days"):
        days = read_weekdays(each, "days")
        twice = sorted(days & others.keys())
        if twice:
            raise each.problem(FileFault.TWICE, "days", value=Weekday.of(twice[0]).value)
        times = {meal: each.clock(meal) for meal in each.rest()}
        others |= dict.fromkeys(days, times)
    return FileMeals(begins, {meal: table.clock(meal) for meal in table.rest()}, others)
