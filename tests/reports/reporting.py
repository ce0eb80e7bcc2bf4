"""Reports for the tests of what is made from them: of demo diaries, of any other, and of a bare plan."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.ledger import Intake, ledger
from imuran_desktop.domain.medicine_figures import figures_by_medicine
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.report import PlanAhead, Report
from imuran_desktop.domain.report_wish import ReportWish
from imuran_desktop.domain.review import Review
from imuran_desktop.domain.trends import Trends
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.demo import make_demo
from imuran_desktop.services.report import read_report
from imuran_desktop.store.diary import Diary

KNOWN, ANALYTES = load_symptoms(), load_analytes()
UNTIL = date(2026, 6, 30)
"""The last day of the demo diaries."""


def report_of(diary: Diary, now: datetime, first: date | None, last: date, **wish: Any) -> Report:
    """A report of the days from ``first`` to ``last``; ``wish`` is what else there is to say of it."""
    return read_report(diary, KNOWN, ANALYTES, now, replace(ReportWish(first, last), **wish))


def demo_report(
    tmp_path: Path, days: int = 90, seed: int = 7, until: date = UNTIL, now: datetime | None = None, **wish: Any
) -> Report:
    """A report of all days of a demo diary, made on the evening of its last one."""
    made = now or datetime.combine(until, time(18), UTC)
    path = tmp_path / f"demo-{days}-{seed}-{until}.imuran"
    with Diary.snapshot(path) if path.exists() else make_demo(path, made, days, seed, until) as diary:
        return report_of(diary, made, until - timedelta(days=days - 1), until, **wish)


def bare_report(
    plan: Plan,
    span: Span,
    now: datetime,
    intakes: Mapping[str, Intake] | None = None,
    others: Iterable[tuple[date, Intake]] = (),
    **parts: Any,
) -> Report:
    """A report of a plan and of what was recorded, ``intakes`` by dose key; ``parts`` are what else is in it."""
    doses, unplanned = ledger(plan, intakes or {}, span.first, span.last, now), tuple(others)
    made = plan.timeline.local(now)
    bare = Report(
        diary="0123456789abcdef",
        plan=plan,
        span=span,
        made=made,
        made_by="",
        figures=figures_by_medicine(plan, doses, [intake for _, intake in unplanned], span.last),
        doses=tuple(doses),
        others=unplanned,
        reminded=frozenset(),
        review=Review(span.first, span.last, made.date(), {}),
        tests=(),
        overdue=(),
        has_schedule=bool(plan.schedules),
        reports=(),
        latest=(),
        trends=Trends(span.first, span.last, made.date()),
        stock_checks=(),
        ahead=PlanAhead(made.date()),
    )
    return replace(bare, **parts)
