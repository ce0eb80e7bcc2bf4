"""Something folded away behind a quiet button."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import QuietButton
from imuran_desktop.ui.widgets.flow import FlowLayout


class Fold(QWidget):
    """A button, and below it what it shows and hides: fill :attr:`body`."""

    def __init__(
        self,
        look: ThemeController,
        show: str,
        hide: str,
        icon: str = "chevron-down",
        *,
        names: tuple[str, str] = ("", ""),
        beside: Sequence[QWidget] = (),
    ) -> None:
        """Begin folded; the button says ``show``, or ``hide`` once its content is seen.

        ``names`` are what a screen reader calls the button then, where the words alone leave open what it is about.
        What stands ``beside`` it comes before it, in the same row.
        """
        super().__init__()
        self._words, self._names, self._turns = (show, hide), names, icon == "chevron-down"
        self.button = QuietButton(show, look=look, icon=icon)
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        buttons = FlowLayout(spacing=12)
        for part in (*beside, self.button):
            buttons.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(buttons)
        column.addWidget(self._content)
        self._content.hide()
        self.button.clicked.connect(self.turn)
        self._name_button(0)

    @property
    def is_open(self) -> bool:
        """Whether what is folded away is shown."""
        return not self._content.isHidden()

    def turn(self) -> None:
        """Show what is hidden, or hide it again."""
        hidden = self._content.isHidden()
        self._content.setVisible(hidden)
        self._name_button(1 if hidden else 0)

    def _name_button(self, place: int) -> None:
        self.button.setText(self._words[place])
        if self._turns:
            self.button.set_icon(("chevron-down", "chevron-up")[place])
        self.button.setAccessibleName(self._names[place] or self._words[place])
