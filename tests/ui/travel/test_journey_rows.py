from datetime import timedelta

from PySide6.QtWidgets import QComboBox, QWidget

from tests.ui.travel.at_travel import NEW_YORK, NOON, TOKYO, AtTravel


def test_date_and_time_appear_when_they_are_asked_for_on_the_clock_there(travel: AtTravel) -> None:
    travel.page.begin(TOKYO)
    assert not travel.has_field("Date there")
    travel.click("From another time")
    assert travel.has_field("Date there")
    assert "2 doses" not in " ".join(travel.seen)
    travel.click("From now on")
    assert not travel.has_field("Time there")


def test_a_place_that_no_list_has_is_shown_all_the_same(travel: AtTravel) -> None:
    travel.page.begin("Etc/GMT+5")
    place = travel.field(QWidget, "Place")
    assert isinstance(place, QComboBox)
    assert place.currentText() == "GMT+5 (Etc)"


def test_the_time_entered_is_that_of_the_place(travel: AtTravel) -> None:
    travel.page.begin(NEW_YORK)
    travel.arrive("2026-03-09", "08:00")  # noon in London
    travel.click("Use New York time")
    assert travel.changes[1].at == NOON - timedelta(days=1)
