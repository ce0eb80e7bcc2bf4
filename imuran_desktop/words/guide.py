"""The guide in words: a topic as headed sections of lines with sources, for the page, for paper and for commands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.guide import SIDE_EFFECTS, Guide, Topic
from imuran_desktop.domain.symptoms import COMBINATION_WINDOW, OTHER, Combination, Source, Symptom, SymptomList
from imuran_desktop.words.language import Language
from imuran_desktop.words.symptoms import level_title, symptom_words


@dataclass(frozen=True)
class GuideLine:
    """One thing said. ``id`` is the statement's, empty for a line made from the symptoms; ``symptom`` is that one's id.

    ``disputed`` when the sources differ; the text says so itself.
    """

    text: str
    sources: Sequence[Source]
    disputed: bool = False
    id: str = ""
    symptom: str = ""


@dataclass(frozen=True)
class GuideSection:
    """A heading, a sentence below it (or none), and lines."""

    heading: str
    lines: Sequence[GuideLine]
    lead: str = ""

    @property
    def sources(self) -> Sequence[Source]:
        """The sources of all its lines, each once."""
        return list(dict.fromkeys(source for line in self.lines for source in line.sources))


def topic_sections(language: Language, guide: Guide, topic: Topic, symptoms: SymptomList) -> list[GuideSection]:
    """All that a topic says. The one on side effects has the symptoms by how pressing they are before that."""
    said = [
        GuideLine(
            language.tr(statement.text),
            [guide.sources[source] for source in statement.sources],
            statement.disputed,
            statement.id,
        )
        for statement in topic.statements
    ]
    pressing = _pressing_sections(language, symptoms) if topic.id == SIDE_EFFECTS else []
    return [*pressing, GuideSection(language.tr("What the sources say"), said)]


def _pressing_sections(language: Language, symptoms: SymptomList) -> list[GuideSection]:
    """The most pressing first; below each level what becomes as pressing when it comes together."""
    sections = []
    for level in reversed(Level):
        sections += [_level_section(language, level, symptoms), _together_section(language, level, symptoms)]
    return [section for section in sections if section.lines]


def _level_section(language: Language, level: Level, symptoms: SymptomList) -> GuideSection:
    """The symptoms that are of a level even when they are mild."""
    tr = language.tr
    lead = {
        Level.EMERGENCY: tr("Each of these, however slight."),
        Level.URGENT: tr(
            "Each of these, however slight, and any other symptom as soon as it is severe. Do not wait for office "
            "hours. Get medical help now and ask about your next dose."
        ),
        Level.TELL_CLINIC: tr("As long as they are not severe. If one gets worse, get medical help at once."),
        Level.LOG: tr("As long as they are not severe. Tell your clinic if one stays or gets worse."),
    }[level]
    heading = level_title(language, level, recorded=False)
    listed = [item for item in symptoms.symptoms.values() if item.levels[Severity.MILD] is level and item.id != OTHER]
    lines = [GuideLine(_symptom_line(language, item), _sources(symptoms, item), symptom=item.id) for item in listed]
    return GuideSection(heading, lines, lead)


def _symptom_line(language: Language, symptom: Symptom) -> str:
    """A symptom, and from which severity on it is more pressing, unless that is what holds for all that is severe."""
    tr, label = language.tr, language.tr(symptom.label)
    mild, moderate, severe = (symptom.levels[severity] for severity in Severity)
    if severe is Level.EMERGENCY and moderate is not severe:
        return tr("{symptom}. When severe: {what_to_do}", symptom=label, what_to_do=level_title(language, severe))
    if moderate is not mild:
        return tr("{symptom}. When moderate: {what_to_do}", symptom=label, what_to_do=level_title(language, moderate))
    return label


def _together_section(language: Language, level: Level, symptoms: SymptomList) -> GuideSection:
    heading = language.tr("{what_to_do}: when these come together", what_to_do=level_title(language, level))
    lead = language.trn(
        "Within {number} day of each other, even if each of them is mild.",
        "Within {number} days of each other, even if each of them is mild.",
        COMBINATION_WINDOW.days,
    )
    combinations = [item for item in symptoms.combinations if item.becomes is level]
    lines = [GuideLine(_combination_line(language, item, symptoms), _sources(symptoms, item)) for item in combinations]
    return GuideSection(heading, lines, lead)


def _combination_line(language: Language, combination: Combination, symptoms: SymptomList) -> str:
    def labels(ids: Iterable[str]) -> str:
        return "; ".join(symptom_words(language, id_, symptoms) for id_ in symptoms.symptoms if id_ in ids)

    one, other = labels(combination.any_of), labels(combination.with_any)
    if len(combination.any_of) == 1:
        return language.tr("{symptom}, together with one of these: {others}", symptom=one, others=other)
    return language.tr("One of these: {some}. Together with one of these: {others}", some=one, others=other)


def _sources(symptoms: SymptomList, item: Symptom | Combination) -> list[Source]:
    return [symptoms.sources[source] for source in item.sources]
