"""Results over time in words."""

from dataclasses import replace
from decimal import Decimal

from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.domain.dose_changes import DoseChange
from imuran_desktop.domain.results import LabReport
from imuran_desktop.domain.trends import Trends, trends_of
from imuran_desktop.words.language import Language
from imuran_desktop.words.trends import (
    apart_words,
    newest_words,
    nothing_here_words,
    point_words,
    trend_facts,
    trend_title,
    trends_summary,
)
from tests.domain.builders import day
from tests.domain.results import ANALYTES, GRAMS, TENTHS, report, result
from tests.words.plain import plain

ENGLISH = Language("en_GB")
FIRST, LAST = day("2026-01-01"), day("2026-12-31")
LOW = AlertValue("haemoglobin", GRAMS, below=Decimal(100))
HALVED = DoseChange(day("2026-02-15"), "azathioprine", 100, 50)


def made(*reports: LabReport, alerts: tuple[AlertValue, ...] = (LOW,)) -> Trends:
    return Trends(FIRST, LAST, LAST, trends_of(reports, AlertValues(alerts), ANALYTES, FIRST, LAST))


SEVERAL = made(
    report("2026-02-01", result("haemoglobin", "99", GRAMS, "120", "160")),
    report("2026-03-01", result("haemoglobin", "", comment="clotted"), result("Zinc", "12", "umol/L")),
    report("2026-04-01", result("haemoglobin", "12.8", TENTHS, "12.0", "16.0", comment="seen twice")),
    report("2026-05-01", result("haemoglobin", "8.1", "mmol/L")),
    report("2026-06-01", result("haemoglobin", "12.9", TENTHS)),
)


def test_a_drawing_is_named_with_its_unit_and_says_what_its_lines_stand_for() -> None:
    trend = SEVERAL.trends[0]
    assert trend_title(ENGLISH, trend, ANALYTES) == "Haemoglobin, g/dL"
    assert plain(newest_words(ENGLISH, trend)) == "Newest: 12.9 g/dL, 1 June 2026"
    assert [plain(fact) for fact in trend_facts(ENGLISH, trend)] == [
        "Laboratory's range: 12.0 to 16.0.",
        "The clinic set: below 10 g/dL.",
    ]


def test_the_newest_range_may_be_in_another_unit_than_the_drawing() -> None:
    of = made(
        report("2026-02-01", result("haemoglobin", "99", GRAMS, "120", "160")),
        report("2026-06-01", result("haemoglobin", "12.9", TENTHS)),
    )
    assert trend_facts(ENGLISH, of.trends[0])[0] == "Laboratory's range: 120 to 160 g/L."


def test_a_rise_and_a_limit_in_another_unit_are_told_too() -> None:
    rise, other = AlertValue("alt", rise_percent=30, over_months=12), AlertValue("alt", "ukat/L", above=Decimal(2))
    found = made(report("2026-02-01", result("alt", "20")), alerts=(rise, other)).trends[0]
    assert [plain(fact) for fact in trend_facts(ENGLISH, found)] == [
        "The clinic set: a rise of more than 30 % within 12 months.",
        (
            "The clinic set: above 2 µkat/L. That unit can't be turned into this one, so nothing here is compared "
            "with it."
        ),
    ]


def test_a_value_tells_all_about_it() -> None:
    trend = SEVERAL.trends[0]
    assert [plain(point_words(ENGLISH, trend, point, ANALYTES, LAST)) for point in trend.points] == [
        (
            "Sunday 1 February: Haemoglobin 99 g/L; that is 9.9 g/dL; laboratory's range: 120 to 160; below the "
            "laboratory's range; outside the value your clinic set: contact them."
        ),
        "Wednesday 1 April: Haemoglobin 12.8 g/dL; laboratory's range: 12.0 to 16.0; the laboratory wrote: seen twice.",
        "Monday 1 June: Haemoglobin 12.9 g/dL.",
    ]


def test_what_is_not_drawn_says_why() -> None:
    assert [plain(apart_words(ENGLISH, item, ANALYTES, LAST)) for item in SEVERAL.trends[0].apart] == [
        "Sunday 1 March: Haemoglobin: clotted. Not a number, so it is not in the drawing.",
        (
            "Friday 1 May: Haemoglobin 8.1 mmol/L. It is in a unit that can't be turned into that of the others, so it "
            "is not in the drawing."
        ),
    ]


def test_how_much_is_shown_is_counted() -> None:
    days = "1 January 2026 to 31 December 2026"
    assert trends_summary(ENGLISH, SEVERAL, SEVERAL) == f"{days}: 6 results."
    assert trends_summary(ENGLISH, SEVERAL, SEVERAL.only(frozenset({"Zinc"}))) == f"{days}: 1 of 6 results shown."


def test_where_there_is_nothing_it_says_what_to_do() -> None:
    nothing = made()
    assert nothing_here_words(ENGLISH, nothing).startswith("There are no results yet.")
    elsewhere = replace(nothing, newest=day("2024-03-03"))
    assert nothing_here_words(ENGLISH, elsewhere).endswith("The newest are from 3 March 2024.")
    assert "ticked" in nothing_here_words(ENGLISH, SEVERAL)
