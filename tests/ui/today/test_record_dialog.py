from datetime import date, time

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QDialog, QLineEdit, QPushButton

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.plan import Slot
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.dose_lookup import read_doses
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.ui.today.dose_row import DoseRow
from tests.ui.today.at_today import (
    ALEX,
    BREAKFAST,
    DINNER,
    YESTERDAY,
    AtToday,
    OpenToday,
    a_plan,
    azathioprine,
    from_today,
    plain,
    utc,
)


def with_dinner_open(open_today: OpenToday, now: str) -> AtToday:
    """Of Sunday 1 March, the first day, dinner at 20:00 is still open."""
    start = date(2026, 3, 1)

    def before(at: AtToday) -> None:
        at.record("m/2026-03-01", at="2026-03-01T08:00")

    return open_today(a_plan(azathioprine(start=start), start=start), now, before=before)


@pytest.fixture
def with_yesterday(open_today: OpenToday) -> AtToday:
    """Yesterday's dinner is still open."""
    return with_dinner_open(open_today, "2026-03-02T08:10")


def ask_about_yesterday(at: AtToday) -> None:
    at.click("Record it …")
    assert "Planned for yesterday at 20:00." in at.seen


def test_of_an_older_dose_one_has_to_say_when(with_yesterday: AtToday) -> None:
    ask_about_yesterday(with_yesterday)
    with_yesterday.click("After food")
    with_yesterday.click("Save")
    assert "Say when it was taken. If you don't know, choose that." in with_yesterday.seen
    assert with_yesterday.intake(YESTERDAY) is None
    with_yesterday.click("At 20:00, as planned")
    assert "Say when it was taken" not in with_yesterday.seen
    with_yesterday.click("Save")
    intake = with_yesterday.intake(YESTERDAY)
    assert intake is not None
    assert (intake.at, intake.food) == (utc("2026-03-01T20:00"), Food.AFTER)


def test_another_time_and_date(with_yesterday: AtToday) -> None:
    ask_about_yesterday(with_yesterday)
    assert not with_yesterday.has_field("Date")
    with_yesterday.click("Another time")
    with_yesterday.set_date(date(2026, 3, 2))
    with_yesterday.set_time("00:15")
    with_yesterday.click("Save")
    intake = with_yesterday.intake(YESTERDAY)
    assert intake is not None
    assert intake.at == utc("2026-03-02T00:15")
    assert "Recorded: Taken today at 00:15" in with_yesterday.seen


def test_a_time_still_to_come_is_refused_beside_the_field_and_nothing_is_lost(at_breakfast: AtToday) -> None:
    at_breakfast.click("Not saying")
    at_breakfast.click("Taken earlier …")
    at_breakfast.click("Another time")
    at_breakfast.set_time("08:30")
    at_breakfast.click("Save")
    assert "This time is still to come. Record a dose once it has been taken." in at_breakfast.seen
    assert at_breakfast.intake(BREAKFAST) is None
    at_breakfast.set_time("07:55")
    assert "still to come" not in at_breakfast.seen
    at_breakfast.click("Save")
    intake = at_breakfast.intake(BREAKFAST)
    assert intake is not None
    assert (intake.at, intake.food) == (utc("2026-03-02T07:55"), None)


def test_dates_still_to_come_are_not_offered(with_yesterday: AtToday) -> None:
    ask_about_yesterday(with_yesterday)
    with_yesterday.click("Another time")
    with_yesterday.set_date(date(2026, 3, 9))
    chosen = with_yesterday.field(QDateEdit, "Date").date()
    assert (chosen.month(), chosen.day()) == (3, 2)


def test_just_now_is_when_save_is_pressed(at_breakfast: AtToday) -> None:
    at_breakfast.click("Record early …")
    at_breakfast.now = utc("2026-03-02T15:00")
    at_breakfast.click("Save")
    intake = at_breakfast.intake(DINNER)
    assert intake is not None
    assert intake.at == utc("2026-03-02T15:00")


