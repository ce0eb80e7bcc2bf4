from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt

from imuran_desktop.domain.doses import expected_doses
from imuran_desktop.domain.plan import Change, Hold, Plan
from tests.ui.plan.at_page import NOON, TODAY, AtPage, a_plan

Opened = Callable[[Plan], AtPage]
SATURDAY = date(2026, 2, 28)


@pytest.fixture
def person(open_plan: Opened) -> AtPage:
    """Doses have been paused since Saturday."""
    plan = a_plan()
    item = replace(plan.prescriptions[0], holds=(Hold(Change(SATURDAY, datetime(2026, 2, 28, 12, tzinfo=UTC))),))
    return open_plan(replace(plan, prescriptions=(item,)))


def due(person: AtPage, first: date, last: date) -> list[str]:
    return [dose.key for dose in expected_doses(person.plan, first, last)]


def ends(person: AtPage) -> Change | None:
    return person.plan.prescriptions[0].holds[0].ends


def test_a_pause_ended_now_makes_due_only_what_is_still_to_come(person: AtPage) -> None:
    assert "On hold since Saturday 28 February, until further notice." in person.seen
    person.click("End the pause")
    assert "The next dose is today at 18:30." in person.seen
    person.press(Qt.Key.Key_Tab, 2)
    person.tab_to("End the pause")
    person.press(Qt.Key.Key_Space)
    assert ends(person) == Change(TODAY, NOON)
    assert due(person, date(2026, 3, 1), TODAY) == ["aza-dinner/2026-03-02"]
    assert "The pause is over. The next dose is today at 18:30." in person.seen
    assert "On hold since" not in person.seen
    person.click("Show earlier")
    assert "On hold 28 February 2026 to 2 March 2026" in person.seen


def test_a_pause_ends_tomorrow(person: AtPage) -> None:
    person.click("End the pause")
    person.click("Tomorrow")
    person.click("End the pause")
    assert ends(person) == Change(date(2026, 3, 3))
    assert "Saved. The next dose is tomorrow at 08:00." in person.seen
    assert "On hold since Saturday 28 February, until the end of today." in person.seen


def test_an_earlier_end_corrects_the_record_after_a_second_word(person: AtPage) -> None:
    person.click("End the pause")
    person.click("Another day")
    person.set_date("Date", date(2026, 3, 1))
    effect = (
        "3 doses from yesterday until today would not be on hold. Where nothing was recorded, they would be shown as"
    )
    assert effect in person.seen
    person.click("End the pause")
    assert ends(person) is None
    person.click("Correct the record")
    assert ends(person) == Change(date(2026, 3, 1))
    assert due(person, date(2026, 3, 1), date(2026, 3, 1)) == ["aza-breakfast/2026-03-01", "aza-dinner/2026-03-01"]


def test_cancelling_changes_nothing(person: AtPage) -> None:
    person.click("End the pause")
    person.click("Cancel")
    assert ends(person) is None
    assert "On hold since Saturday 28 February, until further notice." in person.seen
