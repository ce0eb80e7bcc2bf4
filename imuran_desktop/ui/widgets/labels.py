"""Words on a page, in the sizes and inks of the theme."""

from typing import ClassVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from imuran_desktop.ui.palette import Role, State
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.styling import set_style_property

LONGEST_WORD = 30
"""In letters: twice as large, so many fit on a narrow page."""


class Body(QLabel):
    """Running text, 17 px. It wraps; what people may want to copy can be made selectable."""

    kind: ClassVar[str] = "body"

    def __init__(self, text: str = "", parent: QWidget | None = None, *, selectable: bool = False) -> None:
        """Show ``text`` exactly as it is: what a person typed is never read as markup."""
        super().__init__(parent)
        self.setProperty("kind", self.kind)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if selectable:
            by = Qt.TextInteractionFlag
            self.setTextInteractionFlags(by.TextSelectableByMouse | by.TextSelectableByKeyboard)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show other words. One that is longer than any line may be broken, or the page would be as wide as it is.

        Not where it can be selected: what is copied, such as the path of a file, must be as it was.
        """
        copied = self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        super().setText(breakable(text) if len(text) > LONGEST_WORD and not copied else text)


def breakable(text: str) -> str:
    """``text`` in which words longer than `LONGEST_WORD`, such as something typed without spaces, may be broken."""
    return " ".join(
        "\N{ZERO WIDTH SPACE}".join(word[place : place + LONGEST_WORD] for place in range(0, len(word), LONGEST_WORD))
        for word in text.split(" ")
    )


class Title(Body):
    """The page's title, 30 px bold. One a page; :class:`Page` makes it."""

    kind = "title"


class Heading(Body):
    """The heading of a card or section, 20 px bold."""

    kind = "heading"


class Lead(Body):
    """A line that introduces, 20 px muted ("breakfast")."""

    kind = "lead"


class Strong(Body):
    """Body text that matters, 17 px bold."""

    kind = "strong"


class Muted(Body):
    """What explains, 17 px muted."""

    kind = "muted"


class Small(Body):
    """An aside, 15 px muted."""

    kind = "small"


class DoseText(Body):
    """A medicine and its amount, 26 px bold ("Azathioprine 75 mg")."""

    kind = "dose"


class TimeText(Body):
    """A clock time: 46 px bold for the dose that matters now, 26 px for the others. It never wraps."""

    kind = "time"

    def __init__(self, text: str = "", parent: QWidget | None = None, *, small: bool = False) -> None:
        """Show the time in the large size, or the small one."""
        super().__init__(text, parent)
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        if small:
            set_style_property(self, "kind", "time-small")


class Chip(Body):
    """A state in a word and a colour ("due now")."""

    kind = "chip"

    def __init__(self, text: str, state: State, parent: QWidget | None = None) -> None:
        """Show ``text`` in the ink and on the ground of ``state``."""
        super().__init__("", parent)
        self.setWordWrap(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.set_state(text, state)

    def set_state(self, text: str, state: State) -> None:
        """Show another word and state."""
        self.setText(text)
        set_style_property(self, "chip", state)


class IconLabel(QWidget):
    """An icon beside its word. It says nothing to a screen reader, because the word does."""

    def __init__(
        self, look: ThemeController, name: str, role: Role = "text", size: int = 24, parent: QWidget | None = None
    ) -> None:
        """Show the icon in a theme colour, ``size`` px at 100 %."""
        super().__init__(parent)
        self._look, self._name, self._role, self._size = look, name, role, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def set_icon(self, name: str, role: Role = "text") -> None:
        """Show another icon."""
        self._name, self._role = name, role
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the icon at this text size."""
        side = self._look.px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        side = min(self.width(), self.height())
        colour = self._look.theme.colours.ink(self._role)
        rect = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        self._look.icons.paint(QPainter(self), rect, self._name, colour)
