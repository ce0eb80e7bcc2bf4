"""The latest results of a report in words."""

from imuran_desktop.domain.alerts import AlertValue, PastAlert, Side
from imuran_desktop.domain.report import LatestResult
from imuran_desktop.domain.report_latest import ShownLatest
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_latest import (
    brief_words,
    latest_heads,
    latest_row,
    more_latest_words,
    no_latest_words,
)
from tests.domain.builders import START
from tests.domain.results import ANALYTES, result
from tests.words.plain import plain

GB = Language("en_GB")
LOW = result("wbc", "2.10", low="4.0", high="11.0")
PAST = (PastAlert(LOW, AlertValue("wbc"), Side.BELOW),)


def test_a_row_has_the_value_its_range_and_its_day() -> None:
    row = map(plain, latest_row(GB, LatestResult(START, LOW), ANALYTES))
    assert dict(zip(latest_heads(GB), row, strict=True)) == {
        "Result": "White cells",
        "Value": "2.10 \N{MULTIPLICATION SIGN}10⁹/L",
        "Laboratory's range": "4.0 to 11.0",
        "Taken on": "1 Mar 2026",
        "Outside a range": "below the laboratory's range",
    }


def test_what_the_clinic_set_is_told_beside_the_laboratory_s_range() -> None:
    row = latest_row(GB, LatestResult(START, LOW, past=PAST), ANALYTES)
    assert row[4] == "below the laboratory's range; outside the value the clinic set"


def test_the_others_take_little_room() -> None:
    items = [LatestResult(START, result("alt", "33", high="50")), LatestResult(START, result("creatinine", "78"))]
    assert plain(brief_words(GB, items, ANALYTES)) == "ALT 33 U/L (up to 50); Creatinine 78 µmol/L"


def test_a_value_within_says_nothing_and_one_without_a_number_is_in_the_laboratory_s_words() -> None:
    assert latest_row(GB, LatestResult(START, result("alt", "33", high="50")), ANALYTES)[4] == ""
    row = latest_row(GB, LatestResult(START, result("Parasites", "", comment="none seen")), ANALYTES)
    assert row[:3] == ("Parasites", "none seen", "")


def test_how_many_more_there_are_is_told_and_whether_one_is_outside() -> None:
    assert more_latest_words(GB, ShownLatest((), 3)) == ("And 3 more, none known to be outside a range: see Results.")
    assert more_latest_words(GB, ShownLatest((), 3, 1)) == "And 3 more, 1 of them outside a range: see Results."


def test_where_there_are_none_that_is_said() -> None:
    assert no_latest_words(GB, START) == "No result is recorded up to 1 March 2026."


def test_values_are_written_as_in_the_locale() -> None:
    row = latest_row(Language("en_DE"), LatestResult(START, LOW), ANALYTES)
    assert (plain(row[1]), row[2]) == ("2,10 \N{MULTIPLICATION SIGN}10⁹/L", "4,0 to 11,0")
