"""A laboratory's report as the form of the page has it: what was entered before, and what is entered now."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import uuid4

from imuran_desktop.domain.alerts import NotCompared, PastAlert, not_compared, past_alerts
from imuran_desktop.domain.blood_tests import DoneTest
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.results import Analytes, LabReport, Result, same_lab
from imuran_desktop.domain.results_merge import Clash, Merged, merge_results
from imuran_desktop.domain.texts import one_line
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.report_copies import standing_report
from imuran_desktop.services.results import check_letter, check_results, report_of_lab, write_report
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.letters import add_letter
from imuran_desktop.store.read import (
    done_test_of,
    done_tests,
    lab_report_of,
    lab_reports,
    read_alert_values,
    read_contacts,
)


@dataclass(frozen=True)
class NewLetter:
    """A file to keep with a blood test."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Entered:
    """What a person entered about one blood test, who began with ``before``.

    ``before.test`` is "" where the test is not recorded yet. ``letters`` are added, and the files with the ids
    ``removed`` taken out.
    """

    before: LabReport
    on: date
    lab: str = ""
    results: tuple[Result, ...] = ()
    letters: tuple[NewLetter, ...] = ()
    removed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class LastTime:
    """What was entered before, the newest first: to be offered again, never taken over unseen."""

    reports: tuple[LabReport, ...] = ()

    @property
    def labs(self) -> tuple[str, ...]:
        """The laboratories' names, each as it was written last."""
        names: list[str] = []
        for report in self.reports:
            if report.lab and not any(same_lab(report.lab, name) for name in names):
                names.append(report.lab)
        return tuple(names)

    @property
    def analytes(self) -> frozenset[str]:
        """What the last report had."""
        return frozenset(result.analyte for report in self.reports[:1] for result in report.results)

    @property
    def names(self) -> tuple[str, ...]:
        """All results as they were first called, the first ones first."""
        return tuple(dict.fromkeys(result.analyte for report in reversed(self.reports) for result in report.results))

    def unit(self, analyte: str) -> str:
        """The unit in which a result came last; "" where it never came in one."""
        return next((result.unit for _, result in self._of(analyte) if result.unit), "")

    def range_of(self, analyte: str, lab: str, unit: str) -> Result | None:
        """The last result of the same laboratory, in the same unit, that has a range."""
        return next(
            (
                result
                for report, result in self._of(analyte)
                if same_lab(report.lab, lab) and result.unit == unit and (result.low, result.high) != (None, None)
            ),
            None,
        )

    def _of(self, analyte: str) -> list[tuple[LabReport, Result]]:
        found = ((report, report.result(analyte)) for report in self.reports)
        return [(report, result) for report, result in found if result is not None]


def read_last_time(diary: Diary, test: str = "") -> LastTime:
    """What was entered before of all blood tests but this one.

    Raises:
        StoreError: when the diary can't be read.
    """
    return LastTime(tuple(report for report in reversed(lab_reports(diary)) if report.test != test))


def read_report(diary: Diary, test: str, on: date) -> LabReport:
    """What came back from a blood test; one without a test where there is none yet.

    Raises:
        StoreError: when the diary can't be read.
    """
    return (lab_report_of(diary, test) if test else None) or LabReport("", on)


def results_on(diary: Diary, on: date, lab: str, test: str = "") -> tuple[Result, ...]:
    """What the diary has of the test that results of this day and laboratory go to."""
    found = _target(diary, Entered(LabReport(test, on), on, lab))
    return found[1].results if found is not None else ()


def clashes(diary: Diary, entered: Entered) -> tuple[Clash, ...]:
    """Of which results the diary says something else by now than the person saw, and entered.

    Raises:
        StoreError: when the diary can't be read.
    """
    found = _target(diary, entered)
    return _merged(entered, found[1] if found else entered.before, load_analytes()).clashes


def save_report(diary: Diary, author: Author, now: datetime, entered: Entered) -> Changed:
    """Have the blood test say what was entered, in one go with its files. Ask about `clashes` first.

    Raises:
        Refused: when the day is still to come, the test is gone, a result is there twice, or a file can't be kept.
        StoreError: when it can't be written.
    """
    check_results(diary, now, entered.on, entered.results)
    for letter in entered.letters:
        check_letter(letter.name, len(letter.content))
    with diary.writing():
        found = _target(diary, entered)
        if found is None:
            if entered.before.test:
                raise Refused(Reason.NOTHING_RECORDED)
            new = uuid4().hex
            found = DoneTest(new, entered.on, author.by), LabReport(new, entered.on)
        done, report = found
        added = [add_letter(diary, one_line(letter.name), letter.content) for letter in entered.letters]
        new_ids = {letter.id for letter in added}
        kept = [file for file in report.files if file.id not in entered.removed | new_ids]
        # What the person left as it was follows the diary, which may have been put right meanwhile.
        on = report.on if entered.on == entered.before.on else entered.on
        written = replace(
            report,
            on=on,
            results=_merged(entered, report, load_analytes()).results,
            lab=_lab(entered, report),
            files=(*kept, *{letter.id: letter for letter in added}.values()),
        )
        return write_report(diary, author, now, replace(done, on=on), written)


@dataclass(frozen=True)
class HeldUp:
    """A blood test's results held up against the values that the clinic set, and whom to call.

    ``others`` can't be held up against them. ``on`` is the day of the test.
    """

    on: date
    past: tuple[PastAlert, ...] = ()
    others: tuple[NotCompared, ...] = ()
    contacts: Contacts = field(default_factory=Contacts)


def hold_up(diary: Diary, test: str, on: date) -> HeldUp:
    """Which results of a blood test, saved for the day ``on``, are past a value the clinic set.

    Raises:
        StoreError: when the diary can't be read.
    """
    report, alerts, analytes = lab_report_of(diary, test), read_alert_values(diary), load_analytes()
    if report is None or not alerts.values:
        return HeldUp(report.on if report is not None else on)
    every = lab_reports(diary)
    return HeldUp(
        report.on,
        past_alerts(report, every, alerts, analytes),
        not_compared(report, every, alerts, analytes),
        read_contacts(diary) or Contacts(),
    )


def read_watched(diary: Diary) -> frozenset[str]:
    """The analytes for which the clinic set a value.

    Raises:
        StoreError: when the diary can't be read.
    """
    return frozenset(value.analyte for value in read_alert_values(diary).values)


def _lab(entered: Entered, report: LabReport) -> str:
    """The laboratory's name as it is to be kept: the one written first, unless the person who saw it changed it."""
    lab, saw_it = one_line(entered.lab), bool(entered.before.test)
    kept = lab == entered.before.lab or (not saw_it and same_lab(lab, report.lab))
    return report.lab if kept else lab


def _merged(entered: Entered, report: LabReport, analytes: Analytes) -> Merged:
    before: Sequence[Result] = entered.before.results
    return merge_results(before, report.results, entered.results, analytes)


def _target(diary: Diary, entered: Entered) -> tuple[DoneTest, LabReport] | None:
    """The test to write to, with what it says now. One that was only done takes the results of any laboratory."""
    if entered.before.test:
        done, report = done_test_of(diary, entered.before.test), standing_report(diary, entered.before.test)
        return (done, report) if done is not None and report is not None else None
    done_then = {done.id: done for done in done_tests(diary) if done.on == entered.on}
    reports_then = [report for test in done_then if (report := standing_report(diary, test)) is not None]
    report = report_of_lab(reports_then, one_line(entered.lab))
    return (done_then[report.test], report) if report is not None else None
