"""Reminders in words: what a notification says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from imuran_desktop.domain.codes import Stage
from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.ledger import LedgerDose
from imuran_desktop.domain.medicine_stock import MedicineStock
from imuran_desktop.domain.monitoring import BloodTest
from imuran_desktop.domain.reminders import Reminder
from imuran_desktop.domain.stock import RunOut
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.doses import (
    blood_test_day_words,
    day_words,
    dose_words,
    instruction_words,
    late_words,
    meal_words,
    missed_words,
    moment_words,
    tablet_words,
    tests_words,
)
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.stock import days_words, low_title_words, low_words
from imuran_desktop.words.today import milk_words


@dataclass(frozen=True)
class Message:
    """The title and the body of a notification."""

    title: str
    body: str


def dose_message(
    language: Language,
    reminder: Reminder,
    timeline: Timeline,
    today: date,
    following: LedgerDose | None,
    *,
    hide_name: bool,
    next_has_come: bool = False,
) -> Message:
    """What is said on ``today`` of a dose that is due or missed. ``following`` is the next one still to come."""
    item = reminder.dose
    assert item is not None
    dose = item.dose
    what = language.tr("your medicine") if hide_name else dose_words(language, dose)
    tablets = "" if hide_name else tablet_words(language, dose.tablets)
    when = moment_words(language, dose.instant, timeline, today)
    meal = meal_words(language, dose.meal)
    food, milk = instruction_words(language, dose.directions), milk_words(language, dose.directions)
    if reminder.stage is Stage.DUE:
        title = language.tr("Time for {what}", what=what)
        return Message(title, _lines([_joined([_due(language, when), meal]), tablets, sentence_case(food), milk]))
    title = language.tr("Nothing recorded: {what}, {when}", what=what, when=when)
    return Message(
        title,
        _lines(
            [
                sentence_case(food),
                milk,
                missed_words(language, dose.prescription, next_has_come=next_has_come),
                _next_dose(language, following, timeline, today),
            ]
        ),
    )


def away_message(language: Language, missed: Sequence[Reminder], timeline: Timeline, today: date) -> Message:
    """What is said, once, of doses missed while the app was not running."""
    doses = [reminder.dose.dose for reminder in missed if reminder.dose]
    title = language.trn("{number} dose has nothing recorded", "{number} doses have nothing recorded", len(doses))
    first, last = day_words(language, doses[0].day, today), day_words(language, doses[-1].day, today)
    span = first if first == last else language.tr("{first} to {last}", first=first, last=last)
    if len(doses) == 1:
        span = moment_words(language, doses[0].instant, timeline, today)
    # Several are not to be taken now, so nothing says how.
    food = instruction_words(language, doses[0].directions) if len(doses) == 1 else ""
    return Message(title, _lines([sentence_case(span), sentence_case(food), _missed(language, doses)]))


def blood_test_message(language: Language, test: BloodTest, today: date) -> Message:
    """What is said of a blood test on ``today``, which may be later than the day it was to be told on."""
    tr = language.tr
    tests, due = sentence_case(tests_words(language, test)), test.planned.due
    if due == today:
        return Message(tr("Blood test due today"), tests)
    day = blood_test_day_words(language, test, today)
    if due > today:
        return Message(tr("Blood test coming up"), _lines([day, tests]))
    advice = tr("If it has been done, record it. If not, ring your clinic.")
    return Message(tr("Blood test overdue"), _lines([day, tests, advice]))


def stock_message(language: Language, stock: MedicineStock, today: date, *, hide_name: bool) -> Message:
    """What is said of tablets that run out."""
    assert isinstance(stock.end, RunOut)
    if hide_name:
        words = language.tr("Your tablets run out soon. Ask for a new prescription in time.")
        return Message(days_words(language, stock.end), words)
    ask = language.tr("Ask for a new prescription in time.")
    return Message(low_title_words(language, stock), _lines([low_words(language, stock, today), ask]))


def _missed(language: Language, doses: Sequence[Dose]) -> str:
    """What to do about some missed doses. Of several none is to be taken now, so nothing says so."""
    prescriptions = {dose.prescription.id: dose.prescription for dose in doses}
    if len(prescriptions) == 1:
        return missed_words(language, doses[0].prescription, next_has_come=len(doses) > 1)
    return late_words(language)


def _due(language: Language, when: str) -> str:
    return language.tr("Due {when}", when=when)


def _next_dose(language: Language, following: LedgerDose | None, timeline: Timeline, today: date) -> str:
    if following is None:
        return ""
    when = moment_words(language, following.dose.instant, timeline, today)
    return language.tr("Your next dose is {when}.", when=when)


def _joined(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)


def _lines(parts: list[str]) -> str:
    return "\n".join(part for part in parts if part)
