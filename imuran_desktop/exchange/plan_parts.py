"""What a plan file can say. None, or nothing, stands for what it does not name: a diary's own stays.

Only of holds it can say that there are none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any

from imuran_desktop.domain.codes import FoodInstruction, HoldReason
from imuran_desktop.domain.monitoring import ClinicDate
from imuran_desktop.domain.phases import Phase
from imuran_desktop.domain.plan import Change, Directions
from imuran_desktop.domain.repeats import Repeat
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.domain.zones import ZoneChange
from imuran_desktop.exchange.toml_lines import line_of
from imuran_desktop.exchange.toml_reader import FileFault, FileProblem


class Weekday(StrEnum):
    """The days of the week, as the file calls them."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"

    @property
    def number(self) -> int:
        """The ISO number, Monday = 1."""
        return list(Weekday).index(self) + 1

    @classmethod
    def of(cls, number: int) -> "Weekday":
        """The day with this ISO number."""
        return list(cls)[number - 1]


@dataclass(frozen=True)
class FilePerson:
    """``[person]``: with the ``zone`` in force, or all ``zones`` there were, or neither."""

    name: str
    zone: str | None
    recording_from: date | None
    sample: bool = False
    """Whether the diary is one of made-up data."""
    zones: tuple[ZoneChange, ...] = ()


@dataclass(frozen=True)
class FileMeals:
    """One ``[[meals]]``."""

    begins: Change
    times: Mapping[str, time]
    other_days: Mapping[int, Mapping[str, time]]


@dataclass(frozen=True)
class FileDirections:
    """The directions in force, as the keys of a prescription."""

    food: FoodInstruction | None = None
    food_words: str | None = None
    milk_words: str | None = None
    window: timedelta | None = None


@dataclass(frozen=True)
class FileSlot:
    """One ``[[prescriptions.steps.slots]]``. ``tablets`` are those that the diary would not make up by itself."""

    id: str
    amount_mg: float
    meal: str | None
    at: time | None
    repeat: Repeat
    tablets: tuple[TabletCount, ...] | None = None
    counted: bool = field(default=True, compare=False)
    """Whether the file says from when its repeat is counted, where it needs to."""


@dataclass(frozen=True)
class FileStep:
    """One ``[[prescriptions.steps]]``."""

    begins: Change
    slots: tuple[FileSlot, ...]
    last: date | None


@dataclass(frozen=True)
class FileHold:
    """One ``[[prescriptions.holds]]``."""

    begins: Change
    ends: Change | None
    reason: HoldReason | None
    said_by: str | None


@dataclass(frozen=True)
class FilePrescription:
    """One ``[[prescriptions]]``. The id is made from the medicine when the file has none.

    ``directions`` are all there were; a file has either these or those ``in_force``.
    """

    id: str
    medicine: str
    in_force: FileDirections
    directions: tuple[Directions, ...]
    tablets_mg: tuple[float, ...] | None
    may_halve: bool | None
    missed_words: str | None
    prescriber: str | None
    reason: str | None
    recording: Change | None
    steps: tuple[FileStep, ...]
    holds: tuple[FileHold, ...] | None
    ends: Change | None


@dataclass(frozen=True)
class FileSchedule:
    """The clinic's own schedule, as ``[monitoring]`` says it itself."""

    name: str
    tests: tuple[str, ...]
    phases: tuple[Phase, ...]
    close_again: bool


@dataclass(frozen=True)
class FileMonitoring:
    """``[monitoring]``: the id of a preset, and when it starts. ``where`` it stands.

    ``own`` says the clinic's own schedule, where ``preset`` is that.
    """

    preset: str
    start: date
    restarts: tuple[date, ...] | None
    where: str
    own: FileSchedule | None = None
    said_by: str | None = None
    working_days: bool | None = None
    counts_from_done: bool | None = None
    window_days: int | None = None
    dates: tuple[ClinicDate, ...] | None = None
    counted_from: date | None = None


@dataclass(frozen=True)
class PlanFile:
    """What a plan file says. ``lines`` are the numbers of its lines, by place."""

    person: FilePerson | None = None
    meals: tuple[FileMeals, ...] = ()
    prescriptions: tuple[FilePrescription, ...] = ()
    monitoring: tuple[FileMonitoring, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)

    def problem(self, fault: FileFault, where: str, **figures: Any) -> FileProblem:
        """What is wrong at a place of the file, with its line."""
        found = FileProblem(fault, where, **figures)
        found.line = line_of(self.lines, where)
        return found
