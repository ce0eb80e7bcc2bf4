"""The first page of a report as plain parts."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.plan import Change
from imuran_desktop.domain.report import Report
from imuran_desktop.domain.report_wish import Paper, ReportSection, ReportWish
from imuran_desktop.reports.content import Block, Drawing, Paragraph, Points, Section, Table, Terms
from imuran_desktop.reports.first_page import first_page
from imuran_desktop.reports.report import report_content
from imuran_desktop.reports.typeset import typeset
from imuran_desktop.store.diary import Diary
from imuran_desktop.words.language import Language
from tests.domain.builders import plan, prescription, slot, step, utc
from tests.reports.pdf_reader import page_texts
from tests.reports.reporting import ANALYTES, KNOWN, bare_report, demo_report, report_of
from tests.services.plans import START, at, sam_s_diary

KEYS = ["medicines", "figures", "strip", "pressing", "tests", "latest"]


def page(report: Report, locale: str = "en_GB") -> tuple[Section, ...]:
    return first_page(report, Language(locale), KNOWN, ANALYTES)


def texts(block: Block) -> list[str]:
    match block:
        case Paragraph():
            return [block.text]
        case Points():
            return list(block.items)
        case Terms():
            return [text for item in block.items for text in item]
        case Table():
            return [*(column.title for column in block.columns), *(cell for row in block.rows for cell in row)]
        case Drawing():
            return [block.alt]


def words(sections: tuple[Section, ...]) -> list[str]:
    return [text for section in sections for block in section.all_blocks() for text in texts(block)]


@pytest.mark.parametrize("days", [1, 7, 90])
def test_its_sections_are_always_there_and_in_order(tmp_path: Path, days: int) -> None:
    found = page(demo_report(tmp_path, days))
    assert [section.key for section in found] == KEYS
    assert all(section.title and section.blocks for section in found)
    assert all(text.strip() for section in found for block in section.blocks for text in texts(block)[:1])


def test_an_empty_diary_has_a_sentence_in_each(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        found = page(report_of(diary, at("2026-03-01 07:30"), START, START))
    said = dict(
        zip(KEYS, ([text for block in section.blocks for text in texts(block)] for section in found), strict=True)
    )
    assert said["figures"][0] == ("2 doses are still open, and not counted yet.")
    assert said["pressing"] == ["No symptom was recorded in these days. That does not say that there were none."]
    assert said["tests"] == ["No blood test was planned for these days."]
    assert said["latest"] == ["No result is recorded up to 1 March 2026."]


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("days", [28, 90, 365])
def test_it_is_one_page_for_a_few_medicines(tmp_path: Path, days: int, seed: int) -> None:
    """Three of them, one tapered and one on hold for some days, with eight symptoms and twelve results."""
    report = demo_report(tmp_path, days, seed, made_by="Nurse Example")
    for paper in Paper:
        first, second, *_ = page_texts(printed(report, paper))
        assert "Latest results" in first
        assert second.startswith("Plan ahead")


@pytest.mark.parametrize("name", ["Sam " + 12 * "Example ", "Sam" + 40 * "example"])
def test_it_is_one_page_for_a_long_name(tmp_path: Path, name: str) -> None:
    report = demo_report(tmp_path, 28)
    of = replace(report.plan, person=replace(report.plan.person, name=name))
    first, second, *_ = page_texts(printed(replace(report, plan=of, made_by=name)))
    assert name[:3] in first
    assert second.startswith("Plan ahead")


def test_where_nothing_is_recorded_it_is_one_page(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        report = report_of(diary, at("2026-03-01 07:30"), START, START)
    _, second, *_ = page_texts(printed(report))
    assert second.startswith("Plan ahead")


def test_what_one_page_has_no_room_for_runs_on() -> None:
    steps = [replace(step(slot("morning", "08:00")), begins=Change(START + timedelta(days=9 * n))) for n in range(3)]
    many = [prescription(*steps, id=str(number), medicine=f"medicine {number}") for number in range(40)]
    report = bare_report(plan(*many), Span(START, START + timedelta(days=40)), utc("2026-05-01T20:00"))
    shown = page_texts(printed(report))
    ahead = next(number for number, page in enumerate(shown) if page.startswith("Plan ahead"))
    assert ahead > 1
    assert all(f"Medicine {number}" in " ".join(shown[:ahead]) for number in range(40))


def printed(report: Report, paper: Paper = Paper.A4) -> bytes:
    """The first page, and what follows it."""
    wish = ReportWish(report.span.first, report.span.last, frozenset({ReportSection.AHEAD}))
    return typeset(report_content(report, wish, Language(), KNOWN, ANALYTES), paper, report.made)


def test_it_is_the_same_every_time(tmp_path: Path) -> None:
    assert page(demo_report(tmp_path)) == page(demo_report(tmp_path))


def test_dates_and_numbers_are_those_of_the_locale(tmp_path: Path) -> None:
    report = demo_report(tmp_path)
    american = " ".join(words(page(report, "en_US")))
    assert "From Apr 2, 2026: 50" in american
    assert "2 Apr 2026" not in american
    assert "33 U/L" in american.replace("\N{NO-BREAK SPACE}", " ")


def test_a_diary_that_was_read_again_says_the_same(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        before = page(report_of(diary, at("2026-03-10 12:00"), START, at("2026-03-10 12:00").date()))
        path = diary.path
    with Diary.snapshot(path) as again:
        after = page(report_of(again, at("2026-03-10 12:00"), START, at("2026-03-10 12:00").date()))
    assert after == before
