from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLineEdit

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.history import Kind
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.unplanned import record_extra
from imuran_desktop.store.revisions import append, current_of
from tests.ui.history.at_history import AtHistory
from tests.ui.today.at_today import SAM, utc


@pytest.fixture
def with_extra(at_history: AtHistory) -> AtHistory:
    """50 mg more on Monday at 11:00."""
    answer = Answer(Outcome.TAKEN, utc("2026-03-02T11:00"), Food.WITH, amount_mg=50)
    record_extra(at_history.diary, SAM, at_history.now, "m/2026-03-02", answer)
    at_history.page.refresh()
    at_history.click_day(2)
    return at_history


@pytest.fixture
def without_dose(at_history: AtHistory) -> AtHistory:
    """What was recorded for a slot that the plan no longer has."""
    known = current_of(at_history.diary, "m/2026-03-02")
    assert known is not None
    with at_history.diary.writing():
        append(
            at_history.diary,
            SAM,
            at_history.now - timedelta(hours=1),
            kind=Kind.INTAKE,
            entry="gone/2026-03-04",
            body=known.body,
            day="2026-03-04",
        )
    at_history.page.refresh()
    at_history.click_day(4)
    return at_history


def correct(at: AtHistory, name: str) -> None:
    place = next(number for number, row in enumerate(at.rows) if row.startswith(name))
    names = [row for row in at.rows[: place + 1] if ", missed" not in row]
    at.buttons("Correct …")[len(names) - 1].click()


def test_an_extra_intake_is_corrected(with_extra: AtHistory) -> None:
    correct(with_extra, "Azathioprine 50 mg, Monday 2 March, 11:00, extra")
    assert "Recorded so far: Taken on Monday 2 March at 11:00, 50 mg, with food, extra." in with_extra.seen
    assert with_extra.buttons("Skipped") == []
    with_extra.set_time("12:00")
    with_extra.field(QLineEdit, "Amount in mg").setText("25")
    with_extra.click("Save")
    assert "Azathioprine 25 mg, Monday 2 March, 12:00, extra" in with_extra.rows
    (extra,) = [intake for intake in with_extra.stored() if intake.extra]
    assert (extra.at, extra.amount_mg, extra.food) == (utc("2026-03-02T12:00"), 25, Food.WITH)
    with_extra.click("Undo")
    assert "Azathioprine 50 mg, Monday 2 March, 11:00, extra" in with_extra.rows


def test_an_extra_intake_is_deleted_and_put_back(with_extra: AtHistory) -> None:
    with_extra.buttons("Details")[1].click()
    with_extra.click("Delete")
    assert "Azathioprine 50 mg, Monday 2 March, 11:00, deleted" in with_extra.rows
    with_extra.click("Put it back")
    assert "Azathioprine 50 mg, Monday 2 March, 11:00, extra" in with_extra.rows


def test_an_extra_intake_is_deleted_where_it_is_corrected(with_extra: AtHistory) -> None:
    correct(with_extra, "Azathioprine 50 mg, Monday 2 March, 11:00, extra")
    with_extra.click("Delete")
    assert "Azathioprine 50 mg, Monday 2 March, 11:00, deleted" in with_extra.rows
    assert [intake for intake in with_extra.stored() if intake.extra] == []


def test_a_file_that_cannot_be_written_keeps_the_question_open(with_extra: AtHistory) -> None:
    correct(with_extra, "Azathioprine 50 mg, Monday 2 March, 11:00, extra")
    with_extra.diary.connection.execute("PRAGMA query_only = ON")
    with_extra.click("Delete")
    assert "sam.imuran can't be opened or written here." in with_extra.seen
    assert with_extra.dialogs


def test_what_is_not_planned_stays_and_says_so(without_dose: AtHistory) -> None:
    assert any(row.endswith("not planned") for row in without_dose.rows)


@pytest.mark.parametrize("words", ["Skipped", "Not sure"])
def test_what_is_not_planned_can_be_corrected_to_anything(without_dose: AtHistory, words: str) -> None:
    correct(without_dose, "Azathioprine 75 mg, Wednesday 4 March, 08:05")
    without_dose.click(words)
    assert "Amount in mg" not in without_dose.seen
    without_dose.click("Save")
    intake = without_dose.intake("gone/2026-03-04")
    assert intake is not None
    assert intake.outcome is (Outcome.SKIPPED if words == "Skipped" else Outcome.NOT_SURE)
    assert any(row.endswith("not planned") for row in without_dose.rows)


@pytest.mark.parametrize(("amount", "recorded"), [("", None), ("50", 50)])
def test_how_much_was_taken_of_what_was_skipped_is_known_only_if_it_is_said(
    without_dose: AtHistory, amount: str, recorded: float | None
) -> None:
    correct(without_dose, "Azathioprine 75 mg, Wednesday 4 March, 08:05")
    without_dose.click("Skipped")
    without_dose.click("Save")
    correct(without_dose, "Azathioprine, Wednesday 4 March")
    without_dose.click("Taken")
    without_dose.click("I don't know when")
    if amount:
        without_dose.click("A different amount")
        without_dose.field(QLineEdit, "Amount in mg").setText(amount)
    without_dose.click("Save")
    intake = without_dose.intake("gone/2026-03-04")
    assert intake is not None
    assert (intake.outcome, intake.amount_mg) == (Outcome.TAKEN, recorded)


def test_bad_entries_are_told_beside_their_fields(with_extra: AtHistory) -> None:
    correct(with_extra, "Azathioprine 50 mg, Monday 2 March, 11:00, extra")
    with_extra.field(QLineEdit, "Amount in mg").setText("")
    with_extra.click("Save")
    assert "Enter how much was taken" in with_extra.seen
    assert len([intake for intake in with_extra.stored() if intake.amount_mg == 50 and intake.extra]) == 1


def test_a_correction_to_far_more_is_asked_about(with_extra: AtHistory) -> None:
    correct(with_extra, "Azathioprine 50 mg, Monday 2 March, 11:00, extra")
    with_extra.field(QLineEdit, "Amount in mg").setText("1500")
    with_extra.click("Save")
    assert "The plan says 75 mg. Did you take 1,500 mg?" in with_extra.seen
    with_extra.click("Change the amount")
    with_extra.field(QLineEdit, "Amount in mg").setText("150")
    with_extra.click("Save")
    assert [intake.amount_mg for intake in with_extra.stored() if intake.extra] == [150]
