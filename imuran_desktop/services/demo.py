"""A made-up diary that shows everything the app can do. The same seed, days and end make the same revisions."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from shutil import rmtree
from typing import Any
from zoneinfo import ZoneInfo

from imuran_desktop.domain.blood_tests import Arrangement, DoneTest
from imuran_desktop.domain.codes import Arranged, Delivery, Food, Outcome, Reply, SkipReason, Stage
from imuran_desktop.domain.doses import Dose, expected_doses
from imuran_desktop.domain.history import Author, Kind, Revision
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.monitoring import planned_tests
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.reminder_log import Delivered
from imuran_desktop.domain.stock import StockKind
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.services.alert_values import ALERT_VALUES_ENTRY
from imuran_desktop.services.arrangements import arrangement_entry
from imuran_desktop.services.contacts import CONTACTS_ENTRY
from imuran_desktop.services.demo_health import CONTACTS, sample_feelings, sample_items, sample_notes
from imuran_desktop.services.demo_plan import HOME, SAM, sample_plan
from imuran_desktop.services.demo_results import LETTER, sample_alert_values, sample_reports
from imuran_desktop.services.demo_stock import sample_stock
from imuran_desktop.services.demo_visits import sample_visits
from imuran_desktop.services.plan import plan_entries
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.reminder_log import delivery_entry
from imuran_desktop.store import health_codec, record_codec, results_codec, stock_codec, symptom_codec, visit_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.files import system_translated
from imuran_desktop.store.letters import add_letter
from imuran_desktop.store.revisions import insert

_NAMES = ("Sam", "Alex", "Kim", "Robin", "Jo", "Dana", "Lee", "Noor", "Ira", "Sascha")
_CAREGIVER = "Alex (sample caregiver)"
_BY_CAREGIVER, _TIME_UNKNOWN = 0.05, 0.03
_IN_PART, _SICK, _HEADACHE = 0.02, 0.01, 0.08
_TEST_DONE = 0.92
_ANSWERED_THERE, _IN_WINDOW = 0.7, 0.02
"""How often each of these happens."""
_ONE_DAY = timedelta(days=1)
_LOOKED_AHEAD = timedelta(days=120)
_LEFT_OUT = 2
"""Which of the tests to come is not needed: the third."""
_RESULTS_AFTER = timedelta(days=1, hours=6)
_REPLIES = {Outcome.TAKEN: Reply.TAKEN, Outcome.SKIPPED: Reply.SKIPPED}


def make_demo(path: Path, now: datetime, days: int, seed: int, until: date, name: str = SAM) -> Diary:
    """Make a diary of sample data that ends on ``until``, whose doses are still to be recorded.

    Raises:
        Refused: when ``until`` is still to come, here and where the sample person lives.
        FileExistsError: when there is something at ``path`` already.
        StoreError: when it can't be written.
    """
    if until > max(now.astimezone().date(), now.astimezone(ZoneInfo(HOME)).date()):
        raise Refused(Reason.IN_FUTURE, at=until)
    random = Random(f"{seed}/{days}/{until}")
    first = until - timedelta(days=days - 1)
    plan = sample_plan(first, until, name)
    made = min(now, datetime.combine(first, time(6), UTC))
    author = Author(_identity(random), "")
    identity = _identity(random)
    entries = [
        *(_Entry(item.kind, item.id, None, made, item.body) for item in plan_entries(plan)),
        *_doses(plan, random, first, until),
        *_needed(plan, random, first, until),
        *_feelings(plan, random, first, until),
        *_tests(plan, random, until, Random(f"results/{seed}/{days}/{until}")),
        *_booked(plan, first, until),
        *_stock(plan, random, first, until, made),
        *_health(plan, random, first, until, made),
        *_not_needed(plan, first, until),
        *_alerts(made),
        *_visits(plan, Random(f"visits/{seed}/{days}/{until}"), first, until, made),
    ]
    revisions = [_revision(item, author, random) for item in entries]

    def fill(diary: Diary) -> None:
        with diary.writing():
            insert(diary, revisions)
            if any(item.body.get("files") for item in entries):
                add_letter(diary, "", LETTER)

    return Diary.create(path, made, identity, fill)


def make_demos(folder: Path, now: datetime, days: int, seed: int, until: date, people: int) -> None:
    """Make a folder with the diaries of several sample people, the first with this seed, each other with the next one.

    Raises:
        Refused: when ``until`` is still to come, here and where the sample people live.
        FileExistsError: when there is something at ``folder`` already.
        StoreError: when it can't be written. Nothing is left of it then.
    """
    with system_translated(folder):
        folder.mkdir(mode=0o700)
    try:
        for number in range(people):
            name = f"{_NAMES[number % len(_NAMES)]} Example {number + 1}"
            path = folder / f"{name.lower().replace(' ', '-')}.imuran"
            make_demo(path, now, days, seed + number, until, name).close()
    except BaseException:
        rmtree(folder, ignore_errors=True)
        raise


def _identity(random: Random) -> str:
    return f"{random.getrandbits(128):032x}"


class _Entry:
    """An entry on its way into the diary."""

    def __init__(
        self, kind: Kind, entry: str, day: date | None, at: datetime, body: Mapping[str, Any], by: str = ""
    ) -> None:
        self.kind, self.entry, self.day, self.at, self.body, self.by = kind, entry, day, at, body, by


def _doses(plan: Plan, random: Random, first: date, until: date) -> Iterator[_Entry]:
    doses = expected_doses(plan, first, until - _ONE_DAY)
    for number, dose in enumerate(doses, 1):
        answer = None if number == len(doses) else _answer(plan, dose, random)
        if answer is None or answer.recorded_at > dose.instant:
            yield from _told(dose, Stage.DUE, dose.instant, random, answer)
        if answer is not None:
            by = _CAREGIVER if random.random() < _BY_CAREGIVER else ""
            body = record_codec.intake_body(replace(answer, by=by))
            yield _Entry(Kind.INTAKE, dose.key, dose.day, answer.recorded_at, body, by)
        elif number < len(doses):
            yield from _told(dose, Stage.MISSED, dose.cutoff, random)


def _told(dose: Dose, stage: Stage, at: datetime, random: Random, answer: Intake | None = None) -> Iterator[_Entry]:
    """That a dose was told, how that was shown, and how it was answered there."""
    reminder = f"{dose.key}#{stage}"
    yield _Entry(Kind.REMINDER, reminder, dose.day, at, {"stage": stage.value, "at": at.isoformat()})
    reply = _REPLIES.get(answer.outcome) if answer and random.random() < _ANSWERED_THERE else None
    delivery = Delivery.WINDOW if random.random() < _IN_WINDOW else Delivery.DESKTOP
    shown = Delivered(reminder, delivery, at, reply, answer.recorded_at if answer and reply else None)
    replied = shown.replied_at or at
    yield _Entry(Kind.DELIVERY, delivery_entry(reminder), dose.day, replied, record_codec.delivery_body(shown))


def _answer(plan: Plan, dose: Dose, random: Random) -> Intake | None:
    """What Sam recorded of a dose; None for one that was forgotten."""
    kind = random.choices(("on time", "late", "skipped", "not sure", "forgotten"), (90, 4, 2, 1, 3))[0]
    if kind == "forgotten":
        return None
    minutes = random.uniform(70, 200) if kind == "late" else random.gauss(8, 14)
    at = (dose.instant + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
    outcome = {"skipped": Outcome.SKIPPED, "not sure": Outcome.NOT_SURE}.get(kind, Outcome.TAKEN)
    taken = outcome is Outcome.TAKEN
    foods = (Food.WITH, Food.AFTER, Food.WITHOUT, None)
    tablets = _one_fewer(dose.tablets) if random.random() < _IN_PART else dose.tablets
    reasons = (SkipReason.FELT_UNWELL, SkipReason.FORGOT, SkipReason.RAN_OUT)
    return Intake(
        id=dose.key,
        prescription=dose.prescription.id,
        medicine=dose.prescription.medicine,
        outcome=outcome,
        at=at if taken and random.random() > _TIME_UNKNOWN else None,
        offset_s=plan.timeline.offset_s(at),
        zone=str(plan.timeline.zone_at(at)),
        recorded_at=at,
        food=random.choices(foods, (70, 18, 5, 7))[0] if taken else None,
        amount_mg=sum(tablet.strength_mg * tablet.count for tablet in tablets) if taken else None,
        tablets=tablets if taken else (),
        sick_after=taken and random.random() < _SICK,
        reason=random.choice(reasons) if outcome is Outcome.SKIPPED else "",
    )


def _one_fewer(tablets: tuple[TabletCount, ...]) -> tuple[TabletCount, ...]:
    """Without one tablet of several."""
    first, *rest = tablets
    return (replace(first, count=first.count - 1), *rest) if first.count > 1 else tablets


def _needed(plan: Plan, random: Random, first: date, until: date) -> Iterator[_Entry]:
    """Now and then a headache, and what Sam takes as needed for it."""
    item = next(item for item in plan.prescriptions if item.steps[0].slots[0].repeat.as_needed)
    (slot,) = item.steps[0].slots
    for number in range((until - first).days):
        day = first + timedelta(days=number)
        at = plan.timeline.instant(day, time(random.randint(10, 21), random.choice((5, 20, 40))))
        if at is None or random.random() >= _HEADACHE:
            continue
        taken = Intake(
            id=_identity(random),
            prescription=item.id,
            medicine=item.medicine,
            outcome=Outcome.TAKEN,
            at=at,
            offset_s=plan.timeline.offset_s(at),
            zone=str(plan.timeline.zone_at(at)),
            recorded_at=at,
            amount_mg=slot.amount_mg,
            tablets=slot.tablets,
            as_needed=True,
        )
        yield _Entry(Kind.INTAKE, taken.id, day, at, record_codec.intake_body(taken))


def _feelings(plan: Plan, random: Random, first: date, until: date) -> Iterator[_Entry]:
    """What Sam felt, and what the caregiver saw."""
    for bare in sample_feelings(plan, random, first, until, _CAREGIVER):
        entry = replace(bare, id=_identity(random))
        day = plan.timeline.local(entry.began).date()
        at = entry.ended or entry.began
        yield _Entry(Kind.SYMPTOM, entry.id, day, at, symptom_codec.symptom_body(entry), entry.by)


def _health(plan: Plan, random: Random, first: date, until: date, made: datetime) -> Iterator[_Entry]:
    """Whom to call, other medicines, allergies and vaccines, and the caregiver's notes."""
    yield _Entry(Kind.CONTACTS, CONTACTS_ENTRY, None, made, health_codec.contacts_body(CONTACTS))
    for item in sample_items(until):
        yield _Entry(Kind.HEALTH_ITEM, _identity(random), None, made, health_codec.health_item_body(item))
    for bare in sample_notes(random, first, until, _CAREGIVER):
        at = plan.timeline.instant(bare.day, time(21)) or made
        yield _Entry(Kind.NOTE, _identity(random), bare.day, at, health_codec.note_body(bare), bare.by)


