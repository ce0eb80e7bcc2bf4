"""The pages of a PDF file below each other, scrolled and zoomed. Only those near what is seen are drawn."""

from bisect import bisect_right
from collections.abc import Sequence
from enum import Enum, auto
from math import sqrt

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from imuran_desktop.ui.report.page_sheet import PageSheet
from imuran_desktop.ui.report.pdf_file import POINTS_PER_INCH, Place
from imuran_desktop.ui.widgets.styling import announce, scroll_spot_into_view
from imuran_desktop.words.language import Language

_PX_PER_POINT = 96 / POINTS_PER_INCH
"""At 100 %."""
_GAP = 16
"""px between pages, and around them."""
_LEAST_ZOOM, _MOST_ZOOM, _STEP = 0.25, 4.0, 1.25
_NEAR = 1
"""How many pages before and after those that are seen are kept ready."""
_MOST_PIXELS = 8_000_000
"""A picture of more (32 MB) is not made: what is larger is a little blurred."""
_LINE = 40
"""px that one press of an arrow key scrolls."""


class _Fit(Enum):
    """What pages are fitted to."""

    WIDTH = auto()
    PAGE = auto()


class Sheets(QScrollArea):
    """Asks for pictures of what is seen by :attr:`wanted`. The Tab key reaches it as a whole."""

    wanted = Signal(object)
    """Pictures that are needed, each by its page and scale (px to the point), the most pressing first."""
    turned = Signal()
    """Another page is the current one."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._sheets: list[PageSheet] = []
        self._tops: list[int] = []
        self._marked: set[int] = set()
        self._zoom = 1.0
        self._fit: _Fit | None = _Fit.WIDTH
        self._page = 0
        # As in `ScrollArea`: one that Qt made would be unknown to PySide6.
        self.setViewport(QWidget())
        self.setProperty("kind", "sheets")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # One that comes and goes would change the width that the pages are fitted to.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._paper = QWidget()
        self.setWidget(self._paper)
        self._paper.setAutoFillBackground(False)
        self.setAccessibleName(language.tr("Pages"))
        self.verticalScrollBar().valueChanged.connect(self._look)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sheets)

    @property
    def page(self) -> int:
        """The current page, counted from 0."""
        return self._page

    @property
    def fits(self) -> bool:
        """Whether the pages are as wide, or as high, as there is room."""
        return self._fit is not None

    @property
    def zoom(self) -> float:
        """How large the pages are; 1 as large as on paper, on a usual screen."""
        return self._zoom

    def set_pages(self, sizes: Sequence[QSizeF]) -> None:
        """Show pages of these sizes, in points, still empty. Where the person was stays in sight."""
        spot = self.verticalScrollBar().value()
        for sheet in self._sheets:
            sheet.hide()
            sheet.deleteLater()
        numbers = range(1, len(sizes) + 1)
        self._sheets = [
            PageSheet(self._page_words(number, len(sizes)), size, self._paper)
            for number, size in zip(numbers, sizes, strict=True)
        ]
        self._marked.clear()
        if self._fit is not None:
            self._zoom = self._fitting()
        self._place()
        for sheet in self._sheets:
            sheet.show()
        self.verticalScrollBar().setValue(spot)
        self._page = -1
        self._look()

    def set_text(self, page: int, text: str) -> None:
        """What a page says, for a screen reader."""
        self._sheets[page].setAccessibleDescription(text)
        if page == self._page:
            self._describe()

    def show_picture(self, page: int, scale: float, picture: QImage) -> None:
        """Show a page, unless nobody sees it any more."""
        if page in self._near():
            self._sheets[page].show_picture(picture, scale)

    def mark(self, places: Sequence[Place], current: int) -> None:
        """Mark these places, and bring that of this number (-1: none) into view, marked as the one at which one is."""
        marked: dict[int, list[Place]] = {}
        for place in places:
            marked.setdefault(place.page, []).append(place)
        at = places[current] if current >= 0 else None
        for page in self._marked | marked.keys():
            others = [box for place in marked.get(page, ()) if place is not at for box in place.boxes]
            self._sheets[page].mark(others, at.boxes if at is not None and at.page == page else ())
        self._marked = set(marked)
        if at is not None:
            self._bring_into_view(at)

    def go(self, page: int) -> None:
        """Scroll to the top of a page."""
        self.verticalScrollBar().setValue(self._tops[page] - _GAP)

    def zoom_by(self, steps: int) -> None:
        """Make the pages larger by so many steps, or smaller."""
        self._fit = None
        self._set_zoom(self._zoom * _STEP**steps)

    def fit_width(self) -> None:
        """Make the pages as wide as there is room, also when that changes."""
        self._fit = _Fit.WIDTH
        self._set_zoom(self._fitting())

    def fit_page(self) -> None:
        """Make the pages as large as one of them is seen whole, also when the room changes."""
        page = max(self._page, 0)
        self._fit = _Fit.PAGE
        self._set_zoom(self._fitting())
        if self._sheets:
            self.go(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages again."""
        super().resizeEvent(event)
        if self._fit is not None:
            self._set_zoom(self._fitting())
        else:
            self._place()
            self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what is seen now."""
        super().showEvent(event)
        self._look()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again for a screen with more or fewer pixels."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._look()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.zoom_by(1 if turned > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End lead to the first page and the end of the last one; the others scroll."""
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        key = Qt.Key(event.key())
        if key in ends:
            bar.setValue(ends[key])
        else:
            super().keyPressEvent(event)

    def _page_words(self, number: int, count: int) -> str:
        return self._language.tr("Page {page} of {count}", page=number, count=count)

    def _fitting(self) -> float:
        if not self._sheets:
            return self._zoom
        room = self.viewport().size() - QSize(2 * _GAP, 2 * _GAP)
        zoom = room.width() / max(sheet.points.width() for sheet in self._sheets)
        if self._fit is _Fit.PAGE:
            zoom = min(zoom, room.height() / max(sheet.points.height() for sheet in self._sheets))
        return _bounded(zoom / _PX_PER_POINT)

    def _set_zoom(self, zoom: float) -> None:
        """Zoom, with what is in the middle kept there."""
        zoom = _bounded(zoom)
        middle = self.viewport().height() / 2
        bar, before = self.verticalScrollBar(), self._zoom
        page = self._page_at(bar.value() + middle)
        within = bar.value() + middle - self._tops[page] if self._sheets else 0.0
        at_top = bar.value() == 0
        self._zoom = zoom
        self._place()
        if self._sheets and not at_top:
            bar.setValue(round(self._tops[page] + within * zoom / before - middle))
        self._look()

    def _place(self) -> None:
        """Lay the sheets below each other."""
        scale = self._zoom * _PX_PER_POINT
        sizes = [(sheet.points * scale).toSize() for sheet in self._sheets]
        width = max(self.viewport().width(), *(size.width() + 2 * _GAP for size in sizes), 0)
        top, self._tops = _GAP, []
        for sheet, size in zip(self._sheets, sizes, strict=True):
            self._tops.append(top)
            sheet.setGeometry(QRect(QPoint((width - size.width()) // 2, top), size))
            top += size.height() + _GAP
        self._paper.resize(width, top)
        self.verticalScrollBar().setSingleStep(_LINE)

    def _page_at(self, y: float) -> int:
        return max(0, bisect_right(self._tops, y) - 1)

    def _near(self) -> range:
        """The pages that are seen, and those beside them."""
        top = self.verticalScrollBar().value()
        first, last = self._page_at(top), self._page_at(top + self.viewport().height())
        return range(max(0, first - _NEAR), min(len(self._sheets), last + _NEAR + 1))

    def _look(self) -> None:
        """Ask for the pictures that are missing, and let go of those that nobody sees."""
        if not self._sheets or not self.isVisible():
            return
        near, current = self._near(), self._current()
        for page, sheet in enumerate(self._sheets):
            if sheet.scale and page not in near:
                sheet.drop_picture()
        missing = [(page, self._scale_of(self._sheets[page])) for page in near]
        missing = [(page, scale) for page, scale in missing if self._sheets[page].scale != scale]
        self.wanted.emit(sorted(missing, key=lambda item: abs(item[0] - current)))
        if current != self._page:
            self._page = current
            self._describe()
            self.turned.emit()
            if self.hasFocus():
                announce(self, self._page_words(current + 1, self.count))

    def _current(self) -> int:
        """The page that takes the upper part of the view; at the very end the last one."""
        bar = self.verticalScrollBar()
        if bar.value() == bar.maximum() > 0:
            return len(self._sheets) - 1
        return self._page_at(bar.value() + self.viewport().height() / 3)

    def _scale_of(self, sheet: PageSheet) -> float:
        points = sheet.points.width() * sheet.points.height()
        return min(self._zoom * _PX_PER_POINT * self.devicePixelRatio(), sqrt(_MOST_PIXELS / points))

    def _describe(self) -> None:
        sheet = self._sheets[self._page]
        self.setAccessibleDescription(f"{sheet.accessibleName()}\n{sheet.accessibleDescription()}")

    def _bring_into_view(self, place: Place) -> None:
        """Scroll it into the upper part of the view, unless it is seen already; sideways no further than needed."""
        sheet = self._sheets[place.page]
        box = sheet.box_of(place.boxes[0]).toRect() if place.boxes else sheet.rect()
        spot, bar, height = sheet.mapTo(self._paper, box.center()), self.verticalScrollBar(), self.viewport().height()
        if not bar.value() + _GAP < spot.y() < bar.value() + height - _GAP:
            bar.setValue(spot.y() - height // 3)
        self.ensureVisible(spot.x(), spot.y(), box.width() // 2 + _GAP, 0)
        scroll_spot_into_view(self, QRect(sheet.mapTo(self, box.topLeft()), box.size()))


def _bounded(zoom: float) -> float:
    return min(max(zoom, _LEAST_ZOOM), _MOST_ZOOM)
