"""The list of symptoms to take along to the clinic, as text and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from imuran_desktop.words.language import Language


@dataclass(frozen=True)
class TellLine:
    """One symptom to tell of: its day, what it was and how bad, the level in words, and what else was noted."""

    day: date
    title: str
    level: str
    facts: tuple[str, ...] = ()


def tell_heading(language: Language, person: str) -> str:
    """What the list is called."""
    return language.tr("To tell the clinic: {name}", name=person)


def tell_lead(language: Language, today: date) -> str:
    """Where the list comes from."""
    return language.tr(
        "Recorded by the person themselves, or by who helps them. Put together on {day}.", day=language.date(today)
    )


def tell_text(language: Language, person: str, lines: Sequence[TellLine], today: date) -> str:
    """The list as plain text, to paste into a message."""
    rows = [_row(language, line) for line in lines]
    return "\n".join([tell_heading(language, person), tell_lead(language, today), "", *rows])


def tell_table(language: Language, lines: Sequence[TellLine]) -> list[tuple[str, ...]]:
    """The list as rows of a table, the first of which names its columns."""
    tr = language.tr
    rows = [(language.date(line.day), line.title, line.level, " ".join(line.facts)) for line in lines]
    return [(tr("Day"), tr("Symptom"), tr("Level"), tr("More")), *rows]


def _row(language: Language, line: TellLine) -> str:
    day, tr = language.date(line.day), language.tr
    return " ".join([tr("{day}: {symptom} ({level}).", day=day, symptom=line.title, level=line.level), *line.facts])
