"""Adding a result that has no row yet: found on the list, or by its own name."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from imuran_desktop.domain.analyte_names import AnalyteNames, name_key
from imuran_desktop.domain.results import Analytes
from imuran_desktop.domain.texts import one_line
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.careful_dialog import CarefulDialog
from imuran_desktop.ui.widgets.choice_tree import Choice, ChoiceTree
from imuran_desktop.ui.widgets.labels import Muted
from imuran_desktop.words.language import Language
from imuran_desktop.words.results import analyte_name

_OWN = "\N{NULL}own"
"""The id of the choice that stands for what was typed."""
_MOST_LETTERS = 80


class AnotherDialog(CarefulDialog):
    """A search field above the list; Enter in the field chooses the row that the arrow keys have reached."""

    chosen = Signal(str)
    """The id of an analyte, or a name in the person's own words."""

    def __init__(
        self, look: ThemeController, language: Language, analytes: Analytes, parent: QWidget | None = None
    ) -> None:
        tr = language.tr
        super().__init__(look, tr("Add another result"), "", parent)
        self._language, self._analytes, self._names = language, analytes, AnalyteNames(analytes)
        self._field = QLineEdit()
        self._field.setMaxLength(_MOST_LETTERS)
        self._field.setAccessibleName(tr("Its name in the letter"))
        self._field.setPlaceholderText(tr("Its name in the letter"))
        self._hint = Muted()
        self._tree = ChoiceTree(look, tr("Results to choose from"))
        for widget in (self._field, self._hint, self._tree):
            self.body.addWidget(widget)
        self.add_cancel(tr("Cancel"))
        self.begin_at = self._field
        self._field.textChanged.connect(self._search)
        self._tree.obey(self._field)
        self._tree.chosen.connect(self._choose)
        self._search()

    def _search(self) -> None:
        typed = one_line(self._field.text())
        found = self._found(typed)
        choices = [Choice(key, analyte_name(self._language, key, self._analytes)) for key in found]
        if typed and self._names.find(typed) is None:
            choices.append(Choice(_OWN, self._language.tr("Add “{name}” under this name", name=typed), "edit"))
        self._hint.setText(
            self._language.tr("Choose it from the list, or type its name.")
            if not typed
            else self._language.tr("If it is not on the list, it is added under the name you typed.")
        )
        self._tree.show_choices(choices)
        if self.isVisible():
            self.fit()

    def _found(self, typed: str) -> list[str]:
        """Those whose name, or another name, has all that was typed; best those that begin with it."""
        if not typed:
            return list(self._analytes)
        key = name_key(typed)
        ranked: list[tuple[int, str]] = []
        for analyte in self._analytes.values():
            names = [name_key(name) for name in (analyte.name, *analyte.also)]
            rank = min((_rank(key, name) for name in names), default=3)
            if rank < _NOT_FOUND:
                ranked.append((rank, analyte.id))
        return [id_ for _, id_ in sorted(ranked, key=lambda pair: pair[0])]

    def _choose(self, key: str) -> None:
        name = one_line(self._field.text())
        self.accept()
        self.chosen.emit(name if key == _OWN else key)


_NOT_FOUND = 3


def _rank(typed: str, name: str) -> int:
    if name == typed:
        return 0
    if name.startswith(typed):
        return 1
    return 2 if any(word.startswith(typed) for word in name.split(" ")) else _NOT_FOUND
