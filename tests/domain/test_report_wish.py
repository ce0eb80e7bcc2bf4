"""Which parts a report can have."""

from imuran_desktop.domain.report_wish import ALL_SECTIONS, ReportSection, ReportWish
from tests.domain.builders import START


def test_a_wish_is_for_all_sections_unless_it_says_otherwise() -> None:
    assert ReportWish(None, START).sections == ALL_SECTIONS == set(ReportSection)
    assert [section.value for section in ReportSection] == [
        "doses",
        "symptoms",
        "results",
        "stock",
        "ahead",
        "definitions",
    ]
