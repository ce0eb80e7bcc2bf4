from __future__ import annotations

from dataclasses import replace
from datetime import date

from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.domain.health import HealthItem
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.entries import remove_entry, restore_entry
from imuran_desktop.services.health import add_health_item, change_health_item
from imuran_desktop.services.problems import Reason
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import health_items
from tests.services.plans import ALEX, NOW, SAM, revision_count, why_refused

RAMIPRIL = HealthItem("", HealthSort.MEDICINE, "ramipril", "5 mg at night", date(2020, 1, 1))


def test_items_are_kept_by_name_with_who_wrote_them_down(diary: Diary) -> None:
    allergy = HealthItem("", HealthSort.ALLERGY, "  Penicillin \n V ", " rash ")
    assert add_health_item(diary, SAM, NOW, RAMIPRIL).topics == {Topic.HEALTH}
    add_health_item(diary, ALEX, NOW, allergy)
    found = [(item.name, item.detail, item.sort, item.by) for item in health_items(diary)]
    assert found == [
        ("Penicillin V", "rash", HealthSort.ALLERGY, "Alex"),
        ("ramipril", "5 mg at night", HealthSort.MEDICINE, ""),
    ]


def test_an_item_can_be_changed_taken_out_and_brought_back(diary: Diary) -> None:
    entry = add_health_item(diary, ALEX, NOW, RAMIPRIL).entry
    (kept,) = health_items(diary)
    change_health_item(diary, SAM, NOW, replace(kept, detail="10 mg"))
    (changed,) = health_items(diary)
    assert (changed.detail, changed.by, changed.id) == ("10 mg", "Alex", entry)
    assert remove_entry(diary, SAM, NOW, entry).topics == {Topic.HEALTH}
    assert health_items(diary) == []
    assert why_refused(lambda: change_health_item(diary, SAM, NOW, kept)) is Reason.NOTHING_RECORDED
    restore_entry(diary, SAM, NOW, entry)
    assert health_items(diary) == [changed]


def test_one_without_a_name_is_refused(diary: Diary) -> None:
    add_health_item(diary, SAM, NOW, RAMIPRIL)
    (kept,) = health_items(diary)
    before = revision_count(diary)
    nameless = replace(RAMIPRIL, name=" \t"), replace(kept, name="")
    assert why_refused(lambda: add_health_item(diary, SAM, NOW, nameless[0])) is Reason.EMPTY_NAME
    assert why_refused(lambda: change_health_item(diary, SAM, NOW, nameless[1])) is Reason.EMPTY_NAME
    assert revision_count(diary) == before
