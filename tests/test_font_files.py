"""Where the fonts are."""

from __future__ import annotations

import pytest

from imuran_desktop.font_files import FAMILIES, font_folder


@pytest.mark.parametrize("family", FAMILIES)
def test_a_font_is_found(family: str) -> None:
    folder = font_folder(family)
    assert folder is not None
    assert any(folder.glob("*.ttf"))


def test_a_font_that_is_not_installed_is_not_found() -> None:
    assert font_folder("Nobody Sans") is None
