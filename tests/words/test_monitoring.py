from datetime import date

import pytest

from imuran_desktop.domain.monitoring import Interval, MonitoringPreset, Phase, PlannedTest
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.words.language import Language
from imuran_desktop.words.monitoring import due_dates_words, later_words, rhythm_words, source_words

ENGLISH = Language("en_GB")
TODAY = date(2026, 3, 2)
RHYTHMS = {
    "us_label": "Every week for 1 month, then every 2 weeks until 3 months after the start, then every month.",
    "uk_rheumatology_2017": "Every 2 weeks until the dose has stayed the same for 6 weeks, then every month for "
    "3 months, then every 12 weeks.",
    "uk_gastroenterology": "2, 4, 8 and 12 weeks after the start, then every 3 months.",
    "weekly_then_quarterly": "Every week for 4 weeks, then every 3 months.",
}


def planned(*days: str) -> list[PlannedTest]:
    return [PlannedTest(date.fromisoformat(day), ("full blood count",), "us_label") for day in days]


@pytest.mark.parametrize("preset", load_presets().values(), ids=lambda preset: preset.id)
def test_every_published_schedule_has_its_rhythm_in_words(preset: MonitoringPreset) -> None:
    assert rhythm_words(ENGLISH, preset) == RHYTHMS[preset.id]


def test_odd_days_are_counted_in_days() -> None:
    phases = (Phase(Interval(days=10), until=Interval(days=30)), Phase(Interval(days=1)))
    preset = MonitoringPreset("own", "Own", (), phases, "me", "", restarts=False, checked="")
    assert rhythm_words(ENGLISH, preset) == "Every 10 days for 30 days, then every day."
    assert source_words(ENGLISH, preset) == "Source: me."


def test_a_source_says_when_it_was_checked() -> None:
    assert source_words(ENGLISH, load_presets()["us_label"]).endswith("Checked on 22 November 2026.")


def test_dates_are_listed_as_people_say_them() -> None:
    assert due_dates_words(ENGLISH, planned("2026-03-03", "2026-03-10"), TODAY) == "tomorrow and Tuesday 10 March"


def test_only_a_test_that_is_put_off_is_warned_of() -> None:
    early, late = planned("2026-03-03"), planned("2026-03-10")
    assert later_words(ENGLISH, early, late, TODAY).startswith("The next test would move from tomorrow to Tuesday")
    assert later_words(ENGLISH, late, early, TODAY) == ""
    assert later_words(ENGLISH, [], late, TODAY) == ""
