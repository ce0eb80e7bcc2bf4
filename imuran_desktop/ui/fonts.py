"""The program's fonts, made known to Qt. Where one is missing, Qt falls back to the system's."""

from PySide6.QtGui import QFont, QFontDatabase

from imuran_desktop.font_files import FALLBACK_FONTS, FAMILIES, TEXT_FONT, font_folder

_TEXT_FILES = ("AtkinsonHyperlegible-Regular.ttf", "AtkinsonHyperlegible-Bold.ttf")


def load_text_font() -> None:
    """Make the text font known to Qt: regular and bold, all that the screens use."""
    folder = font_folder(TEXT_FONT)
    if folder is None:
        return
    for name in _TEXT_FILES:
        QFontDatabase.addApplicationFont(str(folder / name))


def load_fallback_fonts() -> None:
    """Make the fonts for other scripts known to Qt. Call it once the first page is painted."""
    for family in FALLBACK_FONTS:
        folder = font_folder(family)
        for path in sorted(folder.glob("*.ttf")) if folder is not None else ():
            QFontDatabase.addApplicationFont(str(path))


def text_font(pixel_size: int) -> QFont:
    """The text font, at a size in px."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(pixel_size)
    return font
