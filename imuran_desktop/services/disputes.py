"""What two copies of the diary say differently besides intakes, and choosing between the versions."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from imuran_desktop.domain.history import Author, Kind, Revision, heads
from imuran_desktop.services.changes import EVERYTHING, Changed
from imuran_desktop.services.entries import TOPICS
from imuran_desktop.services.entry_history import write_again
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.decode import DECODERS, decoded
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import PLAN_KINDS
from imuran_desktop.store.revisions import disputed, history_of

if TYPE_CHECKING:
    from imuran_desktop.domain.alerts import AlertValues
    from imuran_desktop.domain.blood_tests import Arrangement, DoneTest
    from imuran_desktop.domain.contacts import Contacts
    from imuran_desktop.domain.health import HealthItem
    from imuran_desktop.domain.notes import DayNote
    from imuran_desktop.domain.plan import PlanPart
    from imuran_desktop.domain.results import LabReport
    from imuran_desktop.domain.symptoms import SymptomEntry
    from imuran_desktop.domain.visits import Visit

    Disputed = (
        PlanPart
        | SymptomEntry
        | DayNote
        | Contacts
        | HealthItem
        | Visit
        | tuple[DoneTest, LabReport]
        | Arrangement
        | AlertValues
    )

FEELING_KINDS = (Kind.SYMPTOM, Kind.NOTE)
HEALTH_KINDS = (Kind.CONTACTS, Kind.HEALTH_ITEM)
VISIT_KINDS = (Kind.VISIT,)
TEST_KINDS = (Kind.BLOOD_TEST, Kind.ARRANGEMENT, Kind.ALERT_VALUES)
DISPUTABLE = (Kind.INTAKE, *PLAN_KINDS, *FEELING_KINDS, *HEALTH_KINDS, *VISIT_KINDS, *TEST_KINDS)
"""All that two copies of a diary may say differently, and the person is asked about."""


@dataclass(frozen=True)
class DisputedVersion:
    """What one copy says. A ``deleted`` one was taken out there."""

    revision: str
    says: "Disputed"
    changed_at: datetime
    by: str
    device: str
    deleted: bool


@dataclass(frozen=True)
class Dispute:
    """An entry with several versions; the first is the one that holds meanwhile."""

    entry: str
    kind: Kind
    versions: tuple[DisputedVersion, ...]


def disputes(diary: Diary, *kinds: Kind) -> list[Dispute]:
    """Every entry of these kinds that was changed differently in two places.

    Raises:
        StoreError: when the diary can't be read.
    """
    return [_dispute(diary, revision) for revision in disputed(diary, *kinds)]


def settle_dispute(diary: Diary, author: Author, now: datetime, entry: str, revision_id: str) -> Changed:
    """Have one version hold from now on; one of the plan also for the past it speaks of: that was its dispute.

    Raises:
        Refused: when there is nothing to choose between any more.
        StoreError: when it can't be written.
    """
    with diary.writing():
        known = heads(history_of(diary, entry))
        chosen = next((head for head in known if head.id == revision_id), None)
        if chosen is None or len(known) == 1:
            raise Refused(Reason.NOTHING_RECORDED)
        revision = write_again(diary, author, now, chosen)
    topic = TOPICS.get(chosen.kind)
    return Changed(frozenset({topic}) if topic else EVERYTHING, entry, revision.id)


def _dispute(diary: Diary, shown: Revision) -> Dispute:
    known = heads(history_of(diary, shown.entry))
    said = decoded(diary, known, DECODERS[shown.kind])
    versions = (
        DisputedVersion(head.id, says, head.recorded_at, head.by, head.device, head.deleted)
        for head, says in zip(known, said, strict=True)
    )
    return Dispute(shown.entry, shown.kind, tuple(versions))
