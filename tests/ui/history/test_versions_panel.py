import pytest

from imuran_desktop.domain.codes import Delivery, Food, Outcome, Stage
from imuran_desktop.domain.history import heads
from imuran_desktop.domain.reminders import Reminder
from imuran_desktop.services.reminder_log import log_deliveries
from imuran_desktop.services.reminders import claim
from imuran_desktop.store.revisions import history_of
from tests.ui.history.at_history import AtHistory
from tests.ui.today.at_today import SAM, utc

KEY = "m/2026-03-02"


@pytest.fixture
def corrected(at_history: AtHistory) -> AtHistory:
    """Alex has corrected what Sam recorded."""
    at_history.by_alex(KEY, Outcome.NOT_SURE)
    at_history.page.refresh()
    at_history.click_day(2)
    return at_history


@pytest.fixture
def disputed(at_history: AtHistory) -> AtHistory:
    """Alex recorded the same dose as skipped, in another copy of the diary."""
    at_history.recorded_elsewhere(KEY, outcome="skipped", at=None, amount_mg=None, food=None)
    at_history.page.refresh()
    at_history.click_day(2)
    return at_history


def test_earlier_versions_are_folded_away_at_first(corrected: AtHistory) -> None:
    assert "Not sure, recorded by Alex" in corrected.seen
    assert "Earlier versions" not in corrected.seen
    corrected.click("Details")
    said = corrected.seen
    assert "Recorded today at 12:00 by Alex, on another device." in said
    assert "Earlier versions" in said
    assert "Taken on Monday 2 March at 08:05, 75 mg, with food" in said
    assert "Recorded today at 12:00, on this device" in said
    corrected.click("Details")
    assert "Earlier versions" not in corrected.seen


def test_what_was_recorded_once_has_no_earlier_versions(at_history: AtHistory) -> None:
    at_history.click_day(2)
    at_history.click("Details")
    assert "Recorded today at 12:00, on this device." in at_history.seen
    assert "Earlier versions" not in at_history.seen


def test_it_says_when_the_person_was_reminded(at_history: AtHistory) -> None:
    for moment, delivery in (("08:00", Delivery.DESKTOP), ("08:15", Delivery.DESKTOP), ("08:30", Delivery.WINDOW)):
        remind(at_history, moment, delivery)
    at_history.click_day(2)
    assert "Reminded" not in at_history.seen
    at_history.click("Details")
    assert (
        "Reminded at 08:00 and 08:15 (on the desktop). Reminded at 08:30 (in the app's own window)." in at_history.seen
    )


def test_of_a_dose_nobody_was_reminded_of_nothing_is_said(at_history: AtHistory) -> None:
    remind(at_history, "08:00", Delivery.DESKTOP)
    at_history.click_day(1)
    at_history.click("Details")
    assert "Recorded today at 12:00, on this device." in at_history.seen
    assert "eminde" not in at_history.seen


def test_what_nobody_recorded_has_no_details(at_history: AtHistory) -> None:
    assert at_history.buttons("Details") == []


def test_a_deletion_is_one_of_the_versions(at_history: AtHistory) -> None:
    at_history.click_day(2)
    at_history.click("Details")
    at_history.click("Delete")
    assert "Deleted today at 12:00, on this device.\nWhat it said before is kept below." in at_history.seen
    at_history.click("Put it back")
    assert "Earlier versions\nDeleted today at 12:00, on this device\n" in at_history.seen


def test_details_stay_open_when_the_entry_changes(corrected: AtHistory) -> None:
    corrected.click("Details")
    corrected.by_alex(KEY, Outcome.TAKEN)
    corrected.page.refresh()
    assert "Earlier versions" in corrected.seen


def test_a_dispute_shows_both_without_being_asked(disputed: AtHistory) -> None:
    said = disputed.seen
    assert "Recorded differently in two places. Which one is right?" in said
    assert said.count("recorded by Alex") == 1, "in the row; the version says it in its second line"
    assert said.index("Skipped, recorded by Alex") < said.index("Taken on Monday 2 March at 08:05, 75 mg, with food")
    assert len(disputed.buttons("Keep this one")) == 2


def test_the_page_says_that_there_is_one_and_leads_there(disputed: AtHistory) -> None:
    assert "1 entry was recorded differently in two places." in disputed.seen
    disputed.click("Later")
    disputed.click("Today")
    assert "Which one is right?" not in disputed.seen
    disputed.click("Show it")
    assert "Which one is right?" in disputed.seen
    assert disputed.calendar.accessibleName() == "March 2026"
    disputed.buttons("Keep this one")[0].click()
    assert "was recorded differently" not in disputed.seen
    assert disputed.buttons("Show it") == []


def test_of_several_the_first_comes_first(disputed: AtHistory) -> None:
    disputed.recorded_elsewhere("m/2026-03-01", identity="e" * 32, outcome="not_sure", at=None, amount_mg=None)
    disputed.page.refresh()
    assert "2 entries were recorded differently in two places." in disputed.seen
    disputed.click("Show the first")
    assert "Sunday 1 March" in disputed.seen


@pytest.mark.parametrize(("place", "outcome"), [(0, Outcome.SKIPPED), (1, Outcome.TAKEN)])
def test_the_one_kept_holds(disputed: AtHistory, place: int, outcome: Outcome) -> None:
    disputed.buttons("Keep this one")[place].click()
    intake = disputed.intake(KEY)
    assert intake is not None
    assert intake.outcome is outcome
    assert intake.by == ("Alex" if outcome is Outcome.SKIPPED else "")
    assert "Recorded differently" not in disputed.seen
    assert "Kept: Azathioprine" in disputed.seen
    assert len(heads(history_of(disputed.diary, KEY))) == 1


def test_keeping_can_be_undone(disputed: AtHistory) -> None:
    disputed.buttons("Keep this one")[1].click()
    disputed.click("Undo")
    intake = disputed.intake(KEY)
    assert intake is not None
    assert intake.outcome is Outcome.SKIPPED


def test_a_correction_settles_it_too(disputed: AtHistory) -> None:
    disputed.click("Correct …")
    disputed.click("Taken")
    disputed.click("At 08:00, as planned")
    disputed.click("Without food")
    disputed.click("Save")
    assert "Recorded differently" not in disputed.seen
    intake = disputed.intake(KEY)
    assert intake is not None
    assert intake.food is Food.WITHOUT


def remind(at: AtHistory, clock: str, delivery: Delivery) -> None:
    """The person was reminded of the first dose of the 2nd on that day."""
    now = utc(f"2026-03-02T{clock}")
    reminder = Reminder(f"{KEY}#due#{clock}", Stage.DUE, now)
    claim(at.diary, SAM, now, [reminder])
    log_deliveries(at.diary, SAM, now, {reminder.id: delivery}, now.date())
