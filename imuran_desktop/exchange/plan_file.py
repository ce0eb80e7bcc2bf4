"""The plan file: a plan as TOML, as a clinic or a person writes it by hand.

Keys may be left out where a diary can supply them; `services.plan_import` puts the file and the diary together.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.ids import free_id, is_id, plain_id, slot_id
from imuran_desktop.domain.plan import ON_TIME_WINDOW, Change, DoseStep, Slot
from imuran_desktop.exchange.toml_reader import FileFault, FileProblem, Table, read_toml


@dataclass(frozen=True)
class FilePerson:
    """``[person]``."""

    name: str
    zone: str | None
    recording_from: date | None
    sample: bool = False
    """Whether the diary is one of made-up data."""


@dataclass(frozen=True)
class FileMeals:
    """One ``[[meals]]``."""

    begins: Change
    times: Mapping[str, time]


@dataclass(frozen=True)
class FilePrescription:
    """One ``[[prescriptions]]``. The id is made from the medicine when the file has none."""

    id: str
    medicine: str
    food: FoodInstruction
    food_words: str
    tablets_mg: tuple[float, ...]
    missed_words: str
    window: timedelta
    recording: Change | None
    steps: tuple[DoseStep, ...]


@dataclass(frozen=True)
class FileMonitoring:
    """``[monitoring]``: the id of a preset, and when it starts."""

    preset: str
    start: date
    restarts: tuple[date, ...]


@dataclass(frozen=True)
class PlanFile:
    """What a plan file says."""

    person: FilePerson | None = None
    meals: tuple[FileMeals, ...] = ()
    prescriptions: tuple[FilePrescription, ...] = ()
    monitoring: tuple[FileMonitoring, ...] = field(default=())


D = TypeVar("D", FileMeals, DoseStep)


def parse_plan(text: str) -> PlanFile:
    """Read a plan file.

    Raises:
        FileProblem: naming the place and what is wrong there.
    """
    root = read_toml(text)
    person, monitoring = root.table("person"), root.table("monitoring")
    found = PlanFile(
        person=_person(person) if person else None,
        meals=_once((table, _meals(table)) for table in root.tables("meals")),
        prescriptions=_with_ids(list(_named_once(root.tables("prescriptions")))),
        monitoring=(_monitoring(monitoring),) if monitoring else (),
    )
    root.done()
    return found


def _person(table: Table) -> FilePerson:
    person = FilePerson(
        table.text("name"),
        table.text("zone", "") or None,
        table.day_or_none("recording_from"),
        table.truth("sample"),
    )
    table.done()
    return person


def _change(table: Table) -> Change:
    return Change(table.day("from"), table.instant("changed_at"), frozenset(table.texts("answered")))


def _meals(table: Table) -> FileMeals:
    begins = _change(table)
    return FileMeals(begins, {meal: table.clock(meal) for meal in table.rest()})


def _named_once(tables: Iterable[Table]) -> Iterator[FilePrescription]:
    """Each prescription; an id that two have would lose the first of them."""
    ids: set[str] = set()
    for table in tables:
        item = _prescription(table)
        if item.id and item.id in ids:
            raise FileProblem(FileFault.TWICE, table.at("id"), value=item.id)
        ids.add(item.id)
        yield item


def _prescription(table: Table) -> FilePrescription:
    words = table.text("food_words", "")
    default = FoodInstruction.OWN_WORDS if words else FoodInstruction.WITH_OR_AFTER
    food = table.word("food", FoodInstruction, default)
    if words and food is not FoodInstruction.OWN_WORDS:
        raise FileProblem(FileFault.NOT_BOTH, table.at("food_words"), one="food", other="food_words")
    recording = table.table("recording")
    item = FilePrescription(
        id=_id(table, "id"),
        medicine=table.text("medicine").strip(),
        food=food,
        food_words=words,
        tablets_mg=table.numbers("tablets_mg"),
        missed_words=table.text("missed_words", ""),
        window=timedelta(minutes=table.number_within("on_time_minutes", 1, 720, ON_TIME_WINDOW / timedelta(minutes=1))),
        recording=_recording(recording) if recording else None,
        steps=_once((step, _step(step)) for step in table.tables("steps")),
    )
    if not item.medicine:
        raise FileProblem(FileFault.MISSING_KEY, table.at("medicine"), key="medicine")
    table.done()
    return item


def _id(table: Table, key: str) -> str:
    """An id that can stand in a dose key and on a command line; empty when absent."""
    identity = table.text(key, "")
    if not is_id(identity):
        raise FileProblem(FileFault.BAD_ID, table.at(key), value=identity)
    return identity


def _recording(table: Table) -> Change:
    change = _change(table)
    table.done()
    return change


def _step(table: Table) -> DoseStep:
    begins = _change(table)
    last = table.day_or_none("until")
    slots = tuple(_slot(slot) for slot in table.tables("slots"))
    table.done()
    return DoseStep(begins, slots, last)


def _slot(table: Table) -> Slot:
    slot = Slot(
        id=_id(table, "slot"),
        amount_mg=table.number("amount_mg"),
        meal=table.text("meal", "") or None,
        at=table.clock_or_none("time"),
    )
    table.done()
    return slot


def _monitoring(table: Table) -> FileMonitoring:
    monitoring = FileMonitoring(table.text("preset"), table.day("start"), table.days("restarts"))
    table.done()
    return monitoring


def _once(parts: Iterable[tuple[Table, D]]) -> tuple[D, ...]:
    """Dated parts of which no two begin together: one of them would be lost."""
    found: dict[tuple[date, datetime | None], D] = {}
    for table, part in parts:
        begins = part.begins.first, part.begins.changed_at
        if begins in found:
            raise FileProblem(FileFault.TWICE, table.at("from"), value=part.begins.first.isoformat())
        found[begins] = part
    return tuple(found.values())


def _with_ids(items: list[FilePrescription]) -> tuple[FilePrescription, ...]:
    """Ids made from what each prescription and slot is, so that importing a file without any twice is the same."""
    taken = {item.id for item in items if item.id}
    named = []
    for item in items:
        identity = item.id or free_id(plain_id(item.medicine), taken)
        taken.add(identity)
        steps = tuple(
            replace(step, slots=tuple(replace(slot, id=slot.id or _made(identity, slot)) for slot in step.slots))
            for step in item.steps
        )
        named.append(replace(item, id=identity, steps=steps))
    return tuple(named)


def _made(prescription: str, slot: Slot) -> str:
    return slot_id(prescription, slot.meal, slot.at)
