from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from imuran_desktop.domain.codes import Food, FoodInstruction, Outcome, Severity, SkipReason
from imuran_desktop.domain.plan import Change, DoseStep, Prescription, Slot
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.reference import load_symptoms
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.intakes import Answer, record_intake
from imuran_desktop.services.plan import save_plan
from imuran_desktop.services.symptoms import log_symptom
from imuran_desktop.store.read import done_tests, symptoms
from tests.ui.today.at_today import ALEX, EVENING, MORNING, SAM, AtToday, a_plan, azathioprine, from_today, plain, utc

OpenToday = Callable[..., AtToday]

BREAKFAST, DINNER = "m/2026-03-02", "e/2026-03-02"
YESTERDAY = "e/2026-03-01"
AGREED = "Never take two doses together. Tell your clinic about missed doses."


@pytest.fixture
def at_breakfast(open_today: OpenToday) -> AtToday:
    """Ten past eight on Monday 2 March, breakfast's dose is due, and nothing is open from before."""
    return open_today(from_today(), "2026-03-02T08:10")


# --- what the page says ------------------------------------------------------------------------------------------


def test_a_due_dose_says_when_what_and_how(at_breakfast: AtToday) -> None:
    assert at_breakfast.words_in("Azathioprine 75 mg, today at 08:00, due now").splitlines() == [
        "08:00",
        "breakfast",
        "due now",
        "Azathioprine 75 mg",
        "1 tablet of 50 mg + 1 tablet of 25 mg · with or just after food",
    ]
    assert "Good morning, Sam\nMonday 2 March" in at_breakfast.seen
    assert "Next dose: Azathioprine 50 mg, today at 20:00" in at_breakfast.seen


def test_an_overdue_dose_says_what_the_sources_agree_on(open_today: OpenToday) -> None:
    at = open_today(from_today(), "2026-03-02T09:30")
    assert "overdue" in at.seen
    assert AGREED in at.words_in("Azathioprine 75 mg, today at 08:00, overdue")
    assert at.buttons("Taken now, with food")


def test_the_agreed_words_stand_once_on_a_page_with_many_missed_doses(open_today: OpenToday) -> None:
    at = open_today(a_plan(azathioprine(missed_words="Ring Ann first.")), "2026-03-02T15:00")
    assert at.seen.count(AGREED) == 1
    assert at.seen.count("Your clinic said: Ring Ann first.") == 1
    assert at.seen.count("Nothing was recorded.") == 3, "once with the agreed words, and on each other row"


def test_each_medicine_has_the_words_of_its_own_clinic(open_today: OpenToday) -> None:
    start = date(2026, 3, 1)
    other = Prescription(
        "pred",
        "prednisolone",
        (DoseStep(Change(start), (Slot("p", 5, at=time(7)),)),),
        Change(start),
        missed_words="Ask Bob.",
    )
    at = open_today(a_plan(azathioprine(missed_words="Ring Ann."), other), "2026-03-02T21:30")
    assert at.seen.count("Your clinic said: Ring Ann.") == 1
    assert at.seen.count("Your clinic said: Ask Bob.") == 1


def test_every_state_is_a_word(open_today: OpenToday) -> None:
    slots = [Slot(name, 25, at=time(hour)) for name, hour in zip("abcdefg", (5, 7, 9, 11, 13, 15, 20), strict=True)]

    def before(at: AtToday) -> None:
        at.record("a/2026-03-02", at="2026-03-02T06:30")
        at.record("b/2026-03-02", at="2026-03-02T07:10")
        at.record("c/2026-03-02", Outcome.SKIPPED)
        at.record("d/2026-03-02", Outcome.NOT_SURE)

    at = open_today(from_today(*slots), "2026-03-02T15:30", before=before)
    states = ("taken late", "taken", "skipped", "not sure", "missed", "due now", "later today")
    assert all(f"\n{state}\n" in at.seen for state in states)


def test_when_all_is_recorded_the_page_says_so(open_today: OpenToday) -> None:
    def before(at: AtToday) -> None:
        at.record(BREAKFAST, at="2026-03-02T08:05")

    at = open_today(from_today(), "2026-03-02T20:10", before=before)
    assert "All of today's doses are recorded." not in at.seen
    at.click("Taken now, with food")
    assert "All of today's doses are recorded." in at.seen
    assert "Next dose: Azathioprine 75 mg, tomorrow at 08:00" in at.seen