def _tests(plan: Plan, random: Random, until: date, drawn: Random) -> Iterator[_Entry]:
    """Most of the planned tests, and what came back. Results draw by themselves, so that all else stays as it was."""
    done = list(_done_tests(plan, random, until))
    reports = sample_reports(plan, done, until, drawn)
    for test in done:
        at = datetime.combine(test.on, time(10), UTC)
        body = record_codec.done_test_body(test)
        if test.id in reports:
            at, body = at + _RESULTS_AFTER, {**body, **results_codec.report_body(reports[test.id])}
        yield _Entry(Kind.BLOOD_TEST, test.id, test.on, at, body)


def _done_tests(plan: Plan, random: Random, until: date) -> Iterator[DoneTest]:
    for planned in planned_tests(plan.schedules, until - _ONE_DAY):
        if random.random() < _TEST_DONE:
            on = min(planned.due + timedelta(days=random.choice((-1, 0, 0, 0, 1, 2))), until - _ONE_DAY)
            yield DoneTest(_identity(random), on)


def _booked(plan: Plan, first: date, until: date) -> Iterator[_Entry]:
    """Yesterday Sam booked the next test, for the day after it is due."""
    if first < until and (coming := _coming_tests(plan, until)):
        due = coming[0]
        where = "Sample clinic, blood room"
        yield _arranged(
            Arrangement(due, due + _ONE_DAY, until - _ONE_DAY, Arranged.BOOKED, at=time(9, 15), where=where)
        )


