"""What of the newest results is past a value that the clinic set, with the clinic's number beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.listed_tests import ListedTest
from imuran_desktop.ui.blood_tests.setting import Setting
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.words.alert_values import past_words
from imuran_desktop.words.blood_tests import call_words
from imuran_desktop.words.doses import day_words
from imuran_desktop.words.language import Language


class PastLimit(QWidget):
    """Hidden where there is nothing to say."""

    numbers_asked = Signal()

    def __init__(self, look: ThemeController, language: Language) -> None:
        """Make it hidden."""
        super().__init__()
        self._banner = Banner(look, "", "overdue")
        self._write = OutlinedButton(language.tr("Write down your clinic's number"))
        self._write.clicked.connect(self.numbers_asked)
        self._banner.buttons.addWidget(self._write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._banner)
        self.hide()

    def show_test(self, listed: ListedTest | None, setting: Setting) -> None:
        """Show what is to be said of the newest results."""
        past = listed.past if listed is not None else ()
        if listed is not None and past:
            language, number = setting.language, call_words(setting.language, setting.contacts)
            day = day_words(language, listed.day, setting.today, within=True)
            said = [past_words(language, item, setting.analytes) for item in past]
            when = language.tr("Blood taken {day}:", day=day)
            self._banner.set_text("\n".join(words for words in (when, *said, number) if words), "overdue")
            self._write.setVisible(not number)
        self.setVisible(bool(past))
