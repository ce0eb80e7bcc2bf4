"""What a write changed, so that only the views that show it are refreshed."""

from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """The parts of a diary that views depend on."""

    PERSON = "person"
    PLAN = "plan"
    DOSES = "doses"
    SYMPTOMS = "symptoms"
    BLOOD_TESTS = "blood_tests"
    STOCK = "stock"
    CONTACTS = "contacts"
    HEALTH = "health"
    NOTES = "notes"
    VISITS = "visits"


EVERYTHING = frozenset(Topic)


@dataclass(frozen=True)
class Changed:
    """The topics a write touched, the entry it wrote, and the revision to take back in order to undo it."""

    topics: frozenset[Topic]
    entry: str = ""
    revision: str = ""