@pytest.mark.parametrize("outcome", [Outcome.NOT_SURE, None])
def test_not_sure_and_missed_are_not_recorded(open_today: OpenToday, outcome: Outcome | None) -> None:
    def before(at: AtToday) -> None:
        at.record(DINNER, at="2026-03-02T20:05")
        if outcome:
            at.record(BREAKFAST, outcome)

    at = open_today(from_today(), "2026-03-02T20:10", before=before)
    assert "No dose is due now." in at.seen
    assert "All of today's doses" not in at.seen


def test_a_day_without_doses_says_so(open_today: OpenToday) -> None:
    item = azathioprine()
    ended = replace(item, steps=tuple(replace(step, last=date(2026, 2, 20)) for step in item.steps))
    at = open_today(a_plan(ended), "2026-03-02T08:10")
    assert "No doses today." in at.seen


def test_without_a_plan_it_leads_to_the_plan(open_today: OpenToday) -> None:
    at = open_today(replace(a_plan(), prescriptions=()), "2026-03-02T08:10")
    asked: list[bool] = []
    at.page.plan_asked.connect(lambda: asked.append(True))
    at.click("Enter my plan")
    at.click("Choose a schedule")
    assert asked == [True, True]


def test_the_last_dose_taken_is_told_with_its_food(open_today: OpenToday) -> None:
    at = open_today(a_plan(), "2026-03-02T08:10", before=lambda at: at.record(YESTERDAY, at="2026-03-01T20:05"))
    assert "Last taken: Azathioprine 50 mg, yesterday at 20:05, with food" in at.seen


def test_a_clock_of_twelve_hours(open_today: OpenToday) -> None:
    at = open_today(from_today(), "2026-03-02T08:10", locale="en_US")
    assert "8:00 AM" in at.seen
    assert "Next dose: Azathioprine 50 mg, today at 8:00 PM" in at.seen


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("locale", ["en_GB", "en_US"])
def test_nothing_is_wider_than_a_narrow_window(open_today: OpenToday, percent: int, locale: str) -> None:
    def before(at: AtToday) -> None:
        at.look.apply("light", percent)
        at.record(YESTERDAY, at="2026-03-01T20:05")

    at = open_today(a_plan(tests_from=date(2026, 2, 1)), "2026-03-02T09:30", locale=locale, before=before)
    at.window.resize(560, 700)
    QApplication.processEvents()
    assert [bar.maximum() for bar in _sideways(at)] == [0]


def _sideways(at: AtToday) -> list[object]:
    return [area.horizontalScrollBar() for area in at.page.findChildren(QScrollArea)]


# --- recording ---------------------------------------------------------------------------------------------------


def test_one_press_records_taken_now_with_food(at_breakfast: AtToday) -> None:
    at_breakfast.click("Taken now, with food")
    intake = at_breakfast.intake(BREAKFAST)
    assert intake is not None
    assert (intake.outcome, intake.at, intake.food) == (Outcome.TAKEN, utc("2026-03-02T08:10"), Food.WITH)
    assert "Recorded: Taken today at 08:10, 75 mg, with food" in at_breakfast.seen
    assert "taken" in at_breakfast.words_in("Azathioprine 75 mg, today at 08:00, taken")


@pytest.mark.parametrize(
    ("choice", "words", "food"),
    [
        ("After food", "Taken now, after food", Food.AFTER),
        ("Without food", "Taken now, without food", Food.WITHOUT),
        ("Not saying", "Taken now", None),
    ],
)
def test_food_is_chosen_without_a_dialog(at_breakfast: AtToday, choice: str, words: str, food: Food | None) -> None:
    at_breakfast.click(choice)
    at_breakfast.click(words)
    intake = at_breakfast.intake(BREAKFAST)
    assert intake is not None
    assert intake.food is food


@pytest.mark.parametrize(
    ("instruction", "words"),
    [
        (FoodInstruction.WITH_OR_AFTER, "Taken now, with food"),
        (FoodInstruction.EMPTY_STOMACH, "Taken now, without food"),
        (FoodInstruction.EITHER, "Taken now"),
    ],
)
def test_food_begins_as_prescribed(open_today: OpenToday, instruction: FoodInstruction, words: str) -> None:
    at = open_today(a_plan(azathioprine(food=instruction)), "2026-03-02T08:10")
    assert at.buttons(words)


def test_not_sure_records_that(at_breakfast: AtToday) -> None:
    at_breakfast.click("Not sure")
    intake = at_breakfast.intake(BREAKFAST)
    assert intake is not None
    assert intake.outcome is Outcome.NOT_SURE
    assert "Recorded: Not sure" in at_breakfast.seen


