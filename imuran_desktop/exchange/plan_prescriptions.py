"""Prescriptions of a plan file."""

from dataclasses import replace
from datetime import date, timedelta

from imuran_desktop.domain.codes import FoodInstruction, HoldReason
from imuran_desktop.domain.ids import free_id, plain_id
from imuran_desktop.domain.plan import ON_TIME_WINDOW, Change, Directions
from imuran_desktop.exchange.plan_parts import FileDirections, FileHold, FilePrescription
from imuran_desktop.exchange.plan_slots import in_rhythm, once, read_change, read_id, read_step, with_slot_ids
from imuran_desktop.exchange.toml_reader import FileFault, Table

LEAST_WINDOW_MIN, MOST_WINDOW_MIN = 1, 720
_DIRECTIONS = ("food", "food_words", "milk", "on_time_minutes")
_ONE_DAY = timedelta(days=1)


def read_prescriptions(root: Table) -> tuple[FilePrescription, ...]:
    """Every ``[[prescriptions]]``. An id that two have would lose the first of them."""
    ids: set[str] = set()
    items = []
    for table in root.tables("prescriptions"):
        item = _prescription(table)
        if item.id and item.id in ids:
            raise table.problem(FileFault.TWICE, "id", value=item.id)
        ids.add(item.id)
        items.append(item)
    return tuple(_with_ids(items))


def _with_ids(items: list[FilePrescription]) -> list[FilePrescription]:
    """Ids made from what each prescription and slot is, so that importing a file without any twice is the same."""
    taken = {item.id for item in items if item.id}
    named = []
    for item in items:
        identity = item.id or free_id(plain_id(item.medicine), taken)
        taken.add(identity)
        steps = in_rhythm([with_slot_ids(step, identity) for step in item.steps])
        named.append(replace(item, id=identity, steps=steps))
    return named


def _prescription(table: Table) -> FilePrescription:
    recording = table.table("recording")
    item = FilePrescription(
        id=read_id(table, "id"),
        medicine=table.text("medicine").strip(),
        in_force=_in_force(table),
        directions=once((each, _directions(each)) for each in table.tables("directions")),
        tablets_mg=table.numbers("tablets_mg"),
        may_halve=table.truth("tablets_may_be_halved"),
        missed_words=table.text_or_none("missed_words"),
        prescriber=table.text_or_none("prescriber"),
        reason=table.text_or_none("reason"),
        recording=_only_change(recording) if recording else None,
        steps=once((step, read_step(step)) for step in table.tables("steps")),
        holds=once((hold, _hold(hold)) for hold in table.tables("holds")) if table.has("holds") else None,
        ends=_end(table, "ended"),
    )
    if not item.medicine:
        raise table.problem(FileFault.MISSING_KEY, "medicine", key="medicine")
    table.done()
    return item


def _in_force(table: Table) -> FileDirections:
    """The directions that a prescription has as keys of its own; next to dated ones they would say it twice."""
    named = [key for key in _DIRECTIONS if table.has(key)]
    if named and table.has("directions"):
        raise table.problem(FileFault.NOT_BOTH, named[0], one="directions", other=named[0])
    return _read_directions(table)


def _directions(table: Table) -> Directions:
    begins, said = read_change(table), _read_directions(table)
    table.done()
    return Directions(
        begins,
        said.food or FoodInstruction.WITH_OR_AFTER,
        said.food_words or "",
        said.milk_words or "",
        ON_TIME_WINDOW if said.window is None else said.window,
    )


def _read_directions(table: Table) -> FileDirections:
    words, food = table.text_or_none("food_words") or None, table.word("food", FoodInstruction)
    if words and food not in (None, FoodInstruction.OWN_WORDS):
        raise table.problem(FileFault.NOT_BOTH, "food_words", one="food", other="food_words")
    minutes = table.number_within("on_time_minutes", LEAST_WINDOW_MIN, MOST_WINDOW_MIN)
    return FileDirections(
        food=FoodInstruction.OWN_WORDS if words else food,
        food_words=words,
        milk_words=table.text_or_none("milk"),
        window=None if minutes is None else timedelta(seconds=round(minutes * 60)),
    )


def _hold(table: Table) -> FileHold:
    begins = read_change(table)
    hold = FileHold(
        begins, _end(table, "ends", begins.first), table.word("reason", HoldReason), table.text_or_none("said_by")
    )
    table.done()
    return hold


def _end(table: Table, key: str, first: date | None = None) -> Change | None:
    """When something is over: after the day ``until``, or from an instant in mid-day on, which export writes."""
    until, exact = table.day_or_none("until"), table.table(key)
    if until is not None and exact is not None:
        raise table.problem(FileFault.NOT_BOTH, key, one="until", other=key)
    if until is not None and first is not None and until < first:
        raise table.problem(FileFault.UNTIL_FIRST, "until", last=until, first=first)
    if exact is not None:
        return _only_change(exact)
    return None if until is None else Change(until + _ONE_DAY)


def _only_change(table: Table) -> Change:
    change = read_change(table)
    table.done()
    return change
