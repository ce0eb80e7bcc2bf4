"""Forms: every field gets its label, its help and its error in one call, for the eye and for the screen reader."""

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Heading, IconLabel, Muted, Strong
from imuran_desktop.ui.widgets.styling import announce, scroll_into_view, set_style_property
from imuran_desktop.ui.widgets.typed import DateEntry, TimeEntry
from imuran_desktop.ui.widgets.wheel import WheelGuard

Editor = TypeVar("Editor", bound=QWidget)

_BESIDE_FROM = 620
"""At least this wide, in px at 100 %, a form has its labels beside the fields; narrower, above them."""
_LABEL_WIDTH = 190
_FIELD_WIDTH = 420
_TEXT_HEIGHT = 120
_ROW_SPACING = 18
_LABEL_SPACING = 6
_TEXT_INSET = 12
_NO_LIMIT = 16_777_215
"""QWIDGETSIZE_MAX, which PySide6 does not name."""


class ErrorText(Body):
    """What is wrong with a field, and what to do."""

    kind = "error"


class _Field(QWidget):
    """An editor with its help and its error below."""

    def __init__(self, look: ThemeController, editor: QWidget, help_text: str) -> None:
        super().__init__()
        self.editor = editor
        self._help = help_text
        self._icon = IconLabel(look, "warning", "missed")
        self._error = ErrorText()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(editor)
        if help_text:
            column.addWidget(Muted(help_text))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._error, 1)
        column.addLayout(line)
        self.set_error("")

    @property
    def error(self) -> str:
        """What is wrong, or the empty string."""
        return self._error.text()

    def set_error(self, text: str) -> None:
        """Say what is wrong; the empty string takes it back."""
        self._error.setText(text)
        self._icon.setVisible(bool(text))
        self._error.setVisible(bool(text))
        set_style_property(self.editor, "invalid", "true" if text else "false")
        # The error first: it is what someone who cannot see the sentence below needs on arriving at the field.
        self.editor.setAccessibleDescription(" ".join(part for part in (text, self._help) if part))


