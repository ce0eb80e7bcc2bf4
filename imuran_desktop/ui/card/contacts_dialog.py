"""*Numbers to call*: written down by the person, in place of what stood there."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.services.contacts import set_contacts
from imuran_desktop.services.symptoms import LEAST_C, MOST_C
from imuran_desktop.store.read import read_contacts
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.words.language import Language
from imuran_desktop.words.temperature import parse_temperature, temperature_error

_NUMBER = re.compile(r"[\d\s+()\-\u2010-\u2013./]*\d[\d\s+()\-\u2010-\u2013./]*((ext|x)\.?\s*\d+)?\s*", re.IGNORECASE)


class ContactsDialog(AskDialog):
    """Asks for the numbers. `given` carries what was entered; whoever records it closes the dialog."""

    given = Signal(Contacts)

    def __init__(
        self, look: ThemeController, language: Language, known: Contacts, parent: QWidget | None = None
    ) -> None:
        """Begin with what is ``known``."""
        tr = language.tr
        super().__init__(
            look,
            language,
            tr("Numbers to call"),
            tr("Look for them on an appointment letter or a hospital leaflet. They are kept in this diary only."),
            parent,
        )
        row = self.form.row
        self._clinic = row(tr("Name of your clinic"), QLineEdit(known.clinic))
        self._clinic_number = row(tr("Your clinic's number"), QLineEdit(known.clinic_number))
        self._out_of_hours = row(
            tr("Out-of-hours number"),
            QLineEdit(known.out_of_hours_number),
            tr("Whom you can call in the evening, at night and at weekends."),
        )
        self._emergency = row(
            tr("Emergency number"),
            QLineEdit(known.emergency_number),
            tr("The one of your country, for example 112 in Europe, 999 in the UK or 911 in the US."),
        )
        self._fever = row(
            tr("Temperature to call at"),
            QLineEdit("" if known.fever_c is None else language.number(known.fever_c)),
            tr("In °C, if your clinic has told you at which temperature it wants a call."),
        )
        self._kept: set[str] = {known.clinic_number, known.out_of_hours_number, known.emergency_number}
        self._asked = ""
        self.begin_at = self._clinic
        self.add_save().clicked.connect(self._give)

    def _give(self) -> None:
        if self.form.show_errors(self._errors()):
            self.fit()
            return
        self.given.emit(
            Contacts(
                clinic=self._clinic.text().strip(),
                clinic_number=self._clinic_number.text().strip(),
                out_of_hours_number=self._out_of_hours.text().strip(),
                emergency_number=self._emergency.text().strip(),
                fever_c=parse_temperature(self._fever.text()),
            )
        )

    def _errors(self) -> dict[QWidget, str]:
        """What to look at again: what can't be kept as it is, or else a number that looks odd."""
        fever = self._fever.text().strip()
        celsius = parse_temperature(fever)
        if fever and (celsius is None or not LEAST_C <= celsius <= MOST_C):
            self._asked = ""
            return {self._fever: temperature_error(self._words, LEAST_C, MOST_C)}
        return self._odd_number()

    def _odd_number(self) -> dict[QWidget, str]:
        """The first number that looks odd, asked about on its own.

        Who presses *Save* again, having been asked about nothing else, says that it is right.
        """
        asked, self._asked = self._asked, ""
        for field in (self._clinic_number, self._out_of_hours, self._emergency):
            text = field.text().strip()
            if not text or text in self._kept or is_phone_number(text):
                continue
            if text != asked:
                self._asked = text
                words = self._words.tr(
                    "This doesn't look like a telephone number. If it is right, press Save again to keep it."
                )
                return {field: words}
            self._kept.add(text)
        return {}


def is_phone_number(text: str) -> bool:
    """Whether a text looks like a telephone number: digits, spaces, + ( ) - . / and an extension."""
    return _NUMBER.fullmatch(text) is not None


def ask_contacts(session: Session, look: ThemeController, parent: QWidget) -> ContactsDialog | None:
    """Ask for the numbers to call and write them down; None where the diary can't be read."""
    known: Contacts | None = None
    with session.telling():
        known = read_contacts(session.diary) or Contacts()
    if known is None:
        return None
    dialog = ContactsDialog(look, session.language, known, parent)
    dialog.given.connect(lambda contacts: _write(session, dialog, contacts))
    session.failed.connect(dialog.tell_trouble)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _write(session: Session, dialog: ContactsDialog, contacts: Contacts) -> None:
    written = session.write(lambda diary, author, now: set_contacts(diary, author, now, contacts))
    if written is not None:
        dialog.close_saved()
