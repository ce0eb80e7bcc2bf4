"""What all parts of the Blood tests page need to show a test."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.results import Analytes, LetterFile
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language


@dataclass(frozen=True)
class Setting:
    """How things are shown, on which day, and whom to call.

    Two functions save a copy of a file that is kept with a test, and open it in another program.
    """

    look: ThemeController
    language: Language
    analytes: Analytes
    today: date
    contacts: Contacts
    save_file: Callable[[LetterFile], object]
    open_file: Callable[[LetterFile], object]
