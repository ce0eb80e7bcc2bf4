"""Whom to call, other medicines and allergies, and notes as JSON bodies, and back."""

from datetime import date

from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.health import HealthItem
from imuran_desktop.domain.history import Revision
from imuran_desktop.domain.notes import DayNote
from imuran_desktop.store.plan_codec import Body
from imuran_desktop.store.record_codec import recorder


def contacts_body(contacts: Contacts) -> Body:
    """The body of the one entry that says whom to call."""
    return {
        "clinic": contacts.clinic,
        "clinic_number": contacts.clinic_number,
        "out_of_hours_number": contacts.out_of_hours_number,
        "emergency_number": contacts.emergency_number,
        "fever_c": contacts.fever_c,
    }


def contacts(revision: Revision) -> Contacts:
    """Whom to call, as a revision says."""
    body = revision.body
    return Contacts(
        clinic=body["clinic"],
        clinic_number=body["clinic_number"],
        out_of_hours_number=body["out_of_hours_number"],
        emergency_number=body["emergency_number"],
        fever_c=body["fever_c"],
    )


def health_item_body(item: HealthItem) -> Body:
    """The body of another medicine, an allergy or a vaccine. Its id is the entry's."""
    return {
        "sort": item.sort.value,
        "name": item.name,
        "detail": item.detail,
        "on": item.on.isoformat() if item.on else None,
        "by": item.by,
    }


def health_item(revision: Revision) -> HealthItem:
    """The medicine, allergy or vaccine that a revision names."""
    body = revision.body
    on = date.fromisoformat(body["on"]) if body["on"] else None
    return HealthItem(revision.entry, HealthSort(body["sort"]), body["name"], body["detail"], on, recorder(revision))


def note_body(note: DayNote) -> Body:
    """The body of a note. Its id is the entry's, its day the revision's."""
    return {"text": note.text, "by": note.by}


def note(revision: Revision) -> DayNote:
    """The note that a revision holds."""
    return DayNote(revision.entry, date.fromisoformat(revision.day), revision.body["text"], recorder(revision))
