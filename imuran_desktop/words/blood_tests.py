"""Blood tests in words, as their page and its rows have them. Nothing is judged, and nothing is advised."""

from collections.abc import Sequence
from datetime import date

from imuran_desktop.domain.blood_tests import Arrangement, BloodTest
from imuran_desktop.domain.codes import Arranged, BloodTestState
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.monitoring import MonitoringSchedule, PlannedTest
from imuran_desktop.domain.results import Analytes, LabReport, Result
from imuran_desktop.words.alert_values import past_phrase
from imuran_desktop.words.doses import appointment, day_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.monitoring import clinic_date_words, origin_words
from imuran_desktop.words.results import analyte_name, outside_words, range_words, value_words

_NAMED = 3
"""So many results are named in one line."""


def next_test_words(language: Language, test: BloodTest, today: date) -> str:
    """What is next in one sentence: "Your next blood test is on Friday 6 March, in 4 days."."""
    if test.state is BloodTestState.OVERDUE:
        return _since_words(language, test, today)
    when, days = day_words(language, test.day, today, within=True), (test.day - today).days
    if days <= 1:
        return language.tr("Your next blood test is {when}.", when=when)
    return language.trn(
        "Your next blood test is {when}, in {number} day.",
        "Your next blood test is {when}, in {number} days.",
        days,
        when=when,
    )


def _since_words(language: Language, test: BloodTest, today: date) -> str:
    day, days = day_words(language, test.day, today), (today - test.day).days
    if days <= 1:
        return language.tr("A blood test has been due since {day}.", day=day)
    return language.trn(
        "A blood test has been due since {day}, for {number} day.",
        "A blood test has been due since {day}, for {number} days.",
        days,
        day=day,
    )


def appointment_words(language: Language, test: BloodTest, today: date) -> str:
    """What is arranged, beside its day: "It is booked for 09:30 at City Hospital."; "" where nothing is."""
    arranged = test.arranged
    if arranged is None:
        return ""
    if arranged.how is Arranged.BOOKED:
        past = arranged.on < today
        return _was_booked_words(language, arranged) if past else _booked_words(language, arranged)
    before = day_words(language, test.planned.due, today, within=True)
    if arranged.reason:
        return language.tr("It was planned {day} and is put off: {reason}", day=before, reason=arranged.reason)
    return language.tr("It was planned {day} and is put off.", day=before)


def _booked_words(language: Language, arranged: Arrangement) -> str:
    tr, where = language.tr, arranged.where
    if arranged.at is None:
        return tr("It is booked at {where}.", where=where) if where else tr("It is booked.")
    at = language.clock(arranged.at)
    if where:
        return tr("It is booked for {time} at {where}.", time=at, where=where)
    return tr("It is booked for {time}.", time=at)


def _was_booked_words(language: Language, arranged: Arrangement) -> str:
    tr, where = language.tr, arranged.where
    if arranged.at is None:
        return tr("It was booked at {where}.", where=where) if where else tr("It was booked for that day.")
    at = language.clock(arranged.at)
    if where:
        return tr("It was booked for {time} at {where}.", time=at, where=where)
    return tr("It was booked for {time}.", time=at)


def was_arranged_words(language: Language, test: BloodTest, today: date) -> str:
    """What was arranged for a test that is done: "It was booked for Friday 6 March at 09:30, City Hospital."."""
    arranged, tr = test.arranged, language.tr
    if arranged is None:
        return ""
    if arranged.how is Arranged.PUT_OFF:
        return tr("It was put off until {day}.", day=day_words(language, arranged.on, today))
    if arranged.how is Arranged.NOT_NEEDED:
        return tr("It was said not to be needed.")
    return tr("It was booked for {when}.", when=appointment(language, arranged, today))


def overdue_words(language: Language) -> str:
    """What to do about a test that nothing is recorded of."""
    return language.tr("If it has been done, record it. If not, call your clinic.")


def tested_words(language: Language, planned: PlannedTest) -> str:
    """What the laboratory is to test: "Tested: full blood count and ALT."."""
    return language.tr("Tested: {tests}.", tests=language.listed([language.tr(name) for name in planned.tests]))


def came_from_words(language: Language, planned: PlannedTest, schedule: MonitoringSchedule | None, today: date) -> str:
    """Where a date comes from: the clinic, which gave it, or a schedule with its source."""
    if planned.clinic is not None:
        parts = (clinic_date_words(language, planned.clinic, today), planned.clinic.note)
        return " ".join(part for part in (language.tr("Your clinic gave this date."), *parts) if part)
    if schedule is None:
        return ""
    name = language.tr("From the schedule: {name}.", name=language.tr(schedule.preset.name))
    return f"{name} {origin_words(language, schedule)}"


def counts_words(language: Language, first: date, last: date, today: date) -> str:
    """When a test counts for a planned one: "A test counts for this date if it is done from 2 to 10 March."."""
    if first >= last:
        day = day_words(language, first, today)
        return language.tr("A test counts for this date if it is done on that day: {day}.", day=day)
    return language.tr(
        "A test counts for this date if it is done from {first} to {last}.",
        first=day_words(language, first, today),
        last=day_words(language, last, today),
    )


def extra_words(language: Language, *, before: bool) -> str:
    """How a test that was done stands beside the planned ones."""
    return language.tr("before the first planned test") if before else language.tr("extra, beside the planned ones")


