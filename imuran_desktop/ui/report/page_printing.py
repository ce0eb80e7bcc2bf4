"""The pages of a PDF file on a printer, one after the other beside the thread that draws the window."""

from collections.abc import Callable, Iterator, Sequence

import shiboken6
from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from imuran_desktop.domain.report_wish import Paper
from imuran_desktop.ui.report.pdf_file import POINTS_PER_INCH, PdfFile
from imuran_desktop.ui.widgets.background import Background
from imuran_desktop.ui.widgets.printers import hide_title

_MOST_DPI = 300
"""Finer than that, a page would take longer and look the same."""
_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


class PagePrinting(QObject):
    """Prints one file at a time."""

    went_on = Signal(int, int)
    """The page being printed, from 1 on, and how many there are to print."""
    done = Signal(bool)
    """All of it is sent; False: the printer did not take it."""
    _went_on = Signal(int, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turn = 0
        self._background = Background(self)
        self._background.done.connect(self._hand_over)
        self._went_on.connect(self._tell_page)

    def begin(self, content: bytes, printer: QPrinter) -> None:
        """Print the pages that the printer was asked for."""
        hide_title(printer)
        self._turn += 1
        turn = self._turn
        self._background.start(lambda: self._print(content, printer, turn))

    def cancel(self) -> None:
        """Print no further pages."""
        self._turn += 1
        self._background.forget()

    def _hand_over(self, outcome: object) -> None:
        self.done.emit(outcome is True)

    def _tell_page(self, turn: int, page: int, count: int) -> None:
        """In the window's thread, by which time it may have been cancelled."""
        if turn == self._turn:
            self.went_on.emit(page, count)

    def _print(self, content: bytes, printer: QPrinter, turn: int) -> bool:
        """In the thread: whether all was taken."""

        def go_on(page: int, count: int) -> bool:
            if not shiboken6.isValid(self) or turn != self._turn:
                return False
            self._went_on.emit(turn, page, count)
            return True

        return print_pages(content, printer, go_on)


def print_pages(content: bytes, printer: QPrinter, go_on: Callable[[int, int], bool]) -> bool:
    """Print the pages that the printer was asked for, in any thread, and say whether all was taken.

    ``go_on`` is told the number of each, from 1 on, and of all, and says whether it is still wanted.
    """
    file = PdfFile(content)
    pages = list(pages_of(printer, len(file.sizes)))
    painter = QPainter()
    if not pages or not painter.begin(printer):
        return False
    for number, page in enumerate(pages):
        if not go_on(number + 1, len(pages)):
            printer.abort()
            break
        if number and not printer.newPage():
            break
        _draw(painter, printer, file, page)
    else:
        return painter.end()
    painter.end()
    return False


def set_paper(printer: QPrinter, paper: Paper) -> None:
    """Have a printer use this paper, upright and up to its edges."""
    printer.setPageSize(QPageSize(_SIZES[paper]))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)


def pages_of(printer: QPrinter, count: int) -> Iterator[int]:
    """Which of ``count`` pages are printed, counted from 0: as often, and in the order, as the printer was asked."""
    wanted = list(_in_range(printer, count))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        wanted.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if printer.collateCopies():
        return iter(wanted * copies)
    return (page for page in wanted for _ in range(copies))


def _in_range(printer: QPrinter, count: int) -> Sequence[int]:
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return range(count)
    ranges = printer.pageRanges()
    if not ranges.isEmpty():
        return [page for page in range(count) if ranges.contains(page + 1)]
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return range(first - 1, min(last, count))


def _draw(painter: QPainter, printer: QPrinter, file: PdfFile, page: int) -> None:
    """One page at its real size in the middle of the paper; smaller where the paper is."""
    dots = printer.resolution()
    size = file.sizes[page] * (dots / POINTS_PER_INCH)
    paper = QRectF(printer.pageLayout().fullRectPixels(dots))
    size *= min(1.0, (paper.width() + 1) / size.width(), (paper.height() + 1) / size.height())
    target = QRectF(paper.center() - QPointF(size.width(), size.height()) / 2, size)
    for hint in (QPainter.RenderHint.SmoothPixmapTransform, QPainter.RenderHint.LosslessImageRendering):
        painter.setRenderHint(hint)
    # In one piece: pieces would not quite meet where a file that was printed to is looked at on a screen.
    painter.drawImage(target, file.picture(page, min(dots, _MOST_DPI) / POINTS_PER_INCH))
