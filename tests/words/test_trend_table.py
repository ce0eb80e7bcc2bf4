"""The table of results over time."""

from dataclasses import replace

from imuran_desktop.domain.review import HeldDays
from imuran_desktop.words.trend_table import trend_heads, trend_rows
from tests.domain.builders import day
from tests.domain.results import ANALYTES
from tests.words.plain import plain
from tests.words.test_trends import ENGLISH, HALVED, SEVERAL

HELD = HeldDays(day("2025-12-20"), day("2026-01-10"), "azathioprine")
SHOWN = replace(SEVERAL, changes=(HALVED,), holds=(HELD,))


def test_the_table_has_every_result_and_what_happened_to_the_doses() -> None:
    rows = trend_rows(ENGLISH, SHOWN, ANALYTES)
    assert [tuple(map(plain, row)) for row in rows] == [
        ("Monday 1 June", "Haemoglobin", "12.9 g/dL", "", ""),
        ("Friday 1 May", "Haemoglobin", "8.1 mmol/L", "", "not in the drawing"),
        ("Wednesday 1 April", "Haemoglobin", "12.8 g/dL", "12.0 to 16.0", "seen twice"),
        ("Sunday 1 March", "Haemoglobin", "clotted", "", "not in the drawing"),
        ("Sunday 1 March", "Zinc", "12 µmol/L", "", ""),
        (
            "Sunday 15 February",
            "Daily amount",
            "",
            "",
            "Azathioprine: from Sunday 15 February, 50 mg a day; before that, 100 mg a day",
        ),
        (
            "Sunday 1 February",
            "Haemoglobin",
            "99 g/L",
            "120 to 160",
            "below the laboratory's range; outside the value your clinic set: contact them",
        ),
        (
            "Thursday 1 January",
            "On hold",
            "",
            "",
            "Azathioprine on hold from Saturday, 20 December 2025 to Saturday 10 January",
        ),
    ]
    assert {len(row) for row in rows} == {len(trend_heads(ENGLISH))}
