"""Facts as they are read: what they are about beside what they say, or above it where there is little room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.labels import Body, Muted

_BESIDE_FROM = 520
"""At least this wide, in px at 100 %, a fact has its words beside what it is about."""
_ABOUT_WIDTH = 170
_NO_LIMIT = 16_777_215
"""QWIDGETSIZE_MAX, which PySide6 does not name."""


class Facts(QWidget):
    """Some facts, one below the other."""

    def __init__(self, look: ThemeController) -> None:
        super().__init__()
        self._look = look
        self._abouts: list[Muted] = []
        self._words: list[Body] = []
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(16)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        look.changed.connect(self._arrange)

    def add(self, about: str, words: str) -> None:
        """Add a fact."""
        label = Muted(about)
        label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._abouts.append(label)
        self._words.append(Body(words))
        self._form.addRow(label, self._words[-1])
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words beside or below."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= self._look.px(_BESIDE_FROM)
        policy = QFormLayout.RowWrapPolicy
        self._form.setRowWrapPolicy(policy.DontWrapRows if beside else policy.WrapAllRows)
        self._form.setVerticalSpacing(8 if beside else 2)
        for label in self._abouts:
            label.setMinimumWidth(self._look.px(_ABOUT_WIDTH) if beside else 0)
            label.setMaximumWidth(self._look.px(_ABOUT_WIDTH) if beside else _NO_LIMIT)
        for words in self._words:
            # One above the other, each fact keeps together.
            words.setContentsMargins(0, 0, 0, 0 if beside else 8)
