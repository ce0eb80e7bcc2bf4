"""Food: what is offered, and what is usual for a prescription."""

from imuran_desktop.domain.codes import Food, FoodInstruction
from imuran_desktop.domain.plan import Directions
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.words.doses import food_words
from imuran_desktop.words.language import Language, sentence_case

UNKNOWN = "unknown"


def food_as_prescribed(directions: Directions) -> Food | None:
    """What *Taken* records of food unless the person says otherwise; unknown where the prescription leaves it open."""
    usual = {FoodInstruction.WITH_OR_AFTER: Food.WITH, FoodInstruction.EMPTY_STOMACH: Food.WITHOUT}
    return usual.get(directions.food)


def food_choice(language: Language, name: str, food: Food | None) -> ChoiceButtons:
    """The choice of how a dose was taken, with ``food`` chosen. ``name`` is what a screen reader calls it."""
    known = [(str(code), sentence_case(food_words(language, code))) for code in Food]
    return ChoiceButtons(name, [*known, (UNKNOWN, language.tr("Not saying"))], value=food or UNKNOWN)


def chosen_food(choice: ChoiceButtons) -> Food | None:
    """The food chosen; None when it is unknown."""
    return None if choice.value == UNKNOWN else Food(choice.value)
