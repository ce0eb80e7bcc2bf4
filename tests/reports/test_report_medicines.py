"""The medicines of a report."""

from datetime import date

from imuran_desktop.domain.columns import Span
from imuran_desktop.reports.content import Paragraph, Section, Terms
from imuran_desktop.reports.report_medicines import medicines_section
from imuran_desktop.words.language import Language
from tests.domain.builders import START, plan, prescription, slot, step, utc
from tests.reports.reporting import bare_report

GB, MARCH, NOW = Language("en_GB"), Span(START, date(2026, 3, 31)), utc("2026-03-31T20:00")
MORNING = step(slot("morning", "breakfast"))


def section(*items: object, span: Span = MARCH) -> Section:
    return medicines_section(bare_report(plan(*items), span, NOW), GB)  # type: ignore[arg-type]


def test_each_medicine_is_told_of() -> None:
    found = section(prescription(MORNING, id="pred", medicine="prednisolone"), prescription(MORNING))
    (terms,) = found.blocks
    assert isinstance(terms, Terms)
    assert [name for name, _ in terms.items] == ["Azathioprine", "Prednisolone"]
    assert all(words.startswith("From 1 Mar 2026: ") for _, words in terms.items)


def test_two_prescriptions_of_one_medicine_are_told_apart() -> None:
    (terms,) = section(prescription(MORNING), prescription(step(slot("evening", "dinner")), id="other")).blocks
    assert isinstance(terms, Terms)
    assert [name for name, _ in terms.items] == ["Azathioprine (1)", "Azathioprine (2)"]


def test_a_plan_without_medicines_says_so() -> None:
    assert section().blocks == (Paragraph("The plan has no medicine for these days."),)
    before = Span(date(2026, 2, 1), date(2026, 2, 28))
    assert section(prescription(MORNING), span=before).blocks == section().blocks
