"""A whole report as plain parts."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.report import Report
from imuran_desktop.domain.report_wish import ALL_SECTIONS, Paper, ReportSection, ReportWish
from imuran_desktop.domain.texts import isolated
from imuran_desktop.reports.content import Paragraph, ReportContent, Section, Table
from imuran_desktop.reports.first_page import first_page
from imuran_desktop.reports.report import report_content
from imuran_desktop.reports.typeset import typeset
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_sections import section_title
from tests.domain.builders import START, day, plan, utc
from tests.reports.made_diaries import MadeDiary, made_diaries
from tests.reports.pdf_reader import page_texts
from tests.reports.reporting import ANALYTES, KNOWN, bare_report, demo_report

GB = Language("en_GB")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A report of three months of a demo diary."""
    return demo_report(tmp_path_factory.mktemp("demo"), made_by="Nurse Example")


def content(report: Report, *sections: ReportSection, language: Language = GB) -> ReportContent:
    wish = ReportWish(report.span.first, report.span.last, frozenset(sections))
    return report_content(report, wish, language, KNOWN, ANALYTES)


def test_what_stands_above_says_which_days_and_who_made_it_when(demo: Report) -> None:
    found = content(demo)
    assert (found.title, found.person, found.locale) == ("Medication diary report", "Sam Example", "en_GB")
    assert found.lead == (
        "2 April 2026 to 30 June 2026 (90 days)",
        "Made on 30 June 2026 at 19:00 by Nurse Example",
        f"Diary {demo.diary[:8]}",
        "Sample data: made up",
    )


def test_every_page_says_whose_it_is_and_which_it_is(demo: Report) -> None:
    found = content(demo)
    assert found.foot == "Sam Example · 2 April 2026 to 30 June 2026 · made on 30 June 2026"
    assert found.page_words.format(page=2, count=5) == "Page 2 of 5"


def test_it_says_that_it_is_self_recorded_and_no_advice(demo: Report) -> None:
    notice = content(demo).notice
    assert notice.startswith("Self-recorded:")
    assert "not medical advice" in notice


def test_the_first_page_is_always_there_and_all_of_it_where_nothing_more_is_wanted(demo: Report) -> None:
    assert content(demo).sections == first_page(demo, GB, KNOWN, ANALYTES)


@pytest.mark.parametrize("section", ReportSection)
def test_a_section_that_is_wanted_follows_on_a_new_page(demo: Report, section: ReportSection) -> None:
    *first, last = content(demo, section).sections
    assert tuple(first) == first_page(demo, GB, KNOWN, ANALYTES)
    assert (last.key, last.title, last.new_page) == (section.value, section_title(GB, section), True)


def test_short_sections_share_a_page(demo: Report) -> None:
    new = {item.key for item in content(demo, *ReportSection).sections if item.new_page}
    assert new == {"doses", "symptoms", "results"}
    assert [item.new_page for item in content(demo, ReportSection.STOCK, ReportSection.AHEAD).sections[-2:]] == [
        True,
        False,
    ]


def test_the_report_of_a_diary_with_nothing_in_it_is_short() -> None:
    empty = bare_report(
        replace(plan(), prescriptions=()), Span(day("2026-03-01"), day("2026-03-28")), utc("2026-03-28 18:00")
    )
    found = content(empty, *ReportSection)
    assert [item.key for item in found.sections if item.new_page] == ["doses"]
    assert len(page_texts(typeset(found, Paper.A4, empty.made))) <= 3


def test_sections_follow_in_one_order_whatever_order_they_are_wished_in(demo: Report) -> None:
    found = content(demo, *reversed(ReportSection))
    assert [item.key for item in found.sections[-len(ReportSection) :]] == list(ReportSection)
    assert content(demo, *ReportSection) == found


def test_a_report_is_the_same_every_time(demo: Report, tmp_path: Path) -> None:
    again = demo_report(tmp_path, made_by="Nurse Example")
    assert content(again, *ReportSection) == content(demo, *ReportSection)


def _every(sections: tuple[Section, ...]) -> list[Section]:
    return [item for section in sections for item in (section, *_every(section.parts))]


def test_every_section_has_a_name_of_its_own_and_something_in_it(demo: Report) -> None:
    every = _every(content(demo, *ReportSection).sections)
    assert len({item.key for item in every}) == len(every)
    assert all(list(item.all_blocks()) for item in every)


def test_every_row_has_as_many_cells_as_there_are_columns(demo: Report) -> None:
    for section in content(demo, *ReportSection).sections:
        for block in section.all_blocks():
            if isinstance(block, Table):
                assert block.rows
                assert {len(row) for row in block.rows} == {len(block.columns)}


def test_the_person_and_who_made_it_are_as_they_were_written_and_may_be_left_out() -> None:
    of = plan()
    odd = "#\u0421\u044d\u043c <b> \u05e9\u05dd \\ \U0001f48a"
    report = bare_report(replace(of, person=replace(of.person, name=odd)), Span(START, START), utc("2026-03-02T12:00"))
    found = content(report)
    assert (found.person, found.foot.startswith(isolated(odd))) == (odd, True)
    assert found.lead == ("1 March 2026 (1 day)", "Made on 2 March 2026 at 12:00", "Diary 01234567")


def test_an_empty_diary_has_every_section_with_a_sentence_in_it() -> None:
    report = bare_report(plan(), Span(START, date(2026, 3, 31)), utc("2026-04-01T12:00"))
    found = content(report, *ReportSection)
    for section in found.sections[-len(ReportSection) :]:
        blocks = list(section.all_blocks())
        assert any(isinstance(block, Paragraph) for block in blocks)
        assert all(block.rows for block in blocks if isinstance(block, Table))


@settings(max_examples=20, deadline=None)
@given(made_diaries())
def test_any_diary_makes_a_whole_report(made: MadeDiary) -> None:
    """Also of a single day, of days on hold, and of those on which clocks change."""
    found = content(made.report(), *ReportSection)
    assert [item.key for item in found.sections[-len(ReportSection) :]] == list(ReportSection)
    for section in found.sections:
        for block in section.all_blocks():
            if isinstance(block, Table):
                assert {len(row) for row in block.rows} == {len(block.columns)}


def test_keywords_name_the_medicines(demo: Report) -> None:
    assert content(demo).keywords[-4:-1] == ("Azathioprine", "Paracetamol", "Prednisolone")


def test_the_last_keyword_says_which_report_it_is(demo: Report) -> None:
    assert content(demo).keywords[-1] == f"diary {demo.diary} {demo.span.first} {demo.span.last}"


def test_dates_are_written_as_the_language_does(demo: Report) -> None:
    found = content(demo, *ALL_SECTIONS, language=Language("en_US"))
    assert found.lead[0] == "April 2, 2026 to June 30, 2026 (90 days)"
    assert found.locale == "en_US"
