"""A column of parts, each made anew only when what it shows has changed, so that the keyboard stays where it is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.ui.widgets.styling import RESTING_PLACE


@runtime_checkable
class FitsWidth(Protocol):
    """A part that looks different where there is little room."""

    def fit(self, width: int) -> None:
        """Arrange the part for ``width`` px."""


@dataclass(frozen=True)
class Part:
    """One part of the page. Two that show the same things under the same key are the same; ``make`` makes a new one."""

    key: str
    shows: object
    make: Callable[[], QWidget]


class Parts(QWidget):
    """Shows parts one below the other.

    When the part that has the keyboard goes, the keyboard comes to rest on this widget, where no key does anything: the
    next control may be the button of another dose.
    """

    def __init__(self, name: str) -> None:
        """Make an empty column. ``name`` is what a screen reader calls it."""
        super().__init__()
        self.setAccessibleName(name)
        # Not a stop for the Tab key, but a place for the keyboard to rest and to go on from.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty(RESTING_PLACE, True)
        self._made: dict[str, tuple[object, QWidget]] = {}
        self._width = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def show_parts(self, wanted: Sequence[Part]) -> None:
        """Show exactly these parts, in this order."""
        if [(part.key, part.shows) for part in wanted] == [(key, shows) for key, (shows, _) in self._made.items()]:
            return
        before = self._made
        self._made = {part.key: (part.shows, self._made_before(part) or part.make()) for part in wanted}
        kept = set(map(id, self.widgets()))
        self._drop([widget for _, widget in before.values() if id(widget) not in kept])
        self._lay_out()

    def widgets(self) -> Iterator[QWidget]:
        """The parts that are shown, in order."""
        return (widget for _, widget in self._made.values())

    def widget(self, key: str) -> QWidget | None:
        """The part shown under this key."""
        made = self._made.get(key)
        return made[1] if made else None

    def fit(self, width: int) -> None:
        """Arrange every part for ``width`` px."""
        self._width = width
        for widget in self.widgets():
            if isinstance(widget, FitsWidth):
                widget.fit(width)

    def _made_before(self, part: Part) -> QWidget | None:
        shows, widget = self._made.get(part.key, (None, None))
        return widget if widget is not None and shows == part.shows else None

    def _drop(self, widgets: Sequence[QWidget]) -> None:
        focused = self.focusWidget() if widgets else None
        if focused is not None and any(widget.isAncestorOf(focused) for widget in widgets):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        for widget in widgets:
            widget.hide()
            widget.deleteLater()

    def _lay_out(self) -> None:
        while self._column.takeAt(0):
            pass
        for widget in self.widgets():
            self._column.addWidget(widget)
        if self._width:
            self.fit(self._width)
        self._chain_tab_stops()

    def _chain_tab_stops(self) -> None:
        """Tab follows the order on screen; a part made later would otherwise come after all the others."""
        previous: QWidget = self
        for part in self.widgets():
            for widget in part.findChildren(QWidget):
                if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
                    QWidget.setTabOrder(previous, widget)
                    previous = widget
