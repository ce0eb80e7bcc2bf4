"""What a clinic's list says of many diaries."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from imuran_desktop.domain.report_wish import ALL_SECTIONS, ReportWish
from imuran_desktop.domain.summary import Summary
from imuran_desktop.words.adherence import ratio_words
from imuran_desktop.words.language import Language


class Column(StrEnum):
    """The columns of the list, in their order."""

    PERSON = "person"
    TAKEN = "taken"
    LAST = "last"
    OVERDUE = "overdue"
    URGENT = "urgent"
    FILE = "file"


def head_words(language: Language) -> Mapping[Column, str]:
    """What each column is called."""
    tr = language.tr
    return {
        Column.PERSON: tr("Person"),
        Column.TAKEN: tr("Doses taken"),
        Column.LAST: tr("Last recorded"),
        Column.OVERDUE: tr("Overdue blood tests"),
        Column.URGENT: tr("Urgent symptoms"),
        Column.FILE: tr("File"),
    }


def order_words(language: Language) -> Mapping[tuple[Column, bool], str]:
    """Each way to sort the list, by its column and whether it is turned round; those most asked for come first."""
    tr = language.tr
    return {
        (Column.PERSON, False): tr("Person, A to Z"),
        (Column.TAKEN, False): tr("Doses taken, lowest share first"),
        (Column.LAST, False): tr("Last recorded, longest ago first"),
        (Column.OVERDUE, True): tr("Overdue blood tests, most first"),
        (Column.URGENT, True): tr("Urgent symptoms, most first"),
        (Column.FILE, False): tr("File, A to Z"),
        (Column.PERSON, True): tr("Person, Z to A"),
        (Column.TAKEN, True): tr("Doses taken, highest share first"),
        (Column.LAST, True): tr("Last recorded, newest first"),
        (Column.OVERDUE, False): tr("Overdue blood tests, fewest first"),
        (Column.URGENT, False): tr("Urgent symptoms, fewest first"),
        (Column.FILE, True): tr("File, Z to A"),
    }


def cell_words(language: Language, of: Summary, *, twice: bool) -> Mapping[Column, str]:
    """What each column says of a diary; ``twice``: another copy of it is in the list."""
    return {
        Column.PERSON: _person_words(language, of, twice=twice),
        Column.TAKEN: ratio_words(language, of.taken),
        Column.LAST: _unbroken(language, of.last_recorded) if of.last_recorded else language.tr("nothing yet"),
        Column.OVERDUE: _overdue_words(language, of),
        Column.URGENT: _urgent_words(language, of),
        Column.FILE: of.path.name,
    }


def _person_words(language: Language, of: Summary, *, twice: bool) -> str:
    marks = [language.tr("sample data")] if of.sample else []
    if twice:
        marks.append(language.tr("this diary is in the list more than once"))
    return f"{of.person}\n{language.listed(marks)}" if marks else of.person


def _overdue_words(language: Language, of: Summary) -> str:
    tr = language.tr
    if of.overdue_since is not None:
        return tr(
            "{number}, since {date}", number=language.number(of.overdue), date=_unbroken(language, of.overdue_since)
        )
    return tr("none") if of.has_schedule else tr("none planned")


def _urgent_words(language: Language, of: Summary) -> str:
    tr = language.tr
    if of.last_urgent is None:
        return tr("none")
    return tr("{number}, last on {date}", number=language.number(of.urgent), date=_unbroken(language, of.last_urgent))


def _unbroken(language: Language, day: date) -> str:
    """A date that stays on one line."""
    return language.short_date(day).replace(" ", "\N{NO-BREAK SPACE}")


def read_words(language: Language, done: int, total: int) -> str:
    """How far the reading is: "12 of 40 read"."""
    count = language.number(done)
    return language.trn("{count} of {number} diary read", "{count} of {number} diaries read", total, count=count)


def saved_words(language: Language, done: int, total: int) -> str:
    """How far the saving is."""
    count = language.number(done)
    return language.trn("{count} of {number} report saved", "{count} of {number} reports saved", total, count=count)


def printed_words(language: Language, done: int, total: int) -> str:
    """How far the printing is."""
    count = language.number(done)
    return language.trn("{count} of {number} report printed", "{count} of {number} reports printed", total, count=count)


def list_words(language: Language, count: int, wish: ReportWish) -> str:
    """What the list is of, above it."""
    tr, until = language.tr, language.date(wish.last)
    if wish.first is None:
        days = tr("From the beginning of each diary until {last}.", last=until)
    elif wish.since_visit:
        days = tr(
            "Each since their own last visit until {last}; without one, from {first}.",
            first=language.date(wish.first),
            last=until,
        )
    else:
        days = tr("From {first} to {last}.", first=language.date(wish.first), last=until)
    people = language.trn("{number} diary.", "{number} diaries.", count)
    return tr("{people} {days}", people=people, days=days)


def reports_words(language: Language, count: int, wish: ReportWish) -> str:
    """What is printed or saved."""
    trn = language.trn
    if not wish.sections:
        return trn("{number} report, its first page only.", "{number} reports, the first page only.", count)
    if wish.sections == ALL_SECTIONS:
        return trn("{number} report with all its pages.", "{number} reports, each with all its pages.", count)
    return trn("{number} report, with the chosen pages.", "{number} reports, each with the chosen pages.", count)


def definition_words(language: Language) -> str:
    """What the columns count."""
    return language.tr(
        "All of it is self-recorded. Doses taken are those of azathioprine; where a diary has none, those of all "
        "medicines. Urgent symptoms are those of these days for which the sources say to get help at once. Overdue "
        "blood tests are counted as of today."
    )
