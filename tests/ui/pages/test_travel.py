"""The page of the time zone, as a person uses it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.zones import ZoneChange
from imuran_desktop.services.travel import record_journey
from tests.services.plans import SAM
from tests.ui.travel.at_travel import LONDON, NEW_YORK, NOON, TOKYO, AtTravel
from tests.ui.travel.conftest import travel

__all__ = ["travel"]


def test_it_shows_what_a_journey_would_do_before_anything_is_recorded(travel: AtTravel) -> None:
    travel.page.begin(NEW_YORK)
    seen = travel.seen
    assert "New York time is 4 hours behind London time." in seen
    assert {"Today at 18:30 (14:30 in New York)", "Today at 18:30"} <= set(seen)
    assert travel.changes == [ZoneChange(None, LONDON)]


def test_a_journey_is_recorded_and_told(travel: AtTravel) -> None:
    travel.page.begin(NEW_YORK)
    travel.click("Use New York time")
    assert travel.told == ["Your doses now follow New York time."]
    assert travel.changes[1:] == [ZoneChange(NOON, NEW_YORK)]


def test_one_s_own_clock_is_no_journey(travel: AtTravel) -> None:
    travel.click("Use London time")
    assert "Your doses follow this clock already." in travel.seen
    assert travel.told == []


def test_another_place_shows_another_effect(travel: AtTravel) -> None:
    travel.choose_place("Tokyo (Asia)")
    assert "Now: the clock jumps over its time" in travel.seen
    assert travel.button("Use Tokyo time").isVisible()


def test_an_earlier_arrival_says_what_it_does_to_the_record(travel: AtTravel) -> None:
    travel.page.begin(NEW_YORK)
    travel.arrive("2026-03-09", "08:00")
    assert any("2 doses from yesterday until today would be due at another time." in words for words in travel.seen)
    travel.click("Use New York time")
    assert travel.edited[0].past == ("evening/2026-03-09", "morning/2026-03-10")


def test_a_ticket_counts_from_its_time_on(travel: AtTravel) -> None:
    travel.page.begin(TOKYO)
    travel.arrive("2026-03-12", "09:00")
    travel.click("Use Tokyo time")
    assert travel.told == ["Your doses follow Tokyo time from Thursday 12 March at 09:00."]


def test_a_day_that_the_place_left_out_is_refused(travel: AtTravel) -> None:
    travel.choose_place("Apia (Pacific)")
    travel.arrive("2011-12-30", "09:00")
    travel.click("Use Apia time")
    assert "That place left out this day. Choose the day before or after it." in travel.seen
    assert travel.told == []


def test_a_wrong_change_is_removed_once_its_effect_was_seen(travel: AtTravel) -> None:
    record_journey(travel.diary, SAM, NOON, TOKYO, NOON)
    travel.page.refresh()
    travel.click("Remove: Tokyo time, since 10 March 2026 at 21:00")
    assert "London time: Today at 18:30" in travel.seen
    travel.click("Cancel")
    assert len(travel.changes) == 2
    travel.click("Remove: Tokyo time, since 10 March 2026 at 21:00")
    travel.click("Remove it")
    assert travel.changes == [ZoneChange(None, LONDON)]
    assert travel.told == ["Your doses now follow London time."]


def test_cancelling_records_nothing(travel: AtTravel) -> None:
    travel.page.begin(TOKYO)
    travel.click("Cancel")
    assert (travel.closed, len(travel.changes)) == (1, 1)


def test_all_of_it_by_keyboard(travel: AtTravel) -> None:
    place = travel.field(QWidget, "Place")
    assert travel.focus() is place
    QTest.keyClicks(place, "Tokyo")
    travel.press(Qt.Key.Key_Tab)
    travel.press(Qt.Key.Key_Tab)
    assert travel.focus() is travel.button("Use Tokyo time")
    travel.press(Qt.Key.Key_Space)
    assert travel.changes[1:] == [ZoneChange(NOON, TOKYO)]
