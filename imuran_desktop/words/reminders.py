"""Reminders in words: what a notification says."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from imuran_desktop.domain.blood_tests import BloodTest
from imuran_desktop.domain.codes import FoodInstruction, Stage
from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.ledger import LedgerDose
from imuran_desktop.domain.medicine_stock import MedicineStock
from imuran_desktop.domain.reminders import Reminder
from imuran_desktop.domain.stock import RunOut
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.doses import (
    arranged_words,
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


def due_message(
    language: Language, due: Sequence[Reminder], timeline: Timeline, today: date, *, hide_name: bool
) -> Message:
    """What is said on ``today`` of one dose, or several, whose time has come; and again where nothing was recorded."""
    tr, doses = language.tr, _doses(due)
    first, again = doses[0], all(item.repeat for item in due)
    if len(doses) > 1:
        title = language.trn("Time for {number} dose", "Time for {number} doses", len(doses))
        if again:
            title = language.trn("{number} dose is still open", "{number} doses are still open", len(doses))
        times = dict.fromkeys(dose.instant for dose in doses)
        lines = []
        for at in times:
            lines.append(_due(language, moment_words(language, at, timeline, today)))
            lines += ["" if hide_name else _due_line(language, dose) for dose in doses if dose.instant == at]
        return Message(title, _lines(lines))
    what = tr("your medicine") if hide_name else dose_words(language, first)
    title = tr("Still open: {what}", what=what) if again else tr("Time for {what}", what=what)
    when = _due(language, moment_words(language, first.instant, timeline, today))
    tablets = "" if hide_name else tablet_words(language, first.tablets)
    meal, how = meal_words(language, first.meal), _how(language, first, hide_name=hide_name)
    return Message(title, _lines([_joined([when, meal]), tablets, *how]))


def missed_message(
    language: Language,
    missed: Reminder,
    timeline: Timeline,
    today: date,
    following: LedgerDose | None,
    *,
    hide_name: bool,
    next_has_come: bool = False,
) -> Message:
    """What is said on ``today`` of a dose that was missed. ``following`` is the next one still to come."""
    (dose,) = _doses([missed])
    what = language.tr("your medicine") if hide_name else dose_words(language, dose)
    when = moment_words(language, dose.instant, timeline, today)
    own = replace(dose.prescription, missed_words="") if hide_name else dose.prescription
    words = missed_words(language, own, next_has_come=next_has_come)
    how = _how(language, dose, hide_name=hide_name)
    return Message(
        language.tr("Nothing recorded: {what}, {when}", what=what, when=when),
        _lines([_next_dose(language, following, timeline, today), *how, words]),
    )


def away_message(language: Language, missed: Sequence[Reminder], today: date, *, hide_name: bool) -> Message:
    """What is said, once, of several doses missed while the app was not running."""
    doses = _doses(missed)
    title = language.trn("{number} dose has nothing recorded", "{number} doses have nothing recorded", len(doses))
    first, last = day_words(language, doses[0].day, today), day_words(language, doses[-1].day, today)
    span = first if first == last else language.tr("{first} to {last}", first=first, last=last)
    return Message(title, _lines([sentence_case(span), _missed(language, doses, hide_name=hide_name)]))


def blood_test_message(language: Language, test: BloodTest, today: date) -> Message:
    """What is said of a blood test on ``today``, which may be later than the day it was to be told on."""
    tr = language.tr
    tests, arranged = sentence_case(tests_words(language, test)), arranged_words(language, test, today, why=False)
    day = arranged or blood_test_day_words(language, test, today)
    if test.day == today:
        booked = test.arranged is not None and test.arranged.booked
        return Message(tr("Blood test booked for today") if booked else tr("Blood test due today"), tests)
    if test.day > today:
        return Message(tr("Blood test coming up"), _lines([day, tests]))
    from imuran_desktop.words.blood_tests import overdue_words  # late: few tests are overdue

    was_due = arranged or tr("It was due {day}.", day=day_words(language, test.day, today))
    return Message(tr("Blood test overdue"), _lines([was_due, tests, overdue_words(language)]))


def stock_message(language: Language, stocks: Sequence[MedicineStock], today: date, *, hide_name: bool) -> Message:
    """What is said of tablets that run out, of one medicine or several."""
    ask = language.tr("Ask for a new prescription in time.")
    first = stocks[0]
    assert isinstance(first.end, RunOut)
    if hide_name:
        words = language.tr("Your tablets run out soon. Ask for a new prescription in time.")
        return Message(days_words(language, first.end), words)
    if len(stocks) > 1:
        title = language.trn(
            "Tablets of {number} medicine run out", "Tablets of {number} medicines run out", len(stocks)
        )
        return Message(title, _lines([*(low_title_words(language, stock) for stock in stocks), ask]))
    return Message(low_title_words(language, first), _lines([low_words(language, first, today), ask]))


def for_words(language: Language, name: str) -> str:
    """Whose reminder it is."""
    return language.tr("For {name}", name=name)


def sample_messages(language: Language) -> dict[Stage, Message]:
    """One of each, made up, to see whether they arrive."""
    tr = language.tr
    titles = {
        Stage.DUE: tr("Test: a dose is due"),
        Stage.MISSED: tr("Test: nothing recorded for a dose"),
        Stage.TEST_DUE: tr("Test: a blood test is due"),
        Stage.STOCK_LOW: tr("Test: tablets run out"),
    }
    words = tr("This is only a test. You need do nothing.")
    return {stage: Message(title, words) for stage, title in titles.items()}


def _doses(items: Sequence[Reminder]) -> list[Dose]:
    return [item.dose.dose for item in items if item.dose is not None]


def _due_line(language: Language, dose: Dose) -> str:
    """One of several doses: "Azathioprine 75 mg: 1 tablet of 75 mg, with or just after food"."""
    how = [tablet_words(language, dose.tablets), instruction_words(language, dose.directions)]
    what, details = dose_words(language, dose), ", ".join(part for part in how if part)
    return language.tr("{dose}: {details}", dose=what, details=details) if details else what


def _missed(language: Language, doses: Sequence[Dose], *, hide_name: bool) -> str:
    """What is said of several missed doses: none of them is to be taken now, so nothing says so."""
    prescriptions = {dose.prescription.id: dose.prescription for dose in doses}
    if len(prescriptions) == 1 and not hide_name:
        return missed_words(language, doses[0].prescription, next_has_come=True)
    return late_words(language)


def _how(language: Language, dose: Dose, *, hide_name: bool) -> list[str]:
    """Food and milk. Words of the person's own may name what is to be hidden."""
    directions = dose.directions
    if hide_name and directions.food is FoodInstruction.OWN_WORDS:
        return []
    food = sentence_case(instruction_words(language, directions))
    return [food] if hide_name else [food, milk_words(language, directions)]


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
