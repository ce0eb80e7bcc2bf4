"""The page of doses missed while the app was not running, as a person uses it."""

import time
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QScrollArea, QTimeEdit

from imuran_desktop.domain.codes import Food, FoodInstruction, Outcome
from imuran_desktop.domain.plan import Change, Directions, DoseStep, Prescription, Slot
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.away import read_away
from imuran_desktop.services.intakes import record_intake
from tests.ui.away.at_away import AtAway
from tests.ui.today.at_today import ALEX, utc

BackAfter = Callable[..., AtAway]
AGREED = "never take two doses together. Tell your clinic about missed doses."


def waiting(at: AtAway) -> int:
    return len(read_away(at.diary, at.now))


@pytest.mark.parametrize(("days", "first"), [(3, "Friday 29 May"), (30, "Saturday 2 May"), (90, "Tuesday 3 March")])
def test_all_taken_as_planned_after_3_30_and_90_days(back_after: BackAfter, days: int, first: str) -> None:
    at = back_after(days)
    assert f"{2 * days} doses have nothing recorded, from {first} to yesterday." in at.words_in("While you were away")
    at.opened()
    at.click("All taken as planned")
    assert f"Marked: {2 * days} taken. Press Save to record it." in at.seen
    assert at.stored() == [], "nothing is recorded before Save"
    at.click("Save")
    assert at.states() == ["taken"] * 2 * days
    planned = {item.at for item in at.stored()}
    assert len(planned) == 2 * days
    assert {item.food for item in at.stored()} == {None}, "nothing was said of food"
    assert "While you were away" not in at.seen
    assert f"Recorded: {2 * days} taken" in at.seen
    at.click("Undo")
    assert at.stored() == []
    assert waiting(at) == 2 * days
    assert "Look at them" in at.seen


def test_ninety_days_are_a_few_weeks_to_look_at_and_quickly_there(back_after: BackAfter) -> None:
    at = back_after(90)
    began = time.perf_counter()
    at.opened()
    QApplication.processEvents()
    assert time.perf_counter() - began < 2, "a generous bound for a loaded machine; it takes about 0.1 s"
    assert len(at.buttons("Show each dose")) == 13
    assert len(at.window.findChildren(QRadioButton)) < 70
    assert "14 doses" in at.words_in("Week of Monday 18 May")


def test_a_span_of_days(back_after: BackAfter) -> None:
    at = back_after(30).opened()
    at.set_span(20, 11)
    at.click("All taken as planned")
    assert "Marked: 20 taken, 40 not answered." in at.seen
    at.click("Save")
    assert len(at.stored()) == 20
    assert {item.id.rpartition("/")[2] for item in at.stored()} == {f"2026-05-{day}" for day in range(12, 22)}
    assert "40 doses have nothing recorded" in at.seen


def test_a_span_given_the_wrong_way_round_is_understood(back_after: BackAfter) -> None:
    at = back_after(3).opened()
    at.set_span(1, 2)
    at.click("All skipped")
    assert "Marked: 4 skipped, 2 not answered." in at.seen


def test_each_dose_gets_its_own_answer(back_after: BackAfter) -> None:
    at = back_after(3).opened()
    for name, words in (
        ("Azathioprine 75 mg, Friday 29 May at 08:00", "Taken"),
        ("Azathioprine 50 mg, Friday 29 May at 20:00", "Skipped"),
        ("Azathioprine 75 mg, Saturday 30 May at 08:00", "Leave as not recorded"),
    ):
        at.click(words, within=name)
    assert "Marked: 1 taken, 1 skipped, 1 left as not recorded, 3 not answered." in at.seen
    at.click("Save")
    assert at.states() == ["taken", "skipped"]
    assert "Recorded: 1 taken, 1 skipped, 1 left as not recorded" in at.seen
    assert "3 doses have nothing recorded" in at.seen


def test_one_was_taken_at_another_time(back_after: BackAfter) -> None:
    at = back_after(3).opened()
    name = "Azathioprine 75 mg, Friday 29 May at 08:00"
    at.click("Taken", within=name)
    assert "At 08:00, as planned" in at.seen
    at.say_when("10:30")
    assert at.dialogs == []
    assert "On Friday 29 May at 10:30" in at.seen
    at.click("Save")
    (intake,) = at.stored()
    assert intake.at == utc("2026-05-29T09:30")


