"""The blood tests of a report in words: how many were due, done, late, and are waiting."""

from collections.abc import Iterable, Iterator
from datetime import date

from imuran_desktop.domain.codes import Arranged
from imuran_desktop.domain.listed_tests import ListedTest, listed_order
from imuran_desktop.domain.report_tests import LATE_AFTER, ReportedTests, days_late
from imuran_desktop.domain.texts import isolated
from imuran_desktop.words.language import Language

_NAMED = 4
"""So many tests of a kind are named by their dates; of more, the last ones."""


def blood_tests_title(language: Language) -> str:
    """What stands above them."""
    return language.tr("Blood tests")


def blood_tests_words(language: Language, tests: ReportedTests, *, has_schedule: bool) -> tuple[str, ...]:
    """All there is to say of them, in paragraphs."""
    counted = " ".join(_counted(language, tests, has_schedule=has_schedule))
    return counted, *_named(language, tests)


def _counted(language: Language, tests: ReportedTests, *, has_schedule: bool) -> Iterator[str]:
    if not has_schedule:
        yield language.tr("The plan has no schedule of blood tests.")
    elif not tests.planned and not tests.moved:
        yield language.tr("No blood test was planned for these days.")
    if tests.planned:
        yield language.trn(
            "{number} blood test was planned for these days: {parts}.",
            "{number} blood tests were planned for these days: {parts}.",
            tests.planned,
            parts=language.listed(list(_parts(language, tests))),
        )
    if tests.moved:
        yield language.trn(
            "{number} blood test planned for another day was moved into these days.",
            "{number} blood tests planned for other days were moved into these days.",
            len(tests.moved),
        )
    yield from _beside(language, tests)


def _beside(language: Language, tests: ReportedTests) -> Iterator[str]:
    """Those done in these days that no date of them asked for."""
    every = sorted((*tests.others, *tests.beside), key=_day)
    if not every:
        return
    days = _days(language, map(_day, every))
    if tests.planned or tests.moved:
        yield language.trn(
            "{number} more was done in these days: {days}.",
            "{number} more were done in these days: {days}.",
            len(every),
            days=days,
        )
    else:
        yield language.trn(
            "{number} was done in these days: {days}.",
            "{number} were done in these days: {days}.",
            len(every),
            days=days,
        )


def _parts(language: Language, tests: ReportedTests) -> Iterator[str]:
    trn = language.trn
    done = trn("{number} done", "{number} done", tests.done)
    yield language.tr("{done} ({late})", done=done, late=_late_words(language, tests)) if tests.done else done
    if tests.not_done:
        yield trn("{number} not done", "{number} not done", len(tests.not_done))
    if tests.waiting:
        yield trn("{number} still waiting", "{number} still waiting", len(tests.waiting))
    if tests.not_needed:
        yield trn("{number} not needed", "{number} not needed", len(tests.not_needed))


def _late_words(language: Language, tests: ReportedTests) -> str:
    """How many were done late, and what late means."""
    days = language.trn("{number} day", "{number} days", LATE_AFTER.days)
    if not tests.late:
        return language.tr("none more than {days} late", days=days)
    return language.trn("{number} more than {days} late", "{number} more than {days} late", len(tests.late), days=days)


def _named(language: Language, tests: ReportedTests) -> Iterator[str]:
    """The ones that a clinic asks for, by their dates."""
    tr = language.tr
    if tests.overdue:
        yield tr("Overdue, nothing recorded: {days}.", days=_days(language, map(_day, tests.overdue)))
    if tests.late:
        yield tr("Done late: {tests}.", tests=_listed(language, [_late(language, item) for item in tests.late]))
    if tests.not_done:
        yield tr("Not done: {days}.", days=_days(language, map(_day, tests.not_done)))
    waiting = sorted((*tests.waiting, *tests.moved), key=listed_order)
    agreed = [words for item in waiting if item not in tests.overdue and (words := _agreed(language, item))]
    if agreed:
        yield tr("Still to come: {tests}.", tests=_listed(language, agreed))
    if tests.not_needed:
        said = [_not_needed(language, item) for item in tests.not_needed]
        yield tr("Not needed, as recorded: {tests}.", tests=_listed(language, said))


def _day(item: ListedTest) -> date:
    return item.day


def _days(language: Language, days: Iterable[date]) -> str:
    return _listed(language, [language.date(day) for day in days])


def _listed(language: Language, items: list[str]) -> str:
    """The newest of them, and how many there are before."""
    earlier = len(items) - _NAMED
    if earlier > 0:
        before = language.trn("{number} before these", "{number} before these", earlier)
        items = [before, *items[earlier:]]
    return "; ".join(items)


def _late(language: Language, item: ListedTest) -> str:
    if item.test is None:
        return language.date(item.day)
    return language.trn(
        "{done}, {number} day after {planned}",
        "{done}, {number} days after {planned}",
        days_late(item),
        done=language.date(item.day),
        planned=language.date(item.test.day),
    )


def _agreed(language: Language, item: ListedTest) -> str:
    """For when a test that waits was booked or put off; "" where it was not."""
    arranged = item.test.arranged if item.test is not None else None
    if item.test is None or arranged is None:
        return ""
    tr, days = language.tr, {"planned": language.date(item.test.planned.due), "day": language.date(arranged.on)}
    if arranged.how is Arranged.BOOKED:
        return tr("planned for {planned}, booked for {day}", **days)
    return tr("planned for {planned}, put off until {day}", **days)


def _not_needed(language: Language, item: ListedTest) -> str:
    reason = item.test.arranged.reason if item.test is not None and item.test.arranged is not None else ""
    day = language.date(item.day)
    return language.tr("{day} ({reason})", day=day, reason=isolated(reason)) if reason else day
