"""Each kind of revision back into what the domain calls it. What can't be read is damage, never a crash."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from imuran_desktop.domain.blood_tests import DoneTest
from imuran_desktop.domain.codes import Delivery, Reply
from imuran_desktop.domain.history import Kind, Revision
from imuran_desktop.domain.monitoring import MonitoringSchedule
from imuran_desktop.domain.plan import MealTimes, Person, Prescription
from imuran_desktop.domain.zones import ZoneChange, valid_zone
from imuran_desktop.store import plan_codec, record_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError, Trouble
from imuran_desktop.store.old_bodies import complete

if TYPE_CHECKING:
    from imuran_desktop.domain.alerts import AlertValues
    from imuran_desktop.domain.contacts import Contacts
    from imuran_desktop.domain.health import HealthItem
    from imuran_desktop.domain.notes import DayNote
    from imuran_desktop.domain.reminder_log import Delivered
    from imuran_desktop.domain.results import LabReport
    from imuran_desktop.domain.stock import StockEntry
    from imuran_desktop.domain.symptoms import SymptomEntry
    from imuran_desktop.domain.visits import Visit

T = TypeVar("T")


def decoded(diary: Diary, revisions: Iterable[Revision], decode: Callable[[Revision], T]) -> list[T]:
    """What ``revisions`` say.

    Raises:
        StoreError: when one of them can't be read.
    """
    found = []
    for revision in revisions:
        try:
            found.append(decode(revision))
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise StoreError(Trouble.DAMAGED, diary.path) from error
    return found


def zone(revision: Revision) -> ZoneChange:
    """A change of zone. One that this computer doesn't know can't be counted by."""
    change = plan_codec.zone(revision.body)
    if not valid_zone(change.zone):
        raise ValueError(change.zone)
    return change


def snooze(revision: Revision) -> tuple[str, datetime]:
    """The dose key, and until when its reminder was put off."""
    return revision.entry.removeprefix("snooze:"), datetime.fromisoformat(revision.body["until"])


def reminder(revision: Revision) -> str:
    """The id of a reminder that was told."""
    return revision.entry


def delivery(revision: Revision) -> "Delivered":
    """How a reminder was shown, and what the person did with it there."""
    from imuran_desktop.domain.reminder_log import Delivered  # late: the first picture shows none

    body = revision.body
    replied = body["replied_at"]
    return Delivered(
        reminder=revision.entry.removeprefix("delivery:"),
        delivery=Delivery(body["delivery"]),
        at=datetime.fromisoformat(body["at"]),
        reply=Reply(body["reply"]) if body["reply"] else None,
        replied_at=datetime.fromisoformat(replied) if replied else None,
    )


def person(revision: Revision) -> Person:
    """Whose diary it is."""
    return plan_codec.person(revision.body)


def meals(revision: Revision) -> MealTimes:
    """Meal times."""
    return plan_codec.meals(complete(revision.kind, revision.body))


def prescription(revision: Revision) -> Prescription:
    """A prescription with its steps and slots."""
    return plan_codec.prescription(revision.entry, complete(revision.kind, revision.body))


def monitoring(revision: Revision) -> MonitoringSchedule:
    """A monitoring schedule with its whole preset."""
    return plan_codec.monitoring(revision.entry, complete(revision.kind, revision.body))


def stock(revision: Revision) -> "StockEntry":
    """A count or refill of tablets."""
    from imuran_desktop.store import stock_codec  # late: the first picture shows none

    return stock_codec.stock(revision)


def stock_warning(revision: Revision) -> tuple[str, int | None]:
    """The medicine key, and how many days before its tablets run out the person is reminded."""
    from imuran_desktop.store import stock_codec  # late, as above

    return stock_codec.stock_warning(revision)


def symptom(revision: Revision) -> "SymptomEntry":
    """What a person recorded of a symptom."""
    from imuran_desktop.store import symptom_codec  # late, as above

    return symptom_codec.symptom(revision)


def contacts(revision: Revision) -> "Contacts":
    """Whom to call."""
    from imuran_desktop.store import health_codec  # late, as above

    return health_codec.contacts(revision)


def health_item(revision: Revision) -> "HealthItem":
    """Another medicine, an allergy or a vaccine."""
    from imuran_desktop.store import health_codec  # late, as above

    return health_codec.health_item(revision)


def note(revision: Revision) -> "DayNote":
    """A note on a day."""
    from imuran_desktop.store import health_codec  # late, as above

    return health_codec.note(revision)


def report(revision: Revision) -> "LabReport":
    """What came back from a blood test."""
    from imuran_desktop.store import results_codec  # late, as above

    return results_codec.report(revision)


def alert_values(revision: Revision) -> "AlertValues":
    """The values past which the clinic wants to hear from the person."""
    from imuran_desktop.store import results_codec  # late, as above

    return results_codec.alert_values(revision)


def _blood_test(revision: Revision) -> "tuple[DoneTest, LabReport]":
    """All that is recorded of a blood test."""
    return done_test(revision), report(revision)


def visit(revision: Revision) -> "Visit":
    """A visit to the clinic."""
    from imuran_desktop.store import visit_codec  # late, as above

    return visit_codec.visit(revision)


intake, done_test = record_codec.intake, record_codec.done_test
arrangement = record_codec.arrangement

DECODERS: dict[Kind, Callable[[Revision], Any]] = {
    Kind.PERSON: person,
    Kind.ZONE: zone,
    Kind.MEALS: meals,
    Kind.PRESCRIPTION: prescription,
    Kind.MONITORING: monitoring,
    Kind.INTAKE: intake,
    Kind.SYMPTOM: symptom,
    Kind.BLOOD_TEST: _blood_test,
    Kind.STOCK: stock,
    Kind.STOCK_WARNING: stock_warning,
    Kind.REMINDER: reminder,
    Kind.SNOOZE: snooze,
    Kind.DELIVERY: delivery,
    Kind.ARRANGEMENT: arrangement,
    Kind.CONTACTS: contacts,
    Kind.HEALTH_ITEM: health_item,
    Kind.NOTE: note,
    Kind.VISIT: visit,
    Kind.ALERT_VALUES: alert_values,
}
"""How a revision of each kind is read."""
