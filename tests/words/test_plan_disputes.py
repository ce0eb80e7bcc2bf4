"""Parts of the plan that two copies say differently, in words."""

from dataclasses import replace
from datetime import date, time

import pytest

from imuran_desktop.domain.monitoring import MonitoringSchedule
from imuran_desktop.domain.plan import Change, Hold, MealTimes, Person, PlanPart
from imuran_desktop.domain.zones import Timeline, ZoneChange
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.words.language import Language
from imuran_desktop.words.plan_disputes import changed_words, part_words, version_words
from tests.services.plans import START, at, prescription

GB = Language("en_GB")
TODAY = date(2026, 3, 5)
ITEM = prescription()
PRESET = load_presets()["us_label"]


@pytest.mark.parametrize(
    ("part", "name", "said"),
    [
        (ITEM, "Azathioprine", "50 mg at breakfast and 25 mg at dinner, from Sunday 1 March"),
        (
            replace(ITEM, ends=Change(date(2026, 4, 1))),
            "Azathioprine",
            "50 mg at breakfast and 25 mg at dinner, from Sunday 1 March; not taken any more from 1 April 2026 on",
        ),
        (
            replace(ITEM, holds=(Hold(Change(date(2026, 3, 9))),)),
            "Azathioprine",
            "50 mg at breakfast and 25 mg at dinner, from Sunday 1 March; with a pause from 9 March 2026",
        ),
        (
            replace(ITEM, holds=(Hold(Change(START), Change(date(2026, 3, 3))),)),
            "Azathioprine",
            "50 mg at breakfast and 25 mg at dinner, from Sunday 1 March",
        ),
        (MealTimes(Change(START), {"breakfast": time(8), "tea": time(16)}), "Meal times", "breakfast 08:00, tea 16:00"),
        (MonitoringSchedule(PRESET, START), "Blood tests", f"{PRESET.name}, counted from 1 March 2026"),
        (ZoneChange(None, "America/New_York"), "Time zone", "New York time"),
        (Person("Sam Example", START), "Whose diary it is", "Sam Example"),
    ],
)
def test_each_part_has_a_name_and_a_line(part: PlanPart, name: str, said: str) -> None:
    assert part_words(GB, part) == name
    assert version_words(GB, part, TODAY, deleted=False).replace("\N{NO-BREAK SPACE}", " ") == said
    assert version_words(GB, part, TODAY, deleted=True) == "Taken out of the plan"


def test_who_changed_it_and_when() -> None:
    london, moment = Timeline.fixed("Europe/London"), at("2026-03-04 08:10")
    assert changed_words(GB, moment, "Alex", london, TODAY) == "Changed yesterday at 08:10 by Alex"
    assert changed_words(GB, moment, "", london, TODAY) == "Changed yesterday at 08:10"
