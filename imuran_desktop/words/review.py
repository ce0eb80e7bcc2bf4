"""What one looks back on in words: symptoms, doses, dose changes, holds, blood tests and notes.

Dates beside dates: never where a symptom comes from.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.columns import Unit
from imuran_desktop.domain.dose_changes import DoseChange
from imuran_desktop.domain.notes import DayNote
from imuran_desktop.domain.review import DayDoses, HeldDays, Noted, ReviewTest, worst
from imuran_desktop.domain.review_days import DayFeeling
from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.words.doses import blood_test_state_words, medicine_words
from imuran_desktop.words.history import day_summary, full_day
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.symptom_entries import entry_name, with_how_bad
from imuran_desktop.words.symptoms import level_short


def noted_words(language: Language, known: SymptomList, noted: Noted, today: date) -> str:
    """A symptom entry in one phrase: "Nausea, moderate, until 4 March, recorded by Alex"."""
    tr, name = language.tr, entry_name(language, noted.entry, known)
    parts = [name if noted.none else with_how_bad(language, name, noted.severity)]
    if noted.last > noted.day:
        parts.append(tr("until {day}", day=full_day(language, noted.last, today)))
    if noted.level in _PRESSING:
        parts.append(level_short(language, noted.level))
    if noted.entry.by:
        parts.append(tr("recorded by {name}", name=noted.entry.by))
    return ", ".join(parts)


_PRESSING = (Level.URGENT, Level.EMERGENCY)


def note_words(language: Language, note: DayNote) -> str:
    """A note with the name of the one who wrote it: "Alex wrote: …"."""
    if note.by:
        return language.tr("{name} wrote: {words}", name=note.by, words=note.text)
    return language.tr("Note: {words}", words=note.text)


def doses_words(language: Language, doses: DayDoses) -> str:
    """The doses of some days in one phrase: "12 of 14 doses taken, 2 missed"."""
    counts = {**doses._asdict(), "due": doses.due, "in_part": 0, "others": 0}
    kind = "open" if doses.open else "all_taken"
    words = day_summary(language, kind if doses.due else "held" if doses.held else "nothing_due", counts)
    if not doses.held_taken:
        return words
    return language.trn(
        "{summary}, {number} taken while on hold",
        "{summary}, {number} taken while on hold",
        doses.held_taken,
        summary=words,
    )


def change_words(language: Language, change: DoseChange, today: date) -> str:
    """A dose change with both amounts."""
    return language.tr(
        "{medicine}: from {day}, {after} a day; before that, {before} a day",
        medicine=sentence_case(medicine_words(language, change.medicine)),
        day=full_day(language, change.day, today),
        after=language.amount(change.after_mg),
        before=language.amount(change.before_mg),
    )


def hold_words(language: Language, hold: HeldDays, today: date) -> str:
    """Days on hold."""
    tr, medicine = language.tr, sentence_case(medicine_words(language, hold.medicine))
    first = full_day(language, hold.first, today)
    if hold.last is None:
        return tr("{medicine} on hold from {first}", medicine=medicine, first=first)
    if hold.last <= hold.first:
        return tr("{medicine} on hold on {first}", medicine=medicine, first=first)
    last = full_day(language, hold.last, today)
    return tr("{medicine} on hold from {first} to {last}", medicine=medicine, first=first, last=last)


def blood_test_words(language: Language, test: ReviewTest, today: date | None = None) -> str:
    """A blood test and its state on its day, which is named where ``today`` is given."""
    state = blood_test_state_words(language, test.state)
    state = state[:1].lower() + state[1:]
    if today is None:
        return language.tr("Blood test: {state}", state=state)
    return language.tr("Blood test, {day}: {state}", day=full_day(language, test.day, today), state=state)


def feeling_words(language: Language, feeling: DayFeeling) -> str:
    """How a day was."""
    tr = language.tr
    if feeling.symptom:
        if feeling.severity is None:
            return tr("a symptom, how bad was not said")
        return {
            Severity.MILD: tr("mild at worst"),
            Severity.MODERATE: tr("moderate at worst"),
            Severity.SEVERE: tr("severe"),
        }[feeling.severity]
    if feeling.none:
        return tr("no symptoms")
    return tr("only what is not shown here") if feeling.hidden else tr("nothing recorded")


def times_words(language: Language, known: SymptomList, items: Iterable[Noted]) -> str:
    """How often a symptom was recorded in some days: "Nausea 3 times, moderate at worst"."""
    found = list(items)
    name, bad = entry_name(language, found[0].entry, known), worst(item.severity for item in found)
    if len(found) == 1:
        return with_how_bad(language, name, bad)
    if bad is None:
        return language.trn("{name} {number} time", "{name} {number} times", len(found), name=name)
    at_worst = feeling_words(language, DayFeeling(symptom=True, severity=bad))
    return language.trn(
        "{name} {number} time, {at_worst}",
        "{name} {number} times, {at_worst}",
        len(found),
        name=name,
        at_worst=at_worst,
    )


def after_words(language: Language, known: SymptomList, days: int, noted: Sequence[Noted], today: date) -> str:
    """What began on one day, counted from a dose change: two dates, and nothing else."""
    named = ((entry_name(language, item.entry, known), item.severity) for item in noted)
    what = "; ".join(with_how_bad(language, name, severity) for name, severity in named)
    began = full_day(language, noted[0].day, today)
    if days == 0:
        return language.tr("Began on {began}, the day of the change: {what}", began=began, what=what)
    return language.trn(
        "Began on {began}, {number} day after the change: {what}",
        "Began on {began}, {number} days after the change: {what}",
        days,
        began=began,
        what=what,
    )


def nothing_after_words(language: Language, days: int, *, goes_on: bool) -> str:
    """That no symptom began after a dose change; while it ``goes_on``, not so many days have come."""
    if goes_on:
        return language.tr("No symptom shown here is recorded as beginning on that day or since then, up to today.")
    return language.trn(
        "No symptom shown here is recorded as beginning on that day or the day after it.",
        "No symptom shown here is recorded as beginning on that day or in the {number} days after it.",
        days,
    )


def click_words(language: Language, unit: Unit) -> str:
    """How to read what a column of the drawing holds; ``unit`` is what one stands for."""
    tr = language.tr
    return {
        Unit.DAY: tr("Click on a day, or go there with the arrow keys, to read what was recorded."),
        Unit.WEEK: tr("Click on a week, or go there with the arrow keys, to read what was recorded."),
        Unit.MONTH: tr("Click on a month, or go there with the arrow keys, to read what was recorded."),
        Unit.YEAR: tr("Click on a year, or go there with the arrow keys, to read what was recorded."),
    }[unit]


def nothing_recorded_words(language: Language) -> str:
    """That there is nothing yet to draw."""
    return language.tr("Nothing is recorded in these days. Doses, symptoms and notes show up here once they are.")


def not_a_cause_words(language: Language) -> str:
    """What dates beside dates do not say."""
    return language.tr(
        "These are dates, side by side. They do not say where a symptom comes from: many things can begin at such a "
        "time. Your clinic can look at them with you."
    )
