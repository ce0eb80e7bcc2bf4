"""The program's fonts, from the packages it depends on.

The packages are found without importing them: importing the library they share costs 32 ms, finding a folder 0.4 ms.
"""

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILIES = ("Atkinson Hyperlegible", "Noto Sans", "Noto Sans Arabic")
"""What text is set in; the later ones only fill in the letters the first lacks."""

_TEXT_PACKAGE = "fontpkg_atkinson_hyperlegible"
_TEXT_FILES = ("AtkinsonHyperlegible-Regular.ttf", "AtkinsonHyperlegible-Bold.ttf")
_FALLBACK_PACKAGES = ("fontpkg_noto_sans", "fontpkg_noto_sans_arabic")


def load_text_font() -> None:
    """Make the text font known to Qt: regular and bold, all that the screens use."""
    folder = _font_folder(_TEXT_PACKAGE)
    if folder is None:
        return
    for name in _TEXT_FILES:
        QFontDatabase.addApplicationFont(str(folder / name))


def load_fallback_fonts() -> None:
    """Make the fonts for other scripts known to Qt. Call it once the first page is painted."""
    for package in _FALLBACK_PACKAGES:
        folder = _font_folder(package)
        for path in sorted(folder.glob("*.ttf")) if folder is not None else ():
            QFontDatabase.addApplicationFont(str(path))


def text_font(pixel_size: int) -> QFont:
    """The text font, at a size in px."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(pixel_size)
    return font


def _font_folder(package: str) -> Path | None:
    """Where a font package keeps its files, or None where it is missing: Qt then falls back to the system's fonts."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0]) / "files"
