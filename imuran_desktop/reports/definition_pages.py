"""What the figures and words of a report mean, how adherence was measured, and where that comes from."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from imuran_desktop.domain.adherence import Figure
from imuran_desktop.domain.initiation import first_taken, initiation
from imuran_desktop.domain.medicines import medicine_key
from imuran_desktop.domain.plan import Directions
from imuran_desktop.domain.report import Report
from imuran_desktop.domain.report_figures import figures_of_these_days
from imuran_desktop.domain.report_wish import ReportSection
from imuran_desktop.reports.content import Block, Column, Paragraph, Points, Section, Table, Terms
from imuran_desktop.words.adherence import figure_words, meaning_words, name_words
from imuran_desktop.words.doses import instruction_words, medicine_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_definitions import (
    SOURCES,
    cutoff_words,
    food_meaning,
    food_words,
    initiation_words,
    no_reminder_words,
    phase_words,
    reporting_items,
    state_meanings,
    window_words,
    zone_lines,
)
from imuran_desktop.words.report_doses import recorded_late
from imuran_desktop.words.report_sections import section_title

T = TypeVar("T", bound=Hashable)


def definition_section(report: Report, language: Language) -> Section:
    """Definitions, and the minimum reporting items of EMERGE."""
    tr = language.tr
    return Section(
        "definitions",
        section_title(language, ReportSection.DEFINITIONS),
        parts=(
            Section("figure_meanings", tr("Figures"), (_figures(language),)),
            Section("state_meanings", tr("States of a dose"), tuple(_states(report, language))),
            Section("food_meanings", tr("Food"), tuple(_food(report, language))),
            Section("zones", tr("Days and times"), tuple(_zones(report, language))),
            Section("reporting", tr("How adherence is reported here"), tuple(_reporting(report, language))),
            Section("sources", tr("Sources"), (Points(SOURCES),)),
        ),
    )


def _figures(language: Language) -> Block:
    tr, names, meanings = language.tr, name_words(language), meaning_words(language)
    return Table(
        (Column(tr("Figure"), 3), Column(tr("What it counts"), 8), Column(tr("Phase of adherence"), 3)),
        tuple((names[figure], meanings[figure], phase_words(language, figure)) for figure in Figure),
    )


def _states(report: Report, language: Language) -> Iterator[Block]:
    yield Terms(state_meanings(language))
    yield Paragraph(cutoff_words(language))
    yield Paragraph(no_reminder_words(language))
    windows = _directed(report, lambda directions: directions.window)
    if windows:
        yield Points(
            tuple(window_words(language, _name(language, key), sorted(found)) for key, found in windows.items())
        )


def _food(report: Report, language: Language) -> Iterator[Block]:
    yield Paragraph(food_meaning(language))
    instructions = _directed(report, lambda directions: instruction_words(language, directions))
    if instructions:
        yield Points(tuple(food_words(language, _name(language, key), said) for key, said in instructions.items()))


def _zones(report: Report, language: Language) -> Iterator[Block]:
    yield Paragraph(
        language.tr(
            "Days and times are those of the place where the person was, also where they were travelling or the clocks "
            "changed. The time zones of these days:"
        )
    )
    yield Points(zone_lines(language, report.plan.timeline, report.span))


def _reporting(report: Report, language: Language) -> Iterator[Block]:
    tr = language.tr
    recorded = [(item.dose.day, item.intake) for item in report.doses if item.intake is not None]
    every = (*recorded, *report.others)
    late = sum(recorded_late(report, day, intake) for day, intake in every)
    yield Terms(reporting_items(language, len(every), late))
    if figures_of_these_days(report):
        yield Table(
            (
                Column(tr("Medicine"), 2),
                Column(tr("Initiation"), 3),
                Column(tr("Implementation: doses taken"), 3),
                Column(tr("Persistence: time on the medicine"), 4),
            ),
            tuple(_phase_rows(report, language)),
            tr("The phases of adherence in these days"),
        )


def _phase_rows(report: Report, language: Language) -> Iterator[tuple[str, ...]]:
    taken = first_taken(report.doses, report.others)
    for item in figures_of_these_days(report):
        values = {words.figure: words.value for words in figure_words(language, item.figures, item.lasted)}
        began = initiation(report.plan, item.medicine, taken, report.span)
        yield (
            _name(language, item.medicine),
            initiation_words(language, began),
            values[Figure.TAKEN],
            values[Figure.PERSISTENCE],
        )


def _name(language: Language, medicine: str) -> str:
    return medicine_words(language, medicine)


def _directed(report: Report, said: Callable[[Directions], T]) -> Mapping[str, Iterable[T]]:
    """By the name of each medicine with a dose in these days, what its directions said, each once and in order."""
    names: dict[str, str] = {}
    found: dict[str, dict[T, None]] = {}
    for terms in {id(item.dose.terms): item.dose.terms for item in report.doses}.values():
        medicine = terms.prescription.medicine
        name = names.setdefault(medicine_key(medicine), medicine)
        found.setdefault(name, {})[said(terms.directions)] = None
    return found