def test_skip_takes_two_presses(at_breakfast: AtToday) -> None:
    at_breakfast.click("Skip …")
    assert at_breakfast.intake(BREAKFAST) is None
    at_breakfast.click("Could not eat")
    intake = at_breakfast.intake(BREAKFAST)
    assert intake is not None
    assert (intake.outcome, intake.reason) == (Outcome.SKIPPED, SkipReason.NO_FOOD)
    assert at_breakfast.dialogs == []


def test_taken_earlier_as_planned_keeps_the_food_chosen(at_breakfast: AtToday) -> None:
    at_breakfast.click("After food")
    at_breakfast.click("Taken earlier …")
    at_breakfast.click("At 08:00, as planned")
    at_breakfast.click("Save")
    intake = at_breakfast.intake(BREAKFAST)
    assert intake is not None
    assert (intake.at, intake.food) == (utc("2026-03-02T08:00"), Food.AFTER)


def test_yesterdays_open_dose_is_recorded_from_its_row(open_today: OpenToday) -> None:
    at = open_today(a_plan(azathioprine(start=date(2026, 3, 1)), start=date(2026, 3, 1)), "2026-03-02T08:10")
    at.click("Record it …", within="Azathioprine 50 mg, yesterday at 20:00, missed")
    at.click("I don't know when")
    at.click("Save")
    intake = at.intake(YESTERDAY)
    assert intake is not None
    assert (intake.outcome, intake.at) == (Outcome.TAKEN, None)
    assert "yesterday at 20:00" not in at.seen


def test_an_early_dose_close_to_the_last_is_asked_about(at_breakfast: AtToday) -> None:
    at_breakfast.click("Taken now, with food")
    at_breakfast.click("Record early …")
    at_breakfast.click("Save")
    assert "Azathioprine 50 mg, planned for today at 20:00." in at_breakfast.seen
    assert "close to this time: Taken today at 08:10, 75 mg, with food." in at_breakfast.seen
    assert at_breakfast.intake(DINNER) is None
    at_breakfast.click("Record nothing")
    assert at_breakfast.intake(DINNER) is None
    assert "Just now" in at_breakfast.seen, "what was entered is still there"
    at_breakfast.click("Save")
    at_breakfast.click("Yes, I took this one too")
    intake = at_breakfast.intake(DINNER)
    assert intake is not None
    assert intake.at == at_breakfast.now
    assert at_breakfast.dialogs == []
    assert "taken early" in at_breakfast.seen


@pytest.fixture
def recorded_elsewhere(at_breakfast: AtToday) -> AtToday:
    """Alex has just recorded the dose on another computer; this page still shows it as due."""
    answer = Answer(Outcome.TAKEN, utc("2026-03-02T08:05"), Food.AFTER)
    at_breakfast.elsewhere(lambda diary: record_intake(diary, ALEX, at_breakfast.now, BREAKFAST, answer))
    return at_breakfast


def test_a_dose_recorded_already_is_asked_about(recorded_elsewhere: AtToday) -> None:
    recorded_elsewhere.click("Taken now, with food")
    assert "This dose is recorded already: Taken today at 08:05, 75 mg, after food, recorded by Alex." in (
        recorded_elsewhere.seen
    )
    recorded_elsewhere.click("Record nothing")
    assert [intake.at for intake in recorded_elsewhere.stored()] == [utc("2026-03-02T08:05")]


def test_it_can_be_recorded_as_extra(recorded_elsewhere: AtToday) -> None:
    recorded_elsewhere.click("Taken now, with food")
    recorded_elsewhere.click("Record it as extra")
    times = {intake.extra: intake.at for intake in recorded_elsewhere.stored()}
    assert times == {False: utc("2026-03-02T08:05"), True: utc("2026-03-02T08:10")}
    recorded_elsewhere.click("Undo")
    assert [intake.extra for intake in recorded_elsewhere.stored()] == [False]


def test_it_can_be_changed(recorded_elsewhere: AtToday) -> None:
    recorded_elsewhere.click("Taken now, with food")
    recorded_elsewhere.click("Change what is recorded")
    assert [intake.at for intake in recorded_elsewhere.stored()] == [utc("2026-03-02T08:10")]


