"""Which clock the diary follows, and the way to change it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Heading
from imuran_desktop.words.language import Language
from imuran_desktop.words.travel import following_words


class ZoneCard(Card):
    """Says it anew whenever it is shown."""

    change_asked = Signal()
    """The time zone is to be changed, or was recorded wrongly."""

    def __init__(self, look: ThemeController, language: Language, zone: Callable[[], str]) -> None:
        """``zone`` tells the diary's time zone."""
        tr = language.tr
        super().__init__(name=tr("Time zone"))
        self._language, self._zone = language, zone
        self._followed = Body()
        self.body.setSpacing(12)
        self.body.addWidget(Heading(tr("Time zone")))
        self.body.addWidget(self._followed)
        change = OutlinedButton(tr("Change the time zone …"), look=look, icon="clock")
        change.clicked.connect(self.change_asked)
        buttons = FlowLayout()
        buttons.addWidget(change)
        self.body.addLayout(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """The time zone is the one of today."""
        super().showEvent(event)
        self.show_zone()

    def show_zone(self) -> None:
        """Say which clock the diary follows now."""
        self._followed.setText(following_words(self._language, self._zone()))
