"""The guide on paper: what is said with the numbers of its sources, and those at the end."""

from collections.abc import Iterator, Sequence
from datetime import date

from imuran_desktop.domain.guide import Guide, Topic
from imuran_desktop.domain.symptoms import Source, SymptomList
from imuran_desktop.ui.guide.disputed import disputed_words
from imuran_desktop.ui.widgets.paper import Section, document_html
from imuran_desktop.ui.widgets.printing import Printout
from imuran_desktop.words.aid import aid_words
from imuran_desktop.words.guide import GuideLine, GuideSection, topic_sections
from imuran_desktop.words.language import Language
from imuran_desktop.words.sources import checked_words


def topic_printout(language: Language, guide: Guide, symptoms: SymptomList, topic: Topic, on: date) -> Printout:
    """One topic."""
    title, about = language.tr(topic.title), language.tr(topic.about)
    numbered = _Numbered(language)
    sections = list(numbered.sections(topic_sections(language, guide, topic, symptoms)))
    return Printout(title, document_html(title, [*sections, *numbered.foot()], about), on)


def guide_printout(language: Language, guide: Guide, symptoms: SymptomList, on: date) -> Printout:
    """Every topic."""
    title = language.tr("Guide to azathioprine")
    numbered = _Numbered(language)
    sections: list[Section] = []
    for topic in guide.topics.values():
        name = language.tr(topic.title)
        sections.append(Section(name, [language.tr(topic.about)]))
        sections += numbered.sections(topic_sections(language, guide, topic, symptoms), among=name)
    return Printout(title, document_html(title, [*sections, *numbered.foot()]), on)


class _Numbered:
    """Gives each source a number when it is first named."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._numbers: dict[Source, int] = {}

    def sections(self, parts: Sequence[GuideSection], *, among: str = "") -> Iterator[Section]:
        """What a topic says; ``among`` others, the headings begin with its title, and a single one is left out."""
        for part in parts:
            heading = part.heading
            if among:
                named = self._language.tr("{topic}: {heading}", topic=among, heading=heading)
                heading = named if len(parts) > 1 else ""
            if part.lead:
                yield Section(heading, [part.lead])
                heading = ""
            yield Section(heading, [self._line(line) for line in part.lines], bulleted=True)

    def foot(self) -> Iterator[Section]:
        """Where all of it is from, and what the program is not."""
        tr = self._language.tr
        listed = [
            tr(
                "[{number}] {source}. {checked}.",
                number=self._language.number(number),
                source=tr(source.name),
                checked=checked_words(self._language, source.checked),
            )
            for source, number in self._numbers.items()
        ]
        yield Section(tr("Where this is from"), small=listed)
        yield Section(lines=[aid_words(self._language)], framed=True)

    def _line(self, line: GuideLine) -> str:
        language = self._language
        text = disputed_words(language, line.text) if line.disputed else line.text
        numbers = [self._numbers.setdefault(source, len(self._numbers) + 1) for source in line.sources]
        if not numbers:
            return text
        return language.tr(
            "{statement} [{numbers}]", statement=text, numbers=", ".join(map(language.number, sorted(numbers)))
        )
