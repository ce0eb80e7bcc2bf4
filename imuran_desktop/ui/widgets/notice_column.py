"""Where notices stand above the pages."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

_GAP = 8
_TURNS = frozenset({QEvent.Type.ShowToParent, QEvent.Type.HideToParent})


class NoticeColumn(QWidget):
    """Notices one below the other, with room around them. It takes no room itself while all of them are hidden."""

    def __init__(self) -> None:
        super().__init__()
        self._notices: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_GAP, _GAP, _GAP, 0)
        self._column.setSpacing(_GAP)
        self.hide()

    def add(self, notice: QWidget, *, first: bool = False) -> None:
        """Put something that hides itself when it has nothing to say below the others, or above them."""
        self._column.insertWidget(0 if first else -1, notice)
        self._notices.append(notice)
        notice.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what a notice does."""
        if event.type() in _TURNS:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        self.setHidden(all(notice.isHidden() for notice in self._notices))
