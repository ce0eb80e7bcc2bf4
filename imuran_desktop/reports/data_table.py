"""A table of coded values, and what its columns mean, for the systems that load it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from imuran_desktop.domain.medicines import medicine_key
from imuran_desktop.domain.numbers import plain_number
from imuran_desktop.domain.report import Report
from imuran_desktop.domain.tablets import TabletCount

Value = str | int | float | Decimal | bool | None
"""What a cell may hold. None is what was not said, or does not apply; a `Decimal` is what a laboratory printed."""
Row = Mapping[str, Value]

DISPUTED = (
    "Whether two copies of the diary say different things of it, undecided; one of them stands here"
    """What the column says that tells of conflicts."""
)

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class DataTable:
    """Rows of as many values as there are columns. ``key`` names it, and the file that it goes into."""

    key: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def objects(self) -> list[dict[str, Value]]:
        """Each row with the names of its columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Layout:
    """The columns of a table in their order, each with its meaning; ``about`` says what a row is."""

    key: str
    about: str
    columns: Mapping[str, str]

    def table(self, rows: Iterable[Row]) -> DataTable:
        """The table of these rows, each with just these columns."""
        names = tuple(self.columns)
        found = []
        for row in rows:
            assert row.keys() == self.columns.keys(), f"{self.key}: {row.keys() ^ self.columns.keys()}"
            found.append(tuple(row[name] for name in names))
        return DataTable(self.key, names, tuple(found))


class Told:
    """How the tables of one report write names and instants."""

    def __init__(self, report: Report) -> None:
        self._timeline = report.plan.timeline
        self._names = {medicine_key(item.medicine): item.medicine for item in report.figures}

    def medicine(self, name: str) -> str:
        """The name under which the figures of a medicine stand, however it is written elsewhere."""
        return self._names.get(medicine_key(name), name)

    def instant(self, at: datetime | None) -> str | None:
        """An instant on the clock of the place where the person was, with its offset from UTC."""
        return self._timeline.local(at).isoformat() if at is not None else None


def day_text(day: date | None) -> str | None:
    """A date as it is written."""
    return day.isoformat() if day is not None else None


def minutes(length: timedelta) -> int | float:
    """A length of time in minutes."""
    return plain_number(length / _MINUTE)


def number(value: float | None) -> int | float | None:
    """A number without a ".0" at its end."""
    return plain_number(value) if value is not None else None


def tablets_text(tablets: Iterable[TabletCount]) -> str | None:
    """Tablets as "2x50 0.5x25": how many of which strength in mg; None where they are not known."""
    return " ".join(f"{number(item.count)}x{number(item.strength_mg)}" for item in tablets) or None
