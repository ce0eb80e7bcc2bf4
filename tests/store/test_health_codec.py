"""Whom to call, other medicines and allergies, and notes as bodies, and back."""

import json
from datetime import UTC, date, datetime

import pytest

from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.health import HealthItem
from imuran_desktop.domain.history import Kind, Revision
from imuran_desktop.domain.notes import DayNote
from imuran_desktop.store import health_codec
from imuran_desktop.store.plan_codec import Body

NOW = datetime(2026, 3, 2, 8, 11, tzinfo=UTC)


def revision(kind: Kind, entry: str, body: Body) -> Revision:
    contents = json.loads(json.dumps(body, ensure_ascii=False))
    return Revision("id", entry, kind, "2026-03-02", 1, NOW, "device", "Sam", deleted=False, body=contents)


@pytest.mark.parametrize("contacts", [Contacts(), Contacts("Ward 7", "+44 1632 960001", "111", "999", 37.5)])
def test_contacts(contacts: Contacts) -> None:
    found = health_codec.contacts(revision(Kind.CONTACTS, "contacts", health_codec.contacts_body(contacts)))
    assert found == contacts
    assert found.has_number is (contacts != Contacts())


@pytest.mark.parametrize(
    "item",
    [
        HealthItem("id of it", HealthSort.ALLERGY, "penicillin", "rash", None, "Alex"),
        HealthItem("id of it", HealthSort.VACCINE, "flu 💉", "", date(2025, 10, 1), ""),
        HealthItem("id of it", HealthSort.MEDICINE, "ramipril", "5 mg at night", date(2019, 1, 1)),
    ],
)
def test_a_health_item(item: HealthItem) -> None:
    found = health_codec.health_item(revision(Kind.HEALTH_ITEM, item.id, health_codec.health_item_body(item)))
    assert found == item


def test_a_note() -> None:
    note = DayNote("id of it", date(2026, 3, 2), "slept badly\nand again", "Alex")
    assert health_codec.note(revision(Kind.NOTE, note.id, health_codec.note_body(note))) == note
