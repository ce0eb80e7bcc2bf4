"""Writing down another medicine, an allergy or a vaccine, or putting one right."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.domain.health import HealthItem
from imuran_desktop.domain.interactions import Interactions
from imuran_desktop.ui.health.notes_part import NotesPart
from imuran_desktop.ui.plan.fields import chosen_day, date_field
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.ui.widgets.labels import Small
from imuran_desktop.words.health import add_words, change_words
from imuran_desktop.words.interactions import interaction_notes, not_a_checker_words
from imuran_desktop.words.language import Language


@dataclass(frozen=True)
class _Labels:
    """How the rows are called for one sort of item."""

    name: str
    name_help: str
    detail: str
    detail_help: str
    day_known: str = ""
    day: str = ""


class ItemDialog(AskDialog):
    """Says at once, while the name is typed, what the sources say about it. `given` carries the item."""

    given = Signal(HealthItem)

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        known: Interactions,
        item: HealthItem,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with ``item``; one that has no id yet is new."""
        title = change_words(language, item.sort) if item.id else add_words(language, item.sort)
        super().__init__(look, language, title, "", parent)
        self._item, self._known = item, known
        labels = _labels(language, item.sort)
        self._name = self.form.row(labels.name, QLineEdit(item.name), labels.name_help)
        self._notes = self.form.wide(NotesPart(look, language))
        self._detail = self.form.row(labels.detail, QLineEdit(item.detail), labels.detail_help)
        self._day_known = self.form.check(labels.day_known) if labels.day else None
        self._day = self.form.row(labels.day, date_field(language, item.on or today)) if labels.day else None
        if self._day is not None and self._day_known is not None:
            self._day.setMaximumDate(QDate(today.year, today.month, today.day))
            self._day_known.setChecked(item.on is not None)
            self._day_known.toggled.connect(self._show_day)
            self.form.set_row_visible(self._day, item.on is not None)
        if item.sort is not HealthSort.ALLERGY:
            self.form.wide(Small(not_a_checker_words(language)))
        self.begin_at = self._name
        self._name.textChanged.connect(self._look_up)
        self._name.editingFinished.connect(self._look_up_whole)
        self.add_save().clicked.connect(self._give)
        self._look_up(whole=True)

    def _look_up(self, text: str = "", *, whole: bool = False) -> None:
        """Show what the sources say. Of a name that is still being typed, only what they do name."""
        name = self._name.text().strip()
        notes = interaction_notes(self._words, self._item.sort, name, self._known) if name else []
        shown = notes if whole else [note for note in notes if note.sources]
        if text:
            self.form.set_error(self._name, "")
        if self._notes.show_notes(shown, aloud=True) and self.isVisible():
            self.fit()

    def _look_up_whole(self) -> None:
        # The field also loses the keyboard when the dialog closes.
        if self.isVisible():
            self._look_up(whole=True)

    def _show_day(self, known: bool) -> None:
        if self._day is not None:
            self.form.set_row_visible(self._day, known)
            self.fit()

    def _give(self) -> None:
        name = self._name.text().strip()
        errors: dict[QWidget, str] = {} if name else {self._name: self._words.tr("Enter a name.")}
        if self.form.show_errors(errors):
            self.fit()
            return
        dated = self._day is not None and self._day_known is not None and self._day_known.isChecked()
        on = chosen_day(self._day) if dated and self._day is not None else None
        self.given.emit(replace(self._item, name=name, detail=self._detail.text().strip(), on=on))


def _labels(language: Language, sort: HealthSort) -> _Labels:
    tr = language.tr
    match sort:
        case HealthSort.MEDICINE:
            return _Labels(
                tr("Name of the medicine"),
                tr("As it is on the box."),
                tr("How much, and when"),
                tr("In your words, for example: 1 tablet in the evening."),
                tr("I know since when I take it"),
                tr("Since"),
            )
        case HealthSort.ALLERGY:
            return _Labels(
                tr("What you are allergic to"),
                tr("A medicine, a food, latex or anything else."),
                tr("What happened"),
                tr("For example: a rash, swelling, trouble breathing."),
            )
        case HealthSort.VACCINE:
            return _Labels(
                tr("Which vaccine"),
                tr("What it is against, or its brand name."),
                tr("Note"),
                tr("For example: booster, or offered for next month."),
                tr("I know the day it was given"),
                tr("Given on"),
            )
