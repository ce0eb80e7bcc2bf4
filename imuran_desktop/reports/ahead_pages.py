"""What is planned from the day on which a report is made: doses, holds, blood tests, visits; how long tablets last."""

from collections.abc import Iterator

from imuran_desktop.domain.dose_changes import DoseSpan
from imuran_desktop.domain.listed_tests import ListedTest
from imuran_desktop.domain.medicine_stock import MedicineStock
from imuran_desktop.domain.repeats import DAILY
from imuran_desktop.domain.report import Report
from imuran_desktop.domain.report_wish import ReportSection
from imuran_desktop.reports.content import Block, Column, Paragraph, Points, Section, Table, Terms
from imuran_desktop.words.doses import arranged_words, blood_test_state_words, medicine_words, tests_words
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.report_days import NOT_NEAR
from imuran_desktop.words.report_sections import section_title
from imuran_desktop.words.review import hold_words
from imuran_desktop.words.stock import below_words, lasts_words, not_reckoned_words, tablets_at_home_words
from imuran_desktop.words.visits import version_words


def ahead_section(report: Report, language: Language) -> Section:
    """The plan as it stands on the day the report is made, until `PlanAhead.until`."""
    made, until = language.date(report.made.date()), language.date(report.ahead.until)
    lead = language.tr("The plan as it stands on {made}, until {until}. It can still change.", made=made, until=until)
    return Section(
        "ahead",
        section_title(language, ReportSection.AHEAD),
        (Paragraph(lead),),
        (
            Section("ahead_doses", language.tr("Doses"), tuple(_doses(report, language))),
            Section("ahead_tests", language.tr("Blood tests"), (_tests(report, language),)),
            Section("ahead_visits", language.tr("Clinic visits"), (_visits(report, language),)),
            Section("ahead_stock", language.tr("Tablets at home"), (_stock(report, language),)),
        ),
    )


def _doses(report: Report, language: Language) -> Iterator[Block]:
    tr, ahead = language.tr, report.ahead
    if ahead.amounts:
        yield Table(
            (
                Column(tr("Medicine"), 3),
                Column(tr("Daily amount"), 2, numbers=True),
                Column(tr("From"), 3),
                Column(tr("Until"), 3),
            ),
            tuple(_amount_row(language, span) for span in ahead.amounts),
        )
    else:
        yield Paragraph(tr("No dose is planned."))
    if _varies(report):
        yield Paragraph(
            tr("Where days differ, the daily amount is their average. What is taken as needed is left out.")
        )
    if ahead.holds:
        yield Points(tuple(hold_words(language, hold, NOT_NEAR) for hold in ahead.holds))


def _amount_row(language: Language, span: DoseSpan) -> tuple[str, ...]:
    until = language.date(span.last) if span.last is not None else language.tr("until further notice")
    return medicine_words(language, span.medicine), language.amount(span.amount_mg), language.date(span.first), until


def _varies(report: Report) -> bool:
    """Whether any dose of the plan is not for every day."""
    steps = (step for item in report.plan.prescriptions for step in item.steps)
    return any(slot.repeat != DAILY for step in steps for slot in step.slots)


def _tests(report: Report, language: Language) -> Block:
    tr = language.tr
    if not report.ahead.tests:
        none = tr("No blood test is planned.") if report.has_schedule else tr("No blood test schedule is in the diary.")
        return Paragraph(none)
    return Table(
        (Column(tr("Date"), 2), Column(tr("State"), 2), Column(tr("To be tested"), 4), Column(tr("Arranged"), 5)),
        tuple(_test_row(language, test) for test in report.ahead.tests),
    )


def _test_row(language: Language, item: ListedTest) -> tuple[str, ...]:
    state = blood_test_state_words(language, item.state)
    if item.test is None:
        return language.date(item.day), state, "", ""
    arranged = arranged_words(language, item.test, NOT_NEAR)
    return language.date(item.day), state, tests_words(language, item.test), arranged


def _visits(report: Report, language: Language) -> Block:
    if not report.ahead.visits:
        return Paragraph(language.tr("No visit to come is written down."))
    return Points(tuple(version_words(language, visit, NOT_NEAR) for visit in report.ahead.visits))


def _stock(report: Report, language: Language) -> Block:
    if not report.ahead.stock:
        return Paragraph(language.tr("The tablets at home were not counted."))
    return Terms(
        tuple(
            (
                medicine_words(language, stock.medicine),
                language.tr(
                    "{tablets}. {lasts}",
                    tablets=sentence_case(tablets_at_home_words(language, stock.on_hand or {})),
                    lasts=" ".join(filter(None, _lasts(language, stock))),
                ),
            )
            for stock in report.ahead.stock
        )
    )


def _lasts(language: Language, stock: MedicineStock) -> Iterator[str]:
    yield below_words(language, stock) or lasts_words(language, stock, NOT_NEAR)
    yield not_reckoned_words(language, stock)
