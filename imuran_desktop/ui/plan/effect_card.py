"""What a change would do, in words, while it is being entered."""

from datetime import date

from imuran_desktop.domain.past_effect import PastEffect
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Body, Heading
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.words.language import Language
from imuran_desktop.words.past_effect import past_effect_words


class EffectCard(Card):
    """What comes, and, where days that are over would change, what that does to the record."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        super().__init__(name=language.tr("What changes"))
        self._language = language
        self._words = Body()
        self._past = Banner(look, "", "overdue")
        self.body.setSpacing(14)
        self.body.addWidget(Heading(language.tr("What changes")))
        self.body.addWidget(self._words)
        self.body.addWidget(self._past)

    def show_effect(self, words: str, past: PastEffect, today: date) -> None:
        """Show what a change would do to coming doses, in ``words``, and to those whose time has come."""
        self._words.setText(words)
        self._words.setVisible(bool(words))
        corrects = self._language.tr("This is about days that are over, so it corrects your record.")
        told = f"{corrects} {past_effect_words(self._language, past, today)}" if past.count else ""
        self._past.set_text(told, "overdue")
        self._past.setVisible(bool(told))
        self.setVisible(bool(words or told))
