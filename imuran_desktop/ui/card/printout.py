"""The emergency card on paper: one page, however much there is to say."""

from collections.abc import Mapping, Sequence

from imuran_desktop.domain.emergency_card import EmergencyCard
from imuran_desktop.domain.results import Analytes
from imuran_desktop.domain.symptoms import Source
from imuran_desktop.ui.widgets.paper import Section, document_html
from imuran_desktop.ui.widgets.printing import Printout
from imuran_desktop.words.emergency_card import CardSection, card_sections, card_title_words, made_words
from imuran_desktop.words.language import Language

_FEWER = (16, 10, 6, 4, 3, 2, 1)
"""How many lines a list has at most, where all of it leaves no room for the rest."""


def card_printout(
    language: Language, card: EmergencyCard, sources: Mapping[str, Source], analytes: Analytes
) -> Printout:
    """What is printed of the card."""

    def html(most: int | None) -> str:
        sections = card_sections(language, card, sources, analytes, most)
        return document_html(card_title_words(language, card), _on_paper(sections), made_words(language, card))

    shorter = [html(most) for most in _FEWER]
    return Printout(card_title_words(language, card), html(None), card.made, shorter)


def _on_paper(sections: Sequence[CardSection]) -> list[Section]:
    return [
        Section(
            section.heading,
            [line.whole for line in section.lines],
            bulleted=len(section.lines) > 1,
            small=[section.sources] if section.sources else (),
            framed=section.stands_out,
        )
        for section in sections
    ]
