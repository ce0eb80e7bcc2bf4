"""What two copies of the diary say differently, in words: how one felt, numbers, visits, blood tests, the plan."""

from datetime import date

from imuran_desktop.domain.alerts import AlertValues
from imuran_desktop.domain.blood_tests import Arrangement
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.health import HealthItem
from imuran_desktop.domain.notes import DayNote
from imuran_desktop.domain.plan import PlanPart
from imuran_desktop.domain.results import Analytes
from imuran_desktop.domain.symptoms import SymptomEntry, SymptomList
from imuran_desktop.domain.visits import Visit
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words import blood_test_disputes, plan_disputes, visits
from imuran_desktop.words.blood_test_disputes import NONE_KNOWN, DisputedTest
from imuran_desktop.words.doses import moment_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.symptom_entries import entry_facts, entry_name, entry_title
from imuran_desktop.words.temperature import temperature_words

Disputed = PlanPart | SymptomEntry | DayNote | Contacts | HealthItem | Visit | DisputedTest
"""What copies may say differently."""


def part_words(language: Language, part: Disputed, known: SymptomList) -> str:
    """What it is about: "Azathioprine", "Meal times", "Headache"."""
    match part:
        case SymptomEntry():
            return entry_name(language, part, known)
        case DayNote():
            return language.tr("Note on {day}", day=language.date(part.day))
        case Contacts():
            return language.tr("Numbers to call")
        case HealthItem():
            return part.name
        case Visit():
            return language.tr("Clinic visit")
        case tuple() | Arrangement() | AlertValues():
            return blood_test_disputes.part_words(language, part)
        case _:
            return plan_disputes.part_words(language, part)


def version_words(
    language: Language,
    part: Disputed,
    known: SymptomList,
    timeline: Timeline,
    today: date,
    *,
    deleted: bool,
    analytes: Analytes = NONE_KNOWN,
) -> str:
    """What one version says, as far as a line can: the latest dose step, how bad a symptom was, the numbers."""
    if isinstance(part, tuple | Arrangement | AlertValues):
        return blood_test_disputes.version_words(language, part, analytes, today, deleted=deleted)
    match part:
        case SymptomEntry() | DayNote() | Contacts() | HealthItem() | Visit() if deleted:
            return language.tr("Taken out of the diary")
        case SymptomEntry():
            return _symptom_words(language, part, known, timeline, today)
        case DayNote():
            return part.text
        case Contacts():
            return _contacts_words(language, part)
        case HealthItem():
            on = language.date(part.on) if part.on else ""
            return ", ".join(said for said in (part.name, part.detail, on) if said)
        case Visit():
            return visits.version_words(language, part, today)
        case _:
            return plan_disputes.version_words(language, part, today, deleted=deleted)


def _symptom_words(language: Language, entry: SymptomEntry, known: SymptomList, timeline: Timeline, today: date) -> str:
    began = moment_words(language, entry.began, timeline, today)
    title = language.tr("{symptom}; it began {when}", symptom=entry_title(language, entry, known), when=began)
    return ". ".join([title, *(fact.rstrip(".") for fact in entry_facts(language, entry, timeline, today))])


def _contacts_words(language: Language, contacts: Contacts) -> str:
    tr = language.tr
    said = (
        contacts.clinic,
        contacts.clinic_number and tr("clinic {number}", number=contacts.clinic_number),
        contacts.out_of_hours_number and tr("out of hours {number}", number=contacts.out_of_hours_number),
        contacts.emergency_number and tr("emergency {number}", number=contacts.emergency_number),
        contacts.fever_c is not None
        and tr("to be called at {temperature}", temperature=temperature_words(language, contacts.fever_c)),
    )
    return ", ".join(words for words in said if words) or tr("No numbers")
