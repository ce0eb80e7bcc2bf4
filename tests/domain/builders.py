"""Plans and records for the tests of the domain, short enough to read at a glance."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from imuran_desktop.domain.codes import FoodInstruction, Outcome
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.monitoring import MonitoringPreset
from imuran_desktop.domain.phases import Phase
from imuran_desktop.domain.plan import (
    ON_TIME_WINDOW,
    Change,
    Directions,
    DoseStep,
    MealTimes,
    Person,
    Plan,
    Prescription,
    Slot,
)
from imuran_desktop.domain.zones import Timeline, ZoneChange

LONDON = "Europe/London"
START = date(2026, 3, 1)
MEAL_TIMES = {"breakfast": time(8), "dinner": time(18, 30)}


def made_of(*phases: Phase) -> MonitoringPreset:
    return MonitoringPreset("made", "Made up", ("blood count",), phases, "", "", restarts=True, checked="")


def day(text: str) -> date:
    return date.fromisoformat(text)


def clock(text: str) -> time:
    return time.fromisoformat(text)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def local(text: str, zone: str = LONDON, fold: int = 0) -> datetime:
    """The UTC instant at which a clock in ``zone`` shows ``text``."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


def travels(home: str, *journeys: tuple[datetime, str]) -> Timeline:
    return Timeline((ZoneChange(None, home), *(ZoneChange(at, zone) for at, zone in journeys)))


def slot(id: str, at: str = "", amount: float = 50) -> Slot:
    """A slot at a clock time ("08:00") or at a meal ("breakfast")."""
    return Slot(id, amount, at=clock(at)) if ":" in at else Slot(id, amount, meal=at or "breakfast")


def step(*slots: Slot, begins: Change | date = START, last: date | None = None) -> DoseStep:
    return DoseStep(begins if isinstance(begins, Change) else Change(begins), slots, last)


def prescription(
    *steps: DoseStep,
    id: str = "aza",
    medicine: str = "azathioprine",
    recording: Change | date = START,
    tablets_mg: tuple[float, ...] = (25, 50),
    window: timedelta = ON_TIME_WINDOW,
) -> Prescription:
    recording = recording if isinstance(recording, Change) else Change(recording)
    return Prescription(id, medicine, steps, recording, (directions(window=window),), tablets_mg)


def directions(
    food: FoodInstruction = FoodInstruction.WITH_OR_AFTER,
    words: str = "",
    begins: Change | date = START,
    window: timedelta = ON_TIME_WINDOW,
) -> Directions:
    return Directions(begins if isinstance(begins, Change) else Change(begins), food, words, window=window)


def meals(times: Mapping[str, time], begins: Change | date = START) -> MealTimes:
    return MealTimes(begins if isinstance(begins, Change) else Change(begins), times)


def plan(
    *items: Prescription, zone: str | Timeline = LONDON, meal_times: Sequence[MealTimes] = (meals(MEAL_TIMES),)
) -> Plan:
    timeline = zone if isinstance(zone, Timeline) else Timeline.fixed(zone)
    return Plan(Person("Sam Example", START), timeline, items, tuple(meal_times))


def intake(
    id: str,
    outcome: Outcome = Outcome.TAKEN,
    at: datetime | None = None,
    medicine: str = "azathioprine",
) -> Intake:
    """What was recorded about a dose; recorded long after, which no state may depend on."""
    return Intake(id, "aza", medicine, outcome, at, offset_s=0, zone="Etc/UTC", recorded_at=utc("2026-12-31T12:00"))