def recorded_words(language: Language, name: str) -> str:
    """Who recorded a test; empty where it is the person's own."""
    return language.tr("recorded by {name}", name=name) if name else ""


def counted_words(language: Language, test: BloodTest, today: date) -> str:
    """What a test that was done counts as, and what becomes of what was arranged for another day.

    "It counts as the test planned for Thursday 3 December. The booking for Friday 4 December at 09:15 is no longer
    needed for it: tell the clinic if you cancel it."
    """
    tr, arranged = language.tr, test.arranged
    said = tr("It counts as the test planned for {day}.", day=day_words(language, test.planned.due, today))
    if arranged is None:
        return said
    if arranged.booked:
        when = booked_when(language, arranged, today)
        more = tr("The booking for {when} is no longer needed for it: tell the clinic if you cancel it.", when=when)
    else:
        more = tr("It is no longer put off until {day}.", day=day_words(language, arranged.on, today))
    return f"{said} {more}"


def booking_ends_words(language: Language, arranged: Arrangement, today: date) -> str:
    """What a date of the clinic's does to a booking, before it is saved."""
    when = booked_when(language, arranged, today)
    return language.tr("Once you save this, your booking for {when} no longer holds.", when=when)


def booking_ended_words(language: Language, arranged: Arrangement, today: date) -> str:
    """What a date of the clinic's did to a booking."""
    return language.tr("Your booking for {when} no longer holds.", when=booked_when(language, arranged, today))


def booked_when(language: Language, arranged: Arrangement, today: date) -> str:
    """For when it is booked: "Friday 4 December at 09:15"."""
    day = day_words(language, arranged.on, today)
    return language.tr("{day} at {time}", day=day, time=language.clock(arranged.at)) if arranged.at else day


def summary_words(language: Language, report: LabReport | None, analytes: Analytes) -> str:
    """What came back, in one line: "12 results. ALT: above the laboratory's range."."""
    if report is None or not report.says_anything:
        return language.tr("No results yet")
    parts = []
    if report.results:
        parts.append(language.trn("{number} result.", "{number} results.", len(report.results)))
    parts += _outside(language, report, analytes)
    if report.files:
        parts.append(language.trn("{number} file.", "{number} files.", len(report.files)))
    return " ".join(parts)


def _outside(language: Language, report: LabReport, analytes: Analytes) -> Sequence[str]:
    """Those that the laboratory's own range does not hold, the first few of them by name."""
    said = [
        language.tr("{name}: {outside}.", name=analyte_name(language, result.analyte, analytes), outside=outside)
        for result in report.results
        if (outside := outside_words(language, result))
    ]
    more = len(said) - _NAMED
    if more <= 0:
        return said
    others = language.trn(
        "{number} more is outside the laboratory's range.", "{number} more are outside the laboratory's range.", more
    )
    return [*said[:_NAMED], others]


def size_words(language: Language, size: int) -> str:
    """How large a file is: "240 KB"."""
    if size < _MEGA:
        return language.tr("{number}\N{NO-BREAK SPACE}KB", number=language.number(max(1, round(size / 1000))))
    return language.tr("{number}\N{NO-BREAK SPACE}MB", number=language.number(round(size / _MEGA, 1)))


_MEGA = 1_000_000


def waived_words(language: Language, due: date, today: date) -> str:
    """What was recorded: "the blood test planned for Friday 6 March is not needed"."""
    return language.tr("the blood test planned for {day} is not needed", day=day_words(language, due, today))


def call_words(language: Language, contacts: Contacts) -> str:
    """The clinic and its number: "City Hospital: 01632 960 100"; empty where no number is written down."""
    if not contacts.clinic_number:
        return ""
    clinic = contacts.clinic or language.tr("Your clinic")
    # In one piece: it is read out, or dialled, while one looks at it.
    number = contacts.clinic_number.replace(" ", "\N{NO-BREAK SPACE}")
    return language.tr("{clinic}: {number}", clinic=clinic, number=number)


def result_heads(language: Language) -> tuple[str, str, str, str]:
    """The columns of the table of results."""
    tr = language.tr
    return tr("Result"), tr("Value"), tr("Laboratory's range"), tr("Note")


def result_row(
    language: Language, result: Result, analytes: Analytes, *, past: bool = False
) -> tuple[str, str, str, str]:
    """A result in that table. ``past``: it is past a value that the clinic set."""
    notes = (outside_words(language, result), past_phrase(language) if past else "", _comment(result))
    return (
        analyte_name(language, result.analyte, analytes),
        value_words(language, result),
        range_words(language, result),
        "\n".join(note for note in notes if note),
    )


def _comment(result: Result) -> str:
    """What the laboratory wrote beside a number; without one its words are the value."""
    return result.comment if result.value is not None else ""


def clinic_date_told(language: Language, on: date) -> str:
    """What was recorded: "date from your clinic: Friday 6 March"."""
    return language.tr("date from your clinic: {day}", day=language.day(on))


def clinic_date_taken_back(language: Language, on: date) -> str:
    """What is no longer so: "Taken back: the date from your clinic, Friday 6 March."."""
    return language.tr("Taken back: the date from your clinic, {day}.", day=language.day(on))
