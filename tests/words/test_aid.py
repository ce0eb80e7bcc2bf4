from __future__ import annotations

from imuran_desktop.words.aid import aid_words
from imuran_desktop.words.language import Language


def test_what_the_program_is_not() -> None:
    words = aid_words(Language())
    for part in ("record-keeping aid", "not medical advice", "nobody is watching", "your local emergency number"):
        assert part in words
