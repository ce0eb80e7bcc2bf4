"""What the rows of the Today page share: a time, words, a state and a button, arranged for the room there is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QLayout, QVBoxLayout

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Chip, Small, TimeText

_WIDE_FROM = 720
"""At least this wide, in px at 100 %, a row has its button beside its state."""
_ROW_FROM = 520
"""At least this wide it is a row at all; narrower, everything stands below each other."""


class DayRow(Card):
    """A dense card with one thing of the day."""

    def __init__(
        self,
        look: ThemeController,
        name: str,
        clock: str,
        below: Sequence[str],
        words: QLayout,
        chip: Chip,
        button: OutlinedButton,
    ) -> None:
        """Lay it out; ``clock`` is its time, ``below`` what stands small under that."""
        super().__init__(dense=True, name=name)
        self._look, self._stacked = look, False
        self._time, self._chip, self.button = TimeText(clock, small=True), chip, button
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side = QBoxLayout(QBoxLayout.Direction.RightToLeft)
        self._side.setSpacing(8)
        self._side.addWidget(self._chip)
        self._row.addLayout(self._times(below))
        self._row.addLayout(words, 1)
        self._row.addLayout(self._side)
        self.body.addLayout(self._row)

    def put_button_beside(self) -> None:
        """The button stands beside the state, where it fits."""
        self._side.addWidget(self.button)

    def fit(self, width: int) -> None:
        """Put time, words, state and button beside each other as far as there is room."""
        wide, row = width >= self._look.px(_WIDE_FROM), width >= self._look.px(_ROW_FROM)
        direction, align = QBoxLayout.Direction, Qt.AlignmentFlag
        self._row.setDirection(direction.LeftToRight if row else direction.TopToBottom)
        self._row.setSpacing(20 if row else 8)
        self._side.setDirection(direction.RightToLeft if wide else direction.TopToBottom)
        for widget in (self._chip, self.button):
            self._side.setAlignment(widget, align.AlignTrailing | align.AlignVCenter if row else align.AlignLeading)
        self._time.setVisible(row or bool(self._time.text()))
        self._stacked = not row

    @staticmethod
    def line_up(rows: Sequence["DayRow"]) -> None:
        """Give times and states one width each: so words and buttons of all rows stand below each other."""
        columns: tuple[list[QLabel], ...] = ([row._time for row in rows], [row._chip for row in rows])
        for labels in columns:
            for label in labels:
                label.ensurePolished()
            widest = max((label.sizeHint().width() for label in labels), default=0)
            for row, label in zip(rows, labels, strict=True):
                label.setMinimumWidth(0 if row._stacked else widest)

    def _times(self, below: Sequence[str]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._time)
        for words in below:
            column.addWidget(Small(words))
        column.addStretch(1)
        return column
