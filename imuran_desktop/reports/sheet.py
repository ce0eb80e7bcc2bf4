"""A drawing with a column for each day, week, month or year, and where everything goes in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from imuran_desktop.domain.columns import Span, Unit
from imuran_desktop.domain.review import Review
from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.reports.drawing import Box, Canvas
from imuran_desktop.words.language import Language
from imuran_desktop.words.review_days import span_title, titled

_MOST_BAR, _HALF_MARK = 20.0, 8.0


@dataclass
class Sheet:
    """All that the rows need to draw themselves."""

    canvas: Canvas
    review: Review
    language: Language
    known: SymptomList
    unit: Unit
    spans: Sequence[Span]
    left: float
    column: float
    places: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place, span in enumerate(self.spans):
            self.places.update((number, place) for number in range(span.first.toordinal(), span.last.toordinal() + 1))

    def place(self, day: date) -> int | None:
        """The column of a day."""
        return self.places.get(day.toordinal())

    def cell(self, place: int, y: float, height: float) -> Box:
        """A column's part of a row."""
        return Box(self.left + place * self.column, y, self.column, height)

    def bar(self, place: int, y: float, height: float) -> Box:
        """Where the block of a column goes in a row."""
        width = min(self.column * 0.78, self.canvas.style.px(_MOST_BAR))
        return Box(self.left + (place + 0.5) * self.column - width / 2, y, width, height)

    def middle(self, place: int) -> float:
        """The middle of a column."""
        return self.left + (place + 0.5) * self.column

    def centre(self, place: int) -> float:
        """The same for a mark wider than a column, which is not to reach beyond the drawing."""
        half = self.canvas.style.px(_HALF_MARK)
        return min(max(self.middle(place), self.left + half), self.right - half)

    @property
    def right(self) -> float:
        """Where the last column ends."""
        return self.left + self.column * len(self.spans)

    def titled(self, place: int, words: str) -> str:
        """What there is in a column, with its time."""
        return titled(self.language, span_title(self.language, self.spans[place], self.unit, self.review.today), words)


@dataclass(frozen=True)
class Row:
    """A line of the drawing: its name, how high it is in px at 100 %, and what draws it at its place."""

    name: str
    height: float
    draw: Callable[[Sheet, float], None]
    bold: bool = False
