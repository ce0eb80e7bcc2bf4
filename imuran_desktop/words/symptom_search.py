"""Finding a symptom by its label or by the everyday words people use for it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from imuran_desktop.domain.codes import Severity
from imuran_desktop.domain.folding import folded
from imuran_desktop.domain.symptoms import OTHER, Symptom, SymptomList
from imuran_desktop.words.everyday_words import ALIKE, FILLERS
from imuran_desktop.words.language import Language
from imuran_desktop.words.near_words import Near, NearWords

_LONGEST = 300
"""What is typed after as many letters is not looked at."""
_EXACT, _WHOLE_WORDS, _WORD_BEGINS, _INSIDE = 10, 30, 50, 70
"""How well a phrase fits letter by letter, the less the better."""
_SAME_WORDS, _ALIKE_WORDS, _SCATTERED, _MISSPELT, _IN_SENTENCE, _MISSPELT_IN_SENTENCE = 20, 60, 80, 90, 100, 110
"""How well it fits word by word, in any order."""
_IN_LABEL, _WITHOUT_FILLERS = -5, 2
"""What the label says counts a little more than what people may also say, and what was typed more than a part of it."""
_DENIED = re.compile(r"\(not [^)]*\)")
"""What a label says its symptom is not: "(not yellow)" must not lead there from "yellow", which needs help at once."""
_LEAST_INSIDE = 3
"""Fewer letters than these are looked for only where a word begins."""

_Meanings = Sequence[Mapping[str, Near]]
"""For each typed word the known ones that it may mean."""


def find_symptoms(language: Language, known: SymptomList, typed: str) -> list[str]:
    """The ids of the symptoms that ``typed`` may mean, best first, of equals the more pressing; none for no text.

    Case, accents, punctuation and the small words of a sentence do not matter. Misspellings, and what fits only a
    part of a sentence, come last.
    """
    search = _searches.get(language)
    if search is None or search.known is not known:
        search = _searches[language] = _Search(language, known)
    return search.find(typed)


@dataclass(frozen=True)
class _Phrase:
    """A label or what people may also say: its letters, its words, and both without fillers."""

    text: str
    words: frozenset[str]
    short: str
    content: tuple[str, ...]
    bonus: int


@dataclass(frozen=True)
class _Entry:
    """A symptom as it can be found, its label first. ``pressing`` is the less, the more pressing it is."""

    id: str
    phrases: tuple[_Phrase, ...]
    words: frozenset[str]
    pressing: int


class _Search:
    """The phrases of a list in one language, made ready once, so that a keystroke costs little."""

    def __init__(self, language: Language, known: SymptomList) -> None:
        self.known = known
        self._fillers = frozenset(folded(language.tr(FILLERS)).split())
        symptoms = (symptom for symptom in known.symptoms.values() if symptom.id != OTHER)
        self._entries = [self._entry(symptom, language) for symptom in symptoms]
        words = {word for entry in self._entries for word in entry.words}
        self._near = NearWords(words, (folded(group).split() for group in language.tr(ALIKE).split(";")))

    def find(self, typed: str) -> list[str]:
        wanted = folded(_DENIED.sub("", typed[:_LONGEST]))
        content = self._content(wanted.split())
        if not content:
            return []
        short, last = " ".join(content), len(content) - 1
        meanings = [self._near.near(word, unfinished=place == last) for place, word in enumerate(content)]
        ranked = []
        for place, entry in enumerate(self._entries):
            rank = min(_letters_rank(wanted, short, entry), _words_rank(meanings, entry))
            if rank < _NOT:
                ranked.append((rank, entry.pressing, place, entry.id))
        return [symptom for *_, symptom in sorted(ranked)]

    def _entry(self, symptom: Symptom, language: Language) -> _Entry:
        phrases = [self._phrase(_DENIED.sub("", language.tr(symptom.label)), _IN_LABEL)]
        phrases += [self._phrase(language.tr(also), 0) for also in symptom.also]
        words = frozenset().union(*(phrase.words for phrase in phrases))
        return _Entry(symptom.id, tuple(phrases), words, -symptom.levels[Severity.MILD].rank)

    def _phrase(self, words: str, bonus: int) -> _Phrase:
        text = folded(words)
        content = self._content(text.split())
        return _Phrase(text, frozenset(text.split()), " ".join(content), content, bonus)

    def _content(self, words: Iterable[str]) -> tuple[str, ...]:
        """The words that say something; all of them when none does."""
        words = tuple(words)
        return tuple(word for word in words if word not in self._fillers) or words


_searches: WeakKeyDictionary[Language, _Search] = WeakKeyDictionary()
_NOT = 1000
"""The rank of what does not fit."""


def _letters_rank(wanted: str, short: str, entry: _Entry) -> int:
    """How well an entry fits letter by letter, as it was typed or without fillers."""
    fits = []
    for phrase in entry.phrases:
        fit = min(_letters_fit(wanted, phrase.text), _WITHOUT_FILLERS + _letters_fit(short, phrase.short))
        if fit < _NOT:
            fits.append(fit + phrase.bonus)
    return min(fits, default=_NOT)


def _letters_fit(wanted: str, phrase: str) -> int:
    """How well one phrase fits: exactly, with whole words, from the beginning of a word, or anywhere inside."""
    if wanted not in phrase:
        return _NOT
    if phrase == wanted:
        return _EXACT
    if f" {wanted} " in f" {phrase} ":
        return _WHOLE_WORDS
    if f" {wanted}" in f" {phrase}":
        return _WORD_BEGINS
    return _INSIDE if len(wanted) >= _LEAST_INSIDE else _NOT


def _words_rank(meanings: _Meanings, entry: _Entry) -> int:
    """How well an entry fits word by word, in any order."""
    if all(entry.words.isdisjoint(meaning) for meaning in meanings):
        return _NOT
    ranks = [_phrase_rank(meanings, phrase) for phrase in entry.phrases]
    # Some in the label and some in another phrase: "hands cold". Words that only say the same would be too far off.
    worst = _farthest(meanings, entry.words, alike=False)
    if worst is not None:
        ranks.append((_SCATTERED if worst < Near.MISSPELT else _MISSPELT) + 2)
    return min(ranks)


def _phrase_rank(meanings: _Meanings, phrase: _Phrase) -> int:
    """How well a phrase fits that has all the words typed, or that is among them; best when neither has others."""
    worst, covered = _farthest(meanings, phrase.words), _covered(meanings, phrase.content)
    if worst is None:
        return _sentence_rank(covered, phrase)
    more = int(covered is None)
    if worst is Near.MISSPELT:
        return _MISSPELT + more
    if worst is Near.BEGINS or more:
        return _SCATTERED + more
    return _ALIKE_WORDS if worst is Near.ALIKE else _SAME_WORDS


def _sentence_rank(covered: Near | None, phrase: _Phrase) -> int:
    """How well a phrase fits that was typed among other words."""
    if covered is None:
        return _NOT
    if covered is Near.MISSPELT:
        return _MISSPELT_IN_SENTENCE
    # One word for the same thing is too little: "my knee hurts" is no belly ache.
    return _NOT if covered is Near.ALIKE and len(phrase.content) == 1 else _IN_SENTENCE


def _farthest(meanings: _Meanings, words: frozenset[str], *, alike: bool = True) -> Near | None:
    """How far from ``words`` the farthest of the words typed is; None when one is not among them at all."""
    farthest = Near.SAME
    for meaning in meanings:
        nears = (meaning[word] for word in words.intersection(meaning))
        near = min((near for near in nears if alike or near is not Near.ALIKE), default=None)
        if near is None:
            return None
        farthest = max(farthest, near)
    return farthest


def _covered(meanings: _Meanings, content: Sequence[str]) -> Near | None:
    """How far the farthest word of a phrase is from what was typed, each from a word of its own; None when one is not.

    A word that was only begun is not there yet.
    """
    farthest, used = Near.SAME, set()
    for word in content:
        nears = [(meaning.get(word, Near.BEGINS), place) for place, meaning in enumerate(meanings)]
        near, place = min(((near, place) for near, place in nears if near is not Near.BEGINS), default=(None, -1))
        if near is None or place in used:
            return None
        used.add(place)
        farthest = max(farthest, near)
    return farthest
