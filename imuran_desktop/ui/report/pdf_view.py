"""A PDF file on the screen: its pages, made larger and smaller, and a search."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSizeF, Signal
from PySide6.QtGui import QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.ui.report.find_bar import FindBar
from imuran_desktop.ui.report.pdf_file import Place
from imuran_desktop.ui.report.pdf_reader import PdfReader
from imuran_desktop.ui.report.sheets import Sheets
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Strong
from imuran_desktop.words.language import Language

_LEAST_HEIGHT, _LEAST_SHARE = 320, 0.6
"""px of pages that are always seen, and their share of the window's height: with less room, what is around scrolls."""


class PdfView(QWidget):
    """Shows one file at a time."""

    opened = Signal()
    """The pages of another file are there; they are still to be drawn."""
    failed = Signal()
    """A file can't be shown; there are no pages."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        """Begin with nothing to show."""
        super().__init__()
        self._language = language
        self._reader = PdfReader(self)
        self._sheets = Sheets(language)
        self._find = FindBar(look, language)
        self._places: Sequence[Place] = ()
        self._place = -1
        self._number = Strong()
        self._number.setWordWrap(False)
        tr = language.tr
        self._smaller = OutlinedButton(tr("Smaller"), look=look, icon="minus")
        self._larger = OutlinedButton(tr("Larger"), look=look, icon="add")
        self._fit = OutlinedButton(tr("Fit width"))
        self._whole = OutlinedButton(tr("Whole page"))
        tools, zoom = FlowLayout(spacing=10), QWidget()
        in_zoom = FlowLayout(zoom, spacing=10)
        for part in (self._smaller, self._larger, self._fit, self._whole, self._number):
            in_zoom.addWidget(part)
        for group in (self._find, zoom):
            tools.addWidget(group)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(tools)
        column.addWidget(self._sheets, 1)
        self._connect()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._sheets.count

    def show_pdf(self, content: bytes) -> None:
        """Show a file. Where the person is on its pages, how large they are, and what is looked for stays so."""
        self._reader.open(content)

    def clear(self) -> None:
        """Show nothing."""
        self._reader.open(b"")
        self._show_pages(())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fair part of the window for the pages, however much stands around them."""
        super().resizeEvent(event)
        self._sheets.setMinimumHeight(max(_LEAST_HEIGHT, round(self.window().height() * _LEAST_SHARE)))

    def _connect(self) -> None:
        reader, sheets = self._reader, self._sheets
        reader.opened.connect(self._show_opened)
        reader.failed.connect(self._show_failed)
        reader.drawn.connect(self._show_picture)
        reader.read.connect(sheets.set_text)
        reader.found.connect(self._show_found)
        sheets.wanted.connect(reader.draw)
        sheets.turned.connect(self._tell_page)
        self._find.words_changed.connect(self._search)
        self._find.asked.connect(self._go_on)
        self._smaller.clicked.connect(partial(self._zoom, -1))
        self._larger.clicked.connect(partial(self._zoom, 1))
        self._fit.clicked.connect(sheets.fit_width)
        self._whole.clicked.connect(sheets.fit_page)
        keys = QKeySequence.StandardKey
        for key, act in (
            (QKeySequence(keys.ZoomIn), partial(self._zoom, 1)),
            (QKeySequence("Ctrl+="), partial(self._zoom, 1)),  # the same key without Shift
            (QKeySequence(keys.ZoomOut), partial(self._zoom, -1)),
            (QKeySequence("Ctrl+0"), sheets.fit_width),
        ):
            QShortcut(key, self).activated.connect(act)

    def _zoom(self, steps: int, *_checked: bool) -> None:
        self._sheets.zoom_by(steps)

    def _show_opened(self, sizes: Sequence[QSizeF]) -> None:
        if not sizes:
            self._show_failed()
            return
        self._show_pages(sizes)
        self.opened.emit()

    def _show_failed(self) -> None:
        self.clear()
        self.failed.emit()

    def _show_pages(self, sizes: Sequence[QSizeF]) -> None:
        self._places, self._place = (), -1
        self._sheets.set_pages(sizes)
        self._tell_page()
        self._search(self._find.words)

    def _show_picture(self, page: int, scale: float, picture: QImage) -> None:
        if not picture.isNull():
            self._sheets.show_picture(page, scale, picture)

    def _tell_page(self) -> None:
        page, count = self._sheets.page + 1, self._sheets.count
        tr = self._language.tr
        self._number.setText(tr("Page {page} of {count}", page=page, count=count) if count else "")

    def _search(self, words: str) -> None:
        self._reader.search(words)
        if not words:
            self._places, self._place = (), -1
            self._sheets.mark((), -1)
            self._find.show_nothing()

    def _show_found(self, words: str, places: Sequence[Place]) -> None:
        """Begin with the first place on the current page, or after it."""
        if words != self._find.words:
            return
        self._places = places
        after = (number for number, place in enumerate(places) if place.page >= self._sheets.page)
        self._place = next(after, 0)
        self._show_place()

    def _go_on(self, step: int) -> None:
        """To the next place; after the last comes the first again."""
        if self._places:
            self._place = (self._place + step) % len(self._places)
            self._show_place()

    def _show_place(self) -> None:
        self._find.show_place(self._place + 1, len(self._places))
        self._sheets.mark(self._places, self._place if self._places else -1)
