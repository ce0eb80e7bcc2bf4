"""A plan as the text of a plan file, which `plan_file.parse_plan` reads back."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time

from imuran_desktop.domain.plan import Change, MealTimes, Plan, Prescription, sorted_meals
from imuran_desktop.domain.zones import Timeline, ZoneChange
from imuran_desktop.exchange.monitoring_render import monitoring_lines
from imuran_desktop.exchange.prescription_render import change_lines, prescription_lines, weekday_list
from imuran_desktop.exchange.toml_text import as_key, as_toml, indented


def render_plan(plan: Plan, now: datetime) -> str:
    """The text of a plan file. Times of day are of the diary's zone, instants carry their offset."""
    return "\n".join(_lines(plan, now)) + "\n"


def _lines(plan: Plan, now: datetime) -> Iterator[str]:
    yield from _person_lines(plan)
    for meals in sorted_meals(plan.meals):
        yield ""
        yield from _meals_lines(meals)
    for item in plan.prescriptions:
        yield ""
        yield from prescription_lines(item, dated=_dated(item, plan, now))
    for schedule in plan.schedules:
        yield ""
        yield from monitoring_lines(schedule, alone=len(plan.schedules) == 1)


def _person_lines(plan: Plan) -> Iterator[str]:
    zones = _zones(plan.timeline)
    (first, *moves) = zones
    one = not moves and first.at is None
    yield "[person]"
    yield f"name = {as_toml(plan.person.name)}"
    if one:
        yield f"zone = {as_toml(first.zone)}"
    yield f"recording_from = {plan.person.recording_from}"
    if plan.person.sample:
        yield "sample = true"
    for change in () if one else zones:
        yield "  [[person.zones]]"
        if change.at is not None:
            yield f"  from = {change.at.isoformat()}"
        yield f"  zone = {as_toml(change.zone)}"


def _zones(timeline: Timeline) -> list[ZoneChange]:
    """The zones in their order."""
    always = [change for change in timeline.changes if change.at is None]
    later = [(change.at, change.zone) for change in timeline.changes if change.at is not None]
    return [*always, *(ZoneChange(at, zone) for at, zone in sorted(later))]


def _meals_lines(meals: MealTimes) -> Iterator[str]:
    yield "[[meals]]"
    yield from change_lines(meals.begins)
    yield from _times_lines(meals.times)
    alike: list[tuple[Mapping[str, time], list[int]]] = []
    for day, times in sorted(meals.other_days.items()):
        same = next((days for others, days in alike if dict(others) == dict(times)), None)
        if same is None:
            alike.append((times, [day]))
        else:
            same.append(day)
    for times, days in alike:
        yield "  [[meals.other_days]]"
        yield f"  days = {weekday_list(days)}"
        yield from indented(_times_lines(times))


def _times_lines(times: Mapping[str, time]) -> Iterator[str]:
    for meal, at in sorted(times.items(), key=lambda pair: pair[1]):
        yield f'{as_key(meal)} = "{at:%H:%M}"'


def _dated(item: Prescription, plan: Plan, now: datetime) -> bool:
    """Whether to write from when doses count.

    Left out it means "from the start of recording on", which on that very day means "from now on".
    """
    start = plan.person.recording_from
    return item.recording != Change(start) or start == plan.timeline.local(now).date()
