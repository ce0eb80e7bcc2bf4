"""What every drawing is made of: a style, and SVG put together piece by piece.

Qt's renderer ignores clip paths, markers and the places of tspans, so shapes are cut by arithmetic, and each line of
text is a text of its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape

from imuran_desktop.domain.texts import without_controls

_NOT_XML = dict.fromkeys(map(ord, "\ufffe\uffff"), "\N{REPLACEMENT CHARACTER}")
"""What XML has not, besides control characters and halves of characters."""
_WIDE, _NARROW = "mwMW@%", "ijlftrI.,:;'!|()[] "
_EM = {True: 0.9, False: 0.56}
_NARROW_EM = 0.32


def guessed_width(text: str, size: float) -> float:
    """About how wide ``text`` is, where no font can be asked; rather too wide than too narrow."""
    return size * sum(_NARROW_EM if letter in _NARROW else _EM[letter in _WIDE] for letter in text)


@dataclass(frozen=True)
class Style:
    """Colours as ``#RRGGBB``, type and sizes. A drawing is the same on paper with other ones.

    ``text_width`` is asked for the width of a text at a size; ``scale`` makes marks grow with the text.
    """

    text: str
    muted: str
    line: str
    outline: str
    ground: str
    accent: str
    mild: str
    moderate: str
    severe: str
    good: str
    pale: str
    tint: str
    held: str
    shade: str = "#EEEEEE"
    font: str = "sans-serif"
    size: float = 15.0
    scale: float = 1.0
    text_width: Callable[[str, float], float] = field(default=guessed_width, compare=False)

    def px(self, size: float) -> float:
        """A size given in px at 100 %."""
        return size * self.scale

    def width_of(self, text: str) -> float:
        """How wide a text is."""
        return self.text_width(text, self.size)

    def shortened(self, text: str, room: float) -> str:
        """As much of ``text`` as fits, with an ellipsis where something is left out."""
        if self.width_of(text) <= room:
            return text
        least, most = 0, len(text)
        while least < most:
            middle = (least + most + 1) // 2
            if self.width_of(text[:middle].rstrip() + "…") <= room:
                least = middle
            else:
                most = middle - 1
        return text[:least].rstrip() + "…"


@dataclass(frozen=True)
class Box:
    """A rectangle, in px of the drawing."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True)
class Mark:
    """Something in a drawing, in words, and where the pointer finds it."""

    box: Box
    words: str


@dataclass
class Canvas:
    """SVG in the making."""

    style: Style
    parts: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def svg(self, width: float, height: float, title: str) -> str:
        """The whole of it. ``title`` is its alternative text."""
        size = f'width="{_n(width)}" height="{_n(height)}" viewBox="0 0 {_n(width)} {_n(height)}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img"><title>{_text(title)}</title>'
        text = f'<g font-family="{_text(self.style.font)}" font-size="{_n(self.style.size)}">'
        return "".join((head, text, *self.parts, "</g></svg>"))

    def begin_mark(self, words: str, box: Box) -> None:
        """What is drawn until `end_mark` is one thing, and this is what it says."""
        self.marks.append(Mark(box, words))
        self.parts.append(f"<g><title>{_text(words)}</title>")

    def end_mark(self) -> None:
        """The mark is drawn."""
        self.parts.append("</g>")

    def rect(
        self,
        box: Box,
        fill: str = "none",
        stroke: str = "none",
        *,
        weight: float = 1,
        dash: float = 0,
        radius: float = 0,
    ) -> None:
        """A rectangle; its outline lies within it."""
        if box.width <= 0 or box.height <= 0:
            return
        inset = weight / 2 if stroke != "none" else 0
        width, height = max(box.width - 2 * inset, 0.1), max(box.height - 2 * inset, 0.1)
        place = f'x="{_n(box.x + inset)}" y="{_n(box.y + inset)}" width="{_n(width)}" height="{_n(height)}"'
        corner = f' rx="{_n(radius)}"' if radius else ""
        self.parts.append(f'<rect {place}{corner} fill="{fill}"{_stroke(stroke, weight, dash)}/>')

    def line(
        self, x1: float, y1: float, x2: float, y2: float, stroke: str, *, weight: float = 1, dash: float = 0
    ) -> None:
        """A straight line."""
        ends = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
        self.parts.append(f"<line {ends}{_stroke(stroke, weight, dash)}/>")

    def polyline(self, points: Sequence[tuple[float, float]], stroke: str, *, weight: float = 1) -> None:
        """Straight lines from point to point."""
        corners = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        self.parts.append(f'<polyline points="{corners}" fill="none"{_stroke(stroke, weight, 0)}/>')

    def circle(
        self, x: float, y: float, radius: float, fill: str = "none", stroke: str = "none", weight: float = 1
    ) -> None:
        """A circle; its outline lies within it."""
        inside = radius - (weight / 2 if stroke != "none" else 0)
        place = f'cx="{_n(x)}" cy="{_n(y)}" r="{_n(inside)}"'
        self.parts.append(f'<circle {place} fill="{fill}"{_stroke(stroke, weight, 0)}/>')

    def polygon(
        self, points: list[tuple[float, float]], fill: str = "none", stroke: str = "none", weight: float = 1
    ) -> None:
        """A closed shape."""
        corners = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        self.parts.append(f'<polygon points="{corners}" fill="{fill}"{_stroke(stroke, weight, 0)}/>')

    def text(
        self, x: float, baseline: float, words: str, colour: str, *, anchor: str = "start", bold: bool = False
    ) -> None:
        """One line of text."""
        weight = ' font-weight="bold"' if bold else ""
        place = f'x="{_n(x)}" y="{_n(baseline)}" text-anchor="{anchor}"'
        self.parts.append(f'<text {place} fill="{colour}"{weight}>{_text(words)}</text>')


def _stroke(colour: str, weight: float, dash: float) -> str:
    if colour == "none":
        return ""
    dashes = f' stroke-dasharray="{_n(dash)} {_n(dash)}"' if dash else ""
    return f' stroke="{colour}" stroke-width="{_n(weight)}"{dashes}'


def _n(value: float) -> str:
    """A number as short as a hundredth of a px allows."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _text(words: str) -> str:
    """Words as XML has them; a sign that XML has not would leave nothing of the drawing."""
    return escape(without_controls(words).translate(_NOT_XML))
