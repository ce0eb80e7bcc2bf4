"""The plan file: a plan as TOML, as a clinic or a person writes it by hand.

Keys may be left out where a diary can supply them; `services.plan_import` puts the file and the diary together.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.plan import ON_TIME_WINDOW, Change, DoseStep, Slot
from imuran_desktop.exchange.toml_reader import FileFault, FileProblem, Table


@dataclass(frozen=True)
class FilePerson:
    """``[person]``."""

    name: str
    zone: str | None
    recording_from: date | None


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


def parse_plan(text: str) -> PlanFile:
    """Read a plan file.

    Raises:
        FileProblem: naming the place and what is wrong there.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FileProblem(FileFault.NOT_TOML, "", detail=str(error)) from None
    root = Table(data)
    person = root.table("person")
    monitoring = root.table("monitoring")
    found = PlanFile(
        person=person and _person(person),
        meals=tuple(_meals(table) for table in root.tables("meals")),
        prescriptions=_with_ids([_prescription(table) for table in root.tables("prescriptions")]),
        monitoring=(_monitoring(monitoring),) if monitoring else (),
    )
    root.done()
    return found


def _person(table: Table) -> FilePerson:
    person = FilePerson(table.text("name"), table.text("zone", "") or None, table.day("recording_from", None))
    table.done()
    return person


def _change(table: Table, key: str = "from") -> Change:
    return Change(table.day(key), table.instant("changed_at"), frozenset(table.texts("answered")))


def _meals(table: Table) -> FileMeals:
    begins = _change(table)
    return FileMeals(begins, {meal: table.clock(meal) for meal in table.rest()})


def _prescription(table: Table) -> FilePrescription:
    identity, medicine = table.text("id", ""), table.text("medicine")
    words = table.text("food_words", "")
    default = FoodInstruction.OWN_WORDS if words else FoodInstruction.WITH_OR_AFTER
    recording = table.table("recording")
    item = FilePrescription(
        id=identity,
        medicine=medicine.strip(),
        food=table.word("food", FoodInstruction, default),
        food_words=words,
        tablets_mg=table.numbers("tablets_mg"),
        missed_words=table.text("missed_words", ""),
        window=timedelta(minutes=table.number("on_time_minutes", ON_TIME_WINDOW.total_seconds() / 60)),
        recording=recording and _recording(recording),
        steps=tuple(_step(step) for step in table.tables("steps")),
    )
    table.done()
    return item


def _recording(table: Table) -> Change:
    change = _change(table)
    table.done()
    return change


def _step(table: Table) -> DoseStep:
    begins = _change(table)
    last = table.day("until", None)
    slots = tuple(_slot(slot) for slot in table.tables("slots"))
    table.done()
    return DoseStep(begins, slots, last)


def _slot(table: Table) -> Slot:
    slot = Slot(
        id=table.text("slot", ""),
        amount_mg=table.number("amount_mg"),
        meal=table.text("meal", "") or None,
        at=table.clock("time", None),
    )
    table.done()
    return slot


def _monitoring(table: Table) -> FileMonitoring:
    monitoring = FileMonitoring(table.text("preset"), table.day("start"), table.days("restarts"))
    table.done()
    return monitoring


def _with_ids(items: list[FilePrescription]) -> tuple[FilePrescription, ...]:
    """Ids made from what each prescription and slot is, so that importing a file without any twice is the same."""
    from dataclasses import replace

    taken = {item.id for item in items if item.id}
    named = []
    for item in items:
        identity = item.id or _free(item.medicine.casefold().replace(" ", "-"), taken)
        taken.add(identity)
        steps = tuple(
            replace(step, slots=tuple(replace(slot, id=slot.id or _slot_id(identity, slot)) for slot in step.slots))
            for step in item.steps
        )
        named.append(replace(item, id=identity, steps=steps))
    return tuple(named)


def _slot_id(prescription: str, slot: Slot) -> str:
    return f"{prescription}-{slot.meal or (slot.at and slot.at.strftime('%H%M')) or 'slot'}"


def _free(wanted: str, taken: set[str]) -> str:
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
