"""The next blood tests, as a schedule would plan them, before it is saved."""

from collections.abc import Sequence
from datetime import date

from imuran_desktop.domain.monitoring import PlannedTest
from imuran_desktop.ui.plan.columns import Columns
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted, Strong
from imuran_desktop.words.doses import day_words
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.monitoring import due_dates_words, later_words


class NextTestsCard(Card):
    """The dates; where others were planned, those beside them."""

    def __init__(self, look: ThemeController, language: Language, today: date) -> None:
        tr = language.tr
        super().__init__(name=tr("The next blood tests"))
        self._language, self._today = language, today
        self._dates, self._columns, self._later, self._change = Strong(), Columns(look, stacks=False), Body(), Muted()
        self.body.addWidget(Heading(tr("The next blood tests")))
        for part in (self._dates, self._columns, self._later, self._change):
            self.body.addWidget(part)

    def show_tests(self, before: Sequence[PlannedTest], after: Sequence[PlannedTest], change: str) -> None:
        """Show the tests ``before`` and ``after``, and what ``change`` means for the schedule there was."""
        language, tr = self._language, self._language.tr
        moved = bool(before) and [test.due for test in before] != [test.due for test in after]
        self._dates.setVisible(not moved)
        self._columns.setVisible(moved)
        self._dates.setText(sentence_case(due_dates_words(language, after, self._today)))
        self._columns.show_columns((tr("Until now"), self._lines(before)), (tr("From now on"), self._lines(after)))
        self._say(self._later, later_words(language, before, after, self._today))
        self._say(self._change, change)

    def _say(self, label: Body, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _lines(self, tests: Sequence[PlannedTest]) -> str:
        days = [day_words(self._language, test.due, self._today) for test in tests]
        return "\n".join(sentence_case(day) for day in days)
