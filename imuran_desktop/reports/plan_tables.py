"""What the plan asked for in the days of a report, and what it asks for next."""

from collections.abc import Iterator
from datetime import date

from imuran_desktop.domain.plan import Hold, Prescription, Slot, sorted_directions
from imuran_desktop.domain.repeats import COUNTED, Repeat
from imuran_desktop.domain.report import Report
from imuran_desktop.domain.report_medicines import DatedStep, reported_medicines
from imuran_desktop.reports.data_table import DataTable, Layout, Row, Told, day_text, minutes, number, tablets_text

_OF = {"prescription": "The id of the prescription", "medicine": "The medicine"}

MEDICINES = Layout(
    "medicines",
    "One prescription that holds in the period",
    {
        **_OF,
        "name": "The medicine, as the prescription names it",
        "reason": "What it is for, in the person's words",
        "prescriber": "Who prescribed it",
        "recording_from": "From which date on its doses are recorded; earlier ones are not in the tables",
        "ended": "Its last date, where it has an end",
        "tablets_mg": "The strengths of its tablets, in mg",
        "may_halve": "Whether its tablets may be halved",
        "missed_dose": "What the person's clinic told them to do about a missed dose, in their words",
    },
)

DIRECTIONS = Layout(
    "directions",
    "What a prescription says of food and of time, from a date on",
    {
        **_OF,
        "first": "From which date on",
        "food_instruction": "with_or_after, empty_stomach, either or own_words",
        "food_words": "The own words of it",
        "milk_words": "What it says about milk",
        "window_minutes": "How far from its time a dose is on time, in minutes",
    },
)

DOSE_STEPS = Layout(
    "dose_steps",
    "One slot of one dose step that is in force in the period",
    {
        **_OF,
        "first": "The first date of the dose step",
        "last": "Its last date; empty: it goes on",
        "changed_at": "When it was entered, where that was in the middle of its first date: doses before that are "
        "those of the dose step before",
        "slot": "The id of the slot",
        "meal": "The meal that it goes with; empty: it goes by the clock",
        "time": "The time of day; empty: it goes with a meal, or is taken as needed",
        "amount_mg": "How much, in mg",
        "tablets": "In which tablets, as count x strength in mg; empty: not known",
        "repeat": "daily, weekdays, every_days, cycle, every_months or as_needed",
        "weekdays": "On which days of the week, Monday is 1",
        "every": "Every how many days or months; of a cycle: how many days on",
        "days_off": "How many days off, of a cycle",
        "counted_from": "A date on which it is due, from which days or months are counted",
        "least_gap_minutes": "Taken as needed: how long to wait until the next, in minutes",
        "most_per_day": "Taken as needed: how often in a day at most",
    },
)

HOLDS = Layout(
    "holds",
    "Doses of a prescription on hold on some days of the period",
    {
        **_OF,
        "first": "The first date",
        "last": "The last date; empty: until further notice",
        "reason": "clinic or hospital",
        "said_by": "Who told the person so",
    },
)

PLAN_AHEAD = Layout(
    "plan_ahead",
    "Something planned for the time after the report was made",
    {
        "kind": "amount (a daily amount of a medicine), hold or blood_test",
        "medicine": "The medicine; of an amount and a hold",
        "first": "The first date, or that of the blood test",
        "last": "The last date; empty: until further notice, or a blood test",
        "daily_mg": "The daily amount in mg, an average where days differ",
        "state": "Of a blood test: planned, coming_up, due, overdue, booked or put_off",
    },
)


def plan_tables(report: Report) -> Iterator[DataTable]:
    """The prescriptions with their directions, dose steps and holds, and the plan ahead."""
    told = Told(report)
    found = reported_medicines(report.plan, report.span)
    yield MEDICINES.table(_medicine(told, item.prescription) for item in found)
    yield DIRECTIONS.table(row for item in found for row in _directions(told, item.prescription, report.span.last))
    yield DOSE_STEPS.table(
        _slot(told, item.prescription, step, slot) for item in found for step in item.steps for slot in step.step.slots
    )
    yield HOLDS.table(_hold(told, item.prescription, hold) for item in found for hold in item.holds)
    yield PLAN_AHEAD.table(_ahead(report, told))


def _of(told: Told, item: Prescription) -> Row:
    return {"prescription": item.id, "medicine": told.medicine(item.medicine)}


def _medicine(told: Told, item: Prescription) -> Row:
    return {
        **_of(told, item),
        "name": item.medicine,
        "reason": item.reason or None,
        "prescriber": item.prescriber or None,
        "recording_from": day_text(item.recording.first),
        "ended": day_text(item.ends.last_day_before) if item.ends else None,
        "tablets_mg": " ".join(str(number(strength)) for strength in item.tablets_mg) or None,
        "may_halve": item.may_halve,
        "missed_dose": item.missed_words or None,
    }


def _directions(told: Told, item: Prescription, last: date) -> Iterator[Row]:
    for each in sorted_directions(item.directions):
        if each.begins.first <= last:
            yield {
                **_of(told, item),
                "first": day_text(each.begins.first),
                "food_instruction": each.food.value,
                "food_words": each.food_words or None,
                "milk_words": each.milk_words or None,
                "window_minutes": minutes(each.window),
            }


def _slot(told: Told, item: Prescription, step: DatedStep, slot: Slot) -> Row:
    return {
        **_of(told, item),
        "first": day_text(step.first),
        "last": day_text(step.last),
        "changed_at": told.instant(step.step.begins.changed_at),
        "slot": slot.id,
        "meal": slot.meal,
        "time": slot.at.isoformat() if slot.at else None,
        "amount_mg": number(slot.amount_mg),
        "tablets": tablets_text(slot.tablets),
        **_repeat(slot.repeat),
    }


def _repeat(repeat: Repeat) -> Row:
    counted = repeat.kind in COUNTED
    return {
        "repeat": repeat.kind.value,
        "weekdays": " ".join(map(str, sorted(repeat.weekdays))) or None,
        "every": repeat.every if counted else None,
        "days_off": repeat.days_off or None,
        "counted_from": day_text(repeat.since) if counted else None,
        "least_gap_minutes": minutes(repeat.min_gap) if repeat.min_gap is not None else None,
        "most_per_day": repeat.most_per_day,
    }


def _hold(told: Told, item: Prescription, hold: Hold) -> Row:
    return {
        **_of(told, item),
        "first": day_text(hold.begins.first),
        "last": day_text(hold.last_day),
        "reason": hold.reason.value,
        "said_by": hold.said_by or None,
    }


def _ahead(report: Report, told: Told) -> Iterator[Row]:
    nothing = dict.fromkeys(PLAN_AHEAD.columns)
    for span in report.ahead.amounts:
        days = {"first": day_text(span.first), "last": day_text(span.last)}
        amount = number(span.amount_mg)
        yield {**nothing, "kind": "amount", "medicine": told.medicine(span.medicine), **days, "daily_mg": amount}
    for held in report.ahead.holds:
        days = {"first": day_text(held.first), "last": day_text(held.last)}
        yield {**nothing, "kind": "hold", "medicine": told.medicine(held.medicine), **days}
    for test in report.ahead.tests:
        yield {**nothing, "kind": "blood_test", "first": day_text(test.day), "state": test.state.value}
