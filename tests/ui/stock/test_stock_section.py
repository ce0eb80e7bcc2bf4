"""The card: what there is, for how long, and what was entered."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.stock import Packs
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.stock import count_tablets
from imuran_desktop.store.diary import Diary
from imuran_desktop.ui.theme import ThemeController
from tests.services.plans import SAM, at, plan
from tests.ui.stock.at_stock import AtStock, MakeStock


def test_before_any_count_it_says_what_to_do(make_stock: MakeStock) -> None:
    person = make_stock().show()
    assert "Count them once to see how long they last." in person.seen
    assert person.buttons("Show counts and refills") == []
    assert person.buttons("Change the reminder") == []


def test_without_strengths_it_says_where_to_give_them(make_stock: MakeStock) -> None:
    (item,) = plan().prescriptions
    person = make_stock(replace(plan(), prescriptions=(replace(item, tablets_mg=()),))).show()
    assert "Tick the tablets you have under “Edit details”" in person.seen
    assert person.buttons("I counted my tablets") == []


def test_what_there_is_and_how_long_it_lasts(person: AtStock) -> None:
    assert "51 tablets of 50 mg and 10 tablets of 25 mg" in person.seen
    assert (
        "Enough for 10 more days, until the end of Sunday 15 March. The tablets of 25 mg run out first." in person.seen
    )
    assert "Reminder 7 days before they run out" in person.seen
    assert "running low" not in person.seen


def test_a_dose_recorded_elsewhere_uses_its_tablets(person: AtStock) -> None:
    answer = Answer(Outcome.TAKEN, at("2026-03-06 08:05"))
    person.session.write(lambda diary, author, now: record_intake(diary, author, now, "morning/2026-03-06", answer))
    assert "50 tablets of 50 mg and 10 tablets of 25 mg" in person.seen


def test_what_another_program_wrote_is_shown(person: AtStock) -> None:
    with Diary.open(person.diary.path, person.now) as other:
        count_tablets(other, SAM, person.now, "azathioprine", (Packs(50.0, loose=4), Packs(25.0, loose=4)))
    person.session.look_outside()
    assert "4 tablets of 50 mg and 4 tablets of 25 mg" in person.seen
    assert "running low" in person.seen


def test_another_day_is_reckoned_anew(person: AtStock) -> None:
    person.page.hide()
    person.now = at("2026-03-09 12:00")
    person.show()
    assert "running low" not in person.seen
    assert "Enough for 10 more days, until the end of Wednesday 18 March" in person.seen


def test_the_list_says_who_and_when(person: AtStock) -> None:
    assert "recorded by Alex" not in person.seen
    person.click("Show counts and refills")
    seen = person.seen
    assert "Got more: 31 tablets of 50 mg\nYesterday at 12:00 · 1 pack of 28 and 3 loose tablets" in seen
    assert "Counted: 20 tablets of 50 mg and 10 tablets of 25 mg\nOn Monday 2 March at 07:00 · recorded by Alex" in seen
    assert seen.index("Got more") < seen.index("Counted:")


def test_an_entry_is_deleted_and_put_back(person: AtStock) -> None:
    person.click("Show counts and refills")
    person.click("Delete: Got more: 31 tablets of 50 mg")
    assert person.on_hand == {50: 20, 25: 10}
    assert "Deleted. Got more: 31 tablets of 50 mg." in person.seen
    assert "Counted: 20 tablets" in person.seen, "the list stays open"
    person.click("Undo")
    assert person.on_hand == {50: 51, 25: 10}
    assert "Undone. It is as it was before." in person.seen


def test_what_does_not_add_up_is_said(person: AtStock) -> None:
    count_tablets(person.diary, SAM, at("2026-03-06 07:00"), "azathioprine", (Packs(50.0),))
    answer = Answer(Outcome.TAKEN, at("2026-03-06 08:05"))
    person.session.write(lambda diary, author, now: record_intake(diary, author, now, "morning/2026-03-06", answer))
    assert "More tablets of 50 mg were recorded as taken than were counted. Please count them again." in person.seen


def test_the_keyboard_stays_on_the_card_when_it_changes(person: AtStock) -> None:
    person.button("Change the reminder").setFocus()
    person.section.refresh()
    assert person.section.isAncestorOf(person.focus())


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_needs_scrolling_to_the_side(make_stock: MakeStock, look: ThemeController, percent: int) -> None:
    look.apply("dark", percent)
    person = make_stock().counted()
    person.page.resize(640, 700)
    person.show()
    person.click("Show counts and refills")
    bars = [area.horizontalScrollBar() for area in person.page.findChildren(QScrollArea) if area.isVisible()]
    assert bars
    assert all(bar.maximum() == 0 for bar in bars)


def test_what_was_done_is_said_where_it_can_be_seen(person: AtStock) -> None:
    person.page.resize(640, 240)
    person.click("Show counts and refills")
    (area,) = [area for area in person.page.findChildren(QScrollArea) if area.isVisible()]
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    person.click("Delete: Counted")
    undo, port = person.button("Undo"), area.viewport()
    person.qtbot.waitUntil(lambda: port.rect().contains(QRect(undo.mapTo(port, QPoint()), undo.size())))


def test_what_was_replaced_elsewhere_is_said_no_more(person: AtStock) -> None:
    person.click("Show counts and refills")
    person.click("Delete: Got more: 31 tablets of 50 mg")
    with Diary.open(person.diary.path, person.now) as other:
        answer = Answer(Outcome.TAKEN, at("2026-03-06 08:05"))
        record_intake(other, SAM, person.now, "morning/2026-03-06", answer)
    person.session.look_outside()
    assert "19 tablets of 50 mg" in person.seen
    assert person.buttons("Undo"), "a dose takes nothing of what was said back"
    with Diary.open(person.diary.path, person.now) as other:
        count_tablets(other, SAM, person.now, "azathioprine", (Packs(50.0, loose=7), Packs(25.0, loose=3)))
    person.session.look_outside()
    assert "7 tablets of 50 mg and 3 tablets of 25 mg" in person.seen
    assert "Deleted." not in person.seen
    assert person.buttons("Undo") == []
