"""Medicines taken as needed, on Today."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from imuran_desktop.domain.codes import FoodInstruction, Outcome
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.plan import Change, Directions, DoseStep, Hold, Plan, Prescription, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.unplanned import record_as_needed
from tests.ui.today.at_today import SAM, AtToday, OpenToday, from_today, utc

DAY = date(2026, 3, 2)
CARD = "When you need it"
RULES = Repeat(RepeatKind.AS_NEEDED, min_gap=timedelta(hours=4), most_per_day=4)


def paracetamol(repeat: Repeat = RULES, **facts: object) -> Prescription:
    item = Prescription(
        "para",
        "paracetamol",
        (DoseStep(Change(DAY), (Slot("n", 500, repeat=repeat),)),),
        Change(DAY),
        (Directions(Change(DAY), FoodInstruction.EITHER, milk_words="as you like"),),
    )
    return replace(item, **facts)  # type: ignore[arg-type]


def with_it(item: Prescription | None = None) -> Plan:
    plan = from_today()
    return replace(plan, prescriptions=(*plan.prescriptions, item or paracetamol()))


def took(*moments: str) -> object:
    """What was recorded before the page was opened."""

    def before(at: AtToday) -> None:
        for moment in moments:
            answer = Answer(Outcome.TAKEN, utc(f"2026-03-02T{moment}"))
            record_as_needed(at.diary, SAM, at.now, "para", "n", answer)

    return before


def needed(at: AtToday) -> list[Intake]:
    return sorted((item for item in at.stored() if item.as_needed), key=lambda item: item.at or item.recorded_at)


def test_it_says_what_is_prescribed_and_what_was_taken(open_today: OpenToday) -> None:
    at = open_today(with_it(), "2026-03-02T14:40", before=took("06:10", "14:10"))
    assert at.words_in(CARD).splitlines() == [
        "When you need it",
        "Paracetamol 500 mg",
        "2 today, last at 14:10",
        "Only when needed, at least 4 hours apart, at most 4 times a day · with or without food",
        "Milk: as you like",
    ]


def test_one_press_records_it_and_one_takes_it_back(open_today: OpenToday) -> None:
    at = open_today(with_it(), "2026-03-02T14:10")
    assert "None recorded today" in at.words_in(CARD)
    at.click("I took it")
    (intake,) = needed(at)
    assert (intake.at, intake.amount_mg, intake.food) == (utc("2026-03-02T14:10"), 500, None)
    assert "1 today, last at 14:10" in at.words_in(CARD)
    assert "Recorded: Paracetamol 500 mg, Taken today at 14:10" in at.seen
    at.wait_until_presses_count()
    at.click("Undo")
    assert needed(at) == []
    assert "None recorded today" in at.words_in(CARD)


def test_when_the_gap_is_not_over_it_says_so_and_asks(open_today: OpenToday) -> None:
    at = open_today(with_it(), "2026-03-02T14:40", before=took("14:10"))
    at.click("I took it")
    assert "One was taken today at 14:10." in at.seen
    assert "Your prescription says: only when needed, at least 4 hours apart, at most 4 times a day." in at.seen
    at.click("Record nothing")
    assert len(needed(at)) == 1
    at.click("I took it")
    at.click("Yes, I took it")
    assert len(needed(at)) == 2, "it is never refused"


def test_when_the_most_is_reached_it_says_so_and_asks(open_today: OpenToday) -> None:
    at = open_today(with_it(), "2026-03-02T20:00", before=took("00:01", "04:01", "08:01", "12:01"))
    at.click("I took it")
    assert "4 are recorded for that day." in at.seen
    assert "One was taken" not in at.seen
    at.wait_until_presses_count()
    at.click("Yes, I took it")
    assert len(needed(at)) == 5


def test_another_time(open_today: OpenToday) -> None:
    at = open_today(with_it(), "2026-03-02T14:40")
    at.click("Another time …")
    at.set_time("11:05")
    at.wait_until_presses_count()
    at.click("Save")
    assert [item.at for item in needed(at)] == [utc("2026-03-02T11:05")]
    assert at.dialogs == []


def test_another_time_still_to_come_is_refused_where_it_was_typed(open_today: OpenToday) -> None:
    at = open_today(with_it(), "2026-03-02T14:40")
    at.click("Another time …")
    at.set_time("15:05")
    at.wait_until_presses_count()
    at.click("Save")
    assert "This time is still to come." in at.seen
    assert needed(at) == []


def test_nobody_has_to_know_when(open_today: OpenToday) -> None:
    at = open_today(with_it(), "2026-03-02T14:40")
    at.click("Another time …")
    at.wait_until_presses_count()
    at.click("I don't know when")
    at.click("Save")
    assert [item.at for item in needed(at)] == [None]
    assert "1 today" in at.words_in(CARD)


def test_another_time_close_to_one_is_asked_about_over_the_dialog(open_today: OpenToday) -> None:
    at = open_today(with_it(), "2026-03-02T14:40", before=took("10:00"))
    at.click("Another time …")
    at.set_time("11:05")
    at.wait_until_presses_count()
    at.click("Save")
    assert "One was taken today at 10:00." in at.seen
    at.wait_until_presses_count()
    at.click("Yes, I took it")
    assert len(needed(at)) == 2
    assert at.dialogs == []


def test_on_hold_it_says_so_and_asks(open_today: OpenToday) -> None:
    hold = Hold(Change(DAY), said_by="Dr Example")
    at = open_today(with_it(paracetamol(holds=(hold,))), "2026-03-02T14:40")
    words = at.words_in(CARD)
    assert "on hold" in words
    assert "My clinic told me to pause. Said by: Dr Example. Until further notice." in words
    at.click("I took it")
    assert "It is on hold: My clinic told me to pause." in at.seen


def test_a_file_that_cannot_be_written_is_told(open_today: OpenToday) -> None:
    at = open_today(with_it(), "2026-03-02T14:40")
    at.diary.connection.execute("PRAGMA query_only = ON")
    at.click("I took it")
    assert "sam.imuran can't be opened or written here." in at.seen
    assert "Recorded" not in at.seen


def test_without_one_there_is_no_card(at_breakfast: AtToday) -> None:
    assert CARD not in at_breakfast.seen


def test_by_keyboard_alone(open_today: OpenToday) -> None:
    at = open_today(with_it(), "2026-03-02T14:40")
    at.tab_to("I took it")
    assert at.focus().accessibleDescription() == "Paracetamol 500\N{NO-BREAK SPACE}mg"
    at.press(Qt.Key.Key_Return)
    assert len(needed(at)) == 1
    at.wait_for_keyboard_at("Undo")


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_wider_than_a_narrow_window(open_today: OpenToday, percent: int) -> None:
    def before(at: AtToday) -> None:
        at.look.apply("light", percent)

    at = open_today(with_it(), "2026-03-02T14:40", before=before)
    at.window.resize(640, 700)
    QApplication.processEvents()
    assert [area.horizontalScrollBar().maximum() for area in at.page.findChildren(QScrollArea)] == [0]
