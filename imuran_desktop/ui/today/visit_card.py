"""A visit to the clinic that is near, and the way to the questions for it."""

from datetime import datetime

from PySide6.QtCore import Signal

from imuran_desktop.domain.visits import Visit, is_over
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.card_parts import in_a_row, plain_button
from imuran_desktop.ui.widgets.labels import Heading, Muted
from imuran_desktop.words.language import Language
from imuran_desktop.words.visits import near_words, questions_words


class VisitCard(Card):
    """Says when and where it is; once it is over, it leads to writing down what was said."""

    asked = Signal()
    """The person wants to see the visits."""

    def __init__(self, look: ThemeController, language: Language, title: str, more: str, action: str) -> None:
        super().__init__(name=language.tr("Clinic visit"))
        self.body.addWidget(Heading(title))
        if more:
            self.body.addWidget(Muted(more))
        self.body.addSpacing(4)
        button = plain_button(look, action, "calendar")
        button.clicked.connect(self.asked)
        self.body.addLayout(in_a_row(button))


def visit_lines(language: Language, visit: Visit, local: datetime) -> tuple[str, str, str]:
    """What the card says of a visit at the person's date and time, and what its button does."""
    title = near_words(language, visit, local.date())
    if is_over(visit, local):
        return title, "", language.tr("Write down what was said")
    return title, questions_words(language, len(visit.asks)), language.tr("Clinic visits")
