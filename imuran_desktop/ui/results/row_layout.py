"""Where the parts of a row stand: in columns, or one below the other where there is little room."""

from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.labels import Small
from imuran_desktop.words.language import Language

VALUE_WIDTH, UNIT_WIDTH, LIMIT_WIDTH, GAP = 140, 224, 86, 12
_NARROW_VALUE_WIDTH = 170


class Room(IntEnum):
    """How much room a row has."""

    STACKED = 0
    TWO_LINES = 410
    COLUMNS = 720

    @classmethod
    def of(cls, width: int, look: ThemeController) -> "Room":
        """What fits ``width`` px; each counts from its own number of px at 100 %."""
        return max((room for room in cls if width >= look.px(room.value)), default=cls.STACKED)


class UnitBox(QWidget):
    """The unit: as wide as its column, or narrower where the row is."""

    def __init__(self, unit: QWidget) -> None:
        super().__init__()
        self._unit = unit
        unit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(unit, 1_000)
        # What is left over beside a unit at its widest.
        line.addStretch(1)

    def fit(self, room: Room, look: ThemeController) -> None:
        """Size it with the text. A fixed width would keep a row with little room from becoming narrower."""
        width = look.px(UNIT_WIDTH)
        self._unit.setMinimumWidth(width if room is Room.COLUMNS else 0)
        self._unit.setMaximumWidth(width)


class RangeBox(QWidget):
    """The laboratory's range: from one field to the other, with its caption where no column says what it is."""

    def __init__(self, language: Language, low: QWidget, high: QWidget) -> None:
        super().__init__()
        self.caption = Small(language.tr("Laboratory's range"))
        self._between = QLabel(language.tr("to"))
        self._low, self._high = low, high
        line = QHBoxLayout()
        line.setSpacing(8)
        for widget in (low, self._between, high):
            line.addWidget(widget)
        line.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.caption, 0, 0)
        grid.addLayout(line, 1, 0)

    def fit(self, room: Room, look: ThemeController) -> None:
        """Show or hide the caption, and size the fields with the text."""
        self.caption.setHidden(room is Room.COLUMNS)
        for field in (self._low, self._high):
            field.setFixedWidth(look.px(LIMIT_WIDTH))
        if room is Room.COLUMNS:
            self.setFixedWidth(range_width(look))
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)


def range_width(look: ThemeController) -> int:
    """Px that the column of ranges takes."""
    return 2 * look.px(LIMIT_WIDTH) + look.px(24) + 16


def place(
    grid: QGridLayout,
    parts: tuple[QWidget, QWidget, UnitBox, RangeBox, QWidget],
    room: Room,
    look: ThemeController,
) -> None:
    """Put name, value, unit, range and note into their places in a row with this much room."""
    name, value, unit, ranges, note = parts
    for part in parts:
        grid.removeWidget(part)
    ranges.fit(room, look)
    value.setFixedWidth(look.px(VALUE_WIDTH if room is Room.COLUMNS else _NARROW_VALUE_WIDTH))
    unit.fit(room, look)
    # One below the other, what belongs together keeps together.
    grid.setContentsMargins(0, 0, 0, 0 if room is Room.COLUMNS else GAP)
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(6)
    side = Qt.AlignmentFlag.AlignLeading
    if room is Room.COLUMNS:
        for column, part in enumerate((name, value, unit, ranges)):
            grid.addWidget(part, 0, column)
        grid.addWidget(note, 1, 1, 1, 3)
    else:
        beside = room is Room.TWO_LINES
        grid.addWidget(name, 0, 0, 1, 2)
        grid.addWidget(value, 1, 0, side)
        if beside:
            grid.addWidget(unit, 1, 1)
        else:
            grid.addWidget(unit, 2, 0, 1, 2)
        grid.addWidget(ranges, 3, 0, 1, 2)
        grid.addWidget(note, 4, 0, 1, 2)
    for column in range(4):
        stretch = 0 if room is Room.COLUMNS else 1
        grid.setColumnStretch(column, 1 if column == stretch else 0)
