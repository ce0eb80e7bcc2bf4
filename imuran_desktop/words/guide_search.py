"""Finding a topic of the guide, and what in it fits, by the words people type."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from imuran_desktop.domain.folding import folded
from imuran_desktop.domain.guide import SIDE_EFFECTS, Guide, Topic
from imuran_desktop.domain.symptoms import Symptom, SymptomList
from imuran_desktop.words.everyday_words import ALIKE, FILLERS
from imuran_desktop.words.language import Language
from imuran_desktop.words.near_words import Near, NearWords
from imuran_desktop.words.symptom_search import find_symptoms

_LONGEST = 300
"""What is typed after as many letters is not looked at."""
_PHRASE, _TITLE, _ALSO, _NAME, _ABOUT, _STATEMENT, _PART_OF_NAME, _SCATTERED = range(8)
"""Where a topic fits, best first. Of the symptoms in it, the label counts more than a part of an everyday name."""
_MISSPELT = 10


@dataclass(frozen=True)
class FoundTopic:
    """A topic that fits, with the ids of those of its statements, and symptoms, that fit by themselves."""

    topic: str
    statements: tuple[str, ...]
    symptoms: tuple[str, ...] = ()


def find_topics(language: Language, guide: Guide, symptoms: SymptomList, typed: str) -> list[FoundTopic]:
    """The topics that ``typed`` may mean, best first; none for no text.

    Case, accents and the small words of a sentence do not matter. Misspellings count where nothing else fits. Where no
    topic has all the words, those that have some of them are found. Symptoms stand in the topic on side effects.
    """
    texts = {id_: _texts(language, topic) for id_, topic in guide.topics.items()}
    names = {id_: _names(language, symptoms.symptoms[id_]) for id_ in find_symptoms(language, symptoms, typed)}
    words = {word for parts in (*texts.values(), *names.values()) for part in parts for word in part.split()}
    near = NearWords(words, (folded(group).split() for group in language.tr(ALIKE).split(";")))
    wanted = folded(typed[:_LONGEST]).split()
    content = _content(language, wanted)
    if not content:
        return []
    phrase = " ".join(wanted)
    meanings = [near.near(word, unfinished=place == len(content) - 1) for place, word in enumerate(content)]
    named_rank, named = _best_named(phrase, meanings, names)
    theirs = {id_: _among(meanings, " ".join(parts).split()) for id_, parts in texts.items()}
    if named:
        theirs[SIDE_EFFECTS] = meanings
    enough = len(meanings) if any(len(fitting) == len(meanings) for fitting in theirs.values()) else 1
    ranked = []
    for place, (id_, topic) in enumerate(guide.topics.items()):
        fitting, lists_them = theirs[id_], id_ == SIDE_EFFECTS
        if len(fitting) >= enough:
            rank = _rank(phrase, fitting, texts[id_], named_rank if lists_them else _SCATTERED)
            found = FoundTopic(id_, _fitting(language, topic, fitting), named if lists_them else ())
            ranked.append((rank, -len(fitting), place, found))
    return [found for *_, found in sorted(ranked, key=lambda item: item[:3])]


def _content(language: Language, wanted: Sequence[str]) -> Sequence[str]:
    """The words that say something; all of them when none does."""
    fillers = {*folded(language.tr(FILLERS)).split()}
    return [word for word in wanted if word not in fillers] or wanted


def _names(language: Language, symptom: Symptom) -> Sequence[str]:
    """A symptom's label and what people also call it, folded."""
    return [folded(language.tr(name)) for name in (symptom.label, *symptom.also)]


def _best_named(
    phrase: str, meanings: Sequence[Mapping[str, Near]], names: Mapping[str, Sequence[str]]
) -> tuple[int, tuple[str, ...]]:
    """The symptoms that fit best by their ``names``, and how well they do.

    One that fits only a part of what was typed is no answer to a question: it is left out.
    """
    ranks = {id_: _named_rank(phrase, meanings, parts) for id_, parts in names.items()}
    best = min(ranks.values(), default=_SCATTERED)
    return best, tuple(id_ for id_, rank in ranks.items() if rank == best < _SCATTERED)


def _named_rank(phrase: str, meanings: Sequence[Mapping[str, Near]], names: Sequence[str]) -> int:
    """How well a symptom fits, by its label or by another name."""
    label, *also = (_fits(meanings, name.split()) for name in names)
    if label or phrase in names:
        return _NAME
    return _PART_OF_NAME if any(also) else _SCATTERED


def _texts(language: Language, topic: Topic) -> Sequence[str]:
    """Its title, the words that people search for, what it is about and its statements, folded and in this order."""
    also = " ".join(folded(language.tr(word)) for word in topic.also)
    statements = " ".join(folded(language.tr(statement.text)) for statement in topic.statements)
    return folded(language.tr(topic.title)), also, folded(language.tr(topic.about)), statements


def _among(meanings: Sequence[Mapping[str, Near]], words: Iterable[str]) -> Sequence[Mapping[str, Near]]:
    """The meanings of those of the typed words that may be among these."""
    known = {*words}
    return [meaning for meaning in meanings if known & meaning.keys()]


def _rank(phrase: str, meanings: Sequence[Mapping[str, Near]], texts: Sequence[str], named: int) -> int:
    """How well a topic fits that has all of these, the less the better; ``named`` is how well its symptoms do."""
    rank = _SCATTERED
    if any(f" {phrase} " in f" {text} " for text in texts[:2]):
        rank = _PHRASE
    else:
        places = zip((_TITLE, _ALSO, _ABOUT, _STATEMENT), texts, strict=True)
        rank = min((place for place, text in places if _fits(meanings, text.split())), default=_SCATTERED)
    return min(rank, named) + _MISSPELT * any(Near.MISSPELT in meaning.values() for meaning in meanings)


def _fits(meanings: Sequence[Mapping[str, Near]], words: Iterable[str]) -> bool:
    """Whether each typed word may mean one of these."""
    return len(_among(meanings, words)) == len(meanings)


def _fitting(language: Language, topic: Topic, meanings: Sequence[Mapping[str, Near]]) -> tuple[str, ...]:
    return tuple(
        statement.id for statement in topic.statements if _fits(meanings, folded(language.tr(statement.text)).split())
    )
