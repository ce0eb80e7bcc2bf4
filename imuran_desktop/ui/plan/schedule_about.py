"""What a published schedule asks for, where it comes from, and what to know about it."""

from imuran_desktop.domain.monitoring import MonitoringPreset
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Body, Muted, Strong
from imuran_desktop.words.language import Language
from imuran_desktop.words.monitoring import asked_for_words, rhythm_words, source_words


class ScheduleAbout(Card):
    """One schedule: how often, what is tested, the caveat, and the source with its edition."""

    def __init__(self, language: Language) -> None:
        super().__init__(dense=True)
        self._language = language
        self._rhythm, self._tests, self._caveat, self._source = Strong(), Body(), Body(), Muted()
        for label in (self._rhythm, self._tests, self._caveat, self._source):
            self.body.addWidget(label)

    def show_preset(self, preset: MonitoringPreset | None) -> None:
        """Show one schedule; None hides the whole."""
        self.setVisible(preset is not None)
        if preset is None:
            return
        language = self._language
        self.setAccessibleName(language.tr(preset.name))
        self._rhythm.setText(rhythm_words(language, preset))
        self._tests.setText(language.tr("Tested: {tests}.", tests=asked_for_words(language, preset)))
        self._caveat.setText(language.tr(preset.caveat))
        self._source.setText(source_words(language, preset))
