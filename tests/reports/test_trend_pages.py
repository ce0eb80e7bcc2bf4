"""The trends of a report."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.domain.report import Report
from imuran_desktop.domain.results import LabReport
from imuran_desktop.domain.trends import Trends, trends_of
from imuran_desktop.reports.paper_style import PRINT_WIDTH
from imuran_desktop.reports.trend_pages import trend_drawings
from tests.domain.builders import day
from tests.domain.results import ANALYTES as FEW
from tests.domain.results import GIGA, report, result
from tests.reports.drawings import ENGLISH, shapes, texts
from tests.reports.reporting import ANALYTES, demo_report
from tests.words.plain import plain

NONE_SET = AlertValues()
FIRST, LAST = day("2026-01-01"), day("2026-06-30")
SEVERAL = (
    report("2026-02-01", result("wbc", "6.1", low="4.0", high="11.0"), result("alt", "20")),
    report("2026-03-01", result("wbc", "3.8", low="4.0", high="11.0"), result("alt", "<5")),
    report("2026-04-01", result("wbc", "7.2", low="4.0", high="11.0"), result("alt", "", comment="haemolysed")),
    report("2026-05-01", result("wbc", "5.0", low="4.0", high="11.0"), result("creatinine", "80")),
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder: Path = tmp_path_factory.mktemp("demo")
    return demo_report(folder)


def with_trends(demo: Report, *reports: LabReport, alerts: AlertValues = NONE_SET) -> Report:
    found = trends_of(reports, alerts, FEW, FIRST, LAST)
    return replace(demo, trends=Trends(FIRST, LAST, LAST, found))


def test_each_analyte_has_a_drawing_in_the_order_of_the_list(demo: Report) -> None:
    drawings = trend_drawings(demo, ENGLISH, ANALYTES)
    trends = demo.trends.trends
    assert len(drawings) == len(trends) > 8
    for drawing, trend in zip(drawings, trends, strict=True):
        assert ANALYTES[trend.analyte].name in drawing.svg
        assert drawing.alt.split(". ")[1].startswith(f"{ANALYTES[trend.analyte].name}: ")
        assert drawing.width == PRINT_WIDTH
    assert "new daily amount" in texts(drawings[0])
    assert not any("new daily amount" in texts(drawing) for drawing in drawings[1:])


def test_the_words_say_the_first_the_last_the_least_and_the_most(demo: Report) -> None:
    alerts = AlertValues((AlertValue("wbc", GIGA, below=result("wbc", "3.9").value),))
    white, alt, creatinine = trend_drawings(with_trends(demo, *SEVERAL, alerts=alerts), ENGLISH, FEW)
    unit = "\N{MULTIPLICATION SIGN}10⁹/L"
    assert plain(white.alt) == (
        f"1 January 2026 to 30 June 2026. White cells: 4 results, first 6.1 {unit} on 1 February 2026, last 5.0 {unit} "
        f"on 1 May 2026, lowest 3.8 {unit}, highest 7.2 {unit}; 1 outside the laboratory's range; 1 outside the value "
        "the clinic set."
    )
    assert plain(alt.alt).startswith("1 January 2026 to 30 June 2026. ALT: 2 results, first 20 U/L on 1 February 2026")
    assert "lowest <5 U/L" in plain(alt.alt)
    assert "outside" not in alt.alt, "where no range is known, nothing is said of it"
    assert alt.alt.endswith("1 more can't be drawn: see the table.")
    assert plain(creatinine.alt).endswith("Creatinine: 1 result, 80 µmol/L on 1 May 2026.")


def test_values_in_another_unit_are_told_in_that_of_the_drawing(demo: Report) -> None:
    found = with_trends(
        demo,
        report("2026-02-01", result("haemoglobin", "12.1", "g/dL")),
        report("2026-03-01", result("haemoglobin", "130", "g/L")),
    )
    (drawing,) = trend_drawings(found, ENGLISH, FEW)
    assert "first 121 g/L on 1 February 2026, last 130 g/L" in plain(drawing.alt)


def test_without_results_there_is_nothing_to_draw(demo: Report) -> None:
    assert trend_drawings(with_trends(demo), ENGLISH, FEW) == ()
    only_words = report("2026-02-01", result("alt", "", comment="haemolysed"))
    assert trend_drawings(with_trends(demo, only_words), ENGLISH, FEW) == ()


def test_two_hundred_points_are_not_two_hundred_sentences(demo: Report) -> None:
    many = [report(FIRST + timedelta(days=place % 180), result("alt", str(place))) for place in range(200)]
    (drawing,) = trend_drawings(with_trends(demo, *many), ENGLISH, FEW)
    assert "ALT: 200 results" in drawing.alt
    assert "lowest 0 U/L, highest 199 U/L" in plain(drawing.alt)
    assert len(drawing.alt) < 300


days = st.dates(FIRST, LAST)


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(days, st.decimals(0, 5000, places=1), min_size=1, max_size=30))
def test_nothing_lies_outside_the_drawing_and_the_count_is_right(demo: Report, values: dict[date, Decimal]) -> None:
    found = [report(on, result("alt", str(value), low="5", high="50")) for on, value in values.items()]
    (drawing,) = trend_drawings(with_trends(demo, *found), ENGLISH, FEW)
    for shape in shapes(drawing):
        assert all(-0.5 <= x <= drawing.width + 0.5 for x in shape.xs), shape
        assert all(-0.5 <= y <= drawing.height + 0.5 for y in shape.ys), shape
    outside = sum(not 5 <= value <= 50 for value in values.values())
    assert f"{outside} outside the laboratory's range" in drawing.alt
    assert (": 1 result, " if len(values) == 1 else f": {len(values)} results, ") in drawing.alt
