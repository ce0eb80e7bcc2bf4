from dataclasses import replace
from datetime import time, timedelta

import pytest

from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.services.slot_ids import WantedSlot, slots_with_ids
from tests.domain.builders import day, plan, prescription, slot, step

TODAY, LATER = day("2026-03-10"), day("2026-04-01")
AZA = prescription(step(slot("morning", "breakfast"), slot("evening", "dinner")))


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ([WantedSlot(50, "breakfast"), WantedSlot(50, "dinner")], ["morning", "evening"]),
        ([WantedSlot(50, "dinner"), WantedSlot(50, "breakfast")], ["evening", "morning"]),
        ([WantedSlot(50, "bedtime", origin="evening")], ["evening"]),
        ([WantedSlot(50, "lunch", origin="morning"), WantedSlot(50, "breakfast")], ["aza-lunch", "morning"]),
        ([WantedSlot(50, at=time(7, 30))], ["aza-0730"]),
        ([WantedSlot(50, "lunch"), WantedSlot(25, "lunch")], ["aza-lunch", "aza-lunch-2"]),
        ([WantedSlot(50, "breakfast"), WantedSlot(25, "breakfast")], ["morning", "aza-breakfast"]),
    ],
)
def test_slots_keep_their_ids(wanted: list[WantedSlot], ids: list[str]) -> None:
    assert [each.id for each in slots_with_ids(plan(AZA), AZA, wanted)] == ids


def test_slots_that_take_turns_at_one_meal_keep_their_ids() -> None:
    even, odd = (Repeat(RepeatKind.EVERY_DAYS, every=2, since=TODAY + timedelta(days=number)) for number in (0, 1))
    one, other = (
        replace(slot("one", "breakfast"), repeat=even),
        replace(slot("other", "breakfast", 75), repeat=odd),
    )
    item = prescription(step(one, other))
    wanted = [
        WantedSlot(75, "breakfast", origin="other", repeat=odd),
        WantedSlot(50, "breakfast", origin="one", repeat=even),
    ]
    assert [each.id for each in slots_with_ids(plan(item), item, wanted)] == ["other", "one"]
    assert [each.id for each in slots_with_ids(plan(item), item, wanted[1:])] == ["one"]
    anew = [replace(each, origin="") for each in wanted]
    assert {each.id for each in slots_with_ids(plan(item), item, anew)} == {"one", "other"}


def test_a_new_slot_id_is_used_nowhere_else_in_the_diary() -> None:
    other = prescription(step(slot("aza-lunch", "lunch")), id="folic", medicine="folic acid")
    assert slots_with_ids(plan(AZA, other), AZA, [WantedSlot(50, "lunch")])[0].id == "aza-lunch-2"


def test_a_slot_is_found_again_where_it_was_last() -> None:
    moved = prescription(
        step(slot("morning", "breakfast")),
        step(slot("morning", "07:30"), begins=LATER),
    )
    assert slots_with_ids(plan(moved), moved, [WantedSlot(50, at=time(7, 30))])[0].id == "morning"
    assert slots_with_ids(plan(moved), moved, [WantedSlot(50, "breakfast")])[0].id == "morning"
