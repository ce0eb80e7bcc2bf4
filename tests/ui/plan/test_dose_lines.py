from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.plan import Change, DoseStep, MealTimes, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.ui.plan.dose_lines import DoseLines
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.ui.plan.at_page import TODAY, breakfast, dinner

MEALS = MealTimes(Change(date(2026, 2, 1)), {"breakfast": time(8), "dinner": time(18, 30)})


def seen(qtbot: QtBot, *slots: Slot, meals: MealTimes = MEALS, last: date | None = None) -> list[str]:
    lines = DoseLines(Language("en_GB"), DoseStep(Change(date(2026, 2, 1)), slots), meals, TODAY, last)
    qtbot.addWidget(lines)
    return [label.text().replace("\N{NO-BREAK SPACE}", " ") for label in lines.findChildren(QLabel)]


def test_doses_stand_in_the_order_of_the_day(qtbot: QtBot, look: ThemeController) -> None:
    words = seen(qtbot, dinner(25), breakfast(50))
    tablets = ["breakfast  ·  1 tablet of 50 mg", "dinner  ·  1 tablet of 25 mg"]
    assert words == ["08:00", "50 mg", tablets[0], "18:30", "25 mg", tablets[1]]


def test_a_dose_says_on_which_days_it_is(qtbot: QtBot, look: ThemeController) -> None:
    every_other = Repeat(RepeatKind.EVERY_DAYS, every=2, since=TODAY)
    assert "Every other day (counted from 2 March 2026)" in seen(qtbot, replace(breakfast(50), repeat=every_other))


def test_a_dose_taken_as_needed_has_no_time_and_comes_last(qtbot: QtBot, look: ThemeController) -> None:
    needed = Slot("needed", 400, repeat=Repeat(RepeatKind.AS_NEEDED, min_gap=timedelta(hours=4)))
    words = seen(qtbot, needed, breakfast(50))
    assert words[-2:] == ["400 mg", "Only when needed, at least 4 hours apart"]
    assert "?" not in words


def test_the_usual_time_is_shown_whatever_the_day_and_others_in_words(qtbot: QtBot, look: ThemeController) -> None:
    late = {day: {"breakfast": time(9)} for day in (1, 6, 7)}
    words = seen(qtbot, breakfast(50), dinner(25), meals=replace(MEALS, other_days=late))
    assert words[0] == "08:00"
    assert "08:00, but 09:00 on Mondays, Saturdays and Sundays" in words
    assert not [line for line in words if line.startswith("18:30,")]


def test_a_meal_of_certain_days_only_has_their_time(qtbot: QtBot, look: ThemeController) -> None:
    only = MealTimes(MEALS.begins, {}, other_days={6: {"breakfast": time(9)}, 7: {"breakfast": time(10)}})
    assert seen(qtbot, breakfast(50), meals=only)[0] == "09:00"


@pytest.mark.parametrize(
    ("since", "words"),
    [(TODAY, "Next: today, then Wednesday 4 March"), (date(2026, 3, 1), "Next: tomorrow")],
)
def test_a_dose_counted_in_days_says_when_it_is_next(
    qtbot: QtBot, look: ThemeController, since: date, words: str
) -> None:
    every_other = Repeat(RepeatKind.EVERY_DAYS, every=2, since=since)
    assert words in seen(qtbot, replace(breakfast(50), repeat=every_other))
    assert not [line for line in seen(qtbot, breakfast(50)) if line.startswith("Next")]


def test_after_the_last_day_nothing_is_next(qtbot: QtBot, look: ThemeController) -> None:
    every_other = Repeat(RepeatKind.EVERY_DAYS, every=2, since=TODAY)
    assert "Next: today" in seen(qtbot, replace(breakfast(50), repeat=every_other), last=TODAY)
