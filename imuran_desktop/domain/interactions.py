"""Other medicines and vaccines that the sources name, and finding them by what a person calls them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.domain.folding import folded
from imuran_desktop.domain.symptoms import Source

_SLIPS = ((9, 2), (6, 1))
"""How many letters may be wrong in a name of at least so many letters; none in a shorter one.

Two at most: "penicillin" is three away from "penicillamine", and is another medicine.
"""
_SAYS_NOTHING = {"vaccine", "vaccines", "vaccination", "vaccinations"}
_LONGEST = 300
"""What is written after as many letters is not looked at."""


@dataclass(frozen=True)
class Interaction:
    """A medicine or vaccine with what the sources say about having it beside azathioprine.

    ``names`` are the ways in which people write it, brands among them. ``live`` is None for medicines, and for a
    vaccine that exists in both kinds under one name.
    """

    id: str
    name: str
    names: tuple[str, ...]
    sort: HealthSort
    live: bool | None
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Interactions:
    """All that the sources name, in reading order. It is no full interaction checker."""

    items: tuple[Interaction, ...]
    sources: Mapping[str, Source]


@dataclass(frozen=True)
class _Match:
    """Which words of what was typed name an item: from ``begin`` up to ``end``, with so many letters wrong."""

    item: Interaction
    begin: int
    end: int
    wrong: int

    def inside(self, other: "_Match") -> bool:
        """Whether the words of ``other`` hold these and more."""
        return other.begin <= self.begin and self.end <= other.end and other.end - other.begin > self.end - self.begin

    def beaten_by(self, other: "_Match") -> bool:
        """Whether ``other`` fits some of the same words better."""
        return other.wrong < self.wrong and other.begin < self.end and self.begin < other.end


def interactions_of(name: str, known: Interactions) -> tuple[Interaction, ...]:
    """What the sources say about a medicine or vaccine as a person writes it: "Ramipril 5 mg capsules".

    Names are found as whole words, whatever their case and accents; a slip or two in a long word is forgiven where
    nothing fits better. A name inside a longer one that fits does not count: "nasal flu" is not "flu".
    """
    words = [word for word in folded(name[:_LONGEST]).split() if word not in _SAYS_NOTHING]
    matches = [*_matches(words, known)]
    found = {
        match.item.id
        for match in matches
        if not any(match.beaten_by(other) or (match.inside(other) and not other.beaten_by(match)) for other in matches)
    }
    return tuple(item for item in known.items if item.id in found)


def _matches(words: Sequence[str], known: Interactions) -> Iterator[_Match]:
    for item in known.items:
        for wanted in (folded(name).split() for name in item.names):
            for begin in range(len(words) - len(wanted) + 1):
                wrong = _wrong(words[begin : begin + len(wanted)], wanted)
                if wrong is not None:
                    yield _Match(item, begin, begin + len(wanted), wrong)


def _wrong(words: Sequence[str], wanted: Sequence[str]) -> int | None:
    """How many letters are wrong, if that is few enough in each word."""
    total = 0
    for typed, meant in zip(words, wanted, strict=True):
        if typed != meant:
            slips = _slips(typed, meant)
            if slips is None:
                return None
            total += slips
    return total


def _slips(typed: str, meant: str) -> int | None:
    most = next((slips for letters, slips in _SLIPS if len(meant) >= letters), 0)
    if abs(len(typed) - len(meant)) > most or not most:
        return None
    # Imported here: a compiled library that only this needs.
    from rapidfuzz.distance import OSA

    slips = int(OSA.distance(typed, meant, score_cutoff=most))
    return slips if slips <= most else None
