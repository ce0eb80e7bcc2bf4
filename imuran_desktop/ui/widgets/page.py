"""The page: a title above a column that scrolls."""

from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.labels import Muted, Title
from imuran_desktop.ui.widgets.scroll_area import ScrollArea

CONTENT_WIDTH = 960
SIDE_MARGIN = 40
SCROLL_BAR = 18
_NARROW_MARGIN = 16
_NARROW_BELOW = 600
"""In px at any size of text: below this width, the page gives its room to what is on it."""
_TOP_MARGIN = 28
_BOTTOM_MARGIN = 32


class Page(QWidget):
    """A title, a line under it, and :attr:`body` to fill; at most 960 px wide at 100 %, scrolled when it is long.

    Whatever gets the keyboard's focus is scrolled into view by :class:`FocusRing`.
    """

    def __init__(self, look: ThemeController, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(parent)
        self._page_look = look
        self.setAccessibleName(title)
        self.title = Title(title)
        self.subtitle = Muted(subtitle)
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        self.header = QHBoxLayout()
        """Beside the title: a page's button or two."""
        self._page_column = QWidget()
        self._page_content = QWidget()
        self._page_scroll = ScrollArea(self._page_content)
        self._page_sides = QHBoxLayout(self._page_content)
        self._build_page()
        self._set_page_margins()
        if not subtitle:
            self.subtitle.hide()
        self._limit_page_width()
        look.changed.connect(self._limit_page_width)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Show other words at the top."""
        self.setAccessibleName(title)
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setHidden(not subtitle)

    def fill_height(self) -> None:
        """Give :attr:`body` all the height there is, for what scrolls by itself."""
        column = self._page_column.layout()
        assert isinstance(column, QVBoxLayout)
        column.setStretch(column.count() - 1, 0)
        column.setStretch(column.indexOf(self.body), 1)

    def column_width(self) -> int:
        """How wide the column is, beside a scroll bar."""
        return min(self.width() - 2 * SIDE_MARGIN - SCROLL_BAR, self._page_look.px(CONTENT_WIDTH))

    def scroll_to_top(self) -> None:
        """Show the page from its beginning."""
        self._page_scroll.verticalScrollBar().setValue(0)

    def scroll_by_key(self, event: QKeyEvent) -> None:
        """Scroll as the keys Page Up and Page Down ask, pressed while nothing on the page has the keyboard."""
        self._page_scroll.keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have narrower margins where there is little room."""
        super().resizeEvent(event)
        self._set_page_margins()

    def _set_page_margins(self) -> None:
        side = _NARROW_MARGIN if self.width() < _NARROW_BELOW else SIDE_MARGIN
        self._page_sides.setContentsMargins(side, _TOP_MARGIN, side, _BOTTOM_MARGIN)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll from wherever the wheel is turned: a bar at the foot would swallow it."""
        self._page_scroll.verticalScrollBar().event(event)

    def _build_page(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self.header.addLayout(words, 1)
        column = QVBoxLayout(self._page_column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addLayout(self.header)
        column.addLayout(self.body)
        column.addStretch(1)
        self._page_content.setObjectName("content")
        centred = self._page_sides
        # The column takes all the room up to its greatest width; only what is left beyond that goes to the sides.
        centred.addStretch(1)
        centred.addWidget(self._page_column, 1000)
        centred.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page_scroll)

    def _limit_page_width(self) -> None:
        self._page_column.setMaximumWidth(self._page_look.px(CONTENT_WIDTH))
