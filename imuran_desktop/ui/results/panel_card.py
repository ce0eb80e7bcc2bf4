"""The rows of one panel: the usual ones at once, the others behind a button."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imuran_desktop.ui.results.result_row import ResultRow
from imuran_desktop.ui.results.row_layout import GAP, UNIT_WIDTH, VALUE_WIDTH, Room, range_width
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.fold import Fold
from imuran_desktop.ui.widgets.labels import Heading, Small
from imuran_desktop.words.language import Language


class _Heads(QWidget):
    """What the columns are."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        super().__init__()
        tr = language.tr
        self._look = look
        self._labels = (Small(tr("Value")), Small(tr("Unit")), Small(tr("Laboratory's range")))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addStretch(1)
        for label in self._labels:
            line.addWidget(label)
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        px = self._look.px
        for label, width in zip(self._labels, (px(VALUE_WIDTH), px(UNIT_WIDTH), range_width(self._look)), strict=True):
            label.setFixedWidth(width)


class PanelCard(Card):
    """Makes its rows by ``make``: those behind the button only when they are asked for."""

    grew = Signal()
    """There are more rows than before."""

    def __init__(
        self, look: ThemeController, language: Language, title: str, more: str, make: Callable[[str], ResultRow]
    ) -> None:
        super().__init__(name=title)
        self._look, self._language, self._make = look, language, make
        self._rows: dict[str, ResultRow] = {}
        self._order: list[str] = []
        self._folded: list[str] = []
        self._heads = _Heads(look, language)
        self._column = QVBoxLayout()
        self._column.setSpacing(14)
        self._more = Fold(look, more, more)
        self._more.body.setSpacing(14)
        self._more.button.clicked.connect(self._unfold)
        self.body.setSpacing(14)
        self.body.addWidget(Heading(title))
        self.body.addWidget(self._heads)
        self.body.addLayout(self._column)
        self.body.addWidget(self._more)
        look.changed.connect(self._arrange)

    @property
    def rows(self) -> Sequence[ResultRow]:
        """All that are there to be filled in, as they stand one below the other."""
        return list(self._rows.values())

    def show_rows(self, keys: Sequence[str], at_once: Collection[str]) -> None:
        """Have rows for ``keys`` in this order; those not shown ``at_once`` wait behind the button."""
        self._order = list(keys)
        self._folded = [key for key in keys if key not in at_once]
        for key in keys:
            if key in at_once:
                self._add(key, self._column)
        self._more.setVisible(bool(self._folded))
        self._heads.setVisible(bool(self._rows))
        self._arrange()

    def holds(self, key: str) -> bool:
        """Whether it has a row for this, perhaps behind the button."""
        return key in self._order

    def row(self, key: str) -> ResultRow:
        """The row for ``key``; one behind the button comes out with the others there."""
        if key not in self._rows:
            if key not in self._order:
                self._order.append(key)
                self._add(key, self._column)
                self._heads.show()
                self._arrange()
                self.grew.emit()
            else:
                self._unfold()
        return self._rows[key]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange it for the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def _unfold(self) -> None:
        """Bring out the others for good: what was typed into them stays in sight."""
        keys, self._folded = self._folded, []
        had = self._more.button.hasFocus()
        if not self._more.is_open:
            self._more.turn()
        for key in keys:
            self._add(key, self._more.body)
        self._more.button.hide()
        self._arrange()
        self.grew.emit()
        if keys and (had or self._more.button.underMouse()):
            self._rows[keys[0]].value.setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, key: str, column: QVBoxLayout) -> None:
        self._rows[key] = self._make(key)
        column.addWidget(self._rows[key])

    def _arrange(self) -> None:
        inner = self.contentsRect().width()
        self._heads.setVisible(bool(self._rows) and Room.of(inner, self._look) is Room.COLUMNS)
