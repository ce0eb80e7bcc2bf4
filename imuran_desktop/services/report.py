"""Reading all that a report says, in one go."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from imuran_desktop.domain.adherence import is_not_recorded
from imuran_desktop.domain.codes import BloodTestState, Stage
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.dose_changes import amounts_between
from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.history import Kind
from imuran_desktop.domain.ledger import LedgerDose, ledger
from imuran_desktop.domain.listed_tests import ListedTest, listed_order, listed_tests
from imuran_desktop.domain.medicine_figures import figures_by_medicine
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.report import LatestResult, PlanAhead, Report
from imuran_desktop.domain.report_wish import ReportWish
from imuran_desktop.domain.results import Analytes, place_on
from imuran_desktop.domain.review import held_days
from imuran_desktop.domain.shown_reports import ShownReport, shown_reports
from imuran_desktop.domain.stock_checks import StockCheck, stock_checks
from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.domain.texts import one_line
from imuran_desktop.services.blood_tests import read_blood_tests
from imuran_desktop.services.plan import prescription_entry
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.review import read_review, whole_span
from imuran_desktop.services.stock import counted_stock
from imuran_desktop.services.trends import read_trends
from imuran_desktop.services.visits import since_last_visit
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import (
    dated_intakes,
    done_tests,
    has_stock,
    lab_reports,
    read_alert_values,
    read_plan,
    stock_entries,
    told,
    visits,
)
from imuran_desktop.store.revisions import disputed, history_of
from imuran_desktop.store.used import used_since

AHEAD = timedelta(days=90)
"""How far a report looks ahead."""
_ONE_DAY = timedelta(days=1)
_FURTHEST_AHEAD = timedelta(hours=14)
"""No clock is further ahead of UTC."""


def read_report(diary: Diary, known: SymptomList, analytes: Analytes, now: datetime, wish: ReportWish) -> Report:
    """All that a report of a diary says as it stands at ``now``. Days that are still to come are left out of it.

    Raises:
        Refused: when none of the days has come yet, or they are the wrong way round.
        StoreError: when the diary can't be read.
    """
    plan = read_plan(diary)
    made = plan.timeline.local(now)
    span = report_span(diary, now, made.date(), wish)
    first, last = span.first, span.last
    recorded = dated_intakes(diary, first, last)
    doses = ledger(plan, {intake.id: intake for _, intake in recorded}, first, last, now)
    planned = {item.dose.key for item in doses}
    others = tuple((day, intake) for day, intake in recorded if intake.id not in planned)
    tests = read_blood_tests(diary, plan, made.date())
    listed = sorted(listed_tests(tests, done_tests(diary)), key=listed_order)
    shown = _shown(diary, analytes, last)
    report = Report(
        diary=diary.id,
        plan=plan,
        span=span,
        made=made,
        made_by=one_line(wish.made_by),
        figures=figures_by_medicine(plan, doses, [intake for _, intake in others], last),
        doses=tuple(doses),
        others=others,
        reminded=_reminded(diary, doses, first),
        not_remindable=_not_remindable(diary, doses),
        review=read_review(diary, known, now, first, last),
        tests=tuple(item for item in listed if first <= item.day <= last or _was_due(item, span)),
        overdue=tuple(item for item in listed if _waits_from_before(item, span)),
        has_schedule=bool(plan.schedules),
        reports=tuple(item for item in shown if item.report.on >= first),
        latest=tuple(_latest(shown, analytes)),
        trends=read_trends(diary, analytes, first, last, made.date()),
        stock_checks=_stock_checks(diary, plan, span, now),
        ahead=_ahead(diary, plan, listed, now, made.date()),
    )
    return replace(report, disputed=_disputed(diary, report))


def report_span(diary: Diary, now: datetime, today: date, wish: ReportWish) -> Span:
    """The days that are wanted and have come; ``today`` is the person's.

    Days are wanted by the calendar of whoever asks. Where that is a day ahead of the person's, the person's today is
    meant.

    Raises:
        Refused: when none of the days has come yet, or they are the wrong way round.
        StoreError: when the diary can't be read.
    """
    first, last = wish.first, min(wish.last, today)
    if wish.since_visit:
        first = since_last_visit(diary, now, wish.last) or first
    if first is None:
        first = min(whole_span(diary, now).first, last)
    if first > today and not _is_today_elsewhere(wish.last, today, now):
        raise Refused(Reason.DAY_TO_COME, day=first)
    if first > wish.last:
        raise Refused(Reason.WRONG_WAY_ROUND, at=wish.last)
    return Span(min(first, today), last)


def _is_today_elsewhere(day: date, today: date, now: datetime) -> bool:
    """Whether the day after the person's ``today`` has come somewhere."""
    return day == today + _ONE_DAY and day <= (now.astimezone(UTC) + _FURTHEST_AHEAD).date()


