"""The locales that are kept with the app, and the others, which Babel knows."""

import json

from imuran_desktop.resources_path import resources_dir
from imuran_desktop.words.formats import Formats

FILE = "formats.json"
"""What Babel says of the locales the app speaks; `packaging/make_formats.py` writes it."""


def formats_of(locale: str) -> Formats:
    """How ``locale`` writes, or British English where nobody knows it."""
    kept = json.loads((resources_dir() / FILE).read_bytes())
    if locale in kept:
        return Formats(**kept[locale])
    # Late: importing Babel and reading one locale takes 25 ms and several MB, which the first page would wait for.
    from imuran_desktop.words.babel_formats import ask_babel

    return ask_babel(locale)
