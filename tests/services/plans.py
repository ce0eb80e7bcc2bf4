"""One person's plan and diary for the tests of services and commands: Sam, 50 mg at breakfast and 25 mg at dinner."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.monitoring import MonitoringSchedule
from imuran_desktop.domain.plan import Change, DoseStep, MealTimes, Person, Plan, Prescription, Slot
from imuran_desktop.domain.plan_edit import with_tablets
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.diary import Diary

ZONE = "Europe/London"
START = date(2026, 3, 1)
TABLETS = (25.0, 50.0)
SAM = Author("device-sam")
ALEX = Author("device-alex", "Alex")
KEY = "morning/2026-03-02"
"""Sam's dose at breakfast on the second day, and below: how it was taken, and when that is recorded."""


def at(text: str, zone: str = ZONE) -> datetime:
    """The UTC instant at which a clock in ``zone`` shows ``text``, such as "2026-03-02 08:10"."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


TAKEN = Answer(Outcome.TAKEN, at("2026-03-02 08:10"), Food.WITH)
NOW = at("2026-03-02 08:11")


def step(begins: date | Change, *slots: Slot, last: date | None = None) -> DoseStep:
    """A dose step with its tablets."""
    change = begins if isinstance(begins, Change) else Change(begins)
    return DoseStep(change, tuple(with_tablets(slot, TABLETS) for slot in slots), last)


def prescription(*steps: DoseStep, recording: Change | None = None) -> Prescription:
    """Azathioprine, by default 50 mg at breakfast and 25 mg at dinner from the start on."""
    morning, evening = Slot("morning", 50.0, meal="breakfast"), Slot("evening", 25.0, meal="dinner")
    return Prescription(
        "aza", "azathioprine", steps or (step(START, morning, evening),), recording or Change(START), tablets_mg=TABLETS
    )


def plan(*steps: DoseStep) -> Plan:
    """Sam's plan."""
    return Plan(
        person=Person("Sam Example", START),
        timeline=Timeline.fixed(ZONE),
        prescriptions=(prescription(*steps),),
        meals=(MealTimes(Change(START), {"breakfast": time(8), "dinner": time(18, 30)}),),
        schedules=(MonitoringSchedule(load_presets()["us_label"], START),),
    )


def sam_s_diary(folder: Path, of: Plan | None = None) -> Diary:
    """A diary with Sam's plan, made before anything was due."""
    return create_with_plan(folder / "sam.imuran", SAM, at("2026-03-01 07:00"), of or plan())


def with_steps(of: Plan, *steps: DoseStep) -> Plan:
    """``of`` with other dose steps."""
    return replace(of, prescriptions=(replace(of.prescriptions[0], steps=steps),))


def revision_count(diary: Diary) -> int:
    """How many revisions there are."""
    count: int = diary.connection.execute("SELECT count(*) FROM revisions").fetchone()[0]
    return count


def why_refused(action: Callable[[], object]) -> Reason:
    """Why the services refuse to carry out ``action``."""
    with pytest.raises(Refused) as caught:
        action()
    return caught.value.reason
