"""The page: a title above a column that scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.labels import Muted, Title

_CONTENT_WIDTH = 960
_SIDE_MARGIN = 40
_TOP_MARGIN = 28
_BOTTOM_MARGIN = 32


class Page(QWidget):
    """A title, a line under it, and :attr:`body` to fill; at most 960 px wide at 100 %, scrolled when it is long.

    Whatever gets the keyboard's focus is scrolled into view by :class:`FocusRing`.
    """

    def __init__(self, look: ThemeController, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(title)
        self.title = Title(title)
        self.subtitle = Muted(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        self.header = QHBoxLayout()
        """Beside the title: a page's button or two."""
        self._column = QWidget()
        self._scroll = QScrollArea()
        self._build()
        self._limit_width()
        look.changed.connect(self._limit_width)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Show other words at the top."""
        self.setAccessibleName(title)
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def scroll_to_top(self) -> None:
        """Show the page from its beginning."""
        self._scroll.verticalScrollBar().setValue(0)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self.header.addLayout(words, 1)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addLayout(self.header)
        column.addLayout(self.body)
        column.addStretch(1)
        content = QWidget()
        content.setObjectName("content")
        centred = QHBoxLayout(content)
        centred.setContentsMargins(_SIDE_MARGIN, _TOP_MARGIN, _SIDE_MARGIN, _BOTTOM_MARGIN)
        # The column takes all the room up to its greatest width; only what is left beyond that goes to the sides.
        centred.addStretch(1)
        centred.addWidget(self._column, 1000)
        centred.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # Page Up and Page Down reach it from any widget inside; it needs no stop of its own for the Tab key.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        for see_through in (self._scroll.viewport(), content):
            see_through.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _limit_width(self) -> None:
        self._column.setMaximumWidth(self._look.px(_CONTENT_WIDTH))
