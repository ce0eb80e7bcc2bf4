"""Where the facts about a known medicine come from, and the numbers it goes by, folded away."""

from imuran_desktop.domain.medicines import MedicineInfo
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.fold import Fold
from imuran_desktop.ui.widgets.labels import Muted
from imuran_desktop.words.language import Language
from imuran_desktop.words.sources import medicine_code_words, sources_words


class OriginFold(Fold):
    """Says that what is filled in is only a start, then names codes and sources."""

    def __init__(self, look: ThemeController, language: Language, known: MedicineInfo) -> None:
        tr = language.tr
        super().__init__(look, tr("Where this comes from"), tr("Hide where this comes from"))
        lines = (
            tr("What is filled in or offered here is only a start: your own leaflet and your clinic go first."),
            *medicine_code_words(language, known),
            sources_words(language, known.sources),
        )
        for words in lines:
            self.body.addWidget(Muted(words))
