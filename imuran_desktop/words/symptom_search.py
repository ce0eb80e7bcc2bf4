"""Finding a symptom by its label or by the everyday words people use for it."""

import re
import unicodedata
from collections.abc import Iterator

from imuran_desktop.domain.symptoms import Symptom, SymptomList
from imuran_desktop.words.language import Language

OTHER = "any_other_symptom"
"""The entry of the list for what is not on it. It is offered beside whatever is found, never among it."""

_APOSTROPHES = str.maketrans("", "", "'\N{RIGHT SINGLE QUOTATION MARK}")
_LEAST_INSIDE = 3
"""Fewer letters than these are looked for only where a word begins."""


def find_symptoms(language: Language, known: SymptomList, typed: str) -> list[str]:
    """The ids of the symptoms that ``typed`` may mean, best first; none for an empty text.

    Case, accents and punctuation do not matter.
    """
    wanted = folded(typed)
    if not wanted:
        return []
    ranked = []
    for place, symptom in enumerate(known.symptoms.values()):
        rank = _rank(wanted, symptom, language)
        if rank is not None and symptom.id != OTHER:
            ranked.append((rank, place, symptom.id))
    return [symptom for _, _, symptom in sorted(ranked)]


def folded(text: str) -> str:
    """A text without case, accents and punctuation, its words one space apart."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_APOSTROPHES))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", letters))


def _rank(wanted: str, symptom: Symptom, language: Language) -> int | None:
    """How well a symptom fits, 0 for best; None when it does not fit."""
    phrases = list(_phrases(symptom, language))
    fits = [fit for fit in (_fit(wanted, phrase) for phrase in phrases) if fit is not None]
    if fits:
        return min(fits)
    # Words in another order, or some in the label and some in another phrase: "hands cold".
    words = " ".join(phrases).split()
    scattered = all(any(word.startswith(part) for word in words) for part in wanted.split())
    return 4 if scattered else None


def _phrases(symptom: Symptom, language: Language) -> Iterator[str]:
    for phrase in (symptom.label, *symptom.also):
        yield folded(language.tr(phrase))


def _fit(wanted: str, phrase: str) -> int | None:
    """How well one phrase fits: exactly, from its beginning, from the beginning of a word, or anywhere inside."""
    if phrase == wanted:
        return 0
    if phrase.startswith(wanted):
        return 1
    if f" {wanted}" in phrase:
        return 2
    return 3 if len(wanted) >= _LEAST_INSIDE and wanted in phrase else None
