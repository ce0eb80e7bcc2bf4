from datetime import date, time

import pytest
from PySide6.QtCore import Qt

from imuran_desktop.domain.plan import Change, DoseStep, Prescription, Slot
from tests.ui.today.at_today import (
    MORNING,
    AtToday,
    OpenToday,
    a_plan,
    azathioprine,
)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_key_pressed_twice_by_an_unsteady_hand_counts_once(at_breakfast: AtToday, key: Qt.Key) -> None:
    at_breakfast.tab_to("Taken now, with food")
    at_breakfast.press(key)
    at_breakfast.press(key)
    assert len(at_breakfast.stored()) == 1


def test_a_double_click_counts_once(open_today: OpenToday) -> None:
    start = date(2026, 3, 2)
    other = Prescription("pred", "prednisolone", (DoseStep(Change(start), (Slot("p", 5, at=time(8)),)),), Change(start))
    at = open_today(a_plan(azathioprine(MORNING, start=start), other, start=start), "2026-03-02T08:10")
    spot = at.click_at(at.button("Taken now, with food"))
    assert len(at.stored()) == 1
    assert at.buttons("Taken now, with food"), "that of the next dose, where the first one was"
    at.click_spot(spot)
    assert len(at.stored()) == 1
    at.wait_until_presses_count()
    at.click_spot(spot)
    assert len(at.stored()) == 2, "later it counts again"
