"""What every line of the history needs to be put into words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.entry_history import Version
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language

if TYPE_CHECKING:
    from imuran_desktop.domain.reminder_log import LoggedReminder

Reader = Callable[[str], Sequence[Version]]
"""Reads the versions of an entry."""
LogReader = Callable[[str], "Sequence[LoggedReminder]"]
"""Reads the reminders of a dose, by its key."""


@dataclass(frozen=True)
class Setting:
    """The look, the language, and the person's place in time; ``device`` is the one that this is."""

    look: ThemeController
    language: Language
    timeline: Timeline
    today: date
    device: str
    read_versions: Reader
    read_reminders: LogReader