def test_taken_earlier_does_not_offer_just_now(at_breakfast: AtToday) -> None:
    at_breakfast.click("Taken earlier …")
    assert not at_breakfast.buttons("Just now")
    assert not at_breakfast.has_field("What happened?")


def test_a_time_that_the_clocks_left_out_is_the_first_one_after_it(open_today: OpenToday) -> None:
    start = date(2026, 3, 29)
    plan = a_plan(azathioprine(Slot("n", 50, at=time(0, 30)), start=start), start=start)
    at = open_today(plan, "2026-03-29T02:00")
    at.click("Taken earlier …")
    at.click("Another time")
    at.set_time("01:30")
    at.click("Save")
    assert "Recorded: Taken today at 02:00" in at.seen


def test_an_hour_that_comes_twice_is_the_first(open_today: OpenToday) -> None:
    start = date(2026, 10, 25)
    plan = a_plan(azathioprine(Slot("n", 50, at=time(0, 30)), start=start), start=start)
    at = open_today(plan, "2026-10-25T03:00")
    at.click("Taken earlier …")
    at.click("Another time")
    at.set_time("01:30")
    at.click("Save")
    intake = at.intake("n/2026-10-25")
    assert intake is not None
    assert intake.at == utc("2026-10-25T00:30")


def test_skipped_in_own_words(at_breakfast: AtToday) -> None:
    at_breakfast.click("Skip …")
    assert not at_breakfast.buttons("Save"), "a reason that is pressed is recorded at once"
    at_breakfast.click("Another reason …")
    at_breakfast.click("Save")
    assert "Say why, in a few words." in at_breakfast.seen
    at_breakfast.write("In your own words", "  Fasting for a scan ")
    assert "Say why" not in at_breakfast.seen
    at_breakfast.wait_until_presses_count()
    at_breakfast.press(Qt.Key.Key_Return)
    intake = at_breakfast.intake(BREAKFAST)
    assert intake is not None
    assert (intake.outcome, intake.reason) == (Outcome.SKIPPED, "Fasting for a scan")
    assert "Recorded: Skipped, Fasting for a scan" in at_breakfast.seen


def test_skipped_takes_two_presses_in_the_full_dialog_too(with_yesterday: AtToday) -> None:
    ask_about_yesterday(with_yesterday)
    with_yesterday.click("Skipped")
    with_yesterday.click("No tablets left")
    intake = with_yesterday.intake(YESTERDAY)
    assert intake is not None
    assert (intake.outcome, intake.reason) == (Outcome.SKIPPED, "ran_out")


@pytest.mark.parametrize("stored", ["taken", "unknown", "own words"])
def test_a_correction_begins_with_what_is_recorded(open_today: OpenToday, stored: str) -> None:
    at = open_today(from_today(), "2026-03-02T08:10")
    if stored == "own words":
        at.click("Skip …")
        at.click("Another reason …")
        at.write("In your own words", "Fasting")
        at.click("Save")
    else:
        at.click("After food")
        at.click("Taken earlier …")
        at.click("At 08:00, as planned" if stored == "taken" else "I don't know when")
        at.click("Save")
    before = at.intake(BREAKFAST)
    at.click("Change …")
    at.click("Save")
    assert at.intake(BREAKFAST) == before


def test_esc_and_cancel_record_nothing(at_breakfast: AtToday) -> None:
    at_breakfast.click("Taken earlier …")
    at_breakfast.click("I don't know when")
    at_breakfast.press(Qt.Key.Key_Escape)
    assert at_breakfast.dialogs == []
    at_breakfast.click("Taken earlier …")
    at_breakfast.click("Cancel")
    assert at_breakfast.dialogs == []
    assert at_breakfast.stored() == []


