"""A person who looks at the pages of a PDF file."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

from imuran_desktop.ui.report.page_sheet import PageSheet
from tests.ui.at_widget import AtWidget


class AtPages(AtWidget):
    """Finds pages by what a screen reader says of them."""

    @property
    def pages(self) -> QScrollArea:
        """What scrolls the pages."""
        return self.field(QScrollArea, "Pages")

    def sheet(self, page: int) -> PageSheet:
        """A page, from 1 on."""
        return next(sheet for sheet in self.sheets() if sheet.accessibleName().startswith(f"Page {page} of"))

    def sheets(self) -> list[PageSheet]:
        """All pages, seen or not."""
        return [sheet for sheet in self.front.findChildren(PageSheet) if not sheet.isHidden()]

    def reads(self, page: int) -> str:
        """What a screen reader says of a page."""
        return self.sheet(page).accessibleDescription()

    def wait_for_text(self, page: int, part: str) -> None:
        """Wait until a screen reader can read this on a page, on however many lines."""

        def is_there() -> bool:
            return len(self.sheets()) >= page and part in " ".join(self.reads(page).split())

        self.qtbot.waitUntil(is_there, timeout=20_000)

    def wait_for_label(self, words: str) -> None:
        """Wait until these words are seen."""
        self.qtbot.waitUntil(lambda: words in self.labels, timeout=20_000)

    def go_to_pages(self) -> None:
        """Give the keyboard to the pages."""
        self.pages.setFocus()

    def look_for(self, words: str) -> None:
        """Type into the search."""
        field = self.field(QLineEdit, "Search these pages")
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, words)

    def width_of(self, page: int) -> int:
        """How wide a page is shown, in px."""
        return self.sheet(page).width()

    def turn_wheel(self, steps: int) -> None:
        """Turn the mouse's wheel over the pages with Ctrl held down."""
        over = QPointF(self.pages.viewport().rect().center())
        event = QWheelEvent(
            over,
            QPointF(self.pages.viewport().mapToGlobal(over.toPoint())),
            QPoint(),
            QPoint(0, 120 * steps),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.pages.viewport(), event)


def seen(widget: QWidget) -> QImage:
    """What is drawn on a widget."""
    return widget.grab().toImage()


def inks(picture: QImage) -> set[str]:
    """The colours in a picture."""
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
