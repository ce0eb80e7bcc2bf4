from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.plan import Plan
from imuran_desktop.services.travel import effect_of
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.travel.effect_table import EffectTable
from imuran_desktop.words.language import Language
from tests.services.plans import at, plan

LONDON, NEW_YORK, TOKYO = "Europe/London", "America/New_York", "Asia/Tokyo"
NOON = at("2026-03-10 12:00")


@pytest.fixture
def table(qtbot: QtBot, look: ThemeController) -> EffectTable:
    made = EffectTable(look, Language("en_GB"))
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    return made


def seen(table: EffectTable) -> list[str]:
    QApplication.processEvents()
    found = [item for item in table.findChildren(QLabel) if item.isVisible()]
    # As they are read: line by line.
    found.sort(key=lambda item: (item.y(), item.x()))
    return [item.text().replace("\N{NO-BREAK SPACE}", " ") for item in found]


def test_each_dose_stands_beside_its_time_before_and_after(table: EffectTable) -> None:
    table.show_effect(effect_of(plan(), NEW_YORK, NOON, NOON), NOON, clocks=(LONDON, NEW_YORK))
    assert seen(table)[:6] == [
        *("Dose", "Now: London time", "Then: New York time"),
        *("Azathioprine 25 mg, dinner", "Today at 18:30 (14:30 in New York)", "Today at 18:30"),
    ]


def test_where_there_is_little_room_each_time_names_its_clock(table: EffectTable) -> None:
    table.show_effect(effect_of(plan(), NEW_YORK, NOON, NOON), NOON, clocks=(LONDON, NEW_YORK))
    table.resize(400, 900)
    assert seen(table)[:3] == [
        "Azathioprine 25 mg, dinner",
        "London time: Today at 18:30 (14:30 in New York)",
        "New York time: Today at 18:30",
    ]


def test_a_dose_that_the_clock_jumps_over_is_said_to_be_due_now(table: EffectTable) -> None:
    table.show_effect(effect_of(plan(), TOKYO, NOON, NOON), NOON, clocks=(LONDON, TOKYO))
    assert seen(table)[3:6] == [
        "Azathioprine 25 mg, dinner",
        "Today at 18:30 (tomorrow 03:30 in Tokyo)",
        "Now: the clock jumps over its time",
    ]


def test_before_a_ticket_the_clock_at_home_is_told_with_the_times_there(table: EffectTable) -> None:
    flight = NOON + timedelta(days=1)
    table.show_effect(effect_of(plan(), NEW_YORK, flight, NOON), NOON, clocks=(LONDON, NEW_YORK))
    words = seen(table)
    assert words[4] == "Today at 18:30"
    assert "Tomorrow at 18:30 (22:30 in London)" in words


def test_what_becomes_of_the_past_is_said_only_where_it_changes(table: EffectTable) -> None:
    table.show_effect(effect_of(plan(), NEW_YORK, NOON, NOON), NOON, clocks=(LONDON, NEW_YORK))
    assert not [words for words in seen(table) if "What you recorded" in words]
    late = effect_of(plan(), NEW_YORK, NOON - timedelta(days=1), NOON)
    table.show_effect(late, NOON, clocks=(LONDON, NEW_YORK))
    (told,) = [words for words in seen(table) if "What you recorded stays as it is." in words]
    assert told.startswith("2 doses from yesterday until today would be due at another time.")


def test_without_doses_it_says_so(table: EffectTable) -> None:
    empty = Plan(plan().person, plan().timeline)
    table.show_effect(effect_of(empty, NEW_YORK, NOON, NOON), NOON, clocks=(LONDON, NEW_YORK))
    assert seen(table) == ["No dose is planned in the coming weeks."]
