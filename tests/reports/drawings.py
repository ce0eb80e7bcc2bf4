"""What the tests of drawings share: plain styles, and a reader of SVG."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from xml.etree import ElementTree as ET

from imuran_desktop.domain.columns import Unit
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.reports.drawing import Canvas, Style
from imuran_desktop.reports.timeline import Drawing
from imuran_desktop.words.language import Language

ENGLISH, KNOWN = Language("en_GB"), load_symptoms()
GREY = Style(
    text="#111111",
    muted="#444444",
    line="#DDDDDD",
    outline="#777777",
    ground="#FFFFFF",
    accent="#222222",
    mild="#333333",
    moderate="#333333",
    severe="#333333",
    good="#333333",
    pale="#F0F0F0",
    tint="#FFFFFF",
    held="#333333",
)
"""All marks in one colour: what is told apart here is told apart by its shape."""
Places = dict[str, tuple[float, ...]]
_SVG = "{http://www.w3.org/2000/svg}"


class HasSvg(Protocol):
    """A drawing of the screen, or of a report."""

    @property
    def svg(self) -> str:
        """What is drawn."""


@dataclass(frozen=True)
class Shape:
    """A shape with the places it touches."""

    kind: str
    xs: tuple[float, ...]
    ys: tuple[float, ...]


def drawn(draw: Callable[[Canvas], object], size: float = 400) -> Drawing:
    """A drawing with nothing in it but what ``draw`` draws."""
    canvas = Canvas(GREY)
    draw(canvas)
    return Drawing(canvas.svg(size, size, ""), size, size, Unit.DAY, (), tuple(canvas.marks))


def shapes(drawing: HasSvg) -> list[Shape]:
    """Every shape of a drawing."""
    return [_shape(node) for node in _root(drawing).iter() if node.tag.removeprefix(_SVG) in _READ]


def texts(drawing: HasSvg) -> list[str]:
    """Every line of text."""
    return [node.text or "" for node in _root(drawing).iter(f"{_SVG}text")]


def titles(drawing: HasSvg) -> list[str]:
    """The words of every mark, and of the whole."""
    return [node.text or "" for node in _root(drawing).iter(f"{_SVG}title")]


def mark(drawing: HasSvg, words: str) -> str:
    """What is drawn for the mark with these words, with its place taken out: marks that look alike are equal."""
    for group in _root(drawing).iter(f"{_SVG}g"):
        title = group.find(f"{_SVG}title")
        if title is not None and words in (title.text or ""):
            return " ".join(_look(node) for node in group if node is not title)
    raise AssertionError(words)


def _root(drawing: HasSvg) -> ET.Element:
    return ET.fromstring(drawing.svg)


def _look(node: ET.Element) -> str:
    kept = {name: value for name, value in node.attrib.items() if name not in _WHERE}
    return f"{node.tag.removeprefix(_SVG)}{sorted(kept.items())}"


def _shape(node: ET.Element) -> Shape:
    kind = node.tag.removeprefix(_SVG)
    return Shape(kind, *_READ[kind]({name: _numbers(value) for name, value in node.attrib.items() if name in _PLACES}))


_WHERE = ("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "points")
_PLACES = ("x", "y", "width", "height", "x1", "x2", "y1", "y2", "cx", "cy", "r", "points")


def _numbers(value: str) -> tuple[float, ...]:
    return tuple(float(part) for part in value.replace(",", " ").split())


_READ: dict[str, Callable[[Places], tuple[tuple[float, ...], tuple[float, ...]]]] = {
    "rect": lambda at: ((at["x"][0], at["x"][0] + at["width"][0]), (at["y"][0], at["y"][0] + at["height"][0])),
    "line": lambda at: (at["x1"] + at["x2"], at["y1"] + at["y2"]),
    "circle": lambda at: (
        (at["cx"][0] - at["r"][0], at["cx"][0] + at["r"][0]),
        (at["cy"][0] - at["r"][0], at["cy"][0] + at["r"][0]),
    ),
    "polyline": lambda at: (at["points"][::2], at["points"][1::2]),
    "polygon": lambda at: (at["points"][::2], at["points"][1::2]),
    "text": lambda at: (at["x"], at["y"]),
}
