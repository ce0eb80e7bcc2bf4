"""How bad a symptom is, by what it does to daily life."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QRadioButton

from imuran_desktop.domain.codes import Severity
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.words.language import Language
from imuran_desktop.words.symptoms import severity_meaning, severity_words


class SeverityButtons(ChoiceButtons):
    """One under the other and equally wide, each with what it means. None is chosen to begin with."""

    def __init__(self, language: Language) -> None:
        """Offer every severity."""
        super().__init__("", [(severity.value, _words(language, severity)) for severity in Severity])
        self._buttons = self.findChildren(QRadioButton)
        # Narrower than the buttons were made, so that they can follow when the page gets narrower.
        self.setMinimumWidth(1)

    @property
    def severity(self) -> Severity | None:
        """The one chosen."""
        return Severity(self.value) if self.value else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make all as wide as the widest, as far as there is room."""
        super().resizeEvent(event)
        widest = max(button.sizeHint().width() for button in self._buttons)
        for button in self._buttons:
            button.setMinimumWidth(min(max(widest, self.width() // 2 + 1), self.width()))


def _words(language: Language, severity: Severity) -> str:
    meaning = severity_meaning(language, severity)
    return language.tr("{severity}: {meaning}", severity=severity_words(language, severity), meaning=meaning)
