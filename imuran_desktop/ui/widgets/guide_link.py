"""A link to a topic of the guide, for where that topic matters."""

from PySide6.QtCore import Signal

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.words.language import Language

HOW_TO_TAKE, MISSED_DOSE, BLOOD_TESTS, STORAGE = "how_to_take", "missed_dose", "blood_tests", "storage"
"""The topics that are linked to; `domain/guide.py` knows them by these ids."""


class GuideLink(OutlinedButton):
    """Says what can be read here, such as *About missed doses*. Its icon takes time: Today does without."""

    kind = "link"
    ink = "primary"
    asked = Signal(str)
    """The id of the topic."""

    def __init__(self, language: Language, topic: str, look: ThemeController | None = None) -> None:
        """Lead to one of the topics above; the icon needs the ``look``."""
        super().__init__("", look=look, icon="guide")
        self._language = language
        self.set_topic(topic)
        self.clicked.connect(lambda: self.asked.emit(self.topic))

    def set_topic(self, topic: str) -> None:
        """Lead to another topic."""
        tr = self._language.tr
        self.topic = topic
        words = {
            HOW_TO_TAKE: tr("How to take it"),
            MISSED_DOSE: tr("About missed doses"),
            BLOOD_TESTS: tr("About blood tests"),
            STORAGE: tr("Storing the tablets"),
        }[topic]
        self.setText(words)
        self.setAccessibleName(tr("{topic}, in the guide", topic=words))
