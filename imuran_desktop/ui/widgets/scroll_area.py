"""The area in which pages, the rail and dialogs scroll what is longer than their room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrollArea(QScrollArea):
    """Scrolls one widget, as wide as the area, without a frame or a ground of its own."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        """Scroll ``content``."""
        super().__init__(parent)
        # A viewport that Qt made is unknown to PySide6: whoever goes up from the content (the focus ring does) would
        # have it look through every kind of widget there is, for 10 ms and 1.3 MB.
        self.setViewport(QWidget())
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Page Up and Page Down reach it from any widget inside; it needs no stop of its own for the Tab key.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        content.setAutoFillBackground(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys to what is around it where there is nothing to scroll."""
        bar = self.verticalScrollBar()
        if bar.minimum() == bar.maximum():
            event.ignore()
        else:
            super().keyPressEvent(event)
