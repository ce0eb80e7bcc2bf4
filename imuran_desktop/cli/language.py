"""The language that commands and the app speak."""

import os

from imuran_desktop.words.language import Language

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def environment_language() -> Language:
    """The language that the environment asks for."""
    return Language.of_environment([os.environ.get(name, "") for name in _VARIABLES])
