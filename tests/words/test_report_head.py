"""What stands above, below and beside what a report says."""

from dataclasses import replace

from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.report import Report
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_head import (
    document_title,
    foot_words,
    lead_words,
    notice_words,
    page_number_words,
    report_title,
)
from tests.domain.builders import START, day, plan, utc
from tests.reports.reporting import bare_report

GB = Language("en_GB")


def report(**changes: object) -> Report:
    made = bare_report(plan(), Span(START, day("2026-03-28")), utc("2026-03-29T10:05"))
    return replace(made, **changes)  # type: ignore[arg-type]


def test_the_lead_names_days_and_the_moment_on_the_person_s_clock() -> None:
    """The clocks went forward on 29 March at one o'clock."""
    assert list(lead_words(GB, report())) == [
        "1 March 2026 to 28 March 2026 (28 days)",
        "Made on 29 March 2026 at 11:05",
        "Diary 01234567",
    ]


def test_who_made_it_is_named_where_they_said() -> None:
    assert "Made on 29 March 2026 at 11:05 by Nurse Example" in list(lead_words(GB, report(made_by="Nurse Example")))


def test_made_up_data_is_called_so() -> None:
    sample = replace(plan(), person=replace(plan().person, sample=True))
    assert list(lead_words(GB, report(plan=sample)))[-1] == "Sample data: made up"


def test_one_day_is_one_date() -> None:
    assert next(lead_words(GB, report(span=Span(START, START)))) == "1 March 2026 (1 day)"


def test_the_foot_leaves_out_a_name_that_is_not_there() -> None:
    nobody = replace(plan(), person=replace(plan().person, name=""))
    assert foot_words(GB, report(plan=nobody)) == "1 March 2026 to 28 March 2026 · made on 29 March 2026"


def test_the_number_of_a_page_is_still_to_be_put_in() -> None:
    assert page_number_words(GB) == "Page {page} of {count}"


def test_title_and_notice() -> None:
    assert report_title(GB) == "Medication diary report"
    assert notice_words(GB).startswith("Self-recorded:")
    assert "No figure here has a pass mark." in notice_words(GB)


def test_the_file_is_called_by_whose_it_is_and_its_days() -> None:
    assert document_title(GB, report()) == "Medication diary report: Sam Example, 1 to 28 March 2026"
    later = report(span=Span(START, day("2026-04-02")))
    assert document_title(GB, later) == "Medication diary report: Sam Example, 1 March to 2 April 2026"
    assert document_title(GB, report(span=Span(START, START))).endswith(": Sam Example, 1 March 2026")
    nobody = replace(plan(), person=replace(plan().person, name=""))
    assert document_title(GB, report(plan=nobody)) == "Medication diary report: 1 to 28 March 2026"
