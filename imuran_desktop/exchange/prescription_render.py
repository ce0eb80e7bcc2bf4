"""A prescription as the lines of a plan file."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.plan import (
    ON_TIME_WINDOW,
    USUAL_DIRECTIONS,
    Change,
    Directions,
    DoseStep,
    Hold,
    Prescription,
    Slot,
)
from imuran_desktop.domain.plan_checks import EARLIEST
from imuran_desktop.domain.repeats import COUNTED, DAILY, Repeat, RepeatKind
from imuran_desktop.domain.tablets import TabletCount, make_up
from imuran_desktop.exchange.plan_parts import Weekday
from imuran_desktop.exchange.plan_slots import same_rhythm
from imuran_desktop.exchange.toml_text import as_array, as_figure, as_toml, indented

_ONE_DAY = timedelta(days=1)


def prescription_lines(item: Prescription, *, dated: bool) -> Iterator[str]:
    """``item`` as ``[[prescriptions]]``; ``dated`` tells whether to say from when its doses count."""
    yield "[[prescriptions]]"
    yield from _own_lines(item)
    yield from _end_lines(item.ends, "prescriptions.ended", short=item.ends != Change(EARLIEST))
    if dated:
        yield "  [prescriptions.recording]"
        yield from indented(change_lines(item.recording))
    for directions in () if _only_directions(item) else item.directions:
        yield "  [[prescriptions.directions]]"
        yield from indented(change_lines(directions.begins))
        yield from indented(_directions_lines(directions))
    for hold in item.holds:
        yield from indented(_hold_lines(hold))
    before: DoseStep | None = None
    for step in item.in_order():
        yield from indented(_step_lines(step, before, item))
        before = step


def _own_lines(item: Prescription) -> Iterator[str]:
    yield f"id = {as_toml(item.id)}"
    yield f"medicine = {as_toml(item.medicine)}"
    directions = _only_directions(item)
    if directions is not None:
        yield from _directions_lines(directions)
    if item.tablets_mg:
        yield f"tablets_mg = {as_array(map(as_figure, item.tablets_mg))}"
    if item.may_halve:
        yield "tablets_may_be_halved = true"
    words = {"prescriber": item.prescriber, "reason": item.reason, "missed_words": item.missed_words}
    for key, text in words.items():
        if text:
            yield f"{key} = {as_toml(text)}"


def change_lines(change: Change) -> Iterator[str]:
    """When a dated part begins."""
    yield f"from = {change.first.isoformat()}"
    if change.changed_at:
        yield f"changed_at = {change.changed_at.isoformat()}"
    if change.answered:
        yield f"answered = {as_array(map(as_toml, sorted(change.answered)))}"


def _only_directions(item: Prescription) -> Directions | None:
    """The directions that hold since the doses count, when there never were any others."""
    if not item.directions:
        return USUAL_DIRECTIONS
    (first, *others) = item.directions
    return first if not others and first.begins == Change(item.recording.first) else None


def _directions_lines(directions: Directions) -> Iterator[str]:
    if directions.food is FoodInstruction.OWN_WORDS:
        yield f"food_words = {as_toml(directions.food_words)}"
    else:
        yield f"food = {as_toml(directions.food.value)}"
    if directions.milk_words:
        yield f"milk = {as_toml(directions.milk_words)}"
    if directions.window != ON_TIME_WINDOW:
        yield f"on_time_minutes = {as_figure(directions.window / timedelta(minutes=1))}"


def _end_lines(ends: Change | None, table: str, *, short: bool) -> Iterator[str]:
    """``until`` the last day; a table when the end was made in mid-day. Keys of the table around it come before it."""
    if ends is None:
        return
    if short and ends == Change(ends.first):
        yield f"until = {ends.first - _ONE_DAY}"
    else:
        yield f"  [{table}]"
        yield from indented(change_lines(ends))


def _hold_lines(hold: Hold) -> Iterator[str]:
    yield "[[prescriptions.holds]]"
    yield from change_lines(hold.begins)
    yield f"reason = {as_toml(hold.reason.value)}"
    if hold.said_by:
        yield f"said_by = {as_toml(hold.said_by)}"
    longer = hold.ends is not None and hold.ends.first > hold.begins.first
    yield from _end_lines(hold.ends, "prescriptions.holds.ends", short=longer)


def _step_lines(step: DoseStep, before: DoseStep | None, item: Prescription) -> Iterator[str]:
    yield "[[prescriptions.steps]]"
    yield from change_lines(step.begins)
    if step.last:
        yield f"until = {step.last}"
    for slot in step.slots:
        same = (each.repeat for each in before.slots if each.id == slot.id) if before else iter(())
        yield from indented(_slot_lines(slot, step.begins.first, next(same, None), item))


def _slot_lines(slot: Slot, first: date, before: Repeat | None, item: Prescription) -> Iterator[str]:
    yield "[[prescriptions.steps.slots]]"
    yield f"slot = {as_toml(slot.id)}"
    if slot.meal:
        yield f"meal = {as_toml(slot.meal)}"
    if slot.at:
        yield f'time = "{slot.at:%H:%M}"'
    yield from _repeat_lines(slot.repeat)
    if slot.repeat.kind in COUNTED and slot.repeat.since != _read_since(slot.repeat, first, before):
        yield f"since = {slot.repeat.since}"
    yield f"amount_mg = {as_figure(slot.amount_mg)}"
    if slot.tablets != (make_up(slot.amount_mg, item.tablets_mg, may_halve=item.may_halve) or ()):
        # Made up of tablets that the person had then.
        yield f"tablets = {as_array(map(_tablet, slot.tablets))}"


def _read_since(repeat: Repeat, first: date, before: Repeat | None) -> date:
    """From when a repeat is counted where the file doesn't say: as in the step before, else from the first day."""
    return before.since if before and same_rhythm(before, repeat) else first


def _repeat_lines(repeat: Repeat) -> Iterator[str]:
    if repeat == DAILY:
        return
    yield f"repeat = {as_toml(repeat.kind.value)}"
    match repeat.kind:
        case RepeatKind.WEEKDAYS:
            yield f"weekdays = {weekday_list(repeat.weekdays)}"
        case RepeatKind.AS_NEEDED:
            yield from _limit_lines(repeat)
        case RepeatKind.CYCLE:
            yield f"days_on = {repeat.every}"
            yield f"days_off = {repeat.days_off}"
        case _:
            yield f"every = {repeat.every}"


def _limit_lines(repeat: Repeat) -> Iterator[str]:
    if repeat.min_gap is not None:
        yield f"min_gap_hours = {as_figure(repeat.min_gap / timedelta(hours=1))}"
    if repeat.most_per_day is not None:
        yield f"most_per_day = {repeat.most_per_day}"


def weekday_list(numbers: Iterable[int]) -> str:
    """Days of the week (ISO numbers) as TOML."""
    return as_array(as_toml(Weekday.of(number).value) for number in sorted(numbers))


def _tablet(tablet: TabletCount) -> str:
    return f"{{ mg = {as_figure(tablet.strength_mg)}, count = {as_figure(tablet.count)} }}"
