"""The Emergency card page: one page for whoever treats the person, to show or to print. The guide leads to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.emergency_card import EmergencyCard
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.reference.tables import load_sources
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.emergency_card import read_emergency_card
from imuran_desktop.ui.card.card_parts import CardParts
from imuran_desktop.ui.card.contacts_dialog import ask_contacts
from imuran_desktop.ui.diary_page import DiaryPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.ui.widgets.buttons import BackButton, OutlinedButton, PrimaryButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.message_bar import MessageBar
from imuran_desktop.words.emergency_card import card_sections, made_words


class CardPage(DiaryPage):
    """Shows the card as the diary has it now."""

    SHOWS = frozenset({Topic.PERSON, Topic.PLAN, Topic.BLOOD_TESTS, Topic.CONTACTS, Topic.HEALTH})

    health_asked = Signal()
    """To the other medicines and allergies, where what the card says of them is written down."""
    back_asked = Signal()

    def __init__(self, session: Session, look: ThemeController) -> None:
        tr = session.language.tr
        super().__init__(
            session,
            look,
            tr("Emergency card"),
            tr("For whoever treats you: show it here, or print it and carry it with you."),
        )
        self._card: EmergencyCard | None = None
        self._message = MessageBar(look, tr("Close"))
        self._print = PrimaryButton(tr("Print …"), look=look, icon="print")
        self._numbers = OutlinedButton(tr("Change numbers"), look=look, icon="phone", tall=True)
        self._health = OutlinedButton(tr("Other medicines and allergies"), look=look, icon="edit", tall=True)
        self._back = BackButton(tr("Back"), look)
        self._content = QWidget()
        self._print.clicked.connect(self._offer_print)
        self._numbers.clicked.connect(self.change_numbers)
        self._health.clicked.connect(self.health_asked)
        self._back.clicked.connect(self.back_asked)
        buttons = FlowLayout(spacing=14)
        for button in (self._print, self._numbers, self._health, self._back):
            buttons.addWidget(button)
        self.body.addLayout(buttons)
        self.body.addWidget(self._message)
        self.body.addWidget(self._content)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the keyboard at hand for printing."""
        super().showEvent(event)
        # The window brought back is no other page: the keyboard stays where it was.
        if not event.spontaneous():
            self._print.setFocus(Qt.FocusReason.OtherFocusReason)

    def change_numbers(self) -> None:
        """Ask for the numbers to call."""
        self._message.clear()
        dialog = ask_contacts(self._session, self._look, self)
        if dialog is not None:
            dialog.answered.connect(self._tell_saved)

    def _tell_saved(self, answer: str) -> None:
        if answer == AskDialog.SAVED:
            self._message.show_message(self._session.language.tr("The numbers are saved."), seconds=20)

    def _read(self) -> None:
        session, language = self._session, self._session.language
        card = read_emergency_card(session.diary, session.now())
        if card == self._card:
            return
        self._card = card
        sections = card_sections(language, card, load_sources(), load_analytes())
        self._replace(CardParts(self._look, card.name, sections, made_words(language, card)))

    def _replace(self, content: QWidget) -> None:
        old, self._content = self._content, content
        self.body.replaceWidget(old, content)
        content.show()
        old.hide()
        old.deleteLater()

    def _offer_print(self) -> None:
        # Only now: few visits to the page print it.
        from imuran_desktop.ui.card.printout import card_printout
        from imuran_desktop.ui.widgets.printing import offer_print

        self._read_again()
        if self._card is not None:
            language = self._session.language
            printout = card_printout(language, self._card, load_sources(), load_analytes())
            offer_print(self._look, language, printout, self)
