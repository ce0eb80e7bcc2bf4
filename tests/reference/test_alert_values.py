"""The published sets of alert values, and how a mistake in them is named."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from imuran_desktop.domain.alerts import AlertValue
from imuran_desktop.reference.alert_values import AlertSet, load_alert_sets, read_alert_sets
from tests.domain.results import ANALYTES
from tests.reference.mistakes import sentence


def test_the_set_is_the_published_one() -> None:
    (uk,) = load_alert_sets().values()
    said = {
        value.analyte: (value.below, value.above, value.unit, value.rise_percent, value.over_months, value.note)
        for value in uk.values
    }
    assert said == {
        "wbc": (Decimal("3.5"), None, "10*9/L", None, None, ""),
        "neutrophils": (Decimal("1.6"), None, "10*9/L", None, None, ""),
        "platelets": (140, None, "10*9/L", None, None, ""),
        "mcv": (None, 105, "fL", None, None, ""),
        "alt": (None, 100, "U/L", None, None, ""),
        "ast": (None, 100, "U/L", None, None, ""),
        "albumin": (30, None, "g/L", None, None, "unexplained fall"),
        "creatinine": (None, None, "", 30, 12, ""),
        "egfr": (60, None, "mL/min/{1.73_m2}", None, None, ""),
        "eosinophils": (None, Decimal("0.5"), "10*9/L", None, None, "unexplained"),
    }
    assert uk.source.startswith("BSR and BHPR guideline of 2017")
    assert "Clinics use different values" in uk.caveat
    assert date.fromisoformat(uk.checked).isoformat() == uk.checked


def test_the_file_is_read_once() -> None:
    assert load_alert_sets() is load_alert_sets()


SETS = """
[[sets]]
id = "made"
name = "Made up"
source = "A leaflet"
caveat = "An old one."
checked = "2026-11-22"
values = [
    { analyte = "wbc", unit = "10*9/L", below = "3.5", above = "20" },
    { analyte = "creatinine", rise_percent = 30, over_months = 12, note = "ask" },
]
"""


def read(path: Path) -> dict[str, AlertSet]:
    return dict(read_alert_sets(path, ANALYTES))


def test_a_set_is_read_as_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "made.toml").write_text(SETS, encoding="utf-8")
    assert read(tmp_path / "made.toml")["made"].values == (
        AlertValue("wbc", "10*9/L", Decimal("3.5"), Decimal(20)),
        AlertValue("creatinine", rise_percent=30, over_months=12, note="ask"),
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"wbc"', '"wcc"', ', value 1: "analyte" is the unknown "wcc".'),
        ('"creatinine", rise', '"wbc", rise', ': "values" has "wbc" twice.'),
        ("10*9/L", "g/L", ', value 1: "wbc" is not given in "g/L".'),
        ('unit = "10*9/L", ', "", ', value 1: missing key "unit".'),
        ('"3.5"', '"low"', ', value 1: "below" must be a number as text, not "low".'),
        ('"3.5"', '"-1"', ', value 1: "below" must be above zero, not "-1".'),
        ('"3.5"', '"NaN"', ', value 1: "below" must be above zero, not "NaN".'),
        ('"3.5"', "3.5", ', value 1: "below" must be text, not 3.5.'),
        ('"20"', '"3.5"', ', value 1: "below" must be less than "above".'),
        (
            "rise_percent = 30, over_months = 12, ",
            "",
            ', value 2: one of "below", "above" and "rise_percent" is needed.',
        ),
        ("= 30", "= 0", ', value 2: "rise_percent" must be 1 or more.'),
        (", over_months = 12", "", ', value 2: missing key "over_months".'),
        ('note = "ask"', 'nota = "ask"', ', value 2: unknown key "nota".'),
        (
            'checked = "2026-11-22"',
            'checked = "yes"',
            ': "checked" must be a date like 2026-11-22, or empty, not "yes".',
        ),
    ],
)
def test_a_mistake_in_the_sets_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    told = sentence(read, tmp_path / "alert_values.toml", SETS, old, new)
    assert told == f'alert_values.toml, set "made"{said}'