def _waits_from_before(item: ListedTest, span: Span) -> bool:
    return item.state is BloodTestState.OVERDUE and item.day < span.first and not _was_due(item, span)


def _was_due(item: ListedTest, span: Span) -> bool:
    return item.test is not None and span.first <= item.test.planned.due <= span.last


def _reminded(diary: Diary, doses: Iterable[LedgerDose], first: date) -> frozenset[str]:
    """Those of the doses that nobody can tell of, by key, that were told while they could still be taken."""
    names: dict[str, list[str]] = {}
    for name in told(diary, first):
        subject, _, stage = name.partition("#")
        names.setdefault(subject, []).append(stage)
    keys = (item.dose.key for item in doses if is_not_recorded(item))
    return frozenset(key for key in keys if any(stage.startswith(Stage.DUE) for stage in names.get(key, ())))


def _not_remindable(diary: Diary, doses: Iterable[LedgerDose]) -> frozenset[str]:
    """Those of the doses that nobody can tell of that could not be told, whether the computer was on or not."""
    made = {
        item.id: _first_recorded(diary, prescription_entry(item.id))
        for item in {item.dose.prescription.id: item.dose.prescription for item in doses}.values()
    }
    found = []
    for item in doses:
        dose = item.dose
        if is_not_recorded(item):
            planned = made[dose.prescription.id]
            too_late = planned is not None and planned >= dose.cutoff
            if too_late or (item.intake is not None and _answered_before(diary, dose)):
                found.append(dose.key)
    return frozenset(found)


def _answered_before(diary: Diary, dose: Dose) -> bool:
    """Whether a dose was first answered before its time."""
    answered = _first_recorded(diary, dose.key)
    return answered is not None and answered < dose.instant


def _first_recorded(diary: Diary, entry: str) -> datetime | None:
    return min((revision.recorded_at for revision in history_of(diary, entry)), default=None)


def _disputed(diary: Diary, report: Report) -> frozenset[str]:
    """Those entries of a report that two copies of the diary say differently."""
    entries = {revision.entry for revision in disputed(diary, Kind.INTAKE, Kind.SYMPTOM, Kind.BLOOD_TEST)}
    if not entries:
        return frozenset()
    told = {item.dose.key for item in report.doses} | {intake.id for _, intake in report.others}
    told |= {item.entry.id for item in (*report.review.noted, *report.review.going_on)}
    told |= {item.done.id for item in report.tests if item.done is not None}
    told |= {item.report.test for item in report.reports} | {item.test for item in report.latest}
    return frozenset(entries & told)


def _shown(diary: Diary, analytes: Analytes, last: date) -> list[ShownReport]:
    return shown_reports(lab_reports(diary, None, last), read_alert_values(diary), analytes)


def _latest(shown: Iterable[ShownReport], analytes: Analytes) -> Iterator[LatestResult]:
    """In the order of the list; what is not on it follows by name."""
    newest: dict[str, LatestResult] = {}
    for item in shown:
        for result in item.report.results:
            newest[result.analyte] = LatestResult(
                item.report.on, result, item.report.lab, item.past_of(result), item.report.test
            )
    return (newest[analyte] for analyte in sorted(newest, key=place_on(analytes)))


def _stock_checks(diary: Diary, plan: Plan, span: Span, now: datetime) -> tuple[StockCheck, ...]:
    if not has_stock(diary):
        return ()
    begins, ends = _beginning(plan, span.first), min(now.astimezone(UTC), _end(plan, span.last))
    entries = [entry for entry in stock_entries(diary) if entry.at <= ends]
    earliest = min((entry.at for entry in entries), default=None)
    if earliest is None:
        return ()
    used = used_since(diary, plan.timeline.local(earliest).date() - 2 * _ONE_DAY)
    return stock_checks(entries, used, begins, ends)


def _beginning(plan: Plan, day: date) -> datetime:
    """When a day began; of one that was skipped altogether, when the next one did."""
    found = plan.timeline.instant(day, time())
    return found if found is not None else _beginning(plan, day + _ONE_DAY)


def _end(plan: Plan, day: date) -> datetime:
    """The last moment of a day."""
    return _beginning(plan, day + _ONE_DAY) - timedelta.resolution


def _ahead(diary: Diary, plan: Plan, listed: Collection[ListedTest], now: datetime, today: date) -> PlanAhead:
    until = today + AHEAD
    waiting = [item for item in listed if item.state.is_open and item.day <= until]
    return PlanAhead(
        until,
        amounts_between(plan, today, until),
        tuple(item for item in held_days(plan, today, until) if item.last is None or item.last >= today),
        tuple(sorted(waiting, key=listed_order)),
        tuple(visits(diary, today, until)),
        counted_stock(diary, now),
    )
