"""What the sources say to do now about an urgent sign. It comes before anything else on the page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from imuran_desktop.domain.codes import Level
from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.services.symptom_advice import Advice
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.labels import Body, Heading, IconLabel, Small, Strong
from imuran_desktop.ui.widgets.styling import announce
from imuran_desktop.words.language import Language
from imuran_desktop.words.sources import sources_words
from imuran_desktop.words.symptoms import level_detail, level_title, symptom_words


def is_urgent(level: Level) -> bool:
    """Whether something is to be done now."""
    return level.rank >= Level.URGENT.rank


class UrgentNotice(QFrame):
    """Hidden until something is urgent. Said aloud at once by a screen reader."""

    closed = Signal()
    """The person has read it and closed it."""

    def __init__(
        self, look: ThemeController, language: Language, known: SymptomList, *, can_close: bool = False
    ) -> None:
        """Make a hidden notice, with a button to close it if ``can_close``; otherwise the form is below it."""
        super().__init__()
        self._language, self._known = language, known
        self._level = Level.LOG
        self._title, self._detail, self._about, self._sources = Heading(), Body(), Strong(), Small()
        self._below = Body(language.tr("You can still record it, below."))
        self.setProperty("kind", "banner")
        self.setProperty("banner", "urgent")
        self._build(look)
        self._below.setVisible(not can_close)
        self._close = OutlinedButton(language.tr("I have read this"))
        self._close.clicked.connect(self._dismiss)
        self._close.setVisible(can_close)
        self._words.addWidget(self._close, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()

    @property
    def level(self) -> Level:
        """How pressing what it shows is; *log* while it is hidden."""
        return self._level

    def show_advice(self, symptom: str, advice: Advice) -> bool:
        """Say what to do about ``symptom``. Returns whether that is urgent; otherwise the notice goes."""
        if not is_urgent(advice.level):
            self.clear()
            return False
        language = self._language
        self._level = advice.level
        self._title.setText(level_title(language, advice.level))
        self._detail.setText(level_detail(language, advice.level))
        self._about.setText(self._about_words(symptom, advice))
        self._sources.setText(sources_words(language, advice.sources))
        self._sources.setVisible(bool(advice.sources))
        self._tell()
        self.show()
        return True

    def clear(self) -> None:
        """Take it away without a word."""
        self._level = Level.LOG
        self.setAccessibleName("")
        self.hide()

    def _about_words(self, symptom: str, advice: Advice) -> str:
        language = self._language
        name = symptom_words(language, symptom, self._known)
        if not advice.together_with:
            return name
        others = [symptom_words(language, other, self._known) for other in advice.together_with]
        return language.tr("{symptom}, together with: {others}", symptom=name, others="; ".join(others))

    def _tell(self) -> None:
        """Have it said, once for each new text: the form asks again at every change."""
        words = " ".join(label.text() for label in (self._title, self._detail, self._about))
        if words != self.accessibleName():
            self.setAccessibleName(words)
            announce(self, words, urgent=True)

    def _dismiss(self) -> None:
        self.clear()
        self.closed.emit()

    def _build(self, look: ThemeController) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 12, 0, 12)
        line.setSpacing(16)
        line.addWidget(IconLabel(look, "warning", "urgent", 32), 0, Qt.AlignmentFlag.AlignTop)
        self._words = QVBoxLayout()
        self._words.setSpacing(8)
        line.addLayout(self._words, 1)
        labels: tuple[QWidget, ...] = (self._title, self._detail, self._about, self._below, self._sources)
        for label in labels:
            self._words.addWidget(label)
