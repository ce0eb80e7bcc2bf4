"""Finding the symptom: by typing a word for it, among the recent ones, or by part of the body."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from imuran_desktop.domain.symptoms import OTHER, SymptomList
from imuran_desktop.ui.symptoms.headline import HeadLine
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.choice_tree import Choice, ChoiceTree, Group
from imuran_desktop.ui.widgets.labels import Heading, Muted
from imuran_desktop.ui.widgets.styling import announce
from imuran_desktop.words.body_areas import body_area_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.symptom_search import find_symptoms
from imuran_desktop.words.symptoms import symptom_words


class SymptomPicker(Card):
    """A search field above the list; Enter in the field chooses the row that the arrow keys have reached."""

    chosen = Signal(str, str)
    """The id of the symptom, and what had been typed in looking for it when it is the *something else*."""
    cancelled = Signal()

    def __init__(self, look: ThemeController, language: Language, known: SymptomList) -> None:
        """Offer the symptoms of ``known``."""
        tr = language.tr
        super().__init__(name=tr("What do you feel?"))
        self._look, self._language, self._known = look, language, known
        self._recent: Sequence[str] = ()
        self._field = QLineEdit()
        self._hint = Muted()
        self._tree = ChoiceTree(look, tr("Symptoms to choose from"))
        self._cancel = OutlinedButton(tr("Cancel"))
        self._build()
        self._field.textChanged.connect(self._search)
        self._tree.obey(self._field)
        self._tree.chosen.connect(self._choose)
        self._cancel.clicked.connect(self.cancelled)

    def start(self, recent: Sequence[str], *, adding: bool = False) -> None:
        """Begin anew, with the symptoms recorded lately or often first, and the keyboard in the search field.

        When one is being added to others, there is a way back to them.
        """
        tr = self._language.tr
        self._recent = recent
        self._cancel.setText(tr("Back") if adding else tr("Cancel"))
        self._field.clear()
        self._search()
        self.take_focus()

    def take_focus(self) -> None:
        """Bring the keyboard to the search field."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the search field, and leaves when it is empty."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._field.text():
            self._field.clear()
            self.take_focus()
        else:
            self.cancelled.emit()

    def _build(self) -> None:
        tr = self._language.tr
        heading = Heading(tr("What do you feel?"))
        heading.setBuddy(self._field)
        self._field.setAccessibleName(heading.text())
        self._field.setPlaceholderText(tr("Type a word for it, such as headache"))
        column = QVBoxLayout()
        column.setSpacing(12)
        for widget in (self._field, self._hint, self._tree):
            column.addWidget(widget)
        self.body.addWidget(HeadLine(self._look, heading, self._cancel))
        self.body.addLayout(column)
        QWidget.setTabOrder(self._field, self._tree)
        QWidget.setTabOrder(self._tree, self._cancel)

    def _search(self) -> None:
        typed = self._field.text().strip()
        if typed:
            self._show_found(typed)
            return
        self._hint.setText(self._language.tr("Or choose it from the list."))
        self._tree.show_groups(self._groups(), Choice(OTHER, symptom_words(self._language, OTHER, self._known), "edit"))

    def _show_found(self, typed: str) -> None:
        language = self._language
        found = find_symptoms(language, self._known, typed)
        if found:
            hint = language.trn(
                "{number} found. Enter chooses it.", "{number} found. Enter chooses the first.", len(found)
            )
        else:
            hint = language.tr("Nothing on the list matches. You can write it down in your own words.")
        self._hint.setText(hint)
        announce(self._field, hint)
        choices = [Choice(symptom, symptom_words(language, symptom, self._known)) for symptom in found]
        choices.append(Choice(OTHER, language.tr("Something else unusual: “{words}”", words=typed), "edit"))
        self._tree.show_choices(choices)

    def _groups(self) -> list[Group]:
        language = self._language
        areas: dict[str, list[Choice]] = {}
        for symptom in self._known.symptoms.values():
            if symptom.id != OTHER:
                areas.setdefault(symptom.body_system, []).append(Choice(symptom.id, language.tr(symptom.label)))
        groups = [Group(body_area_words(language, area), choices) for area, choices in areas.items()]
        recent = [Choice(symptom, symptom_words(language, symptom, self._known)) for symptom in self._recent]
        return [Group(language.tr("Recorded lately or often"), recent, is_open=True), *groups] if recent else groups

    def _choose(self, symptom: str) -> None:
        self.chosen.emit(symptom, self._field.text().strip() if symptom == OTHER else "")
