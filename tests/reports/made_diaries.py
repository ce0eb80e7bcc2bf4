"""Diaries with all that a report counts, near clock changes and journeys, for property tests."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st

from imuran_desktop.domain.blood_tests import Arrangement, DoneTest
from imuran_desktop.domain.codes import Arranged, Course, Food, FoodInstruction, Outcome, Severity
from imuran_desktop.domain.doses import Dose, planned_doses
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.monitoring import MonitoringSchedule, own_preset
from imuran_desktop.domain.phases import Interval, Phase
from imuran_desktop.domain.plan import Change, Directions, DoseStep, Hold, MealTimes, Person, Plan, Prescription, Slot
from imuran_desktop.domain.plan_edit import with_tablets
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.domain.report import Report
from imuran_desktop.domain.report_wish import ReportWish
from imuran_desktop.domain.results import LabReport, Result
from imuran_desktop.domain.symptoms import SymptomEntry
from imuran_desktop.domain.zones import Timeline, ZoneChange
from imuran_desktop.services.entries import write_entry
from imuran_desktop.services.intakes import write_intake
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.services.report import read_report
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.record_codec import arrangement_body, done_test_body
from imuran_desktop.store.results_codec import report_body
from imuran_desktop.store.revisions import append
from imuran_desktop.store.symptom_codec import symptom_body
from tests.domain.builders import START
from tests.domain.plan_strategies import plans
from tests.reports.reporting import ANALYTES, KNOWN

SAM = Author("device-sam")
ONE_DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
CLOCK_CHANGES = (
    ("Europe/London", date(2026, 3, 26)),
    ("Europe/London", date(2026, 10, 22)),
    ("America/New_York", date(2026, 3, 5)),
    ("America/New_York", date(2026, 10, 29)),
    ("Pacific/Auckland", date(2026, 4, 2)),
    ("Pacific/Chatham", date(2026, 9, 24)),
    ("Australia/Lord_Howe", date(2026, 4, 2)),
    ("Pacific/Apia", date(2011, 12, 28)),  # the 30th of that month never was
    ("UTC", date(2026, 6, 1)),
)
"""Zones, each with a day before its clocks are changed."""
_TIMES = (time(0, 30), time(1, 30), time(2, 15), time(3), time(8), time(12), time(18, 30), time(23, 45))
_MEALS = {"breakfast": time(7, 30), "dinner": time(19)}
_TABLETS = (25.0, 50.0)
_NAMES = ("azathioprine", "prednisolone", "Imuran", "folic acid")
_LATE = (0, 1, 29, 30, 31, 59, 60, 61, 90, 400, -1, -30, -60, -61, -200)


@dataclass(frozen=True)
class Said:
    """What is recorded of a dose: ``late`` minutes (and a little) after its time, None where nobody knows when."""

    outcome: Outcome
    late: float | None = 0
    food: Food | None = None
    part: float | None = 1
    reason: str = ""
    by: str = ""
    sick: bool = False
    recorded_later: int = 0


@dataclass(frozen=True)
class MadeDiary:
    """A plan, and what is recorded; the doses are answered in turn by ``answers``, and those in ``told`` were told.

    ``others`` are intakes beside the plan, with their days.
    """

    plan: Plan
    now: datetime
    first: date
    last: date
    answers: Sequence[Said | None] = (None,)
    told: Sequence[bool] = (False,)
    others: Sequence[tuple[date, Intake]] = ()
    symptoms: Sequence[SymptomEntry] = ()
    tests: Sequence[LabReport] = ()
    arranged: Sequence[Arrangement] = ()

    @property
    def wish(self) -> ReportWish:
        """A report of its days with all there is."""
        return ReportWish(self.first, self.last, made_by="Alex")

    @contextmanager
    def opened(self) -> Iterator[Diary]:
        """The diary itself."""
        with TemporaryDirectory() as folder:
            path, began = Path(folder) / "made.imuran", min(self.now, _midnight(self.first - 60 * ONE_DAY))
            with create_with_plan(path, SAM, began, self.plan) as diary:
                with diary.writing():
                    self._fill(diary)
                yield diary

    def report(self) -> Report:
        """What a report of it says."""
        with self.opened() as diary:
            return read_report(diary, KNOWN, ANALYTES, self.now, self.wish)

    def _fill(self, diary: Diary) -> None:
        doses = planned_doses(self.plan, self.first - 2 * ONE_DAY, self.last + 2 * ONE_DAY)
        for number, dose in enumerate(doses):
            answer = self.answers[number % len(self.answers)]
            if answer is not None and dose.instant <= self.now:
                intake = _answer(dose, answer, self.now)
                recorded = min(self.now, (intake.at or dose.instant) + answer.recorded_later * ONE_DAY)
                write_intake(diary, SAM, recorded, intake, dose.day)
            if self.told[number % len(self.told)] and dose.instant <= self.now:
                _append(diary, self.now, Kind.REMINDER, f"{dose.key}#due", {"stage": "due"}, dose.day)
        for day, intake in self.others:
            write_intake(diary, SAM, min(self.now, intake.at or _midnight(day)), intake, day)
        for had in self.symptoms:
            write_entry(diary, SAM, self.now, Kind.SYMPTOM, had.id, symptom_body(had), had.local_start.date())
        for report in self.tests:
            body = {**done_test_body(DoneTest(report.test, report.on)), **report_body(report)}
            write_entry(diary, SAM, self.now, Kind.BLOOD_TEST, report.test, body, report.on)
        for item in self.arranged:
            name = f"arranged/{item.due}"
            write_entry(diary, SAM, self.now, Kind.ARRANGEMENT, name, arrangement_body(item), item.due)


def _append(diary: Diary, now: datetime, kind: Kind, entry: str, body: Mapping[str, Any], day: date) -> None:
    append(diary, SAM, now, kind=kind, entry=entry, body=body, day=day.isoformat())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _answer(dose: Dose, said: Said, now: datetime) -> Intake:
    taken = said.outcome is Outcome.TAKEN
    at = None if said.late is None else min(now, dose.instant + said.late * MINUTE)
    amount = dose.amount_mg * said.part if taken and said.part is not None else None
    return Intake(
        id=dose.key,
        prescription=dose.prescription.id,
        medicine=dose.prescription.medicine,
        outcome=said.outcome,
        at=at,
        offset_s=0,
        zone="UTC",
        recorded_at=now,
        food=said.food if taken else None,
        amount_mg=amount,
        reason=said.reason,
        by=said.by,
        sick_after=said.sick and taken,
        tablets=dose.tablets if said.part == 1 and taken else (),
    )


said = st.builds(
    Said,
    outcome=st.sampled_from([Outcome.TAKEN, Outcome.TAKEN, Outcome.TAKEN, Outcome.SKIPPED, Outcome.NOT_SURE]),
    late=st.none() | st.sampled_from(_LATE) | st.sampled_from([60 + 1e-6 / 60, 59.999, -60.5, 0.25]),
    food=st.sampled_from([None, *Food]),
    part=st.sampled_from([1, 1, 1, 0.5, 2, None]),
    reason=st.sampled_from(["", "", "forgot", "ran_out", "-felt odd", "away, on a walk"]),
    by=st.sampled_from(["", "", "Alex", "=Alex", "Sam Example"]),
    sick=st.booleans(),
    recorded_later=st.sampled_from([0, 0, 1, 5]),
)
answers = st.lists(st.none() | said, min_size=1, max_size=12)
told = st.lists(st.booleans(), min_size=1, max_size=5)


@st.composite
def _others(draw: st.DrawFn, of: Plan, first: date, now: datetime) -> list[tuple[date, Intake]]:
    """Extra intakes, those taken as needed, and those whose dose is in the plan no more."""
    found = []
    for number in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from(["extra", "as_needed", "not_planned"]))
        at = min(now, _midnight(first) + draw(st.integers(-30, 200)) * timedelta(hours=1))
        day = of.timeline.local(at).date()
        names = [item.medicine for item in of.prescriptions]
        intake = Intake(
            id=f"gone-{number}/{day}" if kind == "not_planned" else f"beside-{number}",
            prescription="gone",
            medicine=draw(st.sampled_from([*names, "paracetamol"])),
            outcome=draw(st.sampled_from([Outcome.TAKEN, Outcome.TAKEN, Outcome.SKIPPED, Outcome.NOT_SURE])),
            at=draw(st.sampled_from([at, None])),
            offset_s=0,
            zone="UTC",
            recorded_at=now,
            amount_mg=draw(st.sampled_from([None, 12.5, 50.0])),
            extra=kind == "extra",
            as_needed=kind == "as_needed",
            by=draw(st.sampled_from(["", "Alex"])),
        )
        found.append((day, intake))
    return found


@st.composite
def _symptoms(draw: st.DrawFn, of: Plan, first: date, now: datetime) -> list[SymptomEntry]:
    names = ["none", "none", *KNOWN.symptoms]
    found = []
    for number in range(draw(st.integers(0, 14))):
        began = min(now, _midnight(first) + draw(st.integers(-72, 240)) * timedelta(hours=1))
        lasted = draw(st.sampled_from([None, None, 1, 20, 100]))
        name = draw(st.sampled_from(names))
        entry = SymptomEntry(
            id=f"symptom-{number}",
            symptom=name,
            severity=draw(st.sampled_from([None, *Severity])) if name != "none" else None,
            began=began,
            offset_s=of.timeline.offset_s(began),
            zone=str(of.timeline.zone_at(began)),
            note=draw(st.sampled_from(["", 'a "note",\nin two lines', "+ worse"])),
        )
        if name != "none" and lasted is not None:
            ended = min(now, began + lasted * timedelta(hours=1))
            entry = replace(entry, course=Course.ENDED, ended=ended)
        elif name != "none":
            entry = replace(entry, course=draw(st.sampled_from([None, *Course])))
        found.append(entry)
    return found


_results = st.builds(
    Result,
    analyte=st.sampled_from(["alt", "wbc", "Sample analyte"]),
    value=st.none() | st.decimals("0.1", "99", places=1),
    unit=st.just("U/L"),
    low=st.sampled_from([None, Decimal(10)]),
    high=st.sampled_from([None, Decimal("40.0")]),
    comment=st.just("haemolysed"),
)


@st.composite
def _tests(draw: st.DrawFn, of: Plan, first: date, today: date) -> list[LabReport]:
    """Those done on some days, or so many days after they were planned."""
    days = {first + day * ONE_DAY for day in draw(st.sets(st.integers(-20, 15), max_size=4))}
    due = _planned(of) if draw(st.booleans()) else []
    days |= {day + late * ONE_DAY for day in due if (late := draw(st.sampled_from([None, -1, 0, 3, 7, 8]))) is not None}
    found = []
    for number, day in enumerate(sorted({min(today, day) for day in days})):
        results = draw(st.lists(_results, max_size=3, unique_by=lambda result: result.analyte))
        found.append(LabReport(f"test-{number}", day, tuple(results), "Sample lab"))
    return found


def _planned(of: Plan) -> list[date]:
    """The first dates of its schedule, where it is one of tests at even intervals."""
    if not of.schedules or (every := of.schedules[0].preset.phases[0].every) is None:
        return []
    return [every.after(of.schedules[0].start, times) for times in range(1, 7)]


@st.composite
def _schedule(draw: st.DrawFn, first: date) -> MonitoringSchedule:
    every = Interval(days=draw(st.integers(3, 30)))
    begins = first - draw(st.integers(0, 40)) * ONE_DAY
    window = draw(st.none() | st.integers(0, 20))
    return MonitoringSchedule(own_preset([Phase(every=every)], ["blood count"]), begins, window_days=window)


@st.composite
def _slots(draw: st.DrawFn, prefix: str) -> tuple[Slot, ...]:
    every: list[time | str] = [*_TIMES, *_MEALS]
    places = draw(st.lists(st.sampled_from(every), unique=True, min_size=1, max_size=3))
    found = []
    for place in places:
        amount = draw(st.sampled_from([25.0, 50.0, 75.0, 150.0]))
        if isinstance(place, time):
            slot = Slot(f"{prefix}-{place:%H-%M}", amount, at=place)
        else:
            slot = Slot(f"{prefix}-{place}", amount, meal=place)
        weekdays = draw(st.none() | st.frozensets(st.integers(1, 7), min_size=1))
        repeat = Repeat() if weekdays is None else Repeat(RepeatKind.WEEKDAYS, weekdays)
        found.append(with_tablets(replace(slot, repeat=repeat), _TABLETS))
    return tuple(found)


@st.composite
def _prescription(draw: st.DrawFn, id: str, medicine: str, first: date) -> Prescription:
    def day(least: int, most: int) -> date:
        return first + draw(st.integers(least, most)) * ONE_DAY

    begins = day(-10, 5)
    steps = [DoseStep(Change(begins), draw(_slots(id)))]
    if draw(st.booleans()):
        steps.append(DoseStep(Change(begins + draw(st.integers(1, 8)) * ONE_DAY), draw(_slots(id))))
    holds = []
    if draw(st.booleans()):
        held = day(-3, 8)
        ends = draw(st.none() | st.integers(1, 5))
        holds.append(Hold(Change(held), Change(held + ends * ONE_DAY) if ends else None, said_by="the clinic"))
    foods = draw(st.lists(st.sampled_from(FoodInstruction), min_size=1, max_size=2))
    directions = tuple(
        Directions(
            Change(begins + 3 * number * ONE_DAY),
            food,
            "as I like" if food is FoodInstruction.OWN_WORDS else "",
            window=draw(st.sampled_from([30, 60, 90])) * MINUTE,
        )
        for number, food in enumerate(foods)
    )
    return Prescription(
        id,
        medicine,
        tuple(steps),
        Change(begins if draw(st.booleans()) else day(-10, 5)),
        directions,
        _TABLETS,
        holds=tuple(holds),
        ends=Change(day(6, 12)) if draw(st.integers(0, 3)) == 0 else None,
    )


@st.composite
def _plan_near_a_change(draw: st.DrawFn, zone: str, first: date) -> Plan:
    names = draw(st.lists(st.sampled_from(_NAMES), unique=True, min_size=1, max_size=3))
    changes = [ZoneChange(None, zone)]
    if draw(st.booleans()):
        journey = _midnight(first) + draw(st.integers(0, 200)) * timedelta(hours=1)
        changes.append(ZoneChange(journey, draw(st.sampled_from([zone for zone, _ in CLOCK_CHANGES]))))
    recording = min(first, first + draw(st.integers(-12, 3)) * ONE_DAY)
    return Plan(
        Person("Sam Example", recording),
        Timeline(tuple(changes)),
        tuple(draw(_prescription(f"p{chr(97 + number)}", name, first)) for number, name in enumerate(names)),
        (MealTimes(Change(first - 30 * ONE_DAY), _MEALS),),
        (draw(_schedule(first)),) if draw(st.booleans()) else (),
    )


@st.composite
def made_diaries(draw: st.DrawFn) -> MadeDiary:
    """A diary with a period of some days, of which the last may not be over."""
    zone, near = draw(st.sampled_from(CLOCK_CHANGES))
    anything = draw(st.integers(0, 3)) == 0
    first = START + draw(st.integers(0, 100)) * ONE_DAY if anything else near + draw(st.integers(-2, 4)) * ONE_DAY
    of = draw(plans()) if anything else draw(_plan_near_a_change(zone, first))
    now = _midnight(first) + draw(st.integers(36, 24 * 14)) * timedelta(hours=1)
    today = of.timeline.local(now).date()
    return MadeDiary(
        plan=of,
        now=now,
        first=first,
        last=first + draw(st.integers(0, 9)) * ONE_DAY,
        answers=draw(answers),
        told=draw(told),
        others=draw(_others(of, first, now)),
        symptoms=draw(_symptoms(of, first, now)),
        tests=draw(_tests(of, first, today)),
        arranged=draw(_arrangements(of, first, today)),
    )


@st.composite
def _arrangements(draw: st.DrawFn, of: Plan, first: date, today: date) -> list[Arrangement]:
    found = []
    for due in _planned(of):
        if draw(st.integers(0, 2)):
            continue
        how = draw(st.sampled_from(Arranged))
        on = due if how is Arranged.NOT_NEEDED else due + draw(st.integers(0, 9)) * ONE_DAY
        found.append(Arrangement(due, on, min(first, today), how))
    return found
