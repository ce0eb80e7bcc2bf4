"""What is recorded of a blood test, said and undone; and what a notification's buttons ask."""

from datetime import date

import pytest

from imuran_desktop.services.arrangements import book_test
from imuran_desktop.services.plan import save_plan
from imuran_desktop.store.read import arrangements, done_tests
from tests.ui.blood_tests.overdue import DUE, NEXT_FRIDAY, NOW, TESTS
from tests.ui.today.at_today import ALEX, SAM, AtToday, OpenToday, a_plan


@pytest.fixture
def booked(open_today: OpenToday) -> AtToday:
    """It was booked for today, two days ago."""

    def before(at: AtToday) -> None:
        book_test(at.diary, SAM, at.now.replace(day=5), DUE, date(2026, 3, 7))

    return open_today(TESTS, NOW, before=before)


def arrange(at: AtToday, button: str) -> None:
    at.click(button)
    at.set_date(NEXT_FRIDAY)
    at.click("Save")


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ("Booked …", "blood test booked for Friday 13 March"),
        ("Put off …", "blood test put off until Friday 13 March"),
    ],
)
def test_what_is_arranged_is_told_and_undone(at: AtToday, button: str, words: str) -> None:
    arrange(at, button)
    assert f"Recorded: {words}" in at.seen
    at.click("Undo")
    assert f"No longer recorded: {words}" in at.seen
    assert arrangements(at.diary) == {}
    assert at.buttons(button)


def test_undo_puts_back_what_was_arranged_before(booked: AtToday) -> None:
    before = arrangements(booked.diary)
    arrange(booked, "Change …")
    assert arrangements(booked.diary) != before
    booked.click("Undo")
    assert arrangements(booked.diary) == before


def test_what_was_taken_back_is_put_back(booked: AtToday) -> None:
    before = arrangements(booked.diary)
    booked.click("Change …")
    booked.click("As planned")
    booked.click("Save")
    booked.click("Undo")
    assert "What was arranged stands again." in booked.seen
    assert arrangements(booked.diary) == before


def test_the_same_again_has_nothing_to_undo(booked: AtToday) -> None:
    booked.click("Change …")
    booked.click("Save")
    assert "Recorded: blood test booked for today" in booked.seen
    assert booked.buttons("Undo") == []


def test_what_someone_else_arranged_since_is_not_undone(at: AtToday) -> None:
    arrange(at, "Booked …")
    at.elsewhere(lambda diary: book_test(diary, ALEX, at.now, DUE, date(2026, 3, 20)))
    at.click("Undo")
    assert at.failures == ["There is nothing to undo."]
    assert arrangements(at.diary)[DUE].on == date(2026, 3, 20)


@pytest.mark.parametrize(
    ("action", "question"),
    [
        ("done", "On which day was your blood taken?"),
        ("booked", "Booked for which day?"),
        ("later", "Put off until when, and why?"),
    ],
)
def test_a_notification_s_button_asks_its_question(at: AtToday, action: str, question: str) -> None:
    at.page.ask_test("2026-03-06", action)
    assert question in at.seen
    at.click("Save")
    assert bool(done_tests(at.diary)) == (action == "done")
    assert (DUE in arrangements(at.diary)) == (action != "done")


def test_it_is_asked_of_the_test_the_notification_was_about(at: AtToday) -> None:
    at.page.ask_test("2026-03-13", "booked")
    at.click("Save")
    assert list(arrangements(at.diary)) == [NEXT_FRIDAY]


def test_a_test_that_is_planned_no_longer_is_not_asked_about(at: AtToday) -> None:
    at.page.ask_test("2026-03-05", "booked")
    assert at.dialogs == []
    assert at.failures == ["The plan has changed: this blood test is no longer in it. Nothing was recorded."]


def test_where_the_plan_changes_while_it_asks_the_dialog_says_so(at: AtToday) -> None:
    at.click("Booked …")
    at.elsewhere(lambda diary: save_plan(diary, ALEX, at.now, a_plan(tests_from=date(2026, 3, 1)), correct_past=True))
    at.click("Save")
    assert "this blood test is no longer in it. Nothing was recorded." in at.seen
    assert len(at.dialogs) == 1
    assert arrangements(at.diary) == {}


def test_what_cannot_be_written_keeps_what_was_entered(at: AtToday) -> None:
    at.click("Put off …")
    at.write("Reason", "no bus")
    at.diary.connection.execute("PRAGMA query_only = ON")
    at.click("Save")
    assert "can't be opened or written here" in at.seen
    assert len(at.dialogs) == 1
    at.diary.connection.execute("PRAGMA query_only = OFF")
    at.click("Save")
    assert arrangements(at.diary)[DUE].reason == "no bus"
