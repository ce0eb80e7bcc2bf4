"""What laboratories reported in the days of a report: drawings over time, then every value by date."""

from collections.abc import Iterator

from imuran_desktop.domain.report import Report
from imuran_desktop.domain.report_wish import ReportSection
from imuran_desktop.domain.results import Analytes, Result, place_on
from imuran_desktop.domain.shown_reports import ShownReport
from imuran_desktop.reports.content import Block, Column, Paragraph, Section, Table
from imuran_desktop.reports.newest_rows import newest_rows
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_latest import outside_limits_words
from imuran_desktop.words.report_sections import section_title
from imuran_desktop.words.results import analyte_name, range_words, value_words


def result_section(report: Report, language: Language, analytes: Analytes) -> Section:
    """Results as the laboratories printed them. None is judged."""
    return Section(
        "results",
        section_title(language, ReportSection.RESULTS),
        tuple(_blocks(report, language, analytes)),
        new_page=True,
    )


def _blocks(report: Report, language: Language, analytes: Analytes) -> Iterator[Block]:
    # Drawings take more to load than all other pages together, and a report without results has none.
    from imuran_desktop.reports.trend_pages import trend_drawings

    tr = language.tr
    place = place_on(analytes)
    values = [
        (shown, result)
        for shown in report.reports
        for result in sorted(shown.report.results, key=lambda result: place(result.analyte))
    ]
    if values:
        yield from trend_drawings(report, language, analytes)
        yield Paragraph(
            tr("Values, units and ranges are as the laboratory printed them. Nothing is converted in this table.")
        )
        table = Table(
            (
                Column(tr("Date")),
                Column(tr("Laboratory"), 3),
                Column(tr("Name"), 3),
                Column(tr("Value"), 2, numbers=True),
                Column(tr("Laboratory's range"), 2, numbers=True),
                Column(tr("More"), 4),
            ),
            (),
            tr("Results by date"),
        )
        yield from newest_rows(language, values, lambda item: _row(*item, language, analytes), table)
    else:
        yield Paragraph(tr("No value from a laboratory is in the diary for these days."))
    letters = sum(len(shown.report.files) for shown in report.reports)
    if letters:
        yield Paragraph(
            language.trn(
                "The diary also keeps {number} letter or picture from these tests. It is not printed here.",
                "The diary also keeps {number} letters or pictures from these tests. They are not printed here.",
                letters,
            )
        )


def _row(shown: ShownReport, result: Result, language: Language, analytes: Analytes) -> tuple[str, ...]:
    more = (
        outside_limits_words(language, result, past=bool(shown.past_of(result))),
        result.comment if result.value is not None else "",
    )
    return (
        language.date(shown.report.on),
        shown.report.lab,
        analyte_name(language, result.analyte, analytes),
        value_words(language, result),
        range_words(language, result),
        "; ".join(filter(None, more)),
    )
