"""The symptom diary of a report: every entry by date, the days without symptoms, and the notes on days."""

from collections.abc import Iterator

from imuran_desktop.domain.report import Report
from imuran_desktop.domain.report_wish import ReportSection
from imuran_desktop.domain.review import Noted
from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.reports.content import Block, Column, Paragraph, Section, Table
from imuran_desktop.reports.newest_rows import newest_rows
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_days import printed_local
from imuran_desktop.words.report_sections import section_title
from imuran_desktop.words.report_symptoms import (
    app_says_words,
    days_words,
    how_bad_words,
    more_words,
    no_symptom_words,
    since_dose_words,
    until_words,
)
from imuran_desktop.words.symptom_entries import entry_name
from imuran_desktop.words.symptoms import level_short


def symptom_section(report: Report, language: Language, known: SymptomList) -> Section:
    """Every symptom entry that touches these days, or was going on before them, oldest first, and the notes."""
    return Section(
        "symptoms",
        section_title(language, ReportSection.SYMPTOMS),
        tuple(_symptoms(report, language, known)),
        tuple(_notes(report, language)),
        new_page=True,
    )


def _symptoms(report: Report, language: Language, known: SymptomList) -> Iterator[Block]:
    tr = language.tr
    yield Paragraph(days_words(language, report.review))
    if not report.review.reported:
        yield Paragraph(no_symptom_words(language))
        return
    yield Paragraph(app_says_words(language))
    table = Table(
        (
            Column(tr("Began"), 12),
            Column(tr("Symptom"), 14),
            Column(tr("How bad"), 6),
            Column(tr("Until"), 12),
            Column(tr("After a dose"), 10),
            Column(tr("The app says"), 14),
            Column(tr("More"), 18),
        ),
        (),
        tr("Symptoms"),
    )
    reported = report.review.reported
    yield from newest_rows(language, reported, lambda noted: _row(report, language, known, noted), table)


def _row(report: Report, language: Language, known: SymptomList, noted: Noted) -> tuple[str, ...]:
    entry = noted.entry
    return (
        printed_local(language, entry.local_start),
        entry_name(language, entry, known),
        how_bad_words(language, entry),
        until_words(language, entry, report.plan.timeline),
        since_dose_words(language, entry.since_dose),
        level_short(language, noted.level),
        more_words(language, report, noted),
    )


def _notes(report: Report, language: Language) -> Iterator[Section]:
    if not report.review.notes:
        return
    tr = language.tr
    table = Table(
        (Column(tr("Date")), Column(tr("Note"), 6), Column(tr("Written by"), 2)),
        (),
    )
    notes = sorted(report.review.notes, key=lambda note: (note.day, note.id))
    blocks = newest_rows(language, notes, lambda note: (language.short_date(note.day), note.text, note.by), table)
    yield Section("notes", tr("Notes on days"), tuple(blocks))
