"""What the clinic set, and which results are past it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.alerts import (
    AlertValue,
    AlertValues,
    NotCompared,
    Side,
    months_before,
    not_compared,
    past_alerts,
)
from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.results import Result
from tests.domain.builders import day
from tests.domain.results import ANALYTES, GIGA, GRAMS, TENTHS, THOUSANDS, report, result

LOW_WHITE = AlertValue("wbc", GIGA, below=Decimal("3.5"))
HIGH_ALT = AlertValue("alt", "U/L", above=Decimal(100))
RISE = AlertValue("creatinine", rise_percent=30, over_months=12)
NOW = "2026-03-02"


def sides(found: Result, *alerts: AlertValue, earlier: tuple[tuple[str, str], ...] = ()) -> list[Side]:
    """On which sides one result of 2 March is past what is set; ``earlier`` are days and values before it."""
    others = [report(on, result(found.analyte, value, found.unit)) for on, value in earlier]
    past = past_alerts(report(NOW, found), others, AlertValues(alerts), ANALYTES)
    assert all(item.result is found for item in past)
    return [item.side for item in past]


@pytest.mark.parametrize(
    ("printed", "past"),
    [
        ("3.4", True),
        ("3.5", False),
        ("3.50", False),
        ("3.6", False),
        ("<3.5", True),
        ("<3.0", True),
        ("<3.6", False),
        ("<5", False),
        ("<=3.4", True),
        ("<=3.5", False),
        (">1", False),
        (">=1", False),
    ],
)
def test_below_is_said_only_when_it_is_known(printed: str, past: bool) -> None:
    assert sides(result("wbc", printed), LOW_WHITE) == ([Side.BELOW] if past else [])


@pytest.mark.parametrize(
    ("printed", "past"),
    [
        ("101", True),
        ("100", False),
        (">100", True),
        (">99", False),
        (">200", True),
        (">=101", True),
        (">=100", False),
        ("<500", False),
        ("<=500", False),
    ],
)
def test_above_is_said_only_when_it_is_known(printed: str, past: bool) -> None:
    assert sides(result("alt", printed), HIGH_ALT) == ([Side.ABOVE] if past else [])


def test_nothing_is_past_what_nobody_set() -> None:
    assert sides(result("wbc", "0.1")) == []
    assert sides(result("wbc", "0.1"), HIGH_ALT) == []
    assert sides(result("wbc", "", comment="clotted"), LOW_WHITE) == []


def test_units_are_turned_into_each_other() -> None:
    alert = AlertValue("haemoglobin", GRAMS, below=Decimal(100))
    assert sides(result("haemoglobin", "9.9", TENTHS), alert) == [Side.BELOW]
    assert sides(result("haemoglobin", "10.0", TENTHS), alert) == []
    assert sides(result("wbc", "3.4", THOUSANDS), LOW_WHITE) == [Side.BELOW]


def test_what_cannot_be_turned_into_the_unit_is_named_and_not_compared() -> None:
    strange, alerts = result("wbc", "1", "mmol/L"), AlertValues((LOW_WHITE, HIGH_ALT))
    back = report(NOW, strange, result("alt", "20"), result("wbc", "", "mmol/L", comment="clotted"))
    assert past_alerts(back, (), alerts, ANALYTES) == ()
    assert not_compared(back, (), alerts, ANALYTES) == (NotCompared(strange, LOW_WHITE),)


@pytest.mark.parametrize(
    ("now", "unit", "earlier", "named"),
    [
        ("90", "stones", (("2025-09-01", "70", "umol/L"),), True),
        ("90", "umol/L", (("2025-09-01", "70", "stones"),), True),
        ("90", "umol/L", (("2025-09-01", "70", "stones"), ("2025-10-01", "80", "umol/L")), True),
        ("130", "umol/L", (("2025-09-01", "70", "stones"), ("2025-10-01", "80", "umol/L")), False),
        ("90", "stones", (("2025-09-01", "70", "stones"),), False),
        ("90", "stones", (("2024-09-01", "70", "umol/L"),), False),
        ("90", "stones", (), False),
        ("90", "umol/L", (("2025-09-01", "0.9", "mg/dL"),), False),
    ],
)
def test_a_rise_that_cannot_be_looked_for_is_named(
    now: str, unit: str, earlier: tuple[tuple[str, str, str], ...], named: bool
) -> None:
    back = report(NOW, result("creatinine", now, unit))
    before = [report(on, result("creatinine", value, its)) for on, value, its in earlier]
    expected = (NotCompared(back.results[0], RISE),) if named else ()
    assert not_compared(back, before, AlertValues((RISE,)), ANALYTES) == expected


def test_a_result_without_a_unit_is_named_where_a_rise_is_looked_for() -> None:
    back = report(NOW, Result("creatinine", Decimal(200)))
    before = [report("2025-09-01", result("creatinine", "70"))]
    assert past_alerts(back, before, AlertValues((RISE,)), ANALYTES) == ()
    assert not_compared(back, before, AlertValues((RISE,)), ANALYTES) == (NotCompared(back.results[0], RISE),)


def test_something_not_on_the_list_is_compared_in_its_own_unit_only() -> None:
    alert = AlertValue("Rheumatoid factor", "IU/mL", above=Decimal(14))
    assert sides(result("Rheumatoid factor", "15", "IU/mL"), alert) == [Side.ABOVE]
    assert sides(result("Rheumatoid factor", "15", "kIU/L"), alert) == []


@pytest.mark.parametrize(
    ("printed", "earlier", "past"),
    [
        ("91", (("2025-09-01", "70"),), False),  # 30 % above 70 is 91: not past it
        ("91.1", (("2025-09-01", "70"),), True),
        ("91.1", (("2025-09-01", "90"), ("2025-06-01", "70"), ("2025-12-01", "88")), True),
        ("91.1", (("2025-03-02", "70"),), True),  # 12 months before, to the day
        ("91.1", (("2025-03-01", "70"),), False),
        ("91.1", (("2026-03-02", "70"),), False),  # of the same day
        ("91.1", (("2026-04-02", "70"),), False),  # of a later one
        ("91.1", (("2025-09-01", "<70"),), False),  # nobody knows what it was
        (">91", (("2025-09-01", "70"),), True),
        (">90", (("2025-09-01", "70"),), False),
        ("<200", (("2025-09-01", "70"),), False),
        ("91.1", (("2025-09-01", "0"),), False),  # there is no share of nothing
        ("91.1", (), False),
    ],
)
def test_a_rise_is_looked_for_above_the_lowest_of_the_months_before(
    printed: str, earlier: tuple[tuple[str, str], ...], past: bool
) -> None:
    assert sides(result("creatinine", printed), RISE, earlier=earlier) == ([Side.RISE] if past else [])


def test_a_rise_names_what_it_rose_from_whatever_unit_that_had() -> None:
    before = report("2025-09-01", result("creatinine", "0.5", "mg/dL"), result("alt", "1"))
    (past,) = past_alerts(report(NOW, result("creatinine", "60")), [before], AlertValues((RISE,)), ANALYTES)
    assert past.lowest is not None
    assert (past.lowest.day, past.lowest.result) == (day("2025-09-01"), before.results[0])
    assert past_alerts(report(NOW, result("creatinine", "57")), [before], AlertValues((RISE,)), ANALYTES) == ()


def test_a_value_can_be_past_a_limit_and_have_risen() -> None:
    both = AlertValue("creatinine", "umol/L", above=Decimal(110), rise_percent=30, over_months=12)
    found = sides(result("creatinine", "120"), both, earlier=(("2026-01-01", "80"),))
    assert found == [Side.ABOVE, Side.RISE]
    assert AlertValues((both, LOW_WHITE)).months_back == 12
    assert AlertValues((LOW_WHITE,)).months_back == 0


def test_months_before_keep_to_the_calendar() -> None:
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert months_before(date(2024, 2, 29), 12) == date(2023, 2, 28)
    assert months_before(date(2, 1, 1), 600) == date.min


values = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(500), places=2)


@given(values, values, st.sampled_from(Sign), values)
def test_no_sign_makes_something_up(printed: Decimal, limit: Decimal, sign: Sign, really: Decimal) -> None:
    """Whatever value a sign leaves possible: what is said of the result is true of it."""
    possible = {
        Sign.EXACT: really == printed,
        Sign.BELOW: really < printed,
        Sign.ABOVE: really > printed,
        Sign.AT_MOST: really <= printed,
        Sign.AT_LEAST: really >= printed,
    }[sign]
    if not possible:
        return
    alert = AlertValue("wbc", GIGA, below=limit, above=limit)
    for side in sides(Result("wbc", printed, GIGA, sign), alert):
        assert really < limit if side is Side.BELOW else really > limit


@given(values, st.lists(st.tuples(st.integers(-400, 400), values), max_size=8))
def test_a_rise_is_one_above_some_value_of_the_last_twelve_months(
    now: Decimal, others: list[tuple[int, Decimal]]
) -> None:
    today = day(NOW)
    earlier = [report(today + timedelta(days=days), Result("creatinine", value, "umol/L")) for days, value in others]
    past = past_alerts(report(NOW, Result("creatinine", now, "umol/L")), earlier, AlertValues((RISE,)), ANALYTES)
    within = [value for days, value in others if date(2025, 3, 2) <= today + timedelta(days=days) < today]
    assert bool(past) == any(now > value * Decimal("1.3") for value in within)
