"""The published schedules of blood tests, and how a mistake in them is named."""

from datetime import date
from pathlib import Path

import pytest

from imuran_desktop.reference.monitoring import load_presets, read_presets
from tests.reference.mistakes import sentence


def test_the_presets_are_the_published_schedules() -> None:
    presets = load_presets()

    assert list(presets) == ["us_label", "uk_rheumatology_2017", "uk_gastroenterology", "weekly_then_quarterly"]
    assert [id_ for id_, preset in presets.items() if not preset.restarts] == ["uk_gastroenterology"]
    assert "replaced in November 2025" in presets["uk_rheumatology_2017"].caveat
    assert all(date.fromisoformat(preset.checked) for preset in presets.values())


def test_the_file_is_read_once() -> None:
    assert load_presets() is load_presets()


PRESETS = """
[[presets]]
id = "monthly"
name = "Monthly"
tests = ["blood count"]
phases = [
    { at_weeks = [2, 4] },
    { every = { days = 14 }, stable_weeks = 6 },
    { every = { months = 1 } },
]
source = "A label"
caveat = "An old one."
restarts = true
checked = "2026-11-22"
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("restarts = true", 'restarts = "yes"', ": \"restarts\" must be true or false, not 'yes'."),
        ("at_weeks = [2, 4]", "weeks = [2, 4]", ', phase 1: exactly one of "every" and "at_weeks" is needed.'),
        (
            "at_weeks = [2, 4]",
            "at_weeks = [2, 4], every = { days = 7 }",
            ', phase 1: exactly one of "every" and "at_weeks" is needed.',
        ),
        ("[2, 4]", "[4, 2]", ', phase 1: "at_weeks" must rise from 1 or more.'),
        ("[2, 4]", "[0, 4]", ', phase 1: "at_weeks" must rise from 1 or more.'),
        ("[2, 4]", "[true]", ', phase 1: "at_weeks" must be a whole number, not True.'),
        ("stable_weeks = 6", "stable_weeks = 0", ', phase 2: "stable_weeks" must be 1 or more.'),
        ("stable_weeks = 6", "stable_days = 6", ', phase 2: unknown key "stable_days".'),
        (
            "stable_weeks = 6",
            "stable_weeks = 6, until = { days = 9 }",
            ', phase 2: at most one of "until", "lasts" and "stable_weeks" may end it.',
        ),
        (
            "{ days = 14 }",
            "{ days = 0 }",
            ', phase 2, "every": an interval has days, months or both, and none below zero.',
        ),
        (
            "{ days = 14 }",
            "{ days = 14, months = -1 }",
            ', phase 2, "every": an interval has days, months or both, and none below zero.',
        ),
        ("{ days = 14 }", "{ weeks = 2 }", ', phase 2, "every": unknown key "weeks".'),
        ("{ days = 14 }, stable_weeks = 6", "{ days = 14 }", ": a phase that never ends is followed by another."),
        (
            "{ months = 1 } }",
            "{ months = 1 }, lasts = { months = 3 } }",
            ": the last phase ends, which would leave the person without tests.",
        ),
        (
            "{ every = { days = 14 }, stable_weeks = 6 }",
            "{ at_weeks = [8] }",
            ': "at_weeks" counts from the start, so only the first phase may have it.',
        ),
        ('checked = "2026-11-22"', "", ': missing key "checked".'),
    ],
)
def test_a_mistake_in_the_presets_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    told = sentence(read_presets, tmp_path / "monitoring.toml", PRESETS, old, new)

    assert told == f'monitoring.toml, preset "monthly"{said}'