def _not_needed(plan: Plan, first: date, until: date) -> Iterator[_Entry]:
    """The clinic said that it does without one of the later tests."""
    if first < until and len(coming := _coming_tests(plan, until)) > _LEFT_OUT:
        due = coming[_LEFT_OUT]
        reason = "The sample clinic takes blood at the visit instead"
        yield _arranged(Arrangement(due, due, until - _ONE_DAY, Arranged.NOT_NEEDED, reason))


def _coming_tests(plan: Plan, until: date) -> list[date]:
    return [test.due for test in planned_tests(plan.schedules, until + _LOOKED_AHEAD) if test.due > until]


def _arranged(arranged: Arrangement) -> _Entry:
    at = datetime.combine(arranged.since, time(11), UTC)
    body = record_codec.arrangement_body(arranged)
    return _Entry(Kind.ARRANGEMENT, arrangement_entry(arranged.due), arranged.due, at, body)


def _alerts(made: datetime) -> Iterator[_Entry]:
    """The values past which the clinic wants to hear from Sam."""
    yield _Entry(
        Kind.ALERT_VALUES, ALERT_VALUES_ENTRY, None, made, results_codec.alert_values_body(sample_alert_values())
    )


def _stock(plan: Plan, random: Random, first: date, until: date, made: datetime) -> Iterator[_Entry]:
    """What Sam counted, and what the caregiver fetched."""
    for bare in sample_stock(plan, first, until, made):
        by = _CAREGIVER if bare.kind is StockKind.REFILLED else ""
        entry = replace(bare, id=_identity(random), by=by)
        day = plan.timeline.local(entry.at).date()
        yield _Entry(Kind.STOCK, entry.id, day, entry.at, stock_codec.stock_body(entry), by)


def _visits(plan: Plan, random: Random, first: date, until: date, made: datetime) -> Iterator[_Entry]:
    """What Sam asked at the clinic, and is to ask. They draw by themselves, so that all else stays as it was."""
    for bare in sample_visits(first, until, _CAREGIVER):
        visit = replace(bare, id=_identity(random))
        past = plan.timeline.instant(visit.day, time(12)) if visit.day < until else None
        at = past or plan.timeline.instant(until - _ONE_DAY, time(12)) or made
        yield _Entry(Kind.VISIT, visit.id, visit.day, max(at, made), visit_codec.visit_body(visit), visit.by)


def _revision(item: _Entry, author: Author, random: Random) -> Revision:
    author = replace(author, by=item.by)
    identity = _identity(random)
    return Revision(
        identity,
        item.entry,
        item.kind,
        item.day.isoformat() if item.day else "",
        1,
        item.at,
        author.device,
        author.by,
        deleted=False,
        body=item.body,
    )