@pytest.mark.parametrize(("presses", "outcome"), [(("Not sure",), Outcome.NOT_SURE), (("Skip …", "Forgot"), "skipped")])
def test_not_sure_and_skip_are_asked_about_too(
    recorded_elsewhere: AtToday, presses: tuple[str, ...], outcome: str
) -> None:
    for words in presses:
        recorded_elsewhere.click(words)
    assert "This dose is recorded already" in recorded_elsewhere.seen
    assert not recorded_elsewhere.buttons("Record it as extra"), "only tablets that were taken can be extra"
    recorded_elsewhere.click("Change what is recorded")
    assert [intake.outcome for intake in recorded_elsewhere.stored()] == [outcome]


def test_a_correction_shows_what_is_recorded_and_needs_no_question(at_breakfast: AtToday) -> None:
    at_breakfast.click("Taken now, with food")
    at_breakfast.click("Change …")
    assert "Recorded so far: Taken today at 08:10, 75 mg, with food." in at_breakfast.seen
    at_breakfast.click("Not sure")
    at_breakfast.click("Save")
    intake = at_breakfast.intake(BREAKFAST)
    assert intake is not None
    assert intake.outcome is Outcome.NOT_SURE


def test_recording_the_same_again_offers_no_undo(at_breakfast: AtToday) -> None:
    at_breakfast.click("Taken now, with food")
    at_breakfast.click("Change …")
    at_breakfast.click("Save")
    assert "Recorded: Taken today at 08:10" in at_breakfast.seen
    assert at_breakfast.buttons("Undo") == []


# --- undo --------------------------------------------------------------------------------------------------------


def test_undo_takes_it_back_and_says_so(at_breakfast: AtToday) -> None:
    at_breakfast.click("Taken now, with food")
    at_breakfast.click("Undo")
    assert at_breakfast.stored() == []
    assert "No longer recorded: Taken today at 08:10, 75 mg, with food" in at_breakfast.seen
    assert at_breakfast.buttons("Taken now, with food")
    at_breakfast.click("Close")
    assert "No longer recorded" not in at_breakfast.seen


def test_undo_after_a_correction_brings_back_what_stood_before(at_breakfast: AtToday) -> None:
    at_breakfast.click("Taken now, with food")
    at_breakfast.click("Change …")
    at_breakfast.click("Skipped")
    at_breakfast.click("Felt unwell")
    at_breakfast.click("Undo")
    assert [(intake.outcome, intake.at) for intake in at_breakfast.stored()] == [
        (Outcome.TAKEN, utc("2026-03-02T08:10"))
    ]


def test_ctrl_z_undoes_while_the_offer_shows(at_breakfast: AtToday) -> None:
    at_breakfast.undo_key()
    at_breakfast.click("Not sure")
    at_breakfast.wait_for_keyboard_at("Undo")
    at_breakfast.undo_key()
    assert at_breakfast.stored() == []
    at_breakfast.click("Not sure")
    at_breakfast.click("Close")
    at_breakfast.undo_key()
    assert len(at_breakfast.stored()) == 1, "what nobody sees offered is not undone by a slip of the hand"


def test_undo_of_what_was_changed_elsewhere_since_is_refused(at_breakfast: AtToday) -> None:
    at_breakfast.click("Not sure")
    skipped = Answer(Outcome.SKIPPED, reason="forgot")
    at_breakfast.elsewhere(lambda diary: record_intake(diary, ALEX, at_breakfast.now, BREAKFAST, skipped))
    at_breakfast.click("Undo")
    assert [intake.outcome for intake in at_breakfast.stored()] == [Outcome.SKIPPED]
    assert at_breakfast.failures == ["There is nothing to undo."]


# --- the keyboard ------------------------------------------------------------------------------------------------


def test_an_accidental_key_at_the_start_records_nothing(at_breakfast: AtToday) -> None:
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        at_breakfast.press(key)
    assert at_breakfast.stored() == []
    assert at_breakfast.dialogs == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_dose_is_recorded_by_keyboard_alone(at_breakfast: AtToday, key: Qt.Key) -> None:
    at_breakfast.tab_to("With food")
    at_breakfast.press(Qt.Key.Key_Right)
    at_breakfast.tab_to("Taken now, after food")
    at_breakfast.press(key)
    intake = at_breakfast.intake(BREAKFAST)
    assert intake is not None
    assert intake.food is Food.AFTER
    at_breakfast.wait_for_keyboard_at("Undo")
    at_breakfast.press(key)
    assert at_breakfast.stored() == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_key_pressed_twice_by_an_unsteady_hand_counts_once(at_breakfast: AtToday, key: Qt.Key) -> None:
    at_breakfast.tab_to("Taken now, with food")
    at_breakfast.press(key)
    at_breakfast.press(key)
    assert len(at_breakfast.stored()) == 1


