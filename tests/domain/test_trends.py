"""Results over time."""

from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.alerts import AlertValue, AlertValues, Side
from imuran_desktop.domain.results import LabReport, Result
from imuran_desktop.domain.trends import Trend, Trends, trends_of
from tests.domain.builders import day
from tests.domain.results import ANALYTES, GIGA, GRAMS, TENTHS, report, result

FIRST, LAST = day("2026-01-01"), day("2026-12-31")
NONE_SET = AlertValues()


def trends(*reports: LabReport, alerts: AlertValues = NONE_SET) -> list[Trend]:
    return list(trends_of(reports, alerts, ANALYTES, FIRST, LAST))


def trend(*reports: LabReport, alerts: AlertValues = NONE_SET) -> Trend:
    (found,) = trends(*reports, alerts=alerts)
    return found


def test_there_is_one_for_each_result_in_the_order_of_the_list() -> None:
    found = trends(
        report("2026-03-02", result("Zinc", "12", "umol/L"), result("alt", "20"), result("wbc", "4")),
        report("2026-02-02", result("wbc", "5"), result("Amylase X", "1")),
    )
    assert [(item.analyte, len(item.points)) for item in found] == [
        ("wbc", 2),
        ("alt", 1),
        ("Amylase X", 1),
        ("Zinc", 1),
    ]
    assert [point.value for point in found[0].points] == [5, 4]


def test_only_the_days_that_are_wanted_are_shown() -> None:
    found = trend(
        report("2025-12-31", result("wbc", "9")), report(FIRST, result("wbc", "5")), report(LAST, result("wbc", "4"))
    )
    assert [point.day for point in found.points] == [FIRST, LAST]
    assert trends(report("2025-12-31", result("wbc", "9"))) == []


def test_all_are_in_the_unit_of_the_newest() -> None:
    found = trend(
        report("2026-02-01", result("haemoglobin", "131", GRAMS, "120", "160")),
        report("2026-03-01", result("haemoglobin", "12.8", TENTHS, "12.0", "16.0")),
        alerts=AlertValues((AlertValue("haemoglobin", GRAMS, below=Decimal("101.5")),)),
    )
    assert found.unit == TENTHS
    assert [(point.value, point.low, point.high) for point in found.points] == [
        (Decimal("13.1"), Decimal(12), Decimal(16)),
        (Decimal("12.8"), Decimal(12), Decimal(16)),
    ]
    assert found.points[0].result.unit == GRAMS, "what was printed stays as it is"
    assert found.limits == {Side.BELOW: Decimal("10.15")}


def test_what_cannot_be_drawn_is_listed_apart() -> None:
    found = trend(
        report("2026-02-01", result("wbc", "", comment="clotted")),
        report("2026-03-01", result("wbc", "4", "mmol/L")),
        report("2026-04-01", result("wbc", "5")),
    )
    assert [point.day for point in found.points] == [day("2026-04-01")]
    assert [item.day for item in found.apart] == [day("2026-02-01"), day("2026-03-01")]
    alone = trend(report("2026-02-01", result("wbc", "", comment="clotted")))
    assert (alone.points, len(alone.apart)) == ((), 1)


def test_a_limit_in_a_unit_that_does_not_fit_is_named() -> None:
    alert = AlertValue("wbc", GIGA, below=Decimal("3.5"))
    found = trend(report("2026-02-01", result("wbc", "2", "mmol/L")), alerts=AlertValues((alert,)))
    assert (found.limits, found.not_compared) == ({}, (alert,))
    assert found.points[0].past == ()


def test_the_range_of_the_laboratory_tells_what_is_outside() -> None:
    found = trend(
        report("2026-02-01", result("alt", "50", low="10", high="50")),
        report("2026-03-01", result("alt", "51", high="50")),
        report("2026-04-01", result("alt", "9", low="10")),
        report("2026-05-01", result("alt", "<20", low="10")),
        report("2026-06-01", result("alt", "<5", low="10")),
        report("2026-07-01", result("alt", "500")),
        report("2026-08-01", result("alt", "20", low="40", high="10")),
    )
    assert [point.outside for point in found.points] == [None, Side.ABOVE, Side.BELOW, None, Side.BELOW, None, None]


def test_a_rise_is_looked_for_before_the_days_that_are_shown() -> None:
    rise = AlertValue("creatinine", rise_percent=30, over_months=12)
    found = trend(
        report("2025-06-01", result("creatinine", "70")),
        report("2026-02-01", result("creatinine", "95")),
        report("2026-09-01", result("creatinine", "95")),
        alerts=AlertValues((rise,)),
    )
    assert found.rise == rise
    assert [[past.side for past in point.past] for point in found.points] == [[Side.RISE], []]


def test_only_some_can_be_shown() -> None:
    every = trends(report("2026-02-01", result("wbc", "4"), result("alt", "20")))
    shown = Trends(FIRST, LAST, LAST, tuple(every))
    assert shown.only(frozenset()) is shown
    assert [item.analyte for item in shown.only(frozenset({"alt", "egfr"})).trends] == ["alt"]


units = st.sampled_from([GRAMS, TENTHS, "mmol/L", ""])
anything = st.builds(
    Result,
    st.sampled_from(["haemoglobin", "wbc", "Zinc"]),
    st.none() | st.decimals(min_value=0, max_value=200, places=1),
    units,
)


@given(st.lists(st.tuples(st.integers(-50, 420), st.lists(anything, max_size=4)), max_size=12))
def test_no_result_is_lost_or_made_up(reports: list[tuple[int, list[Result]]]) -> None:
    given_ = [report(FIRST + timedelta(days=days), *results) for days, results in reports]
    found = trends(*given_)
    shown = [(point.day, point.result) for item in found for point in item.points]
    shown += [(dated.day, dated.result) for item in found for dated in item.apart]
    wanted = [(back.on, item) for back in given_ for item in back.results if FIRST <= back.on <= LAST]
    assert sorted(map(repr, shown)) == sorted(map(repr, wanted))
    assert all(point.day <= after.day for item in found for point, after in zip(item.points, item.points[1:]))  # noqa: B905
