"""The symptoms this person records often or recorded lately: one press begins to record one again."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.emptying import empty
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Heading
from imuran_desktop.words.language import Language
from imuran_desktop.words.symptoms import symptom_words


class UsualCard(Card):
    """Hidden while there are none."""

    chosen = Signal(str)
    """The id of a symptom."""

    def __init__(self, language: Language, known: SymptomList) -> None:
        title = Heading(language.tr("Is it one of these again?"))
        super().__init__(name=title.text())
        self._language, self._known = language, known
        self._shown: Sequence[str] | None = None
        self._flow = FlowLayout(spacing=12)
        self.body.setSpacing(12)
        self.body.addWidget(title)
        self.body.addLayout(self._flow)

    def show_symptoms(self, symptoms: Sequence[str]) -> None:
        """Offer these."""
        if symptoms == self._shown:
            return
        self._shown = list(symptoms)
        empty(self._flow)
        for symptom in symptoms:
            name = symptom_words(self._language, symptom, self._known)
            button = OutlinedButton(name)
            button.setAccessibleName(self._language.tr("Again: {symptom}", symptom=name))
            button.clicked.connect(lambda _=False, symptom=symptom: self.chosen.emit(symptom))
            self._flow.addWidget(button)
        self.setVisible(bool(symptoms))
