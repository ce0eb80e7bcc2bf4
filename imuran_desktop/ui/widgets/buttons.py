"""Buttons large enough for painful hands. A word too long for the room wraps; it is never cut off."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QGuiApplication, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QGroupBox,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from imuran_desktop.ui.palette import Role
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.flow import FlowLayout

_ICON = 24
_ICON_GAP = 6
"""In px, on top of the 4 that Qt leaves between icon and word."""
_LINE_MARGIN = 9
"""px between the text and the edge above and below, once there is more than one line."""


def wrapped(text: str, metrics: QFontMetrics, width: int) -> str:
    """``text`` with line breaks between words so that every line fits ``width`` px, as far as its words allow."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


def press_by_enter(window: QWidget, event: QKeyEvent) -> bool:
    """Let Enter press the button of ``window`` that has the keyboard, on every desktop. One held down presses once.

    Returns whether the key was Enter on a button.
    """
    focused = window.focusWidget()
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not isinstance(focused, QPushButton):
        return False
    if not event.isAutoRepeat():
        focused.click()
    return True


if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionButton

    _ButtonBase = QAbstractButton
else:
    # A second Qt base class would crash PySide6; only the type checker needs to know what this is mixed into.
    _ButtonBase = object


class _WrapsText(_ButtonBase):
    """What both kinds of button share: the text wraps, and the height follows."""

    control: ClassVar[str]
    """What the style draws for this kind of button: a name in QStyle.ControlElement."""

    if TYPE_CHECKING:

        def initStyleOption(self, option: "QStyleOptionButton") -> None:
            """Both kinds have it; their common base in Qt does not."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button as its style does, with the wrapped text where it does not fit as it is."""
        text = self.fitted_text(self.width())
        if text == self.text():
            super().paintEvent(event)
            return
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter  # 5 ms that start-up does not need

        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = text
        QStylePainter(self).drawControl(QStyle.ControlElement[self.control], option)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at which the wrapped text fits."""
        lines = self.fitted_text(width).count("\n") + 1
        height = self.sizeHint().height()
        if lines == 1:
            return height
        return max(height, lines * self.fontMetrics().lineSpacing() + 2 * _LINE_MARGIN)

    def minimumSizeHint(self) -> QSize:
        """Room for the longest word."""
        hint = self.sizeHint()
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(min(hint.width(), longest + self._frame_width()), hint.height())

    def fitted_text(self, width: int) -> str:
        """The text as shown when the button is ``width`` px wide."""
        room = width - self._frame_width()
        metrics = self.fontMetrics()
        text = self.text()
        return text if metrics.horizontalAdvance(text) <= room else wrapped(text, metrics, room)

    def _frame_width(self) -> int:
        """Room taken by padding, border and icon."""
        return self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())

    def _let_height_follow_width(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class OutlinedButton(_WrapsText, QPushButton):
    """An ordinary button, 50 px high at 100 %."""

    control = "CE_PushButton"
    kind: ClassVar[str] = "outlined"
    ink: ClassVar[Role] = "text"

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        look: ThemeController | None = None,
        icon: str = "",
        tall: bool = False,
    ) -> None:
        """Make a button; an ``icon`` needs the ``look``; ``tall`` is 64 px high, to stand beside a primary one."""
        super().__init__(text, parent)
        self.setProperty("kind", self.kind)
        self.setProperty("tall", "true" if tall else "false")
        self.setAutoDefault(False)
        self._let_height_follow_width()
        self._look, self._icon_name = look, icon
        if look is not None and icon:
            self._tint_icon()
            look.changed.connect(self._tint_icon)

    def set_icon(self, icon: str) -> None:
        """Show another icon. The button must have been given the look."""
        self._icon_name = icon
        self._tint_icon()

    def _tint_icon(self) -> None:
        if self._look is None:
            return
        gap = _ICON_GAP if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else -_ICON_GAP
        side = self._look.px(_ICON)
        self.setIconSize(QSize(side + _ICON_GAP, side))
        self.setIcon(self._look.icon(self._icon_name, self.ink, _ICON, gap))


class PrimaryButton(OutlinedButton):
    """The one thing to do now, 64 px high at 100 %. At most one a page."""

    kind = "primary"
    ink = "on_primary"


class QuietButton(OutlinedButton):
    """A button that keeps in the background ("Show earlier days")."""

    kind = "quiet"
    ink = "primary"


class BackButton(QuietButton):
    """Leads to where one came from."""

    def __init__(self, text: str, look: ThemeController) -> None:
        """Say where that is; *Back* where it may be several places."""
        super().__init__(text, look=look, icon="chevron-right" if QGuiApplication.isRightToLeft() else "chevron-left")


class _Choice(_WrapsText, QRadioButton):
    """One choice: a radio button to keyboard and screen reader, a large button to the eye."""

    control = "CE_RadioButton"

    def __init__(self, value: str, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.value = value
        self.setProperty("kind", "choice")
        self._let_height_follow_width()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard that comes by Tab to the choice that is made: until then, Qt stops at each of them."""
        super().focusInEvent(event)
        group = self.parentWidget()
        by_tab = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_tab and not self.isChecked() and isinstance(group, ChoiceButtons) and group.value:
            group.setFocus(event.reason())

    def hitButton(self, position: QPoint) -> bool:
        """The whole button takes the click, not only ring and word."""
        return self.rect().contains(position)


class TickBox(_WrapsText, QCheckBox):
    """A box to tick, whose words wrap where there is little room."""

    control = "CE_CheckBox"

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._let_height_follow_width()


class ChoiceButtons(QGroupBox):
    """One of a few, as large buttons side by side; they wrap when they no longer fit.

    Tab reaches the group, the arrow keys choose within it.
    """

    valueChanged = Signal(str)
    """The value chosen; the empty string when nothing is chosen any more."""

    def __init__(
        self,
        name: str,
        choices: Iterable[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        value: str = "",
        stacked: bool = False,
    ) -> None:
        """Offer ``choices``, each a value and its words, side by side or ``stacked``.

        ``name`` is what a screen reader calls the group.
        """
        super().__init__(parent)
        self.setProperty("kind", "choices")
        self.setAccessibleName(name)
        layout = QVBoxLayout(self) if stacked else FlowLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        self._choices = {key: _Choice(key, text, self) for key, text in choices}
        for choice in self._choices.values():
            layout.addWidget(choice)
        self.set_value(value)
        for choice in self._choices.values():
            choice.toggled.connect(self._tell)

    def event(self, event: QEvent) -> bool:
        """Leave no room for the frame of a group box, which there is until the style changes for the first time."""
        handled = super().event(event)
        if event.type() == QEvent.Type.Polish:
            self.setContentsMargins(0, 0, 0, 0)
        return handled

    @property
    def value(self) -> str:
        """The value chosen, or the empty string."""
        return next((key for key, choice in self._choices.items() if choice.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose a value; the empty string chooses none."""
        if value:
            self._choices[value].setChecked(True)
            self.setFocusProxy(self._choices[value])
            return
        for choice in self._choices.values():
            # An exclusive radio button refuses to be switched off.
            choice.setAutoExclusive(False)
            choice.setChecked(False)
            choice.setAutoExclusive(True)
        self.setFocusProxy(next(iter(self._choices.values())))

    def set_offered(self, value: str, offered: bool) -> None:
        """Show one of the choices, or leave it out; choose another one before it goes."""
        self._choices[value].setVisible(offered)

    def _tell(self, checked: bool) -> None:
        value = self.value
        if value:
            self.setFocusProxy(self._choices[value])
        if checked or not value:
            self.valueChanged.emit(value)
