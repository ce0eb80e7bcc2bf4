"""What the clinic set, in words."""

from decimal import Decimal

import pytest

from imuran_desktop.domain.alerts import AlertValue, AlertValues, NotCompared, past_alerts
from imuran_desktop.words.alert_values import limit_words, not_compared_words, past_words
from imuran_desktop.words.language import Language
from tests.domain.results import ANALYTES, GIGA, report, result
from tests.words.plain import plain

ENGLISH = Language("en_GB")


def test_past_a_value_says_whom_to_contact_and_nothing_else() -> None:
    alerts = AlertValues((AlertValue("wbc", GIGA, below=Decimal("3.5")),))
    (past,) = past_alerts(report("2026-03-02", result("wbc", "3.1")), (), alerts, ANALYTES)
    said = plain(past_words(ENGLISH, past, ANALYTES))
    assert said == "White cells 3.1 \N{MULTIPLICATION SIGN}10⁹/L: outside the value your clinic set: contact them."


@pytest.mark.parametrize(
    ("alert", "said"),
    [
        (AlertValue("wbc", GIGA, below=Decimal("3.5")), "below 3.5 \N{MULTIPLICATION SIGN}10⁹/L"),
        (AlertValue("alt", "U/L", above=Decimal(100)), "above 100 U/L"),
        (AlertValue("mcv", "fL", Decimal(80), Decimal(105)), "below 80 fL, or above 105 fL"),
        (
            AlertValue("creatinine", rise_percent=30, over_months=12),
            "a rise of more than 30 % within 12 months",
        ),
        (AlertValue("creatinine", rise_percent=50, over_months=1), "a rise of more than 50 % within 1 month"),
        (AlertValue("ratio", "", above=Decimal("1.20")), "above 1.20"),
        (AlertValue("wbc"), ""),
    ],
)
def test_a_limit_is_put_into_words(alert: AlertValue, said: str) -> None:
    assert plain(limit_words(ENGLISH, alert)) == said


def test_a_result_that_is_not_compared_says_why() -> None:
    item = NotCompared(result("wbc", "3", "mmol/L"), AlertValue("wbc", GIGA, below=Decimal("3.5")))
    assert plain(not_compared_words(ENGLISH, item, ANALYTES)) == (
        "White cells 3 mmol/L: not compared with the value your clinic set (below 3.5 \N{MULTIPLICATION SIGN}10⁹/L), "
        "which is in a unit that this one can't be turned into."
    )


def test_a_rise_that_is_not_looked_for_says_why() -> None:
    item = NotCompared(result("creatinine", "90", "stones"), AlertValue("creatinine", rise_percent=30, over_months=12))
    assert plain(not_compared_words(ENGLISH, item, ANALYTES)) == (
        "Creatinine 90 stones: not compared with the results before, of which your clinic set a rise of more than 30 % "
        "within 12 months. It or one of them is in a unit that can't be turned into the other's."
    )
