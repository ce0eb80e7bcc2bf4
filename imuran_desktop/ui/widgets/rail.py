"""The rail on the left: whose diary this is, where one can go, and whether reminders are on."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from imuran_desktop.ui.palette import Role
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.rail_parts import PersonHead, RailEntry, RailStatus
from imuran_desktop.ui.widgets.scroll_area import ScrollArea

_WIDTH = 220
_PAGE_NEEDS = (360, 160)
"""The page's least width before the rail folds: so much at any text size, and so much more per 100 %."""
_SIDE = 12


class Rail(QFrame):
    """Entries to choose from, by mouse or keyboard: Tab reaches the current one, the arrows move, Enter chooses."""

    entryChosen = Signal(str)
    """The id of the entry the person chose."""

    def __init__(self, look: ThemeController, name: str, parent: QWidget | None = None) -> None:
        """Make an empty rail. ``name`` is what a screen reader calls it ("Pages")."""
        super().__init__(parent)
        self._look = look
        self._entries: dict[str, RailEntry] = {}
        self._folded = False
        self._person = PersonHead(look)
        self._status = RailStatus(look)
        self._top = QVBoxLayout()
        self._foot = QVBoxLayout()
        self.setProperty("kind", "rail")
        self.setAccessibleName(name)
        self._build()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        look.changed.connect(self.updateGeometry)

    @property
    def folded(self) -> bool:
        """Whether only the icons show."""
        return self._folded

    @property
    def current(self) -> str:
        """The id of the current entry, or the empty string."""
        return next((key for key, entry in self._entries.items() if entry.isChecked()), "")

    def add_entry(self, key: str, icon: str, text: str, *, foot: bool = False) -> None:
        """Add an entry below the others, or at the foot."""
        entry = RailEntry(self._look, icon, text)
        entry.set_folded(self._folded)
        # A screen reader toggles what stays down, without a click.
        entry.toggled.connect(lambda: self._choose(key))
        entry.moveAsked.connect(self._move)
        (self._foot if foot else self._top).addWidget(entry)
        self._entries[key] = entry
        self._set_tab_stop()
        self.updateGeometry()

    def set_current(self, key: str) -> None:
        """Mark an entry as the page shown; the empty string marks none."""
        for other, entry in self._entries.items():
            blocked = entry.blockSignals(True)
            entry.setChecked(other == key)
            entry.blockSignals(blocked)
        self._set_tab_stop()

    def set_person(self, name: str, note: str = "", colour: Role = "primary") -> None:
        """Show whose diary this is, with a line under the name and the diary's colour."""
        self._person.set_person(name, note, colour)
        self.updateGeometry()

    def set_status(self, text: str, detail: str, ok: bool) -> None:
        """Show the two lines at the foot: whether reminders are on, and what that depends on."""
        self._status.set_status(text, detail, ok)
        self.updateGeometry()

    def fit(self, window_width: int) -> None:
        """Fold or unfold, as the window has room. Call it when the window is resized."""
        self._set_folded(window_width - self._natural_width() < _PAGE_NEEDS[0] + self._look.px(_PAGE_NEEDS[1]))

    def sizeHint(self) -> QSize:
        """As wide as its words need, or as the circle and the icons when folded."""
        width = self._person.folded_width() + 2 * _SIDE if self._folded else self._natural_width()
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The same width: the rail folds rather than shrink."""
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

    def _move(self, key: Qt.Key) -> None:
        entries = list(self._entries.values())
        at = next(i for i, entry in enumerate(entries) if entry.hasFocus())
        moves = {Qt.Key.Key_Up: at - 1, Qt.Key.Key_Down: at + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(entries) - 1}
        reason = Qt.FocusReason.BacktabFocusReason if moves[key] < at else Qt.FocusReason.TabFocusReason
        entries[moves[key] % len(entries)].setFocus(reason)

    def _build(self) -> None:
        self._top.setSpacing(6)
        self._foot.setSpacing(6)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 6, 0, 6)
        column.addLayout(self._top)
        column.addStretch(1)
        entries = ScrollArea(inside)
        entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_SIDE, 20, _SIDE, 16)
        outer.setSpacing(10)
        outer.addWidget(self._person)
        outer.addSpacing(8)
        outer.addWidget(entries, 1)
        outer.addLayout(self._foot)
        outer.addWidget(self._status)

    def _choose(self, key: str) -> None:
        # The entry has toggled itself; which one is current is for the window to say.
        self.set_current(self._shown_before(key))
        self.entryChosen.emit(key)

    def _shown_before(self, key: str) -> str:
        return next((k for k, entry in self._entries.items() if entry.isChecked() and k != key), key)

    def _set_tab_stop(self) -> None:
        """One stop for the Tab key: the current entry, or the first."""
        stop = self.current or next(iter(self._entries), "")
        for key, entry in self._entries.items():
            entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == stop else Qt.FocusPolicy.ClickFocus)

    def _set_folded(self, folded: bool) -> None:
        if folded == self._folded:
            return
        self._folded = folded
        self._person.set_folded(folded)
        self._status.set_folded(folded)
        for entry in self._entries.values():
            entry.set_folded(folded)
        self.updateGeometry()

    def _natural_width(self) -> int:
        words = max((entry.natural_width() for entry in self._entries.values()), default=0)
        return max(_WIDTH, words + 2 * _SIDE, self._person.natural_width() + 2 * _SIDE)