def test_a_double_click_counts_once(open_today: OpenToday) -> None:
    twins = (Slot("m", 75, at=time(8)), Slot("n", 50, at=time(8, 5)))
    at = open_today(from_today(*twins), "2026-03-02T08:10")
    spot = at.click_at(at.button("Taken now, with food"))
    assert len(at.stored()) == 1
    QApplication.processEvents()
    below = at.window.childAt(spot)
    at.click_spot(spot)
    assert len(at.stored()) == 1, "the button of the next dose has come under the pointer"
    assert below is not at.button("Taken now, with food")
    at.wait_for_keyboard_at("Undo")
    at.click_spot(spot)
    assert "close to this time" in at.seen, "later it counts again"


def test_tab_follows_the_page_even_after_parts_were_made_anew(open_today: OpenToday) -> None:
    def before(at: AtToday) -> None:
        at.record("e/2026-03-01", at="2026-03-01T20:00")
        at.record("m/2026-03-01", at="2026-03-01T08:00")

    at = open_today(a_plan(), "2026-03-02T07:50", before=before)
    at.time_passes("2026-03-02T08:10")
    at.tab_to("With food")
    assert [name for name in at.tab_order() if name not in ("Today", "Settings")] == [
        "With food",
        "Taken now, with food",
        "Taken earlier …",
        "Skip …",
        "Not sure",
        "Record early …",
        "Choose a schedule",
        "Log a symptom",
        "No symptoms",
    ]


def test_dialogs_work_by_keyboard_alone(at_breakfast: AtToday) -> None:
    at_breakfast.tab_to("Skip …")
    at_breakfast.press(Qt.Key.Key_Return)
    at_breakfast.press(Qt.Key.Key_Return)
    assert at_breakfast.stored() == [], "the second press of an unsteady hand"
    at_breakfast.wait_for_keyboard_at("Felt unwell")
    at_breakfast.tab_to("Cancel")
    at_breakfast.press(Qt.Key.Key_Return)
    assert at_breakfast.dialogs == []
    assert at_breakfast.stored() == []
    at_breakfast.tab_to("Skip …")
    at_breakfast.press(Qt.Key.Key_Return)
    at_breakfast.wait_for_keyboard_at("Felt unwell")
    at_breakfast.tab_to("Forgot")
    at_breakfast.press(Qt.Key.Key_Return)
    assert [intake.reason for intake in at_breakfast.stored()] == ["forgot"]


def test_a_key_held_down_answers_no_question(at_breakfast: AtToday) -> None:
    at_breakfast.click("Taken now, with food")
    at_breakfast.click("Record early …")
    dialog = at_breakfast.front
    at_breakfast.wait_for_keyboard_at("Taken")
    QTest.simulateEvent(at_breakfast.focus(), True, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True)
    assert at_breakfast.front is dialog, "holding Enter is no answer"
    at_breakfast.press(Qt.Key.Key_Return)
    at_breakfast.wait_for_keyboard_at("Record nothing")
    at_breakfast.press(Qt.Key.Key_Return)
    assert at_breakfast.intake(DINNER) is None


def test_everything_one_can_act_on_has_a_name(open_today: OpenToday) -> None:
    plan = a_plan(tests_from=date(2026, 2, 1))
    at = open_today(plan, "2026-03-02T09:30", before=lambda at: at.record(YESTERDAY, at="2026-03-01T20:05"))
    at.click("Not sure")
    assert _nameless(at) == []
    for opener in ("Change …", "Record it …", "Done …"):
        at.click(opener)
        assert _nameless(at) == []
        at.click("Cancel")


def _nameless(at: AtToday) -> list[str]:
    """The controls in front that a screen reader would have no name for."""
    found: list[str] = []

    def walk(node: QAccessibleInterface) -> None:
        state = node.state()
        if state.focusable and not state.invisible and not node.text(QAccessible.Text.Name):
            found.append(f"{node.role()} {node.object()}")
        for index in range(node.childCount()):
            child = node.child(index)
            if child is not None:
                walk(child)

    root = QAccessible.queryAccessibleInterface(at.front)
    assert root is not None
    walk(root)
    return found


# --- time passes -------------------------------------------------------------------------------------------------


