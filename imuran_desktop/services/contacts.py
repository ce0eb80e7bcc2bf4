"""Whom to call: kept in the diary, so that every copy of it has the numbers."""

from dataclasses import replace
from datetime import datetime

from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.texts import one_line
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.entries import write_entry
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.symptoms import LEAST_C, MOST_C
from imuran_desktop.store import health_codec
from imuran_desktop.store.diary import Diary

CONTACTS_ENTRY = "contacts"
"""One entry, so that two copies of the diary never have two lists."""


def set_contacts(diary: Diary, author: Author, now: datetime, contacts: Contacts) -> Changed:
    """Write down whom to call, in place of what stood there.

    Raises:
        Refused: when the temperature can't be.
        StoreError: when it can't be written.
    """
    if contacts.fever_c is not None and not LEAST_C <= contacts.fever_c <= MOST_C:
        raise Refused(Reason.TEMPERATURE_RANGE, least=LEAST_C, most=MOST_C)
    kept = replace(
        contacts,
        clinic=one_line(contacts.clinic),
        clinic_number=one_line(contacts.clinic_number),
        out_of_hours_number=one_line(contacts.out_of_hours_number),
        emergency_number=one_line(contacts.emergency_number),
    )
    with diary.writing():
        return write_entry(diary, author, now, Kind.CONTACTS, CONTACTS_ENTRY, health_codec.contacts_body(kept))
