"""Bringing the results of a file into the diary: what is new, what is there already, and what is different there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby
from uuid import uuid4

from imuran_desktop.domain.alerts import PastAlert, past_alerts
from imuran_desktop.domain.blood_tests import DoneTest
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.results import Analytes, LabReport, Result
from imuran_desktop.domain.texts import one_line
from imuran_desktop.exchange.results_csv import DayResults
from imuran_desktop.services.changes import Changed, Topic
from imuran_desktop.services.entries import undo_entry
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.report_copies import standing_report
from imuran_desktop.services.results import report_of_lab, write_report
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import done_tests, lab_reports, read_alert_values, read_plan


class Fate(StrEnum):
    """What becomes of a result of a file.

    ``SAME``: the diary, or another row of the file, says all of it already. ``DIFFERENT``: the diary says something
    else of that day, or the file itself says two things of it.
    """

    NEW = "new"
    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True)
class Compared:
    """A result of a file beside what the diary has of that day (``known``).

    ``twice``: the file has another value for it on that day. Nobody can tell which is right, so it is never brought in.
    """

    on: date
    result: Result
    fate: Fate
    known: Result | None = None
    twice: bool = False
    lab: str = ""


@dataclass(frozen=True)
class Comparison:
    """Every result of a file with its fate, in the order of the file."""

    items: tuple[Compared, ...] = ()

    def of(self, fate: Fate) -> tuple[Compared, ...]:
        """Those with one fate."""
        return tuple(item for item in self.items if item.fate is fate)

    def to_bring(self, *, replace: bool = False) -> tuple[Compared, ...]:
        """Those that would be brought in; with ``replace`` also what the diary says something else of."""
        wanted = {Fate.NEW, Fate.DIFFERENT} if replace else {Fate.NEW}
        return tuple(item for item in self.items if item.fate in wanted and not item.twice)


@dataclass(frozen=True)
class BroughtIn(Changed):
    """What bringing a file in did: how many results were ``added`` and ``replaced``, how many were the ``same``.

    ``left`` are different ones that were not taken over. ``changes`` are the entries written, to be undone together.
    """

    added: int = 0
    replaced: int = 0
    same: int = 0
    left: int = 0
    changes: tuple[Changed, ...] = ()


def compare(diary: Diary, days: Sequence[DayResults]) -> Comparison:
    """What would become of each result of a file.

    Raises:
        StoreError: when the diary can't be read.
    """
    days, wanted = _as_named(diary, days), {day.on for day in days}
    known: dict[date, list[LabReport]] = {}
    for _, report in _tests(diary, wanted):
        known.setdefault(report.on, []).append(report)
    said: dict[tuple[date, str], list[Result]] = {}
    for day in days:
        for result in day.results:
            said.setdefault((day.on, result.analyte), []).append(result)
    fullest = {key: _fullest(results) for key, results in said.items()}
    return Comparison(tuple(_compared(days, known, fullest)))


def past_limits(diary: Diary, taken: Sequence[Compared], analytes: Analytes) -> Mapping[int, tuple[PastAlert, ...]]:
    """Which of the results that are ``taken`` over are past a value that the clinic set, by their place among them.

    A rise is looked for in what the diary would have then: in the other ones, and in what they don't take the place of.

    Raises:
        StoreError: when the diary can't be read.
    """
    alerts = read_alert_values(diary)
    if not alerts.values or not taken:
        return {}
    replaced = {(item.on, item.known) for item in taken if item.known is not None}
    kept = [
        replace(report, results=tuple(each for each in report.results if (report.on, each) not in replaced))
        for report in lab_reports(diary)
    ]
    new = [LabReport("", item.on, results=(item.result,)) for item in taken]
    found = ((place, past_alerts(report, [*kept, *new], alerts, analytes)) for place, report in enumerate(new))
    return {place: past for place, past in found if past}


def bring_in(
    diary: Diary, author: Author, now: datetime, days: Sequence[DayResults], *, replace: bool = False
) -> BroughtIn:
    """Add the results that are new, and with ``replace`` have the diary say what the file says of the different ones.

    A day without a blood test gets one that is done. Results go to the test of that day from the same laboratory, or
    to one of which no laboratory is known; those of another laboratory get a test of their own.

    Raises:
        Refused: when a day is still to come; nothing was written.
        StoreError: when it can't be written.
    """
    refuse_days_to_come(diary, now, days)
    with diary.writing():
        compared = compare(diary, days)
        wanted = compared.to_bring(replace=replace)
        tests: dict[date, dict[str, tuple[DoneTest, LabReport]]] = {}
        for done, report in _tests(diary, {item.on for item in wanted}):
            tests.setdefault(done.on, {})[done.id] = done, report
        by_day = groupby(sorted(wanted, key=lambda item: item.on), key=lambda item: item.on)
        changes = tuple(
            change
            for on, items in by_day
            for change in _bring_in_day(diary, author, now, on, [*items], tests.get(on, {}))
        )
    added = len(compared.of(Fate.NEW))
    return BroughtIn(
        frozenset({Topic.BLOOD_TESTS}) if changes else frozenset(),
        added=added,
        replaced=len(wanted) - added,
        same=len(compared.of(Fate.SAME)),
        left=len(compared.of(Fate.DIFFERENT)) - (len(wanted) - added),
        changes=changes,
    )


def _as_named(diary: Diary, days: Sequence[DayResults]) -> Sequence[DayResults]:
    """The results with the names that the diary wrote first, whatever their capitals are in the file."""
    written = {result.analyte: None for report in lab_reports(diary) for result in report.results}
    first: dict[str, str] = {}
    for name in written:
        first.setdefault(one_line(name).casefold(), name)

    def named(result: Result) -> Result:
        name = result.analyte
        known = name if name in written else first.get(one_line(name).casefold(), name)
        return result if known == name else replace(result, analyte=known)

    return [replace(day, results=tuple(map(named, day.results))) for day in days]


def refuse_days_to_come(diary: Diary, now: datetime, days: Sequence[DayResults]) -> None:
    """Refuse a file with a day that is still to come: most likely day and month stand the other way round.

    Raises:
        Refused: when there is one.
        StoreError: when the diary can't be read.
    """
    last = max((day.on for day in days), default=date.min)
    if last > read_plan(diary).timeline.local(now).date():
        raise Refused(Reason.IN_FUTURE, at=last)


def undo_bring_in(diary: Diary, author: Author, now: datetime, brought: BroughtIn) -> Changed:
    """Have every blood test say what it said before a file was brought in, all of them or none.

    Raises:
        Refused: when nothing was brought in, or one of them was written again since.
        StoreError: when it can't be written.
    """
    if not brought.changes:
        raise Refused(Reason.NOTHING_TO_UNDO)
    with diary.writing():
        for change in brought.changes:
            undo_entry(diary, author, now, change)
    return Changed(brought.topics)


def _fullest(results: Sequence[Result]) -> list[Result]:
    """Those that no other one says all of: one, unless the file contradicts itself."""
    apart = list(dict.fromkeys(results))
    return [one for one in apart if not any(other != one and _says_all(other, one) for other in apart)]


def _says_all(known: Result, result: Result) -> bool:
    """Whether ``known`` has the same value, and whatever else ``result`` says."""
    if (known.value, known.sign, known.unit) != (result.value, result.sign, result.unit):
        return False
    pairs = ((known.low, result.low), (known.high, result.high), (known.comment or None, result.comment or None))
    return all(said is None or said == there for there, said in pairs)


def _compared(
    days: Sequence[DayResults],
    known: dict[date, list[LabReport]],
    fullest: dict[tuple[date, str], list[Result]],
) -> Iterator[Compared]:
    settled: set[tuple[date, str]] = set()
    for day in days:
        for result in day.results:
            key = day.on, result.analyte
            there = [item for report in known.get(day.on, ()) if (item := report.result(result.analyte)) is not None]
            same = next((item for item in there if _says_all(item, result)), None)
            first = there[0] if there else None
            twice = len(fullest[key]) > 1
            if same is not None:
                yield Compared(day.on, result, Fate.SAME, same, twice, day.lab)
            elif twice:
                yield Compared(day.on, result, Fate.DIFFERENT, first, twice, day.lab)
            elif result != fullest[key][0] or key in settled:
                yield Compared(day.on, result, Fate.SAME, first, lab=day.lab)
            else:
                settled.add(key)
                yield Compared(day.on, result, Fate.DIFFERENT if there else Fate.NEW, first, lab=day.lab)


def _bring_in_day(
    diary: Diary,
    author: Author,
    now: datetime,
    on: date,
    items: Sequence[Compared],
    tests: Mapping[str, tuple[DoneTest, LabReport]],
) -> Iterator[Changed]:
    """Write what becomes of the ``tests`` of one day."""
    reports = {id_: report for id_, (_, report) in tests.items()}
    for item in items:
        _put(reports, item)
    for id_, report in reports.items():
        done, before = tests.get(id_, (DoneTest(id_, on, author.by), None))
        if report != before:
            yield write_report(diary, author, now, done, report)


def _put(reports: dict[str, LabReport], item: Compared) -> None:
    """Put a result into the report it belongs to, in the place of what is known, if anything is."""
    lab = one_line(item.lab)
    holder = next(
        (report for report in reports.values() if item.known is not None and item.known in report.results), None
    )
    if holder is not None and report_of_lab([holder], lab) is not None:
        kept = tuple(item.result if other == item.known else other for other in holder.results)
        reports[holder.test] = replace(holder, results=kept, lab=holder.lab or lab)
        return
    if holder is not None:
        without = tuple(other for other in holder.results if other != item.known)
        reports[holder.test] = replace(holder, results=without)
    target = report_of_lab(reports.values(), lab) or LabReport(uuid4().hex, item.on)
    reports[target.test] = replace(target, results=(*target.results, item.result), lab=target.lab or lab)


def _tests(diary: Diary, days: set[date]) -> Iterator[tuple[DoneTest, LabReport]]:
    """The blood tests done on some days, with what came back from each."""
    for done in done_tests(diary):
        report = standing_report(diary, done.id) if done.on in days else None
        if report is not None:
            yield done, report
