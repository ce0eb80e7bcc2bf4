"""What the page shows while nothing is being entered."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.services.symptom_diary import SymptomPeriod, ToTell
from imuran_desktop.ui.symptoms.entries import EntryList
from imuran_desktop.ui.symptoms.setting import Setting
from imuran_desktop.ui.symptoms.tell_card import TellCard
from imuran_desktop.ui.symptoms.usual_card import UsualCard
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, PrimaryButton, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.emptying import let_go
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Heading, Muted
from imuran_desktop.ui.widgets.reading_order import put_in_reading_order
from imuran_desktop.ui.widgets.styling import RESTING_PLACE
from imuran_desktop.words.language import Language


class Overview(QWidget):
    """Buttons to record with, what to tell the clinic, and the entries of a period.

    It lends the keyboard a place to be while a button that was pressed goes.
    """

    log_asked = Signal()
    none_asked = Signal()
    earlier_asked = Signal()
    review_asked = Signal()
    guide_asked = Signal(str)

    def __init__(self, look: ThemeController, language: Language, known: SymptomList) -> None:
        """Make it empty."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty(RESTING_PLACE, True)
        tr = self._tr = language.tr
        self._log = PrimaryButton(tr("Log a symptom"), look=look, icon="add")
        self._none = OutlinedButton(tr("No symptoms today"), look=look, icon="taken", tall=True)
        self.usual = UsualCard(language, known)
        self.tell = TellCard(look, language)
        self.entries = EntryList()
        self._review = OutlinedButton(tr("Look back over weeks"), look=look, icon="calendar")
        self._guide = QuietButton(tr("About side effects"), look=look, icon="guide")
        self._empty = self._empty_card()
        self._earlier = QuietButton(tr("Show earlier"), look=look, icon="chevron-down")
        self._nothing_earlier = Muted(tr("There is nothing earlier in this diary."))
        self._build()
        self._log.clicked.connect(self.log_asked)
        self._none.clicked.connect(self.none_asked)
        self._earlier.clicked.connect(self.earlier_asked)
        self._review.clicked.connect(self.review_asked)
        self._guide.clicked.connect(lambda: self.guide_asked.emit("side_effects"))

    def show_diary(
        self, period: SymptomPeriod, waiting: Sequence[ToTell], usual: Sequence[str], setting: Setting, person: str
    ) -> None:
        """Show what is in the diary."""
        self.usual.show_symptoms(usual)
        self.tell.show_waiting(waiting, setting, person)
        self.entries.show_period(period, setting)
        self._empty.setVisible(not period.days)
        # Beside an entry of the same day it would contradict it, or say it twice.
        if setting.today in period.days:
            let_go(self._none)
        self._none.setVisible(setting.today not in period.days)
        put_in_reading_order(self)

    def show_earlier(self, more: bool, *, asked: bool) -> None:
        """Offer to show more, if there is; otherwise say so to who has ``asked``."""
        if not more:
            let_go(self._earlier)
        self._earlier.setVisible(more)
        self._nothing_earlier.setVisible(asked and not more)

    def take_focus(self) -> None:
        """Bring the keyboard to the first button."""
        self._log.setFocus(Qt.FocusReason.OtherFocusReason)

    def _empty_card(self) -> Card:
        title = Heading(self._tr("Nothing recorded in the last three months"))
        card = Card(name=title.text())
        card.body.addWidget(title)
        words = self._tr("When you notice something, log it here. A day without symptoms is worth recording too.")
        card.body.addWidget(Muted(words))
        return card

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        parts: Sequence[QWidget | tuple[QWidget, ...]] = (
            (self._log, self._none),
            self.usual,
            self.tell,
            (self._review, self._guide),
            self._empty,
            self.entries,
            (self._earlier,),
            self._nothing_earlier,
        )
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part)
                continue
            flow = FlowLayout(spacing=14)
            for button in part:
                flow.addWidget(button)
            column.addLayout(flow)
        self._nothing_earlier.hide()
