"""Dropping files onto a widget, as the system tells of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


def drag_in(widget: QWidget, dragged: QMimeData) -> None:
    """Drag something over a widget, which takes it."""
    here, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(50, 50), here, dragged, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(widget, entering)
    assert entering.isAccepted()


def let_go(widget: QWidget, dragged: QMimeData) -> None:
    """Let go of what is dragged over a widget."""
    here, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDropEvent(QPointF(50, 50), here, dragged, Qt.MouseButton.LeftButton, none))


def files(paths: Iterable[Path]) -> QMimeData:
    """Files as they are dragged."""
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return dragged
