"""What the sources say about the medicines that the plan itself has."""

from collections.abc import Sequence

from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.domain.interactions import Interactions
from imuran_desktop.domain.plan import Prescription
from imuran_desktop.ui.health.notes_part import NotesPart
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Heading
from imuran_desktop.words.interactions import InteractionNote, interaction_notes
from imuran_desktop.words.language import Language


class PlanNotes(Card):
    """Hidden where the sources name none of them."""

    def __init__(self, look: ThemeController, language: Language, known: Interactions) -> None:
        super().__init__(name=language.tr("In your plan"))
        self._language, self._known = language, known
        self._notes = NotesPart(look, language)
        self.body.addWidget(Heading(language.tr("In your plan")))
        self.body.addWidget(self._notes)
        self.hide()

    def show_plan(self, items: Sequence[Prescription]) -> None:
        """Look these prescriptions up."""
        notes: dict[str, InteractionNote] = {}
        for item in items:
            for note in interaction_notes(self._language, HealthSort.MEDICINE, item.medicine, self._known):
                notes.setdefault(note.title, note)
        self._notes.show_notes([*notes.values()])
        self.setVisible(bool(notes))
