"""Boxes to tick for what is wanted; none ticked means all."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QWidget

from imuran_desktop.ui.stylesheet import TypeSize
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.emptying import take_out
from imuran_desktop.ui.widgets.flow import FlowLayout

_NAME, _MOST_NAME = 340, 400
"""How wide a name may be: px at 100 %, and px at any size of text, for narrow windows."""


class TickList(QWidget):
    """A box for each thing on offer, side by side."""

    changed = Signal()
    """Other things are wanted."""

    def __init__(self, look: ThemeController, name: str) -> None:
        """Make an empty list, which a screen reader calls ``name``."""
        super().__init__()
        self._look = look
        self._boxes: dict[str, QCheckBox] = {}
        self._flow = FlowLayout(self, spacing=20)
        self.setAccessibleName(name)
        look.changed.connect(self._name_boxes)

    @property
    def ticked(self) -> frozenset[str]:
        """The keys of what is wanted."""
        return frozenset(key for key, box in self._boxes.items() if box.isChecked())

    def offer(self, things: Sequence[tuple[str, str]]) -> None:
        """Offer these, each by its key and name. What is ticked stays so, and on offer, whatever there is."""
        ticked, named = self.ticked, {key: box.accessibleName() for key, box in self._boxes.items()}
        wanted = dict(things)
        wanted.update((key, name) for key, name in named.items() if key in ticked and key not in wanted)
        if list(named.items()) == list(wanted.items()):
            return
        for box in self._boxes.values():
            take_out(self._flow, box)
        self._boxes = {}
        for key, name in wanted.items():
            box = QCheckBox()
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.setChecked(key in ticked)
            box.toggled.connect(lambda _on: self.changed.emit())
            self._boxes[key] = box
            self._flow.addWidget(box)
        self._name_boxes()

    def clear(self) -> None:
        """Want everything again."""
        for box in self._boxes.values():
            box.setChecked(False)

    def _name_boxes(self) -> None:
        """Write on each box as much as it has room for: one's own words may be many."""
        metrics = QFontMetrics(self._look.theme.font(TypeSize.BODY))
        room = min(self._look.px(_NAME), _MOST_NAME)
        for box in self._boxes.values():
            name = metrics.elidedText(box.accessibleName(), Qt.TextElideMode.ElideRight, room)
            box.setText(name.replace("&", "&&"))
