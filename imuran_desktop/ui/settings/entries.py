"""Fields whose value counts as soon as it is complete: there is no button to save it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox

from imuran_desktop.settings import Setting
from imuran_desktop.ui.widgets.typed import TimeEntry

_MOST_TYPED = 999


class NumberEntry(QSpinBox):
    """A whole number. One beyond the limits can be typed, so that it can be refused with a sentence."""

    def __init__(self, setting: Setting[int], value: int) -> None:
        super().__init__()
        self._least = 0 if setting.least is None else setting.least
        self._most = _MOST_TYPED if setting.most is None else setting.most
        self.setRange(0, _MOST_TYPED)
        self.setKeyboardTracking(False)  # 1 is not the number while 15 is being typed
        self.setValue(value)

    def stepBy(self, steps: int) -> None:
        """Step within the limits."""
        self.setValue(min(max(self.value() + steps, self._least), self._most))


class SettledTime(TimeEntry):
    """A time of day that says when it is complete."""

    settled = Signal()
    """It was stepped, or left, or Enter was pressed. What was typed may be unreadable: ask `entry_error`."""

    def stepBy(self, steps: int) -> None:
        """Step, and say so."""
        super().stepBy(steps)
        self.settled.emit()
