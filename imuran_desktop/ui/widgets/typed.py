"""Fields for a date or a time into which a person types freely, as into any other field."""

from datetime import date, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QValidator
from PySide6.QtWidgets import QDateEdit, QDateTimeEdit, QTimeEdit, QWidget

from imuran_desktop.words.language import Language
from imuran_desktop.words.typed import parse_date, parse_time

if TYPE_CHECKING:
    _Base = QDateTimeEdit
else:
    _Base = object

_REASONS = Qt.FocusReason
_ARRIVING = (
    _REASONS.TabFocusReason,
    _REASONS.BacktabFocusReason,
    _REASONS.ShortcutFocusReason,
    _REASONS.OtherFocusReason,
)
_STILL_HERE = (_REASONS.ActiveWindowFocusReason, _REASONS.PopupFocusReason, _REASONS.MenuBarFocusReason)
_WHILE_CLICKING = 300
"""ms for which a click is left alone: a sentence that appears moves the button from under the mouse."""
_EXAMPLE_TIME, _EXAMPLE_DAY = time(8, 30), QDate(2026, 12, 24)
_TYPING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_MOVING = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)
_MOST_TYPED = 40
_CHANGES = (QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.Cut)
_COMMANDS = (QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Undo)


class _Typing(_Base):
    """Keeps what is typed as it is typed; what can be read of it is the value, and the rest is refused.

    Qt's own fields drop what does not fit their pattern, key by key, and keep half of it.
    """

    typed: Signal
    left: Signal
    _language: Language
    _draft: str | None = None
    _reading = False

    def _prepare(self) -> None:
        edit = self.lineEdit()
        edit.setValidator(None)  # type: ignore[arg-type]  # Qt's way of taking it away
        edit.setMaxLength(_MOST_TYPED)
        edit.textEdited.connect(self._take)
        self.dateTimeChanged.connect(self._drop_draft)

    @property
    def entry_error(self) -> str:
        """What is wrong with what was typed, or the empty string."""
        return "" if self._draft is None else self._judge(self._draft)

    def _judge(self, text: str) -> str:
        raise NotImplementedError

    def _use(self, text: str) -> None:
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the keys that write, write."""
        if self._writes(event):
            edit = self.lineEdit()
            blocked = edit.blockSignals(True)
            edit.event(event)
            edit.blockSignals(blocked)
            event.accept()
            if edit.text() != (self._draft if self._draft is not None else self._shown()):
                self._take(edit.text())
        elif self.settle():
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _writes(self, event: QKeyEvent) -> bool:
        commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        plain = not event.modifiers() & (commands | Qt.KeyboardModifier.MetaModifier)
        if event.key() in _TYPING or any(event.matches(item) for item in _CHANGES):
            return True
        if event.key() in _MOVING or any(event.matches(item) for item in _COMMANDS):
            return self._draft is not None
        return plain and bool(event.text()) and event.text().isprintable()

    def _take(self, text: str) -> None:
        """Keep what was typed, and use it as soon as it can be read."""
        self._draft = text
        if not self._judge(text):
            self._reading = True
            self._use(text)
            self._reading = False
        self.typed.emit()

    def settle(self) -> bool:
        """Show what was read in the field's own form. Returns whether all could be read."""
        if self.entry_error:
            return False
        if self._draft is not None:
            self._drop_draft()
        return True

    def _drop_draft(self) -> None:
        """Show the value."""
        if self._reading or self._draft is None:
            return
        self._draft = None
        edit = self.lineEdit()
        blocked = edit.blockSignals(True)
        edit.setText(self._shown())
        edit.blockSignals(blocked)

    def _shown(self) -> str:
        return str(super().textFromDateTime(self.dateTime()))

    def textFromDateTime(self, moment: QDateTime) -> str:
        """What stands in the field: what is being typed, or the value."""
        return str(super().textFromDateTime(moment)) if self._draft is None else self._draft

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Never let Qt read what was typed: it knows one form only."""
        state = QValidator.State.Acceptable if text == self._shown() else QValidator.State.Intermediate
        return state, text, position

    def stepBy(self, steps: int) -> None:
        """Step from what was typed."""
        if self.settle():
            super().stepBy(steps)
        else:
            self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arriving other than by the mouse, begin with all selected, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() in _ARRIVING:
            self.select_whole()

    def select_whole(self) -> None:
        """Select all of it, so that typing replaces it. Qt selects the day alone, as on Enter."""
        edit = self.lineEdit()
        blocked = edit.blockSignals(True)  # the up and down keys still change the first part
        edit.selectAll()
        edit.blockSignals(blocked)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show what was read, or say that it can't be."""
        super().focusOutEvent(event)
        if event.reason() in _STILL_HERE or self.settle():
            return
        by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        QTimer.singleShot(_WHILE_CLICKING if by_mouse else 0, self, self.left.emit)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Leave by one press of Tab, as any other field."""
        return QWidget.focusNextPrevChild(self, forward)


class TimeEntry(_Typing, QTimeEdit):
    """A time of day."""

    typed = Signal()
    """Something was typed."""
    left = Signal()
    """The keyboard went elsewhere, and what was typed can't be read."""

    def __init__(self, language: Language, at: time | None = None) -> None:
        """Begin with ``at``."""
        super().__init__()
        self._language = language
        if at is not None:
            self.setTime(QTime(at.hour, at.minute))
        self._prepare()

    def setTime(self, at: QTime) -> None:
        """Show another time."""
        super().setTime(at)
        self._drop_draft()

    def _read(self, text: str) -> time | None:
        locale = self.locale()
        return parse_time(text, locale.amText(), locale.pmText())

    def _judge(self, text: str) -> str:
        if self._read(text) is not None:
            return ""
        example = self._language.clock(_EXAMPLE_TIME)
        return self._language.tr("That isn't a full time. Write it like {example}.", example=example)

    def _use(self, text: str) -> None:
        at = self._read(text)
        if at is not None:
            super().setTime(QTime(at.hour, at.minute))