def test_nobody_has_to_know_when(back_after: BackAfter) -> None:
    at = back_after(3).opened()
    at.click("Taken", within="Azathioprine 75 mg, Friday 29 May at 08:00")
    at.click("Another time …")
    at.click("I don't know when")
    at.click("Use this")
    assert "Time not known" in at.seen
    at.click("Save")
    assert at.states() == ["taken ?"]


def test_a_time_still_to_come_is_refused_where_it_was_typed(back_after: BackAfter) -> None:
    at = back_after(3).opened()
    at.click("Taken", within="Azathioprine 50 mg, yesterday at 20:00")
    at.click("Another time …")
    at.set_date(date(2026, 6, 1))
    at.set_time("09:00")
    at.click("Use this")
    assert "This time is still to come." in at.seen
    at.click("Cancel")
    assert "At 20:00, as planned" in at.seen


def test_food_is_asked_once_and_not_made_up(back_after: BackAfter) -> None:
    at = back_after(3).opened()
    at.click("All taken as planned")
    at.click("As prescribed: with or just after food")
    at.click("Save")
    assert {item.food for item in at.stored()} == {Food.WITH}


def test_food_is_not_asked_where_the_prescription_leaves_it_open(back_after: BackAfter) -> None:
    start = date(2026, 5, 29)
    either = Prescription(
        "pred",
        "prednisolone",
        (DoseStep(Change(start), (Slot("p", 5, meal="lunch"),)),),
        Change(start),
        (Directions(Change(start), FoodInstruction.EITHER),),
    )
    at = back_after(3, either).opened()
    assert at.buttons("With food as prescribed"), "azathioprine is taken with food"
    at.click("With food as prescribed")
    at.click("All taken as planned")
    at.click("Save")
    assert {item.medicine: item.food for item in at.stored()} == {"azathioprine": Food.WITH, "prednisolone": None}


def test_what_is_left_does_not_come_back(back_after: BackAfter) -> None:
    at = back_after(3).opened()
    at.click("Leave all as not recorded")
    at.click("Save")
    assert "While you were away" not in at.seen
    at.tell()
    assert "While you were away" not in at.seen
    assert at.stored() == []
    at.click("Undo")
    assert "6 doses have nothing recorded" in at.seen


def test_a_week_is_answered_as_a_whole_or_dose_by_dose(back_after: BackAfter) -> None:
    at = back_after(30).opened()
    week = "Week of Monday 18 May"
    at.click("All taken as planned", within=week)
    assert "14 doses: 14 taken" in at.words_in(week)
    at.click("Show each dose", within=week)
    at.click("Skipped", within="Azathioprine 50 mg, Wednesday 20 May at 20:00")
    assert "14 doses: 13 taken, 1 skipped" in at.words_in(week)
    assert not any(button.isChecked() for button in at.buttons("All taken as planned", within=week))
    at.click("Save")
    assert sorted(at.states()) == ["skipped", *["taken"] * 13]


def test_the_page_is_honest_and_calm(back_after: BackAfter) -> None:
    at = back_after(3).opened()
    assert at.seen.count(AGREED) == 1
    assert "Nothing is recorded until you press Save." in at.seen
    assert "take it when you remember" not in at.seen
    assert "missed:" not in at.seen


def test_saving_with_nothing_marked_says_what_to_do(back_after: BackAfter) -> None:
    at = back_after(3).opened()
    at.click("Save")
    assert "Choose what happened for one dose or more." in at.seen
    assert at.stored() == []


def test_back_keeps_what_was_marked_and_records_nothing(back_after: BackAfter) -> None:
    at = back_after(3).opened()
    at.click("All skipped")
    at.click("Back to Today")
    assert at.stored() == []
    at.click("Look at them")
    assert "Marked: 6 skipped." in at.seen


def test_doses_close_to_others_are_asked_about_first(back_after: BackAfter) -> None:
    at = back_after(3).opened()
    at.click("All taken as planned")
    at.say_when("18:00")
    at.click("Save")
    assert "Please check" in at.seen
    assert "Did you take them as well?" in at.seen
    at.click("Record nothing")
    assert at.stored() == []
    at.click("Save")
    at.click("Yes, record them all")
    assert len(at.stored()) == 6


