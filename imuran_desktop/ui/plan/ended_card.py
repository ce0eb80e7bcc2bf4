"""A medicine that is no longer taken, with its history."""

from PySide6.QtCore import Signal

from imuran_desktop.domain.plan import Prescription
from imuran_desktop.services.prescription_view import last_day
from imuran_desktop.ui.plan.asked import Ask, Asked
from imuran_desktop.ui.plan.facts import Facts
from imuran_desktop.ui.plan.history_fold import HistoryFold
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.card_parts import in_a_row, plain_button, quiet_button
from imuran_desktop.ui.widgets.labels import Heading, Muted
from imuran_desktop.words.language import Language
from imuran_desktop.words.plan import span_words, step_words
from imuran_desktop.words.prescription import about_words, ended_name_words


class EndedCard(Card):
    """What it was, from when to when, and the way to take it again."""

    asked = Signal(Asked)

    def __init__(self, look: ThemeController, language: Language, item: Prescription, name: str) -> None:
        super().__init__(name=name, dense=True)
        tr = language.tr
        steps, last = item.in_order(), last_day(item)
        begun = [step for step in steps if last is None or step.begins.first <= last] or steps[:1]
        called = ended_name_words(language, name, last)
        self.body.setSpacing(12)
        self.body.addWidget(Heading(name))
        if begun:
            first = begun[0].begins.first
            self.body.addWidget(Muted(span_words(language, first, max(first, last or first))))
            facts = Facts(look)
            facts.add(tr("Last dose"), step_words(language, begun[-1]))
            if item.reason:
                facts.add(tr("What it was for"), item.reason)
            self.body.addWidget(facts)
        words = tr("Take it again")
        again = plain_button(look, words, "add", about_words(language, words, called))
        again.clicked.connect(lambda: self.asked.emit(Asked(Ask.TAKE_AGAIN, item)))
        words = tr("Change the last day")
        change = quiet_button(look, words, "edit", about_words(language, words, called))
        change.clicked.connect(lambda: self.asked.emit(Asked(Ask.STOPPED, item)))
        self.body.addLayout(in_a_row(again, change))
        history = HistoryFold(look, language, item, begun, item.holds, name=called)
        history.asked.connect(self.asked)
        self.body.addWidget(history)
