"""Days of the week, to tick."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QGroupBox

from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.words.language import Language

_WEEK = range(1, 8)


class _DayBox(QCheckBox):
    """One day, as wide as the longest name needs, so that the boxes stand below each other."""

    def __init__(self, name: str, names: Sequence[str]) -> None:
        super().__init__(name)
        self._names = names

    def sizeHint(self) -> QSize:
        """Room for any of the names."""
        hint, metrics = super().sizeHint(), self.fontMetrics()
        widest = max(metrics.horizontalAdvance(name) for name in self._names)
        between = 2 * metrics.averageCharWidth()  # grows with the text, as the gap between boxes does not
        return hint + QSize(widest - metrics.horizontalAdvance(self.text()) + between, 0)


class WeekdayBoxes(QGroupBox):
    """The seven days, by their full names, Monday first."""

    changed = Signal()

    def __init__(self, language: Language, ticked: Collection[int] = ()) -> None:
        """Tick the days with these ISO numbers."""
        super().__init__()
        self.setProperty("kind", "choices")
        flow = FlowLayout(self, spacing=14)
        self._boxes: dict[int, _DayBox] = {}
        names = [language.weekday(number) for number in _WEEK]
        for number, name in zip(_WEEK, names, strict=True):
            box = _DayBox(name, names)
            box.setChecked(number in ticked)
            box.toggled.connect(self.changed)
            flow.addWidget(box)
            self._boxes[number] = box
        self.setFocusProxy(self._boxes[1])

    def chosen(self) -> frozenset[int]:
        """The ISO numbers of the days ticked."""
        return frozenset(number for number, box in self._boxes.items() if box.isChecked())
