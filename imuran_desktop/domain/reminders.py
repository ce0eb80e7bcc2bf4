"""What a person is to be told, and when: a pure function of the ledger, the blood tests, the tablets, what was told,
the person's rules, and ``now``.

Each thing has its stages in order: a dose is told when it is due, again every so often, and once it is missed. At any
moment only the latest stage that has begun is told, so after an absence, a sleep or a jump of the clock nothing piles
up; each is told once, so a clock set back repeats nothing, and what was not told yet is told at its time.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from imuran_desktop.domain.blood_tests import BloodTest
from imuran_desktop.domain.codes import Stage
from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.ledger import LedgerDose, next_change
from imuran_desktop.domain.medicine_stock import MedicineStock
from imuran_desktop.domain.quiet import QuietHours
from imuran_desktop.domain.stock import RunOut, warn_on
from imuran_desktop.domain.zones import Timeline

_OVERDUE_EVERY_DAYS = 3
_WEEK = 7
_SOON = timedelta(days=_WEEK + 3)
"""Of a test that is further off nothing is told before the next look, at midnight."""


@dataclass(frozen=True)
class Rules:
    """How the person wants to be reminded.

    A due dose is told again every ``repeat_every``, ``repeats`` times, until it is acted on. Blood tests and tablets
    are told at ``test_time``: by default in the morning, when a clinic or a pharmacy can be rung.
    """

    repeat_every: timedelta = timedelta(minutes=15)
    repeats: int = 3
    test_time: time = time(9)
    quiet: QuietHours | None = None

    def after_quiet(self, at: datetime, timeline: Timeline) -> datetime:
        """``at`` (UTC) itself, or the end of the quiet hours that it falls into."""
        return self.quiet.after(at, timeline) if self.quiet else at


@dataclass(frozen=True)
class Reminder:
    """One thing to tell, once. ``id`` names the dose, test or medicine, the stage and the repeat."""

    id: str
    stage: Stage
    at: datetime
    dose: LedgerDose | None = None
    test: BloodTest | None = None
    stock: MedicineStock | None = None
    repeat: int = 0
    """How often it was to be told before."""


@dataclass(frozen=True)
class Subjects:
    """All that a person may have to be told about.

    ``snoozed`` maps a dose key to the instant until which its reminder was put off; that never delays *missed*.
    """

    doses: Sequence[LedgerDose]
    timeline: Timeline
    tests: Sequence[BloodTest] = ()
    stocks: Sequence[MedicineStock] = ()
    snoozed: Mapping[str, datetime] | None = None


def reminders(subjects: Subjects, told: Collection[str], now: datetime, rules: Rules) -> list[Reminder]:
    """Everything that is to be told at ``now`` and has not been told, oldest first.

    In quiet hours what began before them waits too: until they end, or until something can't wait; then all is told.
    """
    things = (*_waiting_doses(subjects, now, rules), *_open_tests(subjects, now, rules), *_stocks(subjects, rules))
    waiting = [stage for stage in _latest(things, now) if stage.id not in told]
    until = rules.after_quiet(now, subjects.timeline)
    if until > now and not any(_cannot_wait(item, now, until, subjects, rules) for item in waiting):
        return []
    return sorted(waiting, key=lambda item: item.at)


def still_due(subjects: Subjects, told: Collection[str], now: datetime, rules: Rules) -> list[Reminder]:
    """What was told already of doses that are due, and stands until somebody answers: also after a restart."""
    begun = _latest(_waiting_doses(subjects, now, rules), now)
    return [stage for stage in begun if stage.stage is Stage.DUE and stage.id in told]


def next_instant(subjects: Subjects, now: datetime, rules: Rules) -> datetime:
    """The next instant at which something is to be told or a screen changes: midnight at the latest.

    That is midnight where the person is now: after a flight to the day before, the next day begins a second time.
    """
    timeline = subjects.timeline
    today, here = timeline.local(now).date(), Timeline.fixed(str(timeline.zone_at(now)))
    moments = [
        next_change(subjects.doses, now),
        rules.after_quiet(now, timeline),
        *(stage.at for stages in _all_stages(subjects, now, rules) for stage in stages),
        *(here.instant(today + timedelta(days=ahead), time()) for ahead in (1, 2)),
    ]
    return min(moment for moment in moments if moment is not None and moment > now)


def _latest(things: Iterable[list[Reminder]], now: datetime) -> Iterator[Reminder]:
    """Of each thing the last of its stages that has begun, if any has."""
    for stages in things:
        yield from [stage for stage in stages if stage.at <= now][-1:]


def _all_stages(subjects: Subjects, now: datetime, rules: Rules) -> Iterator[list[Reminder]]:
    for item in subjects.doses:
        if item.state.is_open:
            yield _dose_stages(item, subjects, now, rules)
    yield from _open_tests(subjects, now, rules)
    yield from _stocks(subjects, rules)


def _waiting_doses(subjects: Subjects, now: datetime, rules: Rules) -> Iterator[list[Reminder]]:
    for item in subjects.doses:
        if item.state.wants_answer:
            yield _dose_stages(item, subjects, now, rules)


def _dose_stages(item: LedgerDose, subjects: Subjects, now: datetime, rules: Rules) -> list[Reminder]:
    """What there is to tell of an open dose, in order.

    A missed dose is never told as due: not even while quiet hours keep back that it is missed.
    """
    dose, at = item.dose, rules.after_quiet(item.dose.cutoff, subjects.timeline)
    missed = Reminder(f"{dose.key}#missed", Stage.MISSED, at, dose=item)
    return [missed] if now >= dose.cutoff else [*_due_stages(item, subjects, rules), missed]


def _due_stages(item: LedgerDose, subjects: Subjects, rules: Rules) -> Iterator[Reminder]:
    """When a dose is due or its snooze ends, and its repeats: all that come before the cut-off."""
    dose = item.dose
    until = (subjects.snoozed or {}).get(dose.key)
    begins, name = (dose.instant, f"{dose.key}#due") if until is None else (until, _snoozed_name(dose.key, until))
    if until is None:
        heard = rules.after_quiet(begins, subjects.timeline)
        # Where waiting would be too late, or last into another day, its own time is the last chance. A snooze is what
        # the person asked for.
        begins = begins if _is_last_chance(dose, heard, subjects.timeline) else heard
    for repeat in range(rules.repeats + 1):
        # The first is exact where it was asked for, or is the last chance.
        at = rules.after_quiet(begins + repeat * rules.repeat_every, subjects.timeline) if repeat else begins
        if at < dose.cutoff:
            name_of_it = f"{name}#{repeat}" if repeat else name
            yield Reminder(name_of_it, Stage.DUE, at, dose=item, repeat=repeat)


def _snoozed_name(key: str, until: datetime) -> str:
    return f"{key}#due#{int(until.timestamp())}"


def _is_last_chance(dose: Dose, until: datetime, timeline: Timeline) -> bool:
    """Whether a dose that waits ``until`` then is not told on its day any more, or only once it is missed."""
    return until >= dose.cutoff or timeline.local(until).date() > dose.day


def _cannot_wait(item: Reminder, now: datetime, until: datetime, subjects: Subjects, rules: Rules) -> bool:
    """Whether a reminder is told in quiet hours, which last ``until`` then: it began in them, or is a last chance."""
    timeline = subjects.timeline
    if item.stage is Stage.DUE and item.dose is not None:
        dose = item.dose.dose
        if until >= dose.cutoff or (timeline.local(now).date() == dose.day and _is_last_chance(dose, until, timeline)):
            return True
    return rules.after_quiet(item.at, timeline) == until


def _open_tests(subjects: Subjects, now: datetime, rules: Rules) -> Iterator[list[Reminder]]:
    """The stages of each open test; of tests whose day has come, only of the last one."""
    today = subjects.timeline.local(now).date()
    open_tests = [test for test in subjects.tests if test.state.is_open]
    come = max((test.day for test in open_tests if test.day <= today), default=today)
    for test in open_tests:
        if come <= test.day <= today + _SOON:
            yield _test_stages(test, subjects.timeline, now, rules)


def _test_stages(test: BloodTest, timeline: Timeline, now: datetime, rules: Rules) -> list[Reminder]:
    stages = []
    for stage, day in _stage_days(test, timeline.local(now).date()):
        at = timeline.instant(day, rules.test_time)
        if at is not None:
            delayed = rules.after_quiet(at, timeline)
            # Quiet hours that last beyond the day would leave no chance to tell of it that day.
            at = delayed if timeline.local(delayed).date() == day else at
            stages.append(Reminder(f"test/{test.planned.due}#{stage}#{day}", stage, at, test=test))
    return stages


def _stage_days(test: BloodTest, today: date) -> Iterator[tuple[Stage, date]]:
    """The days on which a test is told, in order, as far as the next ones after ``today``.

    A week before is left out where tests are that close together. Of one that was booked or put off the person was told
    by themselves: only the days after they did so count.
    """
    day = test.day
    stages = [(Stage.TEST_DAY_BEFORE, day - timedelta(days=1)), (Stage.TEST_DUE, day)]
    if test.planned.gap_days > _WEEK or test.arranged is not None:
        stages.insert(0, (Stage.TEST_WEEK_BEFORE, day - timedelta(days=_WEEK)))
    late = max(0, (today - day).days // _OVERDUE_EVERY_DAYS)
    near = range(max(1, late - 1), late + 3)
    stages += [(Stage.TEST_OVERDUE, day + timedelta(days=_OVERDUE_EVERY_DAYS * times)) for times in near]
    since = test.arranged.since if test.arranged is not None else date.min
    yield from ((stage, on) for stage, on in stages if on > since)


def _stocks(subjects: Subjects, rules: Rules) -> Iterator[list[Reminder]]:
    for stock in subjects.stocks:
        yield list(_stock_stages(stock, subjects.timeline, rules))


def _stock_stages(stock: MedicineStock, timeline: Timeline, rules: Rules) -> Iterator[Reminder]:
    """When the person is told that tablets run out, in order: some days before, and on the day before.

    Who has just counted them has seen how long they last: that is not told before the morning after. What was told is
    not told again until they are counted or got again.
    """
    end, last = stock.end, stock.last_entry
    if last is None or stock.days_before is None or not isinstance(end, RunOut):
        return
    counted_on = timeline.local(last.at).date()
    days = {Stage.STOCK_LOW: stock.days_before, Stage.STOCK_DAY_BEFORE: 1}
    for stage, before in days.items():
        at = timeline.instant(max(warn_on(end, before), counted_on + timedelta(days=1)), rules.test_time)
        if at is not None and (stage is Stage.STOCK_DAY_BEFORE or before > 1):
            at = rules.after_quiet(at, timeline)
            yield Reminder(f"stock/{stock.key}/{stock.episode}#{stage}", stage, at, stock=stock)
