"""Append-only history: entries are made of revisions, and the current one is the head."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What an entry is about."""

    PERSON = "person"
    ZONE = "zone"
    MEALS = "meals"
    PRESCRIPTION = "prescription"
    MONITORING = "monitoring"
    INTAKE = "intake"
    SYMPTOM = "symptom"
    BLOOD_TEST = "blood_test"
    STOCK = "stock"
    STOCK_WARNING = "stock_warning"
    REMINDER = "reminder"
    SNOOZE = "snooze"
    DELIVERY = "delivery"
    ARRANGEMENT = "arrangement"
    CONTACTS = "contacts"
    HEALTH_ITEM = "health_item"
    NOTE = "note"
    ALERT_VALUES = "alert_values"
    VISIT = "visit"


@dataclass(frozen=True)
class Author:
    """Who records, and on which device. ``by`` is empty when the person has not said."""

    device: str
    by: str = ""


@dataclass(frozen=True)
class Revision:
    """One version of an entry; ``parents`` are the revisions it replaces, ``recorded_at`` is UTC."""

    id: str
    entry: str
    kind: Kind
    day: str
    generation: int
    recorded_at: datetime
    device: str
    by: str
    deleted: bool
    body: Mapping[str, Any]
    parents: tuple[str, ...] = ()


def heads(revisions: Iterable[Revision]) -> list[Revision]:
    """The revisions of one entry that no other replaces, the one to show first. Two or more are a conflict."""
    known = list(revisions)
    replaced = {parent for revision in known for parent in revision.parents}
    return sorted((item for item in known if item.id not in replaced), key=precedence, reverse=True)


def precedence(revision: Revision) -> tuple[int, datetime, str]:
    """Which of two heads is shown meanwhile: the greater of these."""
    return revision.generation, revision.recorded_at, revision.id