def test_a_dose_falls_due_turns_overdue_and_is_missed(open_today: OpenToday) -> None:
    at = open_today(from_today(), "2026-03-02T07:59")
    assert at.buttons("Taken now, with food") == []
    assert "Next dose: Azathioprine 75 mg, today at 08:00" in at.seen
    at.time_passes("2026-03-02T08:00")
    assert "due now" in at.seen
    at.time_passes("2026-03-02T09:00")
    assert "overdue" in at.seen
    assert AGREED in at.seen
    at.time_passes("2026-03-02T14:00")
    assert "missed" in at.words_in("Azathioprine 75 mg, today at 08:00, missed")
    assert at.buttons("Taken now, with food") == []


def test_a_dose_that_turns_overdue_keeps_choice_and_keyboard(at_breakfast: AtToday) -> None:
    at_breakfast.click("Without food")
    at_breakfast.tab_to("Taken now, without food")
    at_breakfast.time_passes("2026-03-02T09:30")
    assert "overdue" in at_breakfast.seen
    assert "Taken now, without food" in [plain(item) for item in [at_breakfast.button("Taken now, without food").text()]]
    assert at_breakfast.focus() is at_breakfast.button("Taken now, without food")


def test_what_stays_the_same_is_left_alone(at_breakfast: AtToday) -> None:
    button = at_breakfast.button("Taken now, with food")
    button.setFocus()
    at_breakfast.time_passes("2026-03-02T08:30")
    at_breakfast.page.refresh({Topic.SYMPTOMS})
    assert at_breakfast.button("Taken now, with food") is button
    assert at_breakfast.focus() is button


def test_the_greeting_follows_the_day(at_breakfast: AtToday) -> None:
    at_breakfast.click("Not sure")
    at_breakfast.time_passes("2026-03-02T12:00")
    assert "Good afternoon, Sam" in at_breakfast.seen
    at_breakfast.time_passes("2026-03-02T18:00")
    assert "Good evening, Sam" in at_breakfast.seen


def test_midnight_turns_the_page(open_today: OpenToday) -> None:
    at = open_today(from_today(), "2026-03-02T23:59", before=lambda at: at.record(BREAKFAST, at="2026-03-02T08:00"))
    assert "overdue" in at.words_in("Azathioprine 50 mg, today at 20:00, overdue")
    at.time_passes("2026-03-03T00:00")
    assert "Tuesday 3 March" in at.seen
    assert "yesterday" in at.words_in("Azathioprine 50 mg, yesterday at 20:00, overdue")
    assert "Last taken: Azathioprine 75 mg, yesterday at 08:00, with food" in at.seen


def test_a_dose_in_the_hour_the_clocks_leave_out_falls_due_after_it(open_today: OpenToday) -> None:
    start = date(2026, 3, 29)
    at = open_today(a_plan(azathioprine(Slot("n", 50, at=time(1, 30)), start=start), start=start), "2026-03-29T00:59")
    assert at.buttons("Taken now, with food") == []
    at.time_passes("2026-03-29T01:00")
    at.click("Taken now, with food")
    assert "Recorded: Taken today at 02:00" in at.seen


def test_the_keyboard_rests_when_its_button_goes(at_breakfast: AtToday) -> None:
    at_breakfast.tab_to("Taken now, with food")
    at_breakfast.time_passes("2026-03-02T14:00")
    at_breakfast.press(Qt.Key.Key_Space)
    at_breakfast.press(Qt.Key.Key_Return)
    assert at_breakfast.stored() == []
    assert at_breakfast.dialogs == []
    at_breakfast.press(Qt.Key.Key_Tab)
    assert at_breakfast.focus() is at_breakfast.buttons("Record it …")[0]


# --- others write, and things go wrong ---------------------------------------------------------------------------


def test_what_another_process_wrote_is_noticed(at_breakfast: AtToday) -> None:
    answer = Answer(Outcome.TAKEN, utc("2026-03-02T08:05"))
    at_breakfast.elsewhere(lambda diary: record_intake(diary, ALEX, at_breakfast.now, BREAKFAST, answer))
    assert "due now" in at_breakfast.seen
    at_breakfast.session.look_outside()
    assert "Taken today at 08:05, 75 mg, recorded by Alex" in at_breakfast.seen


@pytest.mark.parametrize("presses", [("Taken now, with food",), ("Not sure",), ("No symptoms",)])
def test_a_file_that_cannot_be_written_is_told_and_nothing_claimed(
    at_breakfast: AtToday, presses: tuple[str, ...]
) -> None:
    at_breakfast.diary.connection.execute("PRAGMA query_only = ON")
    for words in presses:
        at_breakfast.click(words)
    assert "sam.imuran can't be opened or written here." in at_breakfast.seen
    assert "Recorded" not in at_breakfast.seen
    assert "due now" in at_breakfast.seen
    at_breakfast.diary.connection.execute("PRAGMA query_only = OFF")
    at_breakfast.click(presses[0])
    assert "Recorded" in at_breakfast.seen


