from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit

from imuran_desktop.domain.codes import Food, FoodInstruction, Outcome, SkipReason
from imuran_desktop.domain.plan import Change, Directions
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.intakes import record_intake
from tests.ui.today.at_today import (
    ALEX,
    BREAKFAST,
    DINNER,
    START,
    YESTERDAY,
    AtToday,
    OpenToday,
    a_plan,
    azathioprine,
    utc,
)


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
    at = open_today(a_plan(azathioprine(directions=(Directions(Change(START), instruction),))), "2026-03-02T08:10")
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


def enter_amount(at: AtToday, amount: str) -> None:
    at.click("Taken earlier …")
    at.click("At 08:00, as planned")
    at.click("More …")
    at.click("A different amount")
    at.write("Amount in mg", amount)
    at.click("Save")


def test_far_more_than_the_plan_asks_for_is_asked_about(at_breakfast: AtToday) -> None:
    enter_amount(at_breakfast, "1500")
    assert "Azathioprine 75 mg, planned for today at 08:00.\nThe plan says 75 mg. Did you take 1,500 mg?" in (
        at_breakfast.seen
    )
    assert at_breakfast.intake(BREAKFAST) is None
    at_breakfast.click("Change the amount")
    field = at_breakfast.field(QLineEdit, "Amount in mg")
    at_breakfast.qtbot.waitUntil(lambda: at_breakfast.focus() is field)
    at_breakfast.click("Save")
    at_breakfast.click("Yes, I took 1,500 mg")
    intake = at_breakfast.intake(BREAKFAST)
    assert intake is not None
    assert intake.amount_mg == 1500
    assert at_breakfast.dialogs == []


def test_twice_the_amount_is_recorded_without_a_question(at_breakfast: AtToday) -> None:
    enter_amount(at_breakfast, "150")
    intake = at_breakfast.intake(BREAKFAST)
    assert intake is not None
    assert intake.amount_mg == 150


def test_what_was_confirmed_is_not_asked_about_when_something_else_is_corrected(at_breakfast: AtToday) -> None:
    enter_amount(at_breakfast, "1500")
    at_breakfast.click("Yes, I took 1,500 mg")
    at_breakfast.click("Change …")
    at_breakfast.click("After food")
    at_breakfast.click("Save")
    assert at_breakfast.dialogs == []
    at_breakfast.click("Change …")
    at_breakfast.field(QLineEdit, "Amount in mg").setText("1600")
    at_breakfast.click("Save")
    assert "Did you take 1,600 mg?" in at_breakfast.seen
    assert "recorded already" not in at_breakfast.seen, "who corrects it has seen it"


def test_far_more_of_a_dose_recorded_already_says_both(recorded_elsewhere: AtToday) -> None:
    enter_amount(recorded_elsewhere, "1500")
    assert "This dose is recorded already: Taken today at 08:05" in recorded_elsewhere.seen
    assert "The plan says 75 mg. Did you take 1,500 mg?" in recorded_elsewhere.seen
    recorded_elsewhere.click("Record nothing")
    recorded_elsewhere.click("Save")
    recorded_elsewhere.click("Record it as extra")
    assert {intake.extra: intake.amount_mg for intake in recorded_elsewhere.stored()} == {False: 75, True: 1500}
