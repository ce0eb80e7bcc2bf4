from dataclasses import replace
from datetime import date, time, timedelta

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.plan import Change, DoseStep, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.ui.plan.dose_lines import DoseLines
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.ui.plan.at_page import TODAY, breakfast, dinner

TIMES = {"breakfast": time(8), "dinner": time(18, 30)}


def seen(qtbot: QtBot, *slots: Slot) -> list[str]:
    lines = DoseLines(Language("en_GB"), DoseStep(Change(date(2026, 2, 1)), slots), TIMES)
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
