"""The doses of a report, what was recorded beside them, and the figures that are counted from both."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from imuran_desktop.domain.adherence import is_due, is_food_followed, is_not_recorded, is_on_time, kind_of_unplanned
from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.ledger import Intake, LedgerDose
from imuran_desktop.domain.report import Report
from imuran_desktop.reports.data_table import (
    DISPUTED,
    DataTable,
    Layout,
    Row,
    Told,
    day_text,
    minutes,
    number,
    tablets_text,
)
from imuran_desktop.reports.figures_data import figures_data

_RECORDED = {
    "outcome": "What was recorded: taken, skipped or not_sure; empty: nothing",
    "taken_at": "When it was taken, on the clock of the place where the person was; empty: not taken, or not known",
    "taken_mg": "How much was taken, in mg; empty: not taken, or not known",
    "taken_tablets": "In which tablets, as count x strength in mg; empty: not taken, or not known",
    "food": "How it was taken: with, after or without food; empty: not taken, or not known",
    "sick_after": "Whether the person was sick afterwards; empty: not taken",
    "reason": "Why it was skipped, or what else was said of it: a code, or the person's own words",
    "recorded_at": "When this was recorded, or last put right",
    "by": "Who recorded it, where that was said",
}

DOSES = Layout(
    "doses",
    "One dose that the plan asks for on one date of the period, also on hold",
    {
        "dose": "The key of the dose: its slot and date",
        "prescription": "Of which prescription it is",
        "medicine": "The medicine",
        "slot": "Its place in the day, which keeps this id through all dose steps",
        "date": "Its date",
        "time": "The time of day that the plan says",
        "meal": "The meal that it goes with; empty: it goes by the clock",
        "planned": "When it was to be taken, on the clock of the place where the person was",
        "cut_off": "Until when something could be recorded before it counted as missed",
        "window_minutes": "How far from that time a dose taken is on time, in minutes",
        "amount_mg": "How much was to be taken, in mg",
        "tablets": "In which tablets, as count x strength in mg; empty: not known",
        "food_instruction": "What the prescription says of food: with_or_after, empty_stomach, either or own_words",
        "state": "upcoming, due, overdue, missed (nothing recorded), taken, taken_early, taken_late, skipped, not_sure "
        "or held (on hold, nothing recorded)",
        "on_hold": "Whether it was on hold, and so not due, whatever was recorded for it",
        "counts_as_due": "Whether it counts in the figures: it was answered or its cut-off is over, and not on hold",
        **_RECORDED,
        "disputed": DISPUTED,
        "minutes_from_plan": "How long after its time it was taken, in minutes; below 0: before it",
        "on_time": "Whether it was taken within the window; empty: not taken, or the time is not known",
        "in_part": "Whether less was taken than the plan asks for; empty: not taken",
        "food_as_instructed": "Whether it was taken as the prescription says of food; empty: can't be told",
        "reminded": "Of a dose of which nobody can tell whether it was taken: whether a reminder before its cut-off is "
        "recorded. If not, the app may not have been running, or its reminders may have been off. Empty for all "
        "others, and where none could be given: it was answered before its time, or put into the plan after its "
        "cut-off",
    },
)

OTHER_INTAKES = Layout(
    "other_intakes",
    "Something recorded that answers no dose of the plan",
    {
        "intake": "Its id",
        "medicine": "The medicine",
        "date": "The date under which it is filed",
        "kind": "extra (on top of a dose), as_needed, or not_planned (its dose is in the plan no more)",
        **_RECORDED,
        "disputed": DISPUTED,
    },
)

FIGURES = Layout(
    "figures",
    "One adherence figure of one medicine",
    {
        "medicine": "The medicine",
        "figure": "taken, on_time, food_as_instructed (all of doses), days_as_planned (of days); longest_run_without "
        "(doses due one after the other, by date, time and slot, of which none was taken); persistence (days from the "
        "first dose due to the end of the prescription or the period); then counts of doses and intakes",
        "count": "How many",
        "of": "Of how many that could be; empty: it is no share",
        "share": "count / of; empty: there was nothing to count",
        "first": "The first date of a run, or of the days that persistence counts",
        "last": "The last date of these",
        "ended": "Whether the prescription ended then; of persistence only",
    },
)

SKIP_REASONS = Layout(
    "skip_reasons",
    "How often one reason was given for the skipped doses of one medicine",
    {
        "medicine": "The medicine",
        "reason": "A code, or the person's own words; empty: none was given",
        "count": "How often",
    },
)

_RATIOS = ("taken", "on_time", "food_as_instructed", "days_as_planned")
_IN_RATIOS = frozenset({"taken", "on_time", "time_known", "food_known", "food_followed", "days_due", "days_as_planned"})
"""The counts that ratios consist of."""


def dose_tables(report: Report) -> Iterator[DataTable]:
    """The doses, the other intakes, the figures and the reasons."""
    told = Told(report)
    yield DOSES.table(_dose(report, told, item) for item in report.doses)
    yield OTHER_INTAKES.table(_other(report, told, day, intake) for day, intake in report.others)
    data = [figures_data(item) for item in report.figures]
    yield FIGURES.table(row for item in data for row in _figures(item))
    yield SKIP_REASONS.table(
        {"medicine": item["medicine"], "reason": reason or None, "count": count}
        for item in data
        for reason, count in item["skipped_by_reason"].items()
    )


def _dose(report: Report, told: Told, item: LedgerDose) -> Row:
    dose, taken = item.dose, item.state.is_taken
    could_be_told = is_not_recorded(item) and dose.key not in report.not_remindable
    at = item.intake.at if taken and item.intake else None
    return {
        "dose": dose.key,
        "prescription": dose.prescription.id,
        "medicine": told.medicine(dose.prescription.medicine),
        "slot": dose.slot,
        "date": day_text(dose.day),
        "time": dose.at.isoformat(),
        "meal": dose.meal,
        "planned": told.instant(dose.instant),
        "cut_off": told.instant(dose.cutoff),
        "window_minutes": minutes(dose.directions.window),
        "amount_mg": number(dose.amount_mg),
        "tablets": tablets_text(dose.tablets),
        "food_instruction": dose.directions.food.value,
        "state": item.state.value,
        "on_hold": dose.hold is not None,
        "counts_as_due": is_due(item),
        **_recorded(told, item.intake),
        "disputed": dose.key in report.disputed,
        "minutes_from_plan": minutes(at - dose.instant) if at is not None else None,
        "on_time": is_on_time(item),
        "in_part": item.in_part if taken else None,
        "food_as_instructed": is_food_followed(item),
        "reminded": dose.key in report.reminded if could_be_told else None,
    }


def _other(report: Report, told: Told, day: date, intake: Intake) -> Row:
    return {
        "intake": intake.id,
        "medicine": told.medicine(intake.medicine),
        "date": day_text(day),
        "kind": kind_of_unplanned(intake),
        **_recorded(told, intake),
        "disputed": intake.id in report.disputed,
    }


def _recorded(told: Told, intake: Intake | None) -> Row:
    if intake is None:
        return dict.fromkeys(_RECORDED)
    taken = intake.outcome is Outcome.TAKEN
    return {
        "outcome": intake.outcome.value,
        "taken_at": told.instant(intake.at) if taken else None,
        "taken_mg": number(intake.amount_mg) if taken else None,
        "taken_tablets": tablets_text(intake.tablets) if taken else None,
        "food": intake.food.value if taken and intake.food else None,
        "sick_after": intake.sick_after if taken else None,
        "reason": intake.reason or None,
        "recorded_at": told.instant(intake.recorded_at),
        "by": intake.by or None,
    }


def _figures(data: dict[str, Any]) -> Iterator[Row]:
    for name in _RATIOS:
        yield _figure(data, name, **data[name])
    run, lasted = data["longest_run_without"], data["persistence"]
    yield _figure(data, "longest_run_without", *(run["doses"], run["first"], run["last"]) if run else (0,))
    if lasted:
        yield _figure(data, "persistence", lasted["days"], lasted["first"], lasted["last"], ended=lasted["ended"])
    yield _figure(data, "not_recorded", data["not_recorded"])
    for name, count in data["counts"].items():
        if name not in _IN_RATIOS:
            yield _figure(data, name, count)


def _figure(
    data: dict[str, Any],
    name: str,
    count: int,
    first: str | None = None,
    last: str | None = None,
    *,
    of: int | None = None,
    share: float | None = None,
    ended: bool | None = None,
) -> Row:
    return {
        "medicine": data["medicine"],
        "figure": name,
        "count": count,
        "of": of,
        "share": share,
        "first": first,
        "last": last,
        "ended": ended,
    }
