"""The list of symptoms to take along to the clinic, as text and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from imuran_desktop.words.language import Language


@dataclass(frozen=True)
class TellLine:
    """One symptom to tell of: when it began, what and how bad it was, the level in words, and what else was noted."""

    began: datetime
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
    rows = [(_when(language, line), line.title, line.level, " ".join(line.facts)) for line in lines]
    return [(tr("When"), tr("Symptom"), tr("Level"), tr("More")), *rows]


def _row(language: Language, line: TellLine) -> str:
    when, tr = _when(language, line), language.tr
    return " ".join([tr("{when}: {symptom} ({level}).", when=when, symptom=line.title, level=line.level), *line.facts])


def _when(language: Language, line: TellLine) -> str:
    return language.tr("{day}, {time}", day=language.date(line.began.date()), time=language.clock(line.began))
