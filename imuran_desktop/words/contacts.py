"""The numbers to call in words."""

from imuran_desktop.domain.codes import Level
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.words.language import Language


def numbers_to_call(language: Language, contacts: Contacts, level: Level = Level.URGENT) -> list[tuple[str, str]]:
    """Whose each number is, and the number, of those that are set; first the one that matters at this level."""
    tr = language.tr
    clinic = tr("Clinic, {name}", name=contacts.clinic) if contacts.clinic else tr("Clinic")
    emergency = (tr("Emergency number"), contacts.emergency_number)
    others = [(clinic, contacts.clinic_number), (tr("Out-of-hours care"), contacts.out_of_hours_number)]
    listed = [emergency, *others] if level is Level.EMERGENCY else [*others, emergency]
    return [(whose, number) for whose, number in listed if number]
