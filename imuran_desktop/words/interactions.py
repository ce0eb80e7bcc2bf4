"""What the sources say about another medicine or a vaccine, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.domain.interactions import Interaction, Interactions, interactions_of
from imuran_desktop.domain.symptoms import Source
from imuran_desktop.words.language import Language


@dataclass(frozen=True)
class InteractionNote:
    """What is said of one thing the person has or thinks of having. ``sources`` is empty where no source names it.

    ``live`` is that of a vaccine; None where the name does not tell, and for medicines.
    """

    title: str
    text: str
    sources: Sequence[Source] = ()
    live: bool | None = None


def interaction_notes(language: Language, sort: HealthSort, name: str, known: Interactions) -> list[InteractionNote]:
    """What the sources say about a medicine or vaccine of this name.

    A vaccine that they don't name gets the words to ask first; of another medicine there is nothing to say, and of an
    allergy never. Beside them always belongs `not_a_checker_words`.
    """
    if sort is HealthSort.ALLERGY:
        return []
    found = [_note(language, item, known) for item in interactions_of(name, known) if item.sort is sort]
    return found or ([_unknown_vaccine(language, name)] if sort is HealthSort.VACCINE else [])


def not_a_checker_words(language: Language) -> str:
    """That these notes are not all there is to know."""
    return language.tr(
        "This is not a full interaction checker. It knows only what a few sources name. Ask your pharmacist or clinic "
        "about everything you take."
    )


def _note(language: Language, item: Interaction, known: Interactions) -> InteractionNote:
    sources = [known.sources[source] for source in item.sources]
    return InteractionNote(language.tr(item.name), language.tr(item.note), sources, item.live)


def _unknown_vaccine(language: Language, name: str) -> InteractionNote:
    text = language.tr(
        "The sources of this app don't name this vaccine. Some vaccines are live and may not suit people who take "
        "azathioprine. Ask your clinic before you have it."
    )
    return InteractionNote(name.strip(), text)
