from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QScrollBar

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.plan import Change, DoseStep, Prescription, Slot
from imuran_desktop.domain.zones import Timeline, ZoneChange
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.plan import save_plan
from imuran_desktop.services.reminders import snooze
from imuran_desktop.ui.today.dose_row import DoseRow
from imuran_desktop.ui.widgets.labels import Chip, DoseText, TimeText
from tests.ui.today.at_today import (
    AGREED,
    ALEX,
    BREAKFAST,
    DINNER,
    EVENING,
    YESTERDAY,
    AtToday,
    OpenToday,
    a_plan,
    azathioprine,
    from_today,
    utc,
)


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


@pytest.mark.parametrize(("time", "said"), [("17:00", True), ("20:00", False)])
def test_once_the_next_dose_is_due_nothing_is_said_of_taking_the_missed_one(
    open_today: OpenToday, time: str, said: bool
) -> None:
    at = open_today(from_today(), f"2026-03-02T{time}")
    assert ("take it when you remember" in at.seen) == said
    assert "ever take two doses together" in at.seen


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


def test_a_dose_from_before_a_journey_says_whose_time_it_is(open_today: OpenToday) -> None:
    landed = ZoneChange(datetime(2026, 3, 2, 13, tzinfo=UTC), "America/New_York")
    timeline = Timeline((ZoneChange(None, "Europe/London"), landed))
    at = open_today(replace(from_today(), timeline=timeline), "2026-03-02T13:30")
    card, row = (at.seen[at.seen.index(text) :] for text in ("08:00", "20:00"))
    assert "London time" in card.partition("mg")[0]
    assert "time" not in row.partition("mg")[0]


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


def test_a_dose_that_was_put_off_says_when_the_person_is_reminded_again(at_breakfast: AtToday) -> None:
    until = utc("2026-03-02T08:25")
    at_breakfast.session.write(lambda diary, author, now: snooze(diary, author, now, [BREAKFAST], until))
    assert "Reminder again: Azathioprine 75 mg, today at 08:25" in at_breakfast.seen
    at_breakfast.record(BREAKFAST)
    at_breakfast.session.look_outside()
    at_breakfast.time_passes("2026-03-02T08:26")
    assert not [words for words in at_breakfast.seen if "Reminder again" in words]


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


def _sideways(at: AtToday) -> list[QScrollBar]:
    return [area.horizontalScrollBar() for area in at.page.findChildren(QScrollArea)]


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


def test_a_notification_that_is_clicked_leads_to_its_dose(open_today: OpenToday) -> None:
    at = open_today(a_plan(), "2026-03-02T08:10")
    at.page.resize(700, 480)
    QApplication.processEvents()
    scroll = at.page.findChild(QScrollArea)
    assert scroll is not None
    at.page.show_dose("gone/2026-02-20")
    assert scroll.verticalScrollBar().value() == 0
    at.page.show_dose(YESTERDAY)
    row = next(card for card in at.page.findChildren(DoseRow) if "yesterday" in card.accessibleName())
    place = row.mapTo(scroll.viewport(), QPoint())
    assert scroll.verticalScrollBar().value() > 0
    assert 0 <= place.y() < scroll.viewport().height()


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


def test_everything_one_can_act_on_has_a_name(open_today: OpenToday) -> None:
    plan = a_plan(tests_from=date(2026, 2, 1))
    at = open_today(plan, "2026-03-02T09:30", before=lambda at: at.record(YESTERDAY, at="2026-03-01T20:05"))
    at.click("Not sure")
    assert at.nameless == []
    for opener in ("Change …", "Record it …", "Done …", "Booked …", "Put off …"):
        at.click(opener)
        assert at.nameless == []
        at.click("Cancel")


def test_the_time_of_a_dose_without_a_meal_stands_where_reading_begins(open_today: OpenToday) -> None:
    at = open_today(from_today(Slot("morning", 50, at=time(8))), "2026-03-02T08:05")
    card = at.card("Azathioprine 50 mg, today at 08:00, due now")
    time_text, dose_text = (next(iter(card.findChildren(kind))) for kind in (TimeText, DoseText))
    chip = next(iter(card.findChildren(Chip)))
    assert (
        time_text.mapTo(card, time_text.rect().topLeft()).x() == dose_text.mapTo(card, dose_text.rect().topLeft()).x()
    )
    assert chip.mapTo(card, chip.rect().topRight()).x() == dose_text.mapTo(card, dose_text.rect().topRight()).x()


def test_what_was_recorded_is_told_until_another_page_is_shown(at_breakfast: AtToday) -> None:
    at_breakfast.click("Taken now, with food")
    assert at_breakfast.buttons("Undo")
    at_breakfast.window.go("plan")
    at_breakfast.window.go("today")
    assert not at_breakfast.buttons("Undo")
