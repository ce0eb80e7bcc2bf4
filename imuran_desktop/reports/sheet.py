"""A drawing with a column for each day, week, month or year, and where everything goes in it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from imuran_desktop.domain.columns import Span, Unit
from imuran_desktop.domain.review import Review
from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.reports.drawing import Box, Canvas, Style
from imuran_desktop.words.language import Language
from imuran_desktop.words.review_days import span_title, titled

_MOST_BAR, _HALF_MARK = 20.0, 8.0
_UNIT_APART = 6.0


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

    def x(self, day: date) -> float:
        """The middle of a day within its column. It is a day of the drawing."""
        place = self.places[day.toordinal()]
        span = self.spans[place]
        share = ((day - span.first).days + 0.5) / ((span.last - span.first).days + 1)
        return self.left + (place + share) * self.column

    @property
    def right(self) -> float:
        """Where the last column ends."""
        return self.left + self.column * len(self.spans)

    def titled(self, place: int, words: str) -> str:
        """What there is in a column, with its time."""
        return titled(self.language, span_title(self.language, self.spans[place], self.unit, self.review.today), words)


@dataclass(frozen=True)
class Row:
    """A line of the drawing: its name, how high it is in px at 100 %, and what draws it.

    ``draw`` gets where its row begins, and how high that is; so does ``behind``, for what dose changes go over.
    ``unit`` is said after the name, and ``below`` under it, in a paler ink.
    """

    name: str
    height: float
    draw: "DrawRow"
    bold: bool = False
    unit: str = ""
    below: str = ""
    behind: "DrawRow | None" = None


DrawRow = Callable[[Sheet, float, float], None]


@dataclass(frozen=True)
class Listing:
    """How rows stand below each other: room for their names, how wide they are, and how far apart.

    ``above`` is how high a name is that stands above its row; 0 where names are beside the rows.
    """

    names: float
    width: float
    gap: float
    above: float = 0.0


def draw_rows(sheet: Sheet, rows: Iterable[Row], listing: Listing, y: float) -> float:
    """Draw the rows with their names, and a thin line below each; returns where they end."""
    canvas, style, gap = sheet.canvas, sheet.canvas.style, listing.gap
    for row in rows:
        high = style.px(row.height)
        middle = y + (listing.above or high) / 2
        _draw_name(canvas, row, listing.names, middle)
        y += listing.above
        if row.behind is not None:
            row.behind(sheet, y, high)
        _draw_changes_down(sheet, y, high + gap / 2)
        row.draw(sheet, y, high)
        y += high + gap
        canvas.line(0, y - gap / 2, listing.width, y - gap / 2, style.line)
    return y


def names_width(style: Style, rows: Iterable[Row]) -> float:
    """How much room the names of rows need, with what is said beside and below them."""
    widths = [max(_name_width(style, row), style.width_of(row.below)) for row in rows]
    return max(widths, default=0.0)


def _name_width(style: Style, row: Row) -> float:
    unit = style.px(_UNIT_APART) + style.width_of(row.unit) if row.unit else 0
    return style.width_of(row.name) + unit


def _draw_name(canvas: Canvas, row: Row, room: float, middle: float) -> None:
    """The name of a row; where there is no room for its unit as well, the name is shortened."""
    style = canvas.style
    baseline = middle + style.size * (-0.25 if row.below else 0.35)
    over = max(_name_width(style, row) - room, 0)
    name = style.shortened(row.name, max(style.width_of(row.name) - over, min(room, style.size * 4)))
    canvas.text(0, baseline, name, style.text, bold=row.bold)
    if row.unit:
        begin = style.width_of(name) + style.px(_UNIT_APART)
        canvas.text(begin, baseline, style.shortened(row.unit, room - begin), style.muted)
    if row.below:
        canvas.text(0, baseline + style.size * 1.2, style.shortened(row.below, room), style.muted)


def _draw_changes_down(sheet: Sheet, y: float, height: float) -> None:
    """A line at each dose change, through one row: names above a row are left readable."""
    style = sheet.canvas.style
    for change in sheet.review.changes:
        place = sheet.place(change.day)
        if place is not None:
            x = sheet.middle(place)
            sheet.canvas.line(x, y, x, y + height, style.accent, weight=style.px(1), dash=style.px(4))