@pytest.mark.parametrize("opener", ["Taken earlier …", "Skip …", "Record early …"])
def test_at_twice_the_text_size_it_fits_the_screen_with_its_buttons(open_today: OpenToday, opener: str) -> None:
    at = open_today(from_today(), "2026-03-02T08:10", before=lambda at: at.look.apply("light", 200))
    at.click(opener)
    for words in ("Another time", "Another reason …"):
        for button in at.buttons(words):
            button.click()
    QApplication.processEvents()
    dialog = at.front
    assert isinstance(dialog, QDialog)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert dialog.width() <= screen.width()
    assert dialog.height() <= screen.height()
    for words in ("Save", "Cancel"):
        button = next(item for item in dialog.findChildren(QPushButton) if item.text() == words)
        assert dialog.rect().contains(button.geometry())


def test_what_is_seldom_asked_is_folded_away(at_breakfast: AtToday) -> None:
    at_breakfast.click("Taken earlier …")
    assert "How much was taken?" not in at_breakfast.seen
    at_breakfast.click("More …")
    assert "How much was taken?" in at_breakfast.seen
    assert not at_breakfast.buttons("More …")


def test_part_of_a_dose(at_breakfast: AtToday) -> None:
    at_breakfast.click("Taken earlier …")
    at_breakfast.click("At 08:00, as planned")
    at_breakfast.click("More …")
    at_breakfast.click("A different amount")
    at_breakfast.click("Save")
    assert "Enter how much was taken: more than 0 and at most 2,000 mg." in at_breakfast.seen
    assert at_breakfast.intake(BREAKFAST) is None
    at_breakfast.write("Amount in mg", "37,5 mg")
    at_breakfast.click("Save")
    intake = at_breakfast.intake(BREAKFAST)
    assert intake is not None
    assert intake.amount_mg == 37.5
    assert "Recorded: Taken today at 08:00, 37.5 mg" in at_breakfast.seen


def test_the_whole_amount_in_figures_is_all_of_it(at_breakfast: AtToday) -> None:
    at_breakfast.click("Taken earlier …")
    at_breakfast.click("At 08:00, as planned")
    at_breakfast.click("More …")
    at_breakfast.click("A different amount")
    at_breakfast.write("Amount in mg", "75")
    at_breakfast.click("Save")
    intake = at_breakfast.intake(BREAKFAST)
    assert intake is not None
    assert (intake.amount_mg, len(intake.tablets)) == (75, 2)


def test_sick_afterwards_is_recorded_and_nothing_is_advised(at_breakfast: AtToday) -> None:
    at_breakfast.click("Taken earlier …")
    at_breakfast.click("At 08:00, as planned")
    at_breakfast.click("More …")
    assert "Ask your clinic or pharmacist what to do." not in at_breakfast.seen
    at_breakfast.button("I was sick afterwards").click()
    assert "Ask your clinic or pharmacist what to do." in at_breakfast.seen
    at_breakfast.click("Save")
    intake = at_breakfast.intake(BREAKFAST)
    assert intake is not None
    assert intake.sick_after
    assert "was sick afterwards" in at_breakfast.seen


def test_what_was_said_of_it_is_seen_when_it_is_corrected(at_breakfast: AtToday) -> None:
    at_breakfast.click("Taken earlier …")
    at_breakfast.click("At 08:00, as planned")
    at_breakfast.click("More …")
    at_breakfast.click("A different amount")
    at_breakfast.write("Amount in mg", "50")
    at_breakfast.button("I was sick afterwards").click()
    at_breakfast.click("Save")
    before = at_breakfast.intake(BREAKFAST)
    at_breakfast.click("Change …")
    assert at_breakfast.field(QLineEdit, "Amount in mg").text() == "50"
    at_breakfast.click("Save")
    assert at_breakfast.intake(BREAKFAST) == before


def test_a_dose_not_taken_has_no_amount(at_breakfast: AtToday) -> None:
    at_breakfast.click("Record early …")
    at_breakfast.click("More …")
    at_breakfast.click("A different amount")
    at_breakfast.click("Not sure")
    assert "How much was taken?" not in at_breakfast.seen
    at_breakfast.click("Save")
    intake = at_breakfast.intake(DINNER)
    assert intake is not None
    assert (intake.outcome, intake.amount_mg) == (Outcome.NOT_SURE, None)


