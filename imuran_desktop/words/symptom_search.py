"""Finding a symptom by its label or by the everyday words people use for it."""

import re
import unicodedata
from collections.abc import Iterator

from imuran_desktop.domain.symptoms import Symptom, SymptomList
from imuran_desktop.words.language import Language

OTHER = "any_other_symptom"
"""The entry of the list for what is not on it. It is offered beside whatever is found, never among it."""

_APOSTROPHES = str.maketrans("", "", "'\N{RIGHT SINGLE QUOTATION MARK}")
_EXACT, _WHOLE_WORDS, _WORD_BEGINS, _INSIDE, _SCATTERED = 1, 3, 5, 7, 8
"""How well something fits, best first; each but the last leaves room for a better one just before it."""
_DENIED = re.compile(r"\(not [^)]*\)")
"""What a label says its symptom is not: "(not yellow)" must not lead there from "yellow", which needs help at once."""
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
    """How well a symptom fits, the less the better; None when it does not fit."""
    if wanted == folded(language.tr(symptom.label)):
        return _EXACT - 1
    label, *others = _phrases(symptom, language)
    fits = [fit for fit in (_fit(wanted, phrase) for phrase in others) if fit is not None]
    # What the label says counts a little more than what people may also say.
    in_label = _fit(wanted, label)
    fits += [] if in_label is None else [in_label - 1]
    if fits:
        return min(fits)
    # Words in another order, or some in the label and some in another phrase: "hands cold".
    words = " ".join((label, *others)).split()
    scattered = all(any(word.startswith(part) for word in words) for part in wanted.split())
    return _SCATTERED if scattered else None


def _phrases(symptom: Symptom, language: Language) -> Iterator[str]:
    for phrase in (symptom.label, *symptom.also):
        yield folded(_DENIED.sub("", language.tr(phrase)))


def _fit(wanted: str, phrase: str) -> int | None:
    """How well one phrase fits: exactly, with whole words, from the beginning of a word, or anywhere inside."""
    if phrase == wanted:
        return _EXACT
    if f" {wanted} " in f" {phrase} ":
        return _WHOLE_WORDS
    if f" {wanted}" in f" {phrase}":
        return _WORD_BEGINS
    return _INSIDE if len(wanted) >= _LEAST_INSIDE and wanted in phrase else None
