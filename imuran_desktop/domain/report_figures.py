"""What stands beside the figures of a report: who recorded, which doses were reminded of, and what is not counted."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from imuran_desktop.domain.adherence import is_not_recorded
from imuran_desktop.domain.codes import DoseState
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.medicine_figures import MedicineFigures
from imuran_desktop.domain.medicines import is_monitored, medicine_key
from imuran_desktop.domain.report import Report
from imuran_desktop.domain.report_medicines import reported_medicines


@dataclass(frozen=True)
class Reminded:
    """Of the doses that are not recorded, how many a reminder was given for, and how many not.

    ``unable`` are those for which none could be given: answered before their time, or planned only after it.
    """

    told: int = 0
    untold: int = 0
    unable: int = 0


@dataclass(frozen=True)
class Recorders:
    """How many ``entries`` on doses there are, and how many of them were made by others than the person, by name."""

    entries: int
    by_others: Mapping[str, int]


@dataclass(frozen=True)
class Open:
    """What is not counted: ``doses`` that can still be answered in time, and the days before ``recording_from``."""

    doses: int = 0
    recording_from: date | None = None


def counted_medicines(report: Report) -> tuple[MedicineFigures, ...]:
    """The medicines with a dose planned in these days or anything recorded: the monitored one, then in their order."""
    planned = {medicine_key(item.dose.prescription.medicine) for item in report.doses if not _is_open(item.state)}
    recorded = {medicine_key(intake.medicine) for _, intake in report.others}
    shown = [item for item in report.figures if medicine_key(item.medicine) in planned | recorded]
    return tuple(sorted(shown, key=lambda item: not is_monitored(item.medicine)))


def figures_of_these_days(report: Report) -> tuple[MedicineFigures, ...]:
    """The medicines that the first page names: those in the plan in these days, or with anything to count."""
    named = {medicine_key(item.prescription.medicine) for item in reported_medicines(report.plan, report.span)}
    named |= {medicine_key(item.medicine) for item in counted_medicines(report)}
    return tuple(item for item in report.figures if medicine_key(item.medicine) in named)


def reminded_of(report: Report, medicine: str) -> Reminded:
    """For how many of the doses of a medicine that are not recorded a reminder was given."""
    keys = {
        item.dose.key
        for item in report.doses
        if is_not_recorded(item) and medicine_key(item.dose.prescription.medicine) == medicine_key(medicine)
    }
    unable, told = len(keys & report.not_remindable), len((keys & report.reminded) - report.not_remindable)
    return Reminded(told, len(keys) - told - unable, unable)


def recorders(report: Report) -> Recorders:
    """Who made the entries on doses in these days: the most busy first, then by name."""
    entries = list(_entries(report))
    names = Counter(intake.by for intake in entries if intake.by and intake.by != report.person)
    ordered = sorted(names.items(), key=lambda item: (-item[1], item[0]))
    return Recorders(len(entries), dict(ordered))


def left_out(report: Report) -> Open:
    """What of these days is not counted."""
    began = report.plan.person.recording_from
    still = sum(_is_open(item.state) and item.dose.hold is None for item in report.doses)
    return Open(still, began if report.span.first < began else None)


def _entries(report: Report) -> Iterator[Intake]:
    yield from (item.intake for item in report.doses if item.intake is not None)
    yield from (intake for _, intake in report.others)


def _is_open(state: DoseState) -> bool:
    return state.is_open and state is not DoseState.MISSED