def for_dose(at: AtToday, words: str) -> None:
    field = at.field(QComboBox, "For which dose?")
    texts = [plain(field.itemText(place)) for place in range(field.count())]
    field.setCurrentIndex(next(place for place, text in enumerate(texts) if text.startswith(words)))


@pytest.fixture
def after_midnight(open_today: OpenToday) -> AtToday:
    """Half past midnight on Monday 2 March; yesterday's dinner at 20:00 is open."""
    return with_dinner_open(open_today, "2026-03-02T00:30")


def test_a_dose_taken_after_midnight_belongs_to_the_day_it_was_due(after_midnight: AtToday) -> None:
    after_midnight.click("Taken now, with food")
    intake = after_midnight.intake(YESTERDAY)
    assert intake is not None
    assert intake.at == utc("2026-03-02T00:30")


def test_unless_the_person_says_otherwise(after_midnight: AtToday) -> None:
    after_midnight.click("Taken earlier …")
    after_midnight.click("I don't know when")
    after_midnight.click("More …")
    for_dose(after_midnight, "Today at 08:00, 75 mg")
    after_midnight.click("Save")
    assert after_midnight.intake(YESTERDAY) is None
    assert after_midnight.intake(BREAKFAST) is not None


@pytest.fixture
def moved(after_midnight: AtToday) -> AtToday:
    """What was recorded for yesterday's dinner is recorded for today's breakfast now."""
    after_midnight.click("Taken now, with food")
    after_midnight.click("Close")
    row = "Azathioprine 50 mg, yesterday at 20:00"
    assert not any(name.accessibleName().startswith(row) for name in after_midnight.window.findChildren(DoseRow))
    recorder, item = after_midnight.page.recorder, read_doses(after_midnight.diary, after_midnight.now, [YESTERDAY])[0]
    recorder.ask(item)
    after_midnight.click("More …")
    for_dose(after_midnight, "Today at 08:00")
    after_midnight.click("Save")
    return after_midnight


def test_what_is_recorded_can_be_moved_to_another_dose_and_back(moved: AtToday) -> None:
    found = moved.intake(BREAKFAST)
    assert found is not None
    assert found.at == utc("2026-03-02T00:30")
    assert moved.intake(YESTERDAY) is None
    moved.click("Undo")
    assert moved.intake(BREAKFAST) is None
    assert moved.intake(YESTERDAY) is not None


def test_where_one_half_of_a_move_can_t_be_undone_the_other_stays_too(moved: AtToday) -> None:
    skipped = Answer(Outcome.SKIPPED)
    moved.elsewhere(lambda diary: record_intake(diary, ALEX, moved.now, YESTERDAY, skipped))
    moved.click("Undo")
    assert moved.failures == ["There is nothing to undo."]
    assert moved.intake(BREAKFAST) is not None
    found = moved.intake(YESTERDAY)
    assert found is not None
    assert found.outcome is Outcome.SKIPPED


def test_a_dose_recorded_already_is_not_replaced_unasked(after_midnight: AtToday) -> None:
    after_midnight.click("Taken earlier …")
    after_midnight.click("I don't know when")
    after_midnight.click("More …")
    for_dose(after_midnight, "Yesterday at 08:00")
    after_midnight.click("Save")
    assert "This dose is recorded already: Taken yesterday at 08:00" in after_midnight.seen
    after_midnight.click("Record nothing")
    assert after_midnight.intake(YESTERDAY) is None


def test_every_food_is_seen_whole_when_more_is_asked(at_breakfast: AtToday, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _: QSize(1280, 700))
    at_breakfast.click("Taken earlier …")
    at_breakfast.click("More …")
    choice = at_breakfast.button("Not saying")
    group = choice.parentWidget()
    assert group is not None
    at_breakfast.qtbot.waitUntil(lambda: group.rect().contains(choice.geometry()), timeout=1000)
