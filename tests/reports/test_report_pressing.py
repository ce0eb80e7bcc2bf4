"""The pressing symptoms of a report."""

import pytest

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.review import Noted
from imuran_desktop.reports.content import Paragraph, Section, Table
from imuran_desktop.reports.report_pressing import MOST, pressing_section
from imuran_desktop.words.language import Language
from tests.domain.builders import plan, utc
from tests.domain.reviewing import FIRST, LAST, a_review, noted
from tests.reports.reporting import KNOWN, bare_report

GB = Language("en_GB")


def section(*items: Noted) -> Section:
    report = bare_report(plan(), Span(FIRST, LAST), utc("2026-03-29T20:00"), review=a_review(*items))
    return pressing_section(report, GB, KNOWN)


def test_they_stand_by_date_with_their_level_in_words() -> None:
    (table,) = section(
        noted("2026-03-03", level=Level.TELL_CLINIC),
        noted("2026-03-04", "fever", Severity.SEVERE, level=Level.EMERGENCY),
        noted("2026-03-05", level=Level.LOG),
        noted("2026-03-06", level=Level.URGENT),
    ).blocks
    assert isinstance(table, Table)
    assert [(row[0], row[3]) for row in table.rows] == [
        ("3 Mar 2026", "Tell your clinic"),
        ("4 Mar 2026", "Emergency sign"),
        ("6 Mar 2026", "Urgent sign"),
    ]
    assert all(len(row) == len(table.columns) for row in table.rows)


def test_more_than_fit_are_counted_and_nothing_urgent_is_left_out() -> None:
    urgent = noted("2026-03-02", level=Level.URGENT)
    others = [noted(f"2026-03-{number:02}", level=Level.TELL_CLINIC) for number in range(3, 3 + MOST + 2)]
    table, more = section(urgent, *others).blocks
    assert isinstance(table, Table)
    assert isinstance(more, Paragraph)
    assert len(table.rows) == MOST
    assert table.rows[0][3] == "Urgent sign"
    assert more.text.startswith("And 3 more")


@pytest.mark.parametrize("items", [(), (noted("2026-03-05"),)])
def test_where_there_is_none_to_show_a_sentence_says_what_is_known(items: tuple[Noted, ...]) -> None:
    (only,) = section(*items).blocks
    assert isinstance(only, Paragraph)
    assert "these days" in only.text
