"""The time along the foot of a trend: the same days at the same places in every drawing of a page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from imuran_desktop.domain.phases import Interval
from imuran_desktop.reports.drawing import Box, Canvas, Style
from imuran_desktop.words.language import Language
from imuran_desktop.words.review_days import month_words

_APART = 14.0


@dataclass(frozen=True)
class Frame:
    """The days from ``first`` to ``last``, from ``left`` to ``right``: there, the day after the last one begins."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day is: its middle."""
        return (self.begin(day) + self.end(day)) / 2

    def begin(self, day: date) -> float:
        """Where a day begins."""
        return self.left + (day - self.first).days * self._step

    def end(self, day: date) -> float:
        """Where a day ends."""
        return self.begin(day) + self._step

    @property
    def _step(self) -> float:
        return (self.right - self.left) / ((self.last - self.first).days + 1)


@dataclass(frozen=True)
class Tick:
    """A day that is named."""

    day: date
    words: str


def time_ticks(frame: Frame, language: Language, style: Style) -> Sequence[Tick]:
    """The first days of as many days, months or years as there is room to name side by side."""
    found: Sequence[Tick] = ()
    for make in _DIVISIONS:
        found, whole = _fitting(make(frame, language), frame, style)
        if found and whole:
            return found
    return found


def draw_time(canvas: Canvas, frame: Frame, ticks: Sequence[Tick], plot: Box) -> None:
    """A thin line up from each day that is named, and its name below."""
    style = canvas.style
    for tick in ticks:
        x = frame.x(tick.day)
        canvas.line(x, plot.y, x, plot.y + plot.height + style.px(4), style.line)
        canvas.text(_name_x(x, tick, frame, style), plot.y + plot.height + style.size * 1.3, tick.words, style.muted)


def _name_x(x: float, tick: Tick, frame: Frame, style: Style) -> float:
    """Where a name begins: at its line, but never beyond the right edge."""
    return max(min(x, frame.right - style.width_of(tick.words)), 0)


def _fitting(ticks: Iterable[Tick], frame: Frame, style: Style) -> tuple[Sequence[Tick], bool]:
    """The ticks up to the first that there is no room for, and whether these are all of them."""
    found: list[Tick] = []
    free = 0.0
    for tick in ticks:
        place = _name_x(frame.x(tick.day), tick, frame, style)
        if place < free:
            return found, False
        found.append(tick)
        free = place + style.width_of(tick.words) + style.px(_APART)
    return found, True


def _by_days(step: int) -> Callable[[Frame, Language], Iterator[Tick]]:
    def make(frame: Frame, language: Language) -> Iterator[Tick]:
        for number in range(0, (frame.last - frame.first).days + 1, step):
            day = frame.first + timedelta(days=number)
            yield Tick(day, language.date(day))

    return make


def _by_months(step: int) -> Callable[[Frame, Language], Iterator[Tick]]:
    def make(frame: Frame, language: Language) -> Iterator[Tick]:
        first = True
        for day in (month for month in _months(frame) if (month.month - 1) % step == 0):
            named, first = first or day.month == 1, False
            yield Tick(day, month_words(language, day) if named else language.month(day.month))

    return make


def _by_years(step: int) -> Callable[[Frame, Language], Iterator[Tick]]:
    def make(frame: Frame, _language: Language) -> Iterator[Tick]:
        return (Tick(day, str(day.year)) for day in _months(frame) if day.month == 1 and day.year % step == 0)

    return make


def _months(frame: Frame) -> Iterator[date]:
    """The first days of the months in the frame."""
    day = frame.first if frame.first.day == 1 else Interval(months=1).after(frame.first.replace(day=1))
    while day <= frame.last:
        yield day
        day = Interval(months=1).after(day)


_DIVISIONS = (
    *map(_by_days, (1, 2, 7)),
    *map(_by_months, (1, 2, 3, 6)),
    *map(_by_years, (1, 2, 5, 10, 20, 50)),
)
