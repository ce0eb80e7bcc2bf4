"""Which results are shown."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.ui.review.tick_list import TickList
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import QuietButton
from imuran_desktop.ui.widgets.fold import Fold
from imuran_desktop.ui.widgets.labels import Strong
from imuran_desktop.words.language import Language


class ResultsFilter(QWidget):
    """Folded away: most people want to see everything."""

    changed = Signal()
    """Other results are wanted."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        """Begin with everything."""
        super().__init__()
        tr = language.tr
        self._fold = Fold(look, tr("Show only some results"), tr("Hide these choices"))
        self._list = TickList(look, tr("Only these results"))
        self._reset = QuietButton(tr("Show all results"), look=look, icon="undo")
        self._fold.body.addWidget(Strong(tr("Only these results (none ticked: all of them)")))
        self._fold.body.addWidget(self._list)
        self._fold.body.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignLeading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._fold)
        self._list.changed.connect(self.changed)
        self._reset.clicked.connect(self._clear)

    @property
    def wanted(self) -> frozenset[str]:
        """The analytes that are ticked."""
        return self._list.ticked

    def offer(self, results: Sequence[tuple[str, str]]) -> None:
        """Offer these, each by its id and name; what is ticked stays so."""
        self._list.offer(results)

    def _clear(self) -> None:
        if not self.wanted:
            return
        blocked = self._list.blockSignals(True)
        self._list.clear()
        self._list.blockSignals(blocked)
        self.changed.emit()
