"""Putting what was pasted into the form, without replacing what was typed unasked."""

from collections.abc import Collection
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.results import Analytes
from imuran_desktop.exchange.lab_text import LabText
from imuran_desktop.ui.results.form import ResultsForm
from imuran_desktop.ui.results.paste_dialog import PasteDialog
from imuran_desktop.ui.results.questions import ask_to_replace
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.lab_text import day_not_read_words, lab_emptied_words


class Pasting(QObject):
    """From the dialog into one form."""

    put = Signal(str)
    """What is in the form now, in words."""

    def __init__(
        self, session: Session, look: ThemeController, analytes: Analytes, form: ResultsForm, page: QWidget
    ) -> None:
        super().__init__(form)
        self._language, self._look, self._form, self._page = session.language, look, form, page
        self._analytes, self._takes_day = analytes, False

    def begin(self, *, takes_day: bool) -> None:
        """Ask for the text. ``takes_day``: the day in it may become that of the form."""
        self._takes_day = takes_day
        dialog = PasteDialog(self._look, self._language, self._analytes, self._page)
        dialog.given.connect(self._take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, read: LabText) -> None:
        otherwise = self._form.typed_otherwise(read.results)
        if not otherwise:
            self._put(read, ())
            return
        typed = [(row.name, row.read().result, result) for row, result in otherwise]
        keys = [row.key for row, _ in otherwise]
        ask_to_replace(
            self._look, self._language, typed, self._page, lambda replace: self._put(read, () if replace else keys)
        )

    def _put(self, read: LabText, but: Collection[str]) -> None:
        lab = self._let_go_of_lab()
        self._form.put(read.results, but)
        words = self._language.trn(
            "{number} result is in the form. Look it over, then save.",
            "{number} results are in the form. Look them over, then save.",
            len(read.results) - len(but),
        )
        self._form.unread.add(line.text for line in read.unread)
        said = (words, self._take_day(read.collected, has_other=read.has_other_day), lab)
        self.put.emit(" ".join(part for part in said if part))

    def _let_go_of_lab(self) -> str:
        """Nobody knows that the letter is of last time's laboratory; says so."""
        return lab_emptied_words(self._language) if self._form.empty_lab() else ""

    def _take_day(self, on: date | None, *, has_other: bool) -> str:
        """Take over the day that a letter says, where the person has said none; says so, or that they differ.

        ``has_other``: the letter has a day of which it is not plain that it is this one.
        """
        if on is None and has_other and self._takes_day and not self._form.day.is_day_chosen:
            words = day_not_read_words(self._language)
            self._form.day.ask(words)
            return words
        if on is None or on == self._form.day.on:
            return ""
        shown = self._language.date(on)
        if self._takes_day and self._form.day.offer(on):
            return self._language.tr("The day is that of the letter: {day}.", day=shown)
        return self._language.tr("The letter says {day}: check the day below.", day=shown)
