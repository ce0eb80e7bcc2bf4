"""Finding a topic of the guide, and what in it fits, by the words people type."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from imuran_desktop.domain.folding import folded
from imuran_desktop.domain.guide import Guide, Topic
from imuran_desktop.words.everyday_words import ALIKE, FILLERS
from imuran_desktop.words.language import Language
from imuran_desktop.words.near_words import Near, NearWords

_LONGEST = 300
"""What is typed after as many letters is not looked at."""
_PHRASE, _TITLE, _ALSO, _ABOUT, _STATEMENT, _SCATTERED = range(6)
"""Where a topic fits, best first."""
_MISSPELT = 10


@dataclass(frozen=True)
class FoundTopic:
    """A topic that fits, with the ids of those of its statements that fit by themselves."""

    topic: str
    statements: tuple[str, ...]


def find_topics(language: Language, guide: Guide, typed: str) -> list[FoundTopic]:
    """The topics that ``typed`` may mean, best first; none for no text.

    Case, accents and the small words of a sentence do not matter. Misspellings count where nothing else fits. Where no
    topic has all the words, those that have some of them are found.
    """
    texts = {id_: _texts(language, topic) for id_, topic in guide.topics.items()}
    words = {word for parts in texts.values() for part in parts for word in part.split()}
    near = NearWords(words, (folded(group).split() for group in language.tr(ALIKE).split(";")))
    wanted = folded(typed[:_LONGEST]).split()
    fillers = {*folded(language.tr(FILLERS)).split()}
    content = [word for word in wanted if word not in fillers] or wanted
    if not content:
        return []
    meanings = [near.near(word, unfinished=place == len(content) - 1) for place, word in enumerate(content)]
    theirs = {id_: _among(meanings, " ".join(parts).split()) for id_, parts in texts.items()}
    enough = len(meanings) if any(len(fitting) == len(meanings) for fitting in theirs.values()) else 1
    ranked = []
    for place, (id_, topic) in enumerate(guide.topics.items()):
        fitting = theirs[id_]
        if len(fitting) >= enough:
            rank = _rank(" ".join(wanted), fitting, texts[id_])
            ranked.append((rank, -len(fitting), place, FoundTopic(id_, _fitting(language, topic, fitting))))
    return [found for *_, found in sorted(ranked, key=lambda item: item[:3])]


def _texts(language: Language, topic: Topic) -> Sequence[str]:
    """Its title, the words that people search for, what it is about and its statements, folded and in this order."""
    also = " ".join(folded(language.tr(word)) for word in topic.also)
    statements = " ".join(folded(language.tr(statement.text)) for statement in topic.statements)
    return folded(language.tr(topic.title)), also, folded(language.tr(topic.about)), statements


def _among(meanings: Sequence[Mapping[str, Near]], words: Iterable[str]) -> Sequence[Mapping[str, Near]]:
    """The meanings of those of the typed words that may be among these."""
    known = {*words}
    return [meaning for meaning in meanings if known & meaning.keys()]


def _rank(phrase: str, meanings: Sequence[Mapping[str, Near]], texts: Sequence[str]) -> int:
    """How well a topic fits that has all of these, the less the better."""
    rank = _SCATTERED
    if any(f" {phrase} " in f" {text} " for text in texts[:2]):
        rank = _PHRASE
    else:
        places = zip((_TITLE, _ALSO, _ABOUT, _STATEMENT), texts, strict=True)
        rank = min((place for place, text in places if _fits(meanings, text.split())), default=_SCATTERED)
    return rank + _MISSPELT * any(Near.MISSPELT in meaning.values() for meaning in meanings)


def _fits(meanings: Sequence[Mapping[str, Near]], words: Iterable[str]) -> bool:
    """Whether each typed word may mean one of these."""
    return len(_among(meanings, words)) == len(meanings)


def _fitting(language: Language, topic: Topic, meanings: Sequence[Mapping[str, Near]]) -> tuple[str, ...]:
    return tuple(
        statement.id for statement in topic.statements if _fits(meanings, folded(language.tr(statement.text)).split())
    )
