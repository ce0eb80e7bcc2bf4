"""What is in the report's fonts: which letters they have, and how wide each is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from imuran_desktop.font_files import FAMILIES, font_folder

_BOLD = "Bold"
_DIGITS = range(ord("0"), ord("9") + 1)


@dataclass(frozen=True)
class Typeface:
    """The letters of one font, by code point, each with its advance in ems."""

    advances: Mapping[int, float]

    def has(self, letters: str) -> bool:
        """Whether all these letters are in it."""
        return all(ord(letter) in self.advances for letter in letters)


def folders() -> list[Path]:
    """Where the fonts are, the text font first."""
    return [folder for family in FAMILIES if (folder := font_folder(family)) is not None]


@cache
def typefaces(*, bold: bool = False) -> tuple[Typeface, ...]:
    """The upright fonts, in the order in which a letter is looked for. Only the text font has a bold one of its own."""
    return tuple(Typeface(_advances(file)) for folder in folders() for file in _chosen(folder, bold=bold))


@cache
def advances(*, bold: bool = False) -> Mapping[str, float]:
    """How wide every letter is that any of the fonts has, in ems."""
    found = {"\n": 0.0, "\N{WORD JOINER}": 0.0}
    for face in reversed(typefaces(bold=bold)):
        found.update((chr(code), advance) for code, advance in face.advances.items())
    return found


def _chosen(folder: Path, *, bold: bool) -> Iterator[Path]:
    upright = [path for path in sorted(folder.glob("*.ttf")) if "Italic" not in path.name]
    regular = [path for path in upright if _BOLD not in path.name]
    yield from [path for path in upright if bold and _BOLD in path.name] or regular


def _advances(path: Path) -> dict[int, float]:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        widths, em = font["hmtx"].metrics, font["head"].unitsPerEm
        found = {code: widths[name][0] / em for code, name in font.getBestCmap().items()}
    # In a table digits are all alike; none of those is wider than the widest of the others.
    widest = max((found[code] for code in _DIGITS if code in found), default=0)
    return found | {code: widest for code in _DIGITS if code in found}
