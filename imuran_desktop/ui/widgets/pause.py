"""A moment in which a second press does nothing."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


class Pause(QObject):
    """Shields widgets from the mouse for as long as a double-click may take.

    An unsteady hand presses twice. After the first press the page looks different, and the second would go to whatever
    has come under the pointer: the button of another dose, or *Undo*.
    """

    ended = Signal()
    """Presses count again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._shielded: tuple[QWidget, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end)

    @property
    def active(self) -> bool:
        """Whether presses do nothing now."""
        return self._timer.isActive()

    def begin(self, *widgets: QWidget) -> None:
        """Shield these widgets from now on."""
        self._let_through()
        self._shielded = widgets
        for widget in widgets:
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, True)
        self._timer.start(QGuiApplication.styleHints().mouseDoubleClickInterval())

    def _let_through(self) -> None:
        for widget in self._shielded:
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self._shielded = ()

    def _end(self) -> None:
        self._let_through()
        self.ended.emit()
