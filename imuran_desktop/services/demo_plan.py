"""What the made-up person of the demo diary was prescribed: a bit of everything a plan can say."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.monitoring import ClinicDate, MonitoringSchedule, planned_tests
from imuran_desktop.domain.plan import (
    Change,
    Directions,
    DoseStep,
    Hold,
    MealTimes,
    Person,
    Plan,
    Prescription,
    Slot,
)
from imuran_desktop.domain.plan_edit import with_tablets
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.domain.zones import Timeline, ZoneChange
from imuran_desktop.reference.monitoring import load_presets

SAM = "Sam Example"
HOME, AWAY = "Europe/London", "Europe/Madrid"
_STEPS = ((0, 50.0, 0.0), (28, 50.0, 25.0), (56, 50.0, 50.0))
"""(first day, mg at breakfast, mg at dinner): a low start, raised in steps."""
_TAPER = ((0, 20.0), (14, 15.0), (28, 10.0), (42, 5.0))
"""(first day, mg at breakfast) of a second medicine, lowered in steps and then ended."""
_TAPER_DAYS = 56
_HELD = (38, 41)
_AWAY = (62, 69)
"""The first day of each, and the first day after it."""
_WEEKEND = (6, 7)
_LOOKED_AHEAD = timedelta(days=120)
"""Far enough to hold the next two tests."""


def sample_plan(first: date, until: date, name: str = SAM) -> Plan:
    """A sample person's plan from ``first`` on, as it stands on ``until``. What would begin later is left out."""
    items = (_azathioprine(first, until), _prednisolone(first, until), _paracetamol(first))
    breakfasts = {day: {"breakfast": time(9)} for day in _WEEKEND}
    return Plan(
        person=Person(name, first, sample=True),
        timeline=Timeline(tuple(_journey(first, until))),
        prescriptions=tuple(item for item in items if item is not None),
        meals=(MealTimes(Change(first), {"breakfast": time(8), "dinner": time(18, 30)}, breakfasts),),
        schedules=(_schedule(first, until),),
    )


def _schedule(first: date, until: date) -> MonitoringSchedule:
    """Blood tests by the label; the clinic gave another date for the one after the next."""
    schedule = MonitoringSchedule(load_presets()["us_label"], first, said_by="the sample clinic")
    coming = [test.due for test in planned_tests([schedule], until + _LOOKED_AHEAD) if test.due > until]
    later = (coming[1] + timedelta(days=days) for days in range(1, 4))
    on = next(day for day in later if day.isoweekday() not in _WEEKEND)
    given = ClinicDate(on, coming[1], "the sample clinic, by letter", "the blood room is closed until then")
    return replace(schedule, dates=(given,))


def _azathioprine(first: date, until: date) -> Prescription:
    tablets = (25.0, 50.0)
    steps = []
    for offset, morning, evening in _STEPS:
        begins = _day(first, offset)
        if begins <= until:
            slots = [Slot("morning", morning, meal="breakfast")]
            slots += [Slot("evening", evening, meal="dinner")] if evening else []
            steps.append(_step(begins, *slots, tablets=tablets))
    pause, resume = (Change(_day(first, offset)) for offset in _HELD)
    held = Hold(pause, resume, said_by="the clinic's nurse, by telephone")
    return Prescription(
        id="aza",
        medicine="azathioprine",
        steps=tuple(steps),
        recording=Change(first),
        directions=(Directions(Change(first)),),
        tablets_mg=tablets,
        prescriber="The sample clinic",
        reason="to calm my gut",
        holds=(held,) if _day(first, _HELD[1]) < until else (),
    )


def _prednisolone(first: date, until: date) -> Prescription | None:
    """A course that is over; none in a diary too short for all of it."""
    if _day(first, _TAPER_DAYS) > until:
        return None
    steps = (
        _step(_day(first, offset), Slot("pred-morning", amount, meal="breakfast"), tablets=(5.0,))
        for offset, amount in _TAPER
    )
    return Prescription(
        id="pred",
        medicine="prednisolone",
        steps=tuple(steps),
        recording=Change(first),
        directions=(Directions(Change(first)),),
        tablets_mg=(5.0,),
        prescriber="The sample clinic",
        ends=Change(_day(first, _TAPER_DAYS)),
    )


def _paracetamol(first: date) -> Prescription:
    repeat = Repeat(RepeatKind.AS_NEEDED, min_gap=timedelta(hours=6), most_per_day=3)
    return Prescription(
        id="para",
        medicine="paracetamol",
        steps=(_step(first, Slot("para-needed", 500.0, repeat=repeat), tablets=(500.0,)),),
        recording=Change(first),
        directions=(Directions(Change(first), FoodInstruction.EITHER),),
        tablets_mg=(500.0,),
        reason="headaches",
    )


def _journey(first: date, until: date) -> list[ZoneChange]:
    """A week away and home again, once it is over."""
    home = [ZoneChange(None, HOME)]
    if _day(first, _AWAY[1]) >= until:
        return home
    there, back = (datetime.combine(_day(first, offset), time(12), UTC) for offset in _AWAY)
    return [*home, ZoneChange(there, AWAY), ZoneChange(back, HOME)]


def _step(begins: date, *slots: Slot, tablets: tuple[float, ...]) -> DoseStep:
    return DoseStep(Change(begins), tuple(with_tablets(slot, tablets) for slot in slots))


def _day(first: date, offset: int) -> date:
    return first + timedelta(days=offset)
