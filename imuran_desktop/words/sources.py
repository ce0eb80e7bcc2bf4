"""Where facts come from, in words."""

from collections.abc import Iterable
from datetime import date

from imuran_desktop.domain.symptoms import Source
from imuran_desktop.words.language import Language


def sources_words(language: Language, sources: Iterable[Source]) -> str:
    """Several sources in one line: "Sources: … ; … (checked 22 November 2026)"; empty for none."""
    listed = list(sources)
    if not listed:
        return ""
    names = "; ".join(language.tr(source.name) for source in listed)
    words = language.trn("Source: {names}.", "Sources: {names}.", len(listed), names=names)
    days = [source.checked for source in listed if source.checked]
    if not days:
        return words
    checked = language.tr("Last checked on {day}.", day=language.date(date.fromisoformat(min(days))))
    return f"{words} {checked}"


def checked_words(language: Language, checked: str) -> str:
    """When a source was last compared with its text. ``checked`` is an ISO date, empty when there was no text."""
    if not checked:
        return language.tr("Not checked against a text")
    return language.tr("Last checked on {day}", day=language.date(date.fromisoformat(checked)))
