"""Looking for words on pages: the field, and the way from one place to the next."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Muted
from imuran_desktop.ui.widgets.styling import announce, scroll_spot_into_view
from imuran_desktop.words.language import Language

_PAUSE_MS = 250
"""After the last letter that was typed."""
_MANY = 100
"""Places that there is room to tell of without anything moving."""
_WIDTH, _MOST_WIDTH = 270, 440
"""Of the field: px at 100 %, and px at any size of text, for narrow windows."""


class FindBar(QWidget):
    """*Next* and *Previous* can be pressed once something is found; Enter, Shift+Enter, F3 and Shift+F3 do the same.

    Ctrl+F leads to the field from anywhere in the window in which it is seen.
    """

    words_changed = Signal(str)
    """Other words are looked for; none with an empty text."""
    asked = Signal(int)
    """The next place is wanted (1), or the one before (-1)."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        super().__init__()
        tr = language.tr
        self._look, self._language = look, language
        self._field = QLineEdit()
        self._field.setPlaceholderText(tr("Search these pages"))
        self._field.setAccessibleName(tr("Search these pages"))
        self._previous = OutlinedButton(tr("Previous"), look=look, icon="chevron-up")
        self._next = OutlinedButton(tr("Next"), look=look, icon="chevron-down")
        self._place = Muted()
        self._place.setWordWrap(False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        row = FlowLayout(self, spacing=10)
        for part in (self._field, self._previous, self._next, self._place):
            row.addWidget(part)
        self.show_nothing()
        self._connect()
        self._set_width()

    @property
    def words(self) -> str:
        """What is looked for."""
        return self._field.text().strip()

    def show_nothing(self) -> None:
        """Nothing is looked for, or not yet."""
        self._show("", found=False)

    def show_place(self, place: int, count: int) -> None:
        """Say at which of how many places one is, from 1 on; with 0 of them, that there are none."""
        tr = self._language.tr
        words = tr("{place} of {count}", place=place, count=count) if count else tr("Not found")
        self._show(words, found=bool(count))
        announce(self._field, words)

    def go_to_field(self) -> None:
        """Give the keyboard to the field, wherever the page is scrolled to."""
        self._field.setFocus()
        self._bring_into_view()
        self._field.selectAll()

    def _connect(self) -> None:
        self._field.textChanged.connect(lambda _text: self._pause.start())
        # What was found may have been scrolled to, and the field out of sight.
        self._field.textEdited.connect(lambda _text: self._bring_into_view())
        self._pause.timeout.connect(lambda: self.words_changed.emit(self.words))
        self._next.clicked.connect(lambda: self.asked.emit(1))
        self._previous.clicked.connect(lambda: self.asked.emit(-1))
        self._look.changed.connect(self._set_width)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.go_to_field)
        for key, step in (("F3", 1), ("Shift+F3", -1)):
            QShortcut(QKeySequence(key), self).activated.connect(lambda step=step: self._ask(step))
        for key, step in (("Return", 1), ("Enter", 1), ("Shift+Return", -1), ("Shift+Enter", -1)):
            shortcut = QShortcut(QKeySequence(key), self._field)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda step=step: self._ask(step))

    def _bring_into_view(self) -> None:
        # As a whole: Qt is content with the place of the cursor in a field.
        scroll_spot_into_view(self._field, self._field.rect())

    def _ask(self, step: int) -> None:
        """Go on; look first for what was just typed."""
        if self._pause.isActive():
            self._pause.stop()
            self.words_changed.emit(self.words)
        else:
            self.asked.emit(step)

    def _show(self, words: str, *, found: bool) -> None:
        # All of it keeps its room: what stands around it would jump with each search.
        self._place.setText(words)
        for button in (self._previous, self._next):
            button.setEnabled(found)

    def _set_width(self) -> None:
        self._field.setFixedWidth(min(self._look.px(_WIDTH), _MOST_WIDTH))
        tr, metrics = self._language.tr, self._place.fontMetrics()
        longest = tr("Not found"), tr("{place} of {count}", place=_MANY, count=_MANY)
        self._place.setMinimumWidth(max(map(metrics.horizontalAdvance, longest)))
