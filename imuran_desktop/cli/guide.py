"""``guide``."""

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from imuran_desktop.cli.language import environment_language
from imuran_desktop.cli.session import show
from imuran_desktop.cli.values import AS_JSON
from imuran_desktop.domain.guide import Guide, Topic
from imuran_desktop.domain.symptoms import Source
from imuran_desktop.words.language import Language
from imuran_desktop.words.sources import checked_words

if TYPE_CHECKING:
    from imuran_desktop.words.guide import GuideSection

_WIDEST = 88
"""Longer lines are hard to read."""


@click.command()
@click.argument("topic", required=False)
@AS_JSON
def guide(topic: str | None, *, as_json: bool) -> None:
    """Show what the cited sources say about a topic, or the topics there are."""
    from imuran_desktop.reference.guide import load_guide
    from imuran_desktop.reference.symptoms import load_symptoms
    from imuran_desktop.words.aid import aid_words
    from imuran_desktop.words.guide import topic_sections

    known, language = load_guide(), environment_language()
    aid = aid_words(language)
    if topic is None:
        topics = [{"id": item.id, "title": language.tr(item.title)} for item in known.topics.values()]
        show({"topics": topics, "aid": aid}, as_json=as_json, sentence=_wrapped([*_listed(language, known), "", aid]))
        return
    asked = _topic(known, topic)
    sections = topic_sections(language, known, asked, load_symptoms())
    sentence = _wrapped([*_lines(language, asked, sections), "", aid])
    show(_data(language, asked, sections, aid), as_json=as_json, sentence=sentence)


def _topic(known: Guide, name: str) -> Topic:
    """The topic by its id, written with hyphens or capitals too."""
    found = known.topics.get(name.strip().casefold().replace("-", "_"))
    if found is None:
        raise click.BadParameter(
            f"{name!r} is not a topic. The topics are {', '.join(known.topics)}.",
            param_hint="TOPIC",
        )
    return found


def _listed(language: Language, known: Guide) -> Iterator[str]:
    widest = max(map(len, known.topics))
    for topic in known.topics.values():
        yield f"{topic.id.ljust(widest)}  {language.tr(topic.title)}"


def _lines(language: Language, topic: Topic, sections: "Sequence[GuideSection]") -> Iterator[str]:
    """The topic, each line with the numbers of its sources, and below it the sources."""
    numbers: dict[Source, int] = {}
    yield from (language.tr(topic.title), "", language.tr(topic.about))
    for section in sections:
        yield from ("", section.heading, *filter(None, [section.lead]), "")
        for line in section.lines:
            numbered = [str(numbers.setdefault(source, len(numbers) + 1)) for source in line.sources]
            yield f"- {line.text} [{', '.join(numbered)}]"
    yield from ("", language.tr("Where this comes from"))
    for source, number in numbers.items():
        yield f"[{number}] {language.tr(source.name)}. {checked_words(language, source.checked)}."


def _wrapped(lines: Sequence[str]) -> str:
    """Lines no longer than the terminal is wide, those of a point below its text."""
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    return "\n".join(
        textwrap.fill(
            line, max(width, 20), subsequent_indent="  " if line.startswith(("- ", "[")) else "", break_on_hyphens=False
        )
        for line in lines
    )


def _data(language: Language, topic: Topic, sections: "Sequence[GuideSection]", aid: str) -> Any:
    return {
        "id": topic.id,
        "title": language.tr(topic.title),
        "about": language.tr(topic.about),
        "sections": [_section_data(language, section) for section in sections],
        "aid": aid,
    }


def _section_data(language: Language, section: "GuideSection") -> Any:
    lines = [
        {
            "id": line.id or line.symptom,
            "text": line.text,
            "disputed": line.disputed,
            "sources": [
                {"id": source.id, "name": language.tr(source.name), "checked": source.checked}
                for source in line.sources
            ],
        }
        for line in section.lines
    ]
    return {"heading": section.heading, "lead": section.lead, "lines": lines}
