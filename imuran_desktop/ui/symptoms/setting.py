"""What every entry on the page needs to be put into words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.symptom_history import SymptomVersion
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language

Reader = Callable[[str], Sequence[SymptomVersion]]
"""Reads the versions of an entry."""


@dataclass(frozen=True)
class Setting:
    """The look, the language, the list, and the person's place in time; ``device`` is the one that this is."""

    look: ThemeController
    language: Language
    known: SymptomList
    timeline: Timeline
    today: date
    device: str
    read_versions: Reader