def test_a_busy_file_is_told_in_the_dialog_and_nothing_is_lost(at_breakfast: AtToday) -> None:
    at_breakfast.diary.connection.execute("PRAGMA busy_timeout = 0")
    at_breakfast.click("Skip …")
    at_breakfast.click("Another reason …")
    at_breakfast.write("In your own words", "Tablets left at my sister's")

    def hold(other: object) -> None:
        other.connection.execute("BEGIN IMMEDIATE")  # type: ignore[attr-defined]
        at_breakfast.click("Save")
        other.connection.execute("ROLLBACK")  # type: ignore[attr-defined]

    at_breakfast.elsewhere(hold)
    assert "sam.imuran is being written to by another program." in at_breakfast.seen
    assert at_breakfast.stored() == []
    at_breakfast.click("Save")
    assert [intake.reason for intake in at_breakfast.stored()] == ["Tablets left at my sister's"]
    assert at_breakfast.dialogs == []


def test_an_undo_that_fails_is_still_offered(at_breakfast: AtToday) -> None:
    at_breakfast.click("Not sure")
    at_breakfast.diary.connection.execute("PRAGMA query_only = ON")
    at_breakfast.click("Undo")
    at_breakfast.diary.connection.execute("PRAGMA query_only = OFF")
    assert len(at_breakfast.stored()) == 1
    at_breakfast.click("Undo")
    assert at_breakfast.stored() == []


def test_a_dose_that_left_the_plan_meanwhile_is_refused_in_words_for_people(at_breakfast: AtToday) -> None:
    plan = from_today(EVENING)
    at_breakfast.elsewhere(lambda diary: save_plan(diary, ALEX, at_breakfast.now, plan, correct_past=True))
    at_breakfast.click("Taken now, with food")
    assert at_breakfast.failures == ["The plan has changed: this dose is no longer in it. Nothing was recorded."]
    assert at_breakfast.stored() == []


def test_a_notification_can_ask_about_any_dose(open_today: OpenToday) -> None:
    at = open_today(a_plan(), "2026-03-02T08:10")
    at.page.ask("e/2026-02-20")
    assert "Planned for Friday 20 February at 20:00." in at.seen
    at.click("Cancel")
    at.page.ask("gone/2026-02-20")
    assert at.dialogs == []


# --- blood test and symptoms -------------------------------------------------------------------------------------


@pytest.fixture
def with_tests(open_today: OpenToday) -> AtToday:
    return open_today(a_plan(tests_from=date(2026, 2, 27)), "2026-03-07T10:00")


def test_a_blood_test_is_recorded_for_today(with_tests: AtToday) -> None:
    with_tests.click("Done …")
    with_tests.click("Save")
    assert [test.on for test in done_tests(with_tests.diary)] == [date(2026, 3, 7)]
    assert "Recorded: blood test on Saturday 7 March" in with_tests.seen
    with_tests.click("Undo")
    assert done_tests(with_tests.diary) == []


@pytest.mark.parametrize(
    ("choice", "day"), [("Yesterday", date(2026, 3, 6)), ("Another day", date(2026, 3, 3))]
)
def test_a_blood_test_is_recorded_for_another_day(with_tests: AtToday, choice: str, day: date) -> None:
    with_tests.click("Done …")
    assert not with_tests.has_field("Date")
    with_tests.click(choice)
    if with_tests.has_field("Date"):
        with_tests.set_date(day)
    with_tests.click("Save")
    assert [test.on for test in done_tests(with_tests.diary)] == [day]


def test_a_blood_test_that_cannot_be_written_keeps_the_dialog(with_tests: AtToday) -> None:
    with_tests.click("Done …")
    with_tests.diary.connection.execute("PRAGMA query_only = ON")
    with_tests.click("Save")
    assert "can't be opened or written here" in with_tests.seen
    assert len(with_tests.dialogs) == 1


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-03-03T10:00", "Friday 6 March, in 3 days"),
        ("2026-03-06T10:00", "due today"),
        ("2026-03-08T10:00", "overdue"),
    ],
)
def test_the_next_blood_test_is_told(open_today: OpenToday, now: str, words: str) -> None:
    def before(at: AtToday) -> None:
        record_blood_test(at.diary, SAM, at.now, date(2026, 2, 27))

    at = open_today(a_plan(tests_from=date(2026, 2, 27)), now, before=before)
    assert words in at.words_in("Next blood test")


