"""Counting, refilling and correcting."""

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest

from imuran_desktop.domain.stock import Packs
from imuran_desktop.services.stock import delete_entry
from tests.services.plans import SAM, at
from tests.ui.stock.at_stock import AtStock, MakeStock


def test_tablets_are_counted_by_keyboard_alone(make_stock: MakeStock) -> None:
    person = make_stock().show()
    person.tab_to("I counted my tablets")
    person.press(Qt.Key.Key_Space)
    person.wait_until_presses_count()
    person.tab_to("Full packs of 50 mg")
    person.enter("Full packs of 50 mg", "2")
    person.tab_to("Tablets in a pack of 50 mg")
    person.enter("Tablets in a pack of 50 mg", "28")
    person.tab_to("Loose tablets of 25 mg")
    person.enter("Loose tablets of 25 mg", "4")
    assert "Together: 56 tablets of 50 mg" in person.seen
    person.tab_to("Save")
    person.press(Qt.Key.Key_Return)
    assert person.dialog is None
    assert person.on_hand == {50: 56, 25: 4}
    (entry,) = person.stock.entries
    assert (entry.at, entry.packs) == (person.now, (Packs(50, 2, 28, 0), Packs(25, 0, 0, 4)))
    assert "Recorded. Counted: 56 tablets of 50 mg and 4 tablets of 25 mg." in person.seen


def test_a_count_can_be_undone(person: AtStock) -> None:
    person.click("I counted my tablets")
    assert "Enter all you have. What you leave empty counts as none." in person.seen
    person.enter("Loose tablets of 50 mg", "7")
    person.click("Save")
    assert person.on_hand == {50: 7, 25: 0}
    person.click("Undo")
    assert person.on_hand == {50: 51, 25: 10}


def test_a_refill_of_an_earlier_day_leaves_out_what_did_not_come(person: AtStock) -> None:
    person.click("I got more")
    assert person.number("Tablets in a pack of 50 mg").text() == "28", "as it was last time"
    person.enter("Full packs of 50 mg", "1")
    person.choose_day("Day you got them", QDate(2026, 3, 4))
    person.click("Save")
    assert person.on_hand == {50: 79, 25: 10}
    (entry,) = [item for item in person.stock.entries if item.at == at("2026-03-04 12:00")]
    assert [tablet.strength_mg for tablet in entry.tablets] == [50]


def test_a_pack_needs_its_number_and_a_refill_its_tablets(person: AtStock) -> None:
    person.click("I got more")
    person.click("Save")
    assert "Enter how many tablets you got." in person.seen
    person.enter("Full packs of 25 mg", "1")
    assert "Enter how many tablets you got." not in person.seen
    person.click("Save")
    assert "Say how many tablets are in a full pack. The number is on the box." in person.seen
    assert len(person.stock.entries) == 2
    person.press(Qt.Key.Key_Escape)
    assert person.dialog is None


def test_a_refill_is_corrected(person: AtStock) -> None:
    person.click("Show counts and refills")
    person.click("Correct: Got more")
    assert "Correct this refill" in person.seen
    assert not person.has_number("Full packs of 25 mg")
    person.enter("Loose tablets of 50 mg", "0")
    person.choose_day("Day you got them", QDate(2026, 3, 1))
    person.click("Save")
    assert person.on_hand == {50: 20, 25: 10}, "it came before the count"
    person.click("Undo")
    assert person.on_hand == {50: 51, 25: 10}


def test_a_count_is_corrected_and_keeps_its_time(person: AtStock) -> None:
    person.click("Show counts and refills")
    person.click("Correct: Counted")
    person.enter("Loose tablets of 50 mg", "22")
    person.click("Save")
    assert person.on_hand == {50: 53, 25: 10}
    assert person.stock.entries[0].at == at("2026-03-02 07:00")


def test_what_was_deleted_meanwhile_is_said_and_nothing_is_lost(person: AtStock) -> None:
    person.click("Show counts and refills")
    person.click("Correct: Counted")
    delete_entry(person.diary, SAM, person.now, person.stock.entries[0].id)
    person.enter("Loose tablets of 50 mg", "22")
    person.click("Save")
    assert "Nothing is recorded there any more, so there was nothing to change." in person.seen
    assert person.number("Loose tablets of 50 mg").text() == "22"


def test_an_untouched_count_is_refused_and_none_is_entered_as_0(person: AtStock) -> None:
    person.click("I counted my tablets")
    person.wait_until_presses_count()
    person.tab_to("Full packs of 50 mg")
    person.press(Qt.Key.Key_Return)
    assert person.dialog is not None
    assert "Enter how many tablets you have. If you have none, enter 0." in person.seen
    assert person.on_hand == {50: 51, 25: 10}
    person.enter("Loose tablets of 50 mg", "0")
    person.press(Qt.Key.Key_Return)
    assert person.dialog is None
    assert person.on_hand == {50: 0, 25: 0}


def test_half_a_pack_is_refused_and_never_sixty_five(person: AtStock) -> None:
    person.click("I counted my tablets")
    person.wait_until_presses_count()
    person.enter("Full packs of 50 mg", "6.5")
    assert person.number("Full packs of 50 mg").text() == "6.5"
    assert "Together: \N{EN DASH}" in person.seen
    person.press(Qt.Key.Key_Return)
    assert "Enter whole packs, at most 99. Count the tablets of an opened pack as loose tablets." in person.seen
    assert person.on_hand == {50: 51, 25: 10}
    person.enter("Full packs of 50 mg", "6")
    assert "Enter whole packs" not in person.seen
    person.press(Qt.Key.Key_Return)
    assert person.on_hand == {50: 168, 25: 0}


def test_a_half_typed_day_of_a_refill_is_refused(person: AtStock) -> None:
    person.click("I got more")
    person.wait_until_presses_count()
    person.enter("Full packs of 50 mg", "1")
    person.tab_to("Day you got them")
    for key in "4 March 202":
        QTest.keyClicks(person.focus(), key)
    person.press(Qt.Key.Key_Return)
    assert person.dialog is not None
    assert "That isn't a full date." in person.seen
    assert len(person.stock.entries) == 2