class FormRows(QWidget):
    """Rows of labelled fields; the labels stand beside the fields, or above them where the form is narrow."""

    def __init__(self, look: ThemeController, parent: QWidget | None = None) -> None:
        """Make an empty form."""
        super().__init__(parent)
        self._look = look
        self._fields: dict[QWidget, _Field] = {}
        self._labels: list[Strong] = []
        self._wheel = WheelGuard(self)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(20)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        look.changed.connect(self._arrange)

    def row(self, label: str, editor: Editor, help_text: str = "") -> Editor:
        """Add a labelled field and hand it back. An ``&`` in the label marks the letter that, with Alt, goes there."""
        words = Strong(label)
        words.setBuddy(editor)
        words.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        editor.setAccessibleName(label.replace("&", ""))
        self._labels.append(words)
        self._form.addRow(words, self._field(editor, help_text))
        self._arrange()
        return editor

    def check(self, text: str, help_text: str = "") -> QCheckBox:
        """Add a box to tick; its own text is its label."""
        box = QCheckBox(text)
        box.setAccessibleName(text.replace("&", ""))
        self._form.addRow(self._field(box, help_text))
        self._arrange()
        return box

    def section(self, text: str) -> Heading:
        """Add a heading above the rows that follow."""
        heading = Heading(text)
        heading.setContentsMargins(0, 8, 0, 4)
        self._form.addRow(heading)
        return heading

    def wide(self, widget: Editor) -> Editor:
        """Add something that is no field, across the whole width."""
        self._form.addRow(widget)
        return widget

    def aside(self, widget: Editor) -> Editor:
        """Add something that is no field, as wide as it needs, where the fields are."""
        flow = FlowLayout()
        flow.addWidget(widget)
        self._form.setLayout(self._form.rowCount(), QFormLayout.ItemRole.FieldRole, flow)
        return widget

    def set_row_visible(self, editor: QWidget, visible: bool) -> None:
        """Show or hide a field together with its label."""
        self._form.setRowVisible(self._fields[editor], visible)

    def error(self, editor: QWidget) -> str:
        """What is wrong with a field, or the empty string."""
        return self._fields[editor].error

    def set_error(self, editor: QWidget, text: str) -> None:
        """Say what is wrong with a field, under it and to the screen reader; the empty string takes it back."""
        self._fields[editor].set_error(text)
        if text:
            announce(editor, text)

    def show_errors(self, errors: Mapping[QWidget, str]) -> bool:
        """Show exactly these errors and go to the first bad field. Returns whether there are any.

        A date or a time that can't be read is always one of them.
        """
        for editor, field in self._fields.items():
            field.set_error(self._unread(editor) or errors.get(editor, ""))
        first = next((editor for editor, field in self._fields.items() if field.error), None)
        if first is None:
            return False
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, DateEntry | TimeEntry):
            first.select_whole()  # the keyboard may have been there all the time
        self._bring_into_view(first)
        # Once more when all is laid out with the sentences that have just appeared.
        QTimer.singleShot(0, self, lambda: self._bring_into_view(first))
        announce(first, self._fields[first].error)
        return True

    def clear_errors(self) -> None:
        """Take back all that was said to be wrong, without going anywhere."""
        for field in self._fields.values():
            field.set_error("")

    def _unread(self, editor: QWidget) -> str:
        """What is wrong with what was typed into a field, unless the field is not asked for."""
        if isinstance(editor, DateEntry | TimeEntry) and editor.isVisibleTo(self):
            return editor.entry_error
        return ""

    def _bring_into_view(self, editor: QWidget) -> None:
        """Scroll to a field with its label and its error; where there is no room for all, to the label."""
        field = self._fields[editor]
        scroll_into_view(field)
        label = self._form.labelForField(field)
        if label is not None:
            scroll_into_view(label)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the labels beside or above."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Qt laid the rows out with the heights they had at the old width: it is to measure again.
            self._form.invalidate()
        self._arrange()

    def _field(self, editor: QWidget, help_text: str) -> _Field:
        self._wheel.guard(editor)
        _prepare(editor)
        field = _Field(self._look, editor, help_text)
        self._fields[editor] = field
        if isinstance(editor, DateEntry | TimeEntry):
            editor.typed.connect(lambda: self.set_error(editor, ""))
            editor.left.connect(lambda: self.set_error(editor, editor.entry_error))
        return field

    def _arrange(self) -> None:
        beside = self.width() >= self._look.px(_BESIDE_FROM)
        policy = QFormLayout.RowWrapPolicy
        self._form.setRowWrapPolicy(policy.DontWrapRows if beside else policy.WrapAllRows)
        # Above its field a label keeps close to it, and the space goes below the field.
        self._form.setVerticalSpacing(_ROW_SPACING if beside else _LABEL_SPACING)
        for field in self._fields.values():
            field.setContentsMargins(0, 0, 0, 0 if beside else _ROW_SPACING - _LABEL_SPACING)
        # Beside a field the label stands level with the text inside it.
        top = (self._look.px(50) - self.fontMetrics().height()) // 2 if beside else 0
        for label in self._labels:
            label.setContentsMargins(0, top, 0, 0)
            label.setMinimumWidth(self._look.px(_LABEL_WIDTH) if beside else 0)
            label.setMaximumWidth(self._look.px(_LABEL_WIDTH) if beside else _NO_LIMIT)
        for editor in self._fields:
            if isinstance(editor, QLineEdit | QComboBox | QAbstractSpinBox):
                editor.setMaximumWidth(self._look.px(_FIELD_WIDTH))
            elif isinstance(editor, QPlainTextEdit):
                editor.setFixedHeight(self._look.px(_TEXT_HEIGHT))


def _prepare(editor: QWidget) -> None:
    """What a kind of editor needs and a style sheet cannot say."""
    if isinstance(editor, QComboBox):
        # Only this delegate lets the style sheet make the choices in the list as high as a target should be.
        editor.setItemDelegate(QStyledItemDelegate(editor))
    elif isinstance(editor, QDateEdit):
        _prepare_date(editor)
    elif isinstance(editor, QAbstractSpinBox):
        # The style sheet's padding does not reach the text of a field with buttons.
        editor.lineEdit().setTextMargins(_TEXT_INSET, 0, 0, 0)
    elif isinstance(editor, QPlainTextEdit):
        editor.setTabChangesFocus(True)


def _prepare_date(editor: QDateEdit) -> None:
    editor.setCalendarPopup(True)
    calendar = editor.calendarWidget()
    calendar.setVerticalHeaderFormat(calendar.VerticalHeaderFormat.NoVerticalHeader)
    # Saturdays and Sundays are red by default, in a red that neither mode can read well.
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, QTextCharFormat())
    calendar.setDateTextFormat(QDate(), QTextCharFormat())
