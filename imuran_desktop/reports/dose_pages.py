"""The doses of a report day by day: each one that the plan asked for, and what was recorded beside it."""

from collections.abc import Iterator
from datetime import date

from imuran_desktop.domain.ledger import Intake, LedgerDose
from imuran_desktop.domain.medicines import medicine_key
from imuran_desktop.domain.report import Report
from imuran_desktop.domain.report_wish import ReportSection
from imuran_desktop.reports.content import Block, Column, Paragraph, Section, Table
from imuran_desktop.reports.newest_rows import newest_rows
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_doses import (
    DoseRowWords,
    beside_words,
    no_dose_words,
    one_medicine_words,
    planned_words,
)
from imuran_desktop.words.report_sections import section_title


def dose_section(report: Report, language: Language) -> Section:
    """A row for each dose; each row has its date, so that it can be read by itself."""
    medicines = {medicine_key(item.dose.prescription.medicine): item.dose.prescription for item in report.doses}
    words = DoseRowWords(language, report, one_medicine=len(medicines) == 1)
    only = next(iter(medicines.values())).medicine if len(medicines) == 1 else ""
    return Section(
        "doses",
        section_title(language, ReportSection.DOSES),
        tuple(_planned(report, language, words, only)),
        tuple(_beside(report, language, words)),
        new_page=True,
    )


def _planned(report: Report, language: Language, words: DoseRowWords, only: str) -> Iterator[Block]:
    tr = language.tr
    if not report.doses:
        yield Paragraph(no_dose_words(language))
        return
    if only:
        yield Paragraph(one_medicine_words(language, only))
    yield Paragraph(planned_words(language))
    table = Table(
        (
            Column(tr("Date")),
            Column(tr("Planned for")),
            Column(tr("Amount")) if only else Column(tr("Medicine and amount"), 3),
            Column(tr("State"), 3),
            Column(tr("Taken at"), 2),
            Column(tr("Food")),
            Column(tr("Notes"), 5),
        ),
        (),
        tr("Doses in the plan"),
    )
    yield from newest_rows(language, report.doses, lambda item: _row(item, words), table)


def _row(item: LedgerDose, words: DoseRowWords) -> tuple[str, ...]:
    dose, intake = item.dose, item.intake
    return (
        words.date(dose.day),
        words.clock(dose.at),
        words.what(dose),
        words.state(item),
        words.taken_at(dose.day, intake),
        words.food(intake),
        words.notes(item),
    )


def _other_row(day: date, intake: Intake, words: DoseRowWords) -> tuple[str, ...]:
    return (
        words.date(day),
        words.taken_at(day, intake),
        words.thing(intake),
        words.sort(intake),
        words.food(intake),
        words.other_notes(day, intake),
    )


def _beside(report: Report, language: Language, words: DoseRowWords) -> Iterator[Section]:
    if not report.others:
        return
    tr = language.tr
    in_order = sorted(report.others, key=lambda item: (item[0], item[1].at or item[1].recorded_at, item[1].id))
    table = Table(
        (
            Column(tr("Date")),
            Column(tr("Taken at"), 2),
            Column(tr("Medicine and amount"), 3),
            Column(tr("What it was"), 2),
            Column(tr("Food"), 2),
            Column(tr("Notes"), 5),
        ),
        (),
    )
    about = Paragraph(beside_words(language))
    yield Section(
        "beside_plan",
        tr("Recorded beside the plan"),
        (about, *newest_rows(language, in_order, lambda item: _other_row(*item, words), table)),
    )