def test_no_symptoms_is_recorded_and_undone(at_breakfast: AtToday) -> None:
    at_breakfast.click("No symptoms")
    assert "No symptoms today" in at_breakfast.seen
    assert at_breakfast.buttons("No symptoms") == []
    at_breakfast.click("Undo")
    assert symptoms(at_breakfast.diary, date(2026, 3, 2), date(2026, 3, 2)) == []
    assert "Nothing recorded yet" in at_breakfast.seen


def test_symptoms_recorded_today_are_counted(open_today: OpenToday) -> None:
    def before(at: AtToday) -> None:
        for symptom in ("nausea", "headache"):
            log_symptom(at.diary, SAM, at.now, load_symptoms(), symptom, Severity.MILD, at.now)

    at = open_today(from_today(), "2026-03-02T08:10", before=before)
    asked: list[bool] = []
    at.page.log_symptom_asked.connect(lambda: asked.append(True))
    assert "2 symptoms recorded" in at.seen
    at.click("Log a symptom")
    assert asked == [True]


# --- while you were away -----------------------------------------------------------------------------------------


@pytest.fixture
def back_after_a_week(open_today: OpenToday) -> AtToday:
    """Nothing was recorded from 22 to 28 February; yesterday's two doses were."""

    def before(at: AtToday) -> None:
        for key, moment in (("m/2026-03-01", "2026-03-01T08:00"), (YESTERDAY, "2026-03-01T20:00")):
            at.record(key, at=moment)

    start = date(2026, 2, 22)
    at = open_today(a_plan(azathioprine(start=start), start=start), "2026-03-02T08:10", before=before)
    at.page.show_away(_missed(at, range(22, 29)))
    return at


def _missed(at: AtToday, days: range) -> list[object]:
    from imuran_desktop.services.dose_lookup import read_doses

    keys = [f"{slot.id}/2026-02-{day}" for day in days for slot in (MORNING, EVENING)]
    return list(read_doses(at.diary, at.now, keys))


def test_what_was_missed_while_away_is_told_together(back_after_a_week: AtToday) -> None:
    assert "14 doses have nothing recorded." in back_after_a_week.words_in("While you were away")
    assert len(back_after_a_week.buttons("Record it …")) == 5
    back_after_a_week.click("Show 9 more")
    assert len(back_after_a_week.buttons("Record it …")) == 14
    assert back_after_a_week.buttons("Show 9 more") == []


def test_one_of_them_is_recorded_and_goes(back_after_a_week: AtToday) -> None:
    assert "Saturday 28 February at 20:00" in back_after_a_week.seen
    back_after_a_week.click("Record it …", within="While you were away")
    back_after_a_week.click("At 20:00, as planned")
    back_after_a_week.click("Save")
    intake = back_after_a_week.intake("e/2026-02-28")
    assert intake is not None
    assert intake.at == utc("2026-02-28T20:00")
    assert "13 doses have nothing recorded." in back_after_a_week.seen
    assert "Saturday 28 February at 20:00" not in back_after_a_week.words_in("While you were away")
    back_after_a_week.click("Undo")
    assert "14 doses have nothing recorded." in back_after_a_week.seen


def test_they_can_be_left_as_they_are(back_after_a_week: AtToday) -> None:
    before = back_after_a_week.stored()
    back_after_a_week.click("Leave them as they are")
    assert "While you were away" not in back_after_a_week.seen
    assert back_after_a_week.stored() == before


def test_a_single_one_is_told_in_the_singular(back_after_a_week: AtToday) -> None:
    back_after_a_week.page.show_away(_missed(back_after_a_week, range(25, 26))[:1])  # type: ignore[arg-type]
    assert "1 dose has nothing recorded. If you took it, record it." in back_after_a_week.seen


def test_those_of_yesterday_stand_on_the_page_anyway(open_today: OpenToday) -> None:
    start = date(2026, 3, 1)
    at = open_today(a_plan(azathioprine(start=start), start=start), "2026-03-02T08:10")
    from imuran_desktop.services.dose_lookup import read_doses

    at.page.show_away(read_doses(at.diary, at.now, [YESTERDAY]))
    assert "While you were away" not in at.seen


def test_on_another_clock_the_day_is_the_persons(open_today: OpenToday) -> None:
    plan = replace(from_today(), timeline=Timeline.fixed("Pacific/Auckland"))
    at = open_today(plan, "2026-03-01T19:30")
    assert "Monday 2 March" in at.seen
    assert "due now" in at.seen
