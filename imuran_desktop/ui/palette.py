"""The colours of the two modes, and the QPalette made from them. No colour is written anywhere else in the program."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor, QPalette

Mode = Literal["light", "dark"]
State = Literal["taken", "due", "overdue", "missed", "later", "hold", "urgent"]
"""What a chip or a banner may be about; ``later`` also stands for skipped and for nothing in particular."""
Role = Literal["text", "muted", "primary", "on_primary", "outline"] | State
"""A colour something is drawn in: an ink, or the ink of a state pair."""


@dataclass(frozen=True, eq=False, repr=False)
class Pair:
    """Ink on its ground, as ``#RRGGBB``."""

    ink: str
    ground: str


@dataclass(frozen=True, eq=False, repr=False)
class Colours:
    """Every colour of one mode, as ``#RRGGBB``."""

    page: str
    surface: str
    rail: str
    line: str
    """Decoration only: it carries no meaning and need not reach 3 : 1."""
    outline: str
    """The edge of a control."""
    text: str
    muted: str
    primary: str
    on_primary: str
    primary_hover: str
    hover: str
    """Ground of an outlined control or a rail entry under the pointer."""
    focus: str
    taken: Pair
    due: Pair
    overdue: Pair
    missed: Pair
    later: Pair
    hold: Pair
    urgent: Pair

    def pair(self, state: State) -> Pair:
        """The ink and ground of a state."""
        pair: Pair = getattr(self, state)
        return pair

    def ink(self, role: Role) -> str:
        """The colour something in this role is drawn in."""
        value: str | Pair = getattr(self, role)
        return value.ink if isinstance(value, Pair) else value


LIGHT = Colours(
    page="#F7F5F1",
    surface="#FFFFFF",
    rail="#EFECE5",
    line="#DEDAD1",
    outline="#7A7568",
    text="#1D2529",
    muted="#4F5B62",
    primary="#0B5F66",
    on_primary="#FFFFFF",
    primary_hover="#084A50",
    hover="#EDF5F5",
    focus="#B3470A",
    taken=Pair("#145A32", "#E5F3EA"),
    due=Pair("#0B5F66", "#E2F1F2"),
    overdue=Pair("#7A4A00", "#FFF1D6"),
    missed=Pair("#8C1D2F", "#FCE8EA"),
    later=Pair("#4F5B62", "#F1EFEA"),
    hold=Pair("#47437A", "#ECEBF7"),
    urgent=Pair("#FFFFFF", "#8C1D2F"),
)

DARK = Colours(
    page="#12171A",
    surface="#1B2226",
    rail="#171D20",
    line="#39444A",
    outline="#8A969C",
    text="#ECF0F1",
    muted="#AEBAC0",
    primary="#63C7C7",
    on_primary="#06282A",
    primary_hover="#86D8D8",
    hover="#222D31",
    focus="#FFB067",
    taken=Pair("#8FD9A8", "#173324"),
    due=Pair("#7FD3D3", "#12363A"),
    overdue=Pair("#FFCF7A", "#3B2C0D"),
    missed=Pair("#FFA3AE", "#421820"),
    later=Pair("#B9C3C8", "#283136"),
    hold=Pair("#BDB8F2", "#2A2846"),
    urgent=Pair("#2B070D", "#FFA3AE"),
)

COLOURS: dict[Mode, Colours] = {"light": LIGHT, "dark": DARK}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two ``#RRGGBB`` colours, from 1 to 21.

    Source: WCAG 2.2, "contrast ratio" and "relative luminance", https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def qt_palette(colours: Colours) -> QPalette:
    """The palette for what the style sheet does not reach: menus, calendars, text selection, native dialogs."""
    palette = QPalette()
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    for target, colour in (
        (role.Window, colours.page),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.page),
        (role.Text, colours.text),
        (role.Button, colours.surface),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.missed.ink),
        (role.ToolTipBase, colours.surface),
        (role.ToolTipText, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Link, colours.primary),
        (role.LinkVisited, colours.primary),
        (role.Highlight, colours.primary),
        (role.HighlightedText, colours.on_primary),
        (role.Accent, colours.primary),
        (role.Light, colours.surface),
        (role.Midlight, colours.line),
        (role.Mid, colours.line),
        (role.Dark, colours.outline),
        (role.Shadow, colours.outline),
    ):
        palette.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, target, QColor(colours.muted))
    return palette
