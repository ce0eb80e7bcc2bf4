"""Which known words a typed word may mean: the same, a form of it, one that says the same, its end, a misspelling."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import IntEnum

from rapidfuzz import process
from rapidfuzz.distance import OSA

_ENDINGS = ("iness", "ness", "ings", "ing", "ed", "es", "s", "y", "e")
_OF_ADJECTIVES = frozenset({"iness", "y"})
_SHORTEST = 3
"""What is left of a word when its ending is taken off has at least this many letters."""
_EDITS = {4: 1, 5: 1, 6: 2, 7: 2, 8: 2}
"""How many letters may be wrong, by the length of the shorter word; shorter words are never misspelt, only short."""
_MOST_EDITS = 3
_VOWELS = str.maketrans("", "", "aeiouy")


class Near(IntEnum):
    """How a typed word is near a known one, the less the nearer."""

    SAME = 0
    FORM = 1
    """Another form of the word: itchy, itching."""
    ALIKE = 2
    """Another word for the same thing."""
    BEGINS = 3
    """The known word begins with what was typed."""
    MISSPELT = 4


class NearWords:
    """The words that can be found, arranged so that a typed one is looked up within a keystroke."""

    def __init__(self, words: Iterable[str], alike: Iterable[Iterable[str]] = ()) -> None:
        """Know ``words``; the words within each of ``alike`` say the same thing."""
        self._group = {_stem(word): number for number, group in enumerate(alike) for word in group}
        self._words = sorted(set(words))
        self._forms: defaultdict[str, list[str]] = defaultdict(list)
        self._alike: defaultdict[int, list[str]] = defaultdict(list)
        for word in self._words:
            stem = _stem(word)
            self._forms[stem].append(word)
            if stem in self._group:
                self._alike[self._group[stem]].append(word)

    def near(self, typed: str, *, unfinished: bool = False) -> Mapping[str, Near]:
        """The known words that ``typed`` may mean. Misspellings count only when no known word begins with it.

        An ``unfinished`` word, the one being typed, may be the misspelt beginning of a longer one.
        """
        begun = dict.fromkeys(self._beginning(typed), Near.BEGINS)
        found = dict(begun)
        stem = _stem(typed)
        if stem in self._group:
            found.update(dict.fromkeys(self._alike.get(self._group[stem], ()), Near.ALIKE))
        found.update(dict.fromkeys(self._forms.get(stem, ()), Near.FORM))
        if begun:
            return found | ({typed: Near.SAME} if typed in found else {})
        return dict.fromkeys(self._misspelt(typed, unfinished=unfinished), Near.MISSPELT) | found

    def _beginning(self, typed: str) -> Iterable[str]:
        for place in range(bisect_left(self._words, typed), len(self._words)):
            if not self._words[place].startswith(typed):
                return
            yield self._words[place]

    def _misspelt(self, typed: str, *, unfinished: bool) -> list[str]:
        """The nearest of the words that differ from ``typed`` by a few letters."""
        if len(typed) < min(_EDITS):
            return []
        close = {
            word: edits
            for word, edits, _ in process.extract(
                typed, self._words, scorer=OSA.distance, score_cutoff=_MOST_EDITS, limit=None
            )
            if _may_mean(typed, word, int(edits))
        }
        if not close and unfinished:
            close = dict.fromkeys(self._misspelt_beginning(typed), 1)
        nearest = min(close.values(), default=0)
        return [word for word, edits in close.items() if edits == nearest]

    def _misspelt_beginning(self, typed: str) -> set[str]:
        """The words that begin with ``typed`` but for one letter."""
        lengths = (len(typed), len(typed) + 1)
        begun = {(word, size): word[:size] for word in self._words if word[0] == typed[0] for size in lengths}
        return {
            word for *_, (word, _) in process.extract(typed, begun, scorer=OSA.distance, score_cutoff=1, limit=None)
        }


def _may_mean(typed: str, word: str, edits: int) -> bool:
    """Whether so many wrong letters are few enough. The first letter is seldom wrong, the vowels are more often."""
    shorter = min(len(typed), len(word))
    if shorter < min(_EDITS):
        return False
    if edits <= 1:
        return True
    allowed = _EDITS.get(shorter, _MOST_EDITS)
    return typed[0] == word[0] and (edits <= allowed or (edits == 2 and _bones(typed) == _bones(word)))


def _bones(word: str) -> str:
    return word.translate(_VOWELS)


def _stem(word: str) -> str:
    """A word without its ending, as English has them: bruises, bruised and bruising become one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            stem = word.removesuffix(ending)
            # Skinny is no skin.
            return stem if ending in _OF_ADJECTIVES else _stem(stem)
    return word[:-1] if len(word) > _SHORTEST and word[-1] == word[-2] else word
