"""The first page of all: what this is, and whose diary it will be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import PrimaryButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.labels import Body, IconLabel, Small
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.words.language import Language

_LONGEST_NAME = 80


class WelcomePage(Page):
    """Shown while there is no diary. `begun` carries the name of the person it is to be for."""

    begun = Signal(str)

    def __init__(self, look: ThemeController, language: Language, home_zone: str) -> None:
        """``home_zone`` is the computer's time zone (IANA), which the new diary will follow."""
        tr = language.tr
        super().__init__(
            look, tr("Welcome to Imuran Desktop"), tr("A diary for people who take azathioprine (Imuran).")
        )
        self._language = language
        self._form = FormRows(look)
        help_text = tr("The person who takes the medicine. A first name is enough.")
        self._name = self._form.row(tr("Whose diary is this?"), QLineEdit(), help_text)
        self._name.setMaxLength(_LONGEST_NAME)
        start = PrimaryButton(tr("Start my diary"), look=look)
        start.clicked.connect(self._start)
        self._name.returnPressed.connect(self._start)
        self._name.textEdited.connect(lambda: self._form.set_error(self._name, ""))
        self._build(look, start, home_zone)
        self.setFocusProxy(self._name)

    def _build(self, look: ThemeController, start: PrimaryButton, home_zone: str) -> None:
        tr = self._language.tr
        about = Card(name=tr("What this is"))
        about.body.setSpacing(16)
        for icon, words in (
            (
                "pill",
                tr("It reminds you of your doses and blood tests, and keeps what you record, on this computer only."),
            ),
            (
                "info",
                tr(
                    "It is a record-keeping aid. It is not medical advice, it does not take the place of your clinic, "
                    "and nobody watches what you record."
                ),
            ),
            ("phone", tr("In an emergency, call your local emergency number.")),
        ):
            about.body.addWidget(_line(look, icon, words))
        person = Card(name=tr("Your diary"))
        person.body.setSpacing(20)
        person.body.addWidget(self._form)
        buttons = FlowLayout()
        buttons.addWidget(start)
        person.body.addLayout(buttons)
        person.body.addWidget(Small(tr("Times follow this computer's time zone: {zone}.", zone=home_zone)))
        self.body.addWidget(about)
        self.body.addWidget(person)

    def _start(self) -> None:
        name = self._name.text().strip()
        error = "" if name else self._language.tr("Write a name, so that everybody knows whose diary this is.")
        if not self._form.show_errors({self._name: error} if error else {}):
            self.begun.emit(name)


def _line(look: ThemeController, icon: str, words: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    row.addWidget(IconLabel(look, icon, "primary", 28), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Body(words), 1)
    return line