def test_what_somebody_else_recorded_meanwhile_goes_from_the_page(back_after: BackAfter) -> None:
    at = back_after(3).opened()
    at.elsewhere(lambda diary: record_intake(diary, ALEX, at.now, "m/2026-05-29", Answer(Outcome.SKIPPED)))
    at.click("All taken as planned")
    at.click("Save")
    assert "1 was recorded by somebody else meanwhile and stays as it is" in at.seen
    assert sorted(at.states()) == ["skipped", *["taken"] * 5]


def test_when_the_last_was_answered_elsewhere_the_page_says_so(back_after: BackAfter) -> None:
    at = back_after(3).opened()

    def answer_all(diary: object) -> None:
        for item in read_away(at.diary, at.now):
            record_intake(at.diary, ALEX, at.now, item.dose.key, Answer(Outcome.SKIPPED))

    answer_all(at.diary)
    at.session.look_outside()
    at.window.made("away").refresh()  # type: ignore[union-attr]
    assert "There is nothing left to say here." in at.seen
    assert at.buttons("Save") == []


def test_a_file_that_cannot_be_written_is_told_and_the_marks_stay(back_after: BackAfter) -> None:
    at = back_after(3).opened()
    at.click("All skipped")
    at.diary.connection.execute("PRAGMA query_only = ON")
    at.click("Save")
    at.diary.connection.execute("PRAGMA query_only = OFF")
    assert at.failures == ["sam.imuran can't be opened or written here. Check that the file and its folder are yours."]
    assert at.stored() == []
    assert "Marked: 6 skipped." in at.seen
    at.click("Save")
    assert len(at.stored()) == 6


def test_by_keyboard_alone(back_after: BackAfter) -> None:
    at = back_after(3)
    at.tab_to("Look at them")
    at.press(Qt.Key.Key_Return)
    at.tab_to("Taken")
    at.press(Qt.Key.Key_Space)
    at.press(Qt.Key.Key_Right)
    assert "Marked: 1 skipped, 5 not answered." in at.seen
    at.press(Qt.Key.Key_Left)
    assert "Marked: 1 taken, 5 not answered." in at.seen
    at.press(Qt.Key.Key_Tab)
    at.tab_to("Another time …")
    at.press(Qt.Key.Key_Return)
    at.wait_until_presses_count()
    at.tab_to("Cancel")
    at.press(Qt.Key.Key_Return)
    at.tab_to("Save")
    at.press(Qt.Key.Key_Return)
    assert at.states() == ["taken"]
    at.wait_for_keyboard_at("Undo")
    at.press(Qt.Key.Key_Return)
    assert at.stored() == []


def test_tab_follows_the_page_also_into_a_week_that_was_unfolded(back_after: BackAfter) -> None:
    at = back_after(30).opened()
    at.click("Show each dose", within="Week of Monday 25 May")
    at.button("Back to Today").setFocus()
    order = at.tab_order()
    # A week has fourteen doses, and each is one stop.
    begins = order.index("All taken as planned", order.index("Not saying"))
    assert order[begins + 1 : begins + 15] == ["Taken"] * 14
    assert order[begins + 15 : begins + 17] == ["All taken as planned", "Show each dose"]
    assert order.index("Save") > begins + 15


@pytest.mark.parametrize("days", [3, 90])
def test_everything_one_can_act_on_has_a_name(back_after: BackAfter, days: int) -> None:
    at = back_after(days).opened()
    at.click("All taken as planned")
    for button in at.buttons("Show each dose")[:1]:
        button.click()
    assert at.nameless == []
    at.click("Another time …") if at.buttons("Another time …") else None
    assert at.nameless == []
    for dialog in at.dialogs:
        assert at.has_field("Time")
        assert dialog.findChildren(QTimeEdit)


@pytest.mark.parametrize("days", [3, 90])
def test_nothing_is_wider_than_a_narrow_window(back_after: BackAfter, days: int) -> None:
    at = back_after(days, percent=200).opened()
    at.click("All taken as planned")
    for button in at.buttons("Show each dose")[:1]:
        button.click()
    at.window.resize(640, 700)
    QApplication.processEvents()
    page = at.window.made("away")
    assert page is not None
    assert [area.horizontalScrollBar().maximum() for area in page.findChildren(QScrollArea)] == [0]
