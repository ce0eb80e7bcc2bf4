"""What the sources say about symptoms that are not urgent: below the form, and only once a severity was chosen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.codes import Level
from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.ui.symptoms.notice import Advised, advised_words, is_urgent
from imuran_desktop.ui.widgets.labels import Muted, Small
from imuran_desktop.ui.widgets.styling import announce
from imuran_desktop.words.language import Language
from imuran_desktop.words.sources import sources_words
from imuran_desktop.words.symptoms import level_advice, why_words


class QuietAdvice(QWidget):
    """A paragraph for each level, and the sources."""

    def __init__(self, language: Language, known: SymptomList) -> None:
        super().__init__()
        self._language, self._known = language, known
        self._words, self._sources = Muted(), Small()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addWidget(self._sources)
        self.hide()

    def show_advice(self, advised: Sequence[Advised]) -> None:
        """Say what is to be said of those that are not urgent."""
        shown = [item for item in advised if item.felt.severity is not None and not is_urgent(item.advice.level)]
        words = "\n".join(self._paragraph(level, shown, several=len(advised) > 1) for level in _levels(shown))
        sources = dict.fromkeys(source for item in shown for source in item.advice.sources)
        if words and words != self._words.text():
            announce(self, words)
        self._words.setText(words)
        self._sources.setText(sources_words(self._language, sources))
        self.setVisible(bool(words))

    def _paragraph(self, level: Level, shown: Sequence[Advised], *, several: bool) -> str:
        language = self._language
        of_level = [item for item in shown if item.advice.level is level]
        advice = level_advice(language, level, recorded=False)
        if several:
            names = "; ".join(advised_words(language, item, self._known) for item in of_level)
            return language.tr("{symptoms}: {advice}", symptoms=names, advice=advice)
        only = of_level[0].advice
        why = why_words(language, (), got_worse=only.got_worse, lasts_long=only.lasts_long)
        return language.tr("{why} {advice}", why=why, advice=advice) if why else advice


def _levels(shown: Sequence[Advised]) -> list[Level]:
    found = {item.advice.level for item in shown}
    return sorted(found, key=lambda level: -level.rank)
