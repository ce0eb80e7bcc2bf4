"""What a prescription says about food and milk, as it is entered."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.language import Language
from imuran_desktop.words.plan import food_choice_words
from imuran_desktop.words.prescription import leaflet_milk_words

_NOTHING, _LEAFLET, _OWN = "nothing", "leaflet", "own"


class FoodRows(QObject):
    """The choice of a food instruction, and its words if none of the choices fits."""

    def __init__(self, form: FormRows, language: Language, food: FoodInstruction, words: str) -> None:
        super().__init__(form)
        tr = language.tr
        self._form = form
        self._food = form.row(
            tr("Food"),
            ChoiceButtons("", [(each, food_choice_words(language, each)) for each in FoodInstruction], value=food),
            tr("Leaflets differ. Choose what your own leaflet or clinic says."),
        )
        self.words_field = form.row(tr("What it says about food"), QLineEdit(words))
        self._food.valueChanged.connect(self._show)
        self._show()

    @property
    def food(self) -> FoodInstruction:
        """The instruction chosen."""
        return FoodInstruction(self._food.value)

    @property
    def words(self) -> str:
        """The person's own words; empty while one of the choices says it."""
        return self.words_field.text().strip() if self.food is FoodInstruction.OWN_WORDS else ""

    def _show(self) -> None:
        self._form.set_row_visible(self.words_field, self.food is FoodInstruction.OWN_WORDS)


class MilkRows(QObject):
    """The choice of a milk note, and its words."""

    def __init__(self, form: FormRows, language: Language, words: str, *, leaflet: bool) -> None:
        """Show the note ``words``; ``leaflet`` offers what one leaflet says as a choice."""
        super().__init__(form)
        tr = language.tr
        self._form, self._leaflet = form, leaflet_milk_words(language)
        choices = [(_NOTHING, tr("Nothing noted"))]
        choices += [(_LEAFLET, self._leaflet)] if leaflet else []
        choices += [(_OWN, tr("Other words"))]
        offered = leaflet and words == self._leaflet
        value = _LEAFLET if offered else _OWN if words else _NOTHING
        self._choice = form.row(
            tr("Milk and dairy"),
            ChoiceButtons("", choices, value=value),
            tr("Leaflets differ. Choose what your own leaflet or clinic says."),
        )
        self._words = form.row(tr("What it says about milk"), QLineEdit("" if offered else words))
        self._choice.valueChanged.connect(self._show)
        self._show()

    @property
    def words(self) -> str:
        """The note; empty for none."""
        own = self._words.text().strip()
        return {_NOTHING: "", _LEAFLET: self._leaflet, _OWN: own}[self._choice.value]

    def _show(self) -> None:
        self._form.set_row_visible(self._words, self._choice.value == _OWN)