class DateEntry(_Typing, QDateEdit):
    """A date."""

    typed = Signal()
    """Something was typed."""
    left = Signal()
    """The keyboard went elsewhere, and what was typed can't be read."""

    def __init__(self, language: Language, day: date | None = None) -> None:
        """Begin with ``day``."""
        super().__init__()
        self._language = language
        if day is not None:
            self.setDate(QDate(day.year, day.month, day.day))
        self._prepare()

    def setDate(self, day: QDate) -> None:
        """Show another date."""
        super().setDate(day)
        self._drop_draft()

    def _read(self, text: str) -> date | None:
        locale = self.locale()
        names = [locale.monthName(number) for number in range(1, 13)]
        short = locale.dateFormat(QLocale.FormatType.ShortFormat)
        found = parse_date(text, names, month_first=short.find("M") < short.find("d"))
        if found is None:
            shown = locale.toDate(text.strip(), self.displayFormat())
            found = date(shown.year(), shown.month(), shown.day()) if shown.isValid() else None
        return found

    def _judge(self, text: str) -> str:
        tr, words, day = self._language.tr, self._language.day_and_year, self._read(text)
        first, last = _day(self.minimumDate()), _day(self.maximumDate())
        if day is None:
            example = self.locale().toString(_EXAMPLE_DAY, self.displayFormat())
            return tr("That isn't a full date. Write it like {example}.", example=example)
        if day < first:
            return tr("Choose {day} or a later day.", day=words(first))
        return tr("Choose {day} or an earlier day.", day=words(last)) if day > last else ""

    def _use(self, text: str) -> None:
        day = self._read(text)
        if day is not None:
            super().setDate(QDate(day.year, day.month, day.day))


def _day(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
