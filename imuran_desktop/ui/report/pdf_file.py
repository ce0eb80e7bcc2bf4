"""A PDF file as pages to be drawn, read and searched."""

import atexit
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from threading import RLock
from weakref import WeakSet

import pypdfium2
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage

_PDFIUM = RLock()
"""Held for every call: the library is not safe in two threads at once, not even with two files."""
POINTS_PER_INCH = 72


@dataclass(frozen=True)
class Place:
    """Where words stand: a page, counted from 0, and boxes on it in points from its upper left corner."""

    page: int
    boxes: tuple[QRectF, ...]


class PdfFile:
    """May be used from any thread; each call has to wait while another one draws."""

    def __init__(self, content: bytes) -> None:
        """Open a file.

        Raises:
            ValueError: when it is no PDF file.
        """
        with _PDFIUM:
            try:
                self._file = pypdfium2.PdfDocument(content)
            except pypdfium2.PdfiumError as error:
                raise ValueError("no PDF file") from error
            self._open = True
            _FILES.add(self)
            _leave_in_time()
            self.sizes = tuple(QSizeF(*self._file.get_page_size(page)) for page in range(len(self._file)))
            """How large each page is, in points."""

    def close(self) -> None:
        """Let go of it: it has no pages any more."""
        with _PDFIUM:
            if self._open:
                self._open = False
                self.sizes = ()
                self._file.close()

    def __del__(self) -> None:
        # Else the library would close it, at any time in any thread.
        if hasattr(self, "_open"):
            self.close()

    def picture(self, page: int, scale: float) -> QImage:
        """A page on white, ``scale`` px for each point; an empty picture where there is no such page, or no longer."""
        with self._page(page) as found:
            if found is None:
                return QImage()
            with closing(found.render(scale=scale, prefer_bgrx=True)) as drawn:
                size = drawn.width, drawn.height, drawn.stride
                return QImage(memoryview(drawn.buffer), *size, QImage.Format.Format_RGB32).copy()

    def text(self, page: int) -> str:
        """All that a page says, line by line."""
        with self._page(page) as found:
            if found is None:
                return ""
            with closing(found.get_textpage()) as text:
                return "\n".join(text.get_text_range().splitlines())

    def find(self, page: int, words: str) -> tuple[Place, ...]:
        """Where a page says these words, in capitals or small letters."""
        with self._page(page) as found:
            return tuple(_places(found, page, words)) if found is not None else ()

    @contextmanager
    def _page(self, page: int) -> Iterator[pypdfium2.PdfPage | None]:
        """None for a page that there is not, or not any more."""
        with _PDFIUM:
            if not self._open or page >= len(self.sizes):
                yield None
                return
            with closing(self._file[page]) as found:
                yield found


_FILES: WeakSet[PdfFile] = WeakSet()
"""Those that may be open."""


@cache
def _leave_in_time() -> None:
    """When the program ends, the library closes its files whoever uses them: `_leave` has to go first.

    What is registered last does, and the library registers when its first file is opened.
    """
    atexit.register(_leave)


def _leave() -> None:
    """Let nothing be open and no thread go on."""
    _PDFIUM.acquire()
    for file in tuple(_FILES):
        file.close()


def _places(page: pypdfium2.PdfPage, number: int, words: str) -> Iterator[Place]:
    height = page.get_size()[1]
    with closing(page.get_textpage()) as text, closing(text.search(words)) as search:
        while (found := search.get_next()) is not None:
            boxes: list[QRectF] = []
            for place in range(text.count_rects(*found)):
                left, bottom, right, top = text.get_rect(place)
                box = QRectF(left, height - top, right - left, top - bottom)
                # In a drawing every letter has a box of its own.
                if boxes and _on_one_line(boxes[-1], box):
                    boxes[-1] = boxes[-1].united(box)
                else:
                    boxes.append(box)
            yield Place(number, tuple(boxes))


def _on_one_line(one: QRectF, other: QRectF) -> bool:
    """Whether at least half of the lower box is beside the higher one."""
    beside = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    return beside * 2 >= min(one.height(), other.height())
