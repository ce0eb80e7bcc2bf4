"""Adding something that was taken on a day on top of its doses."""

from collections.abc import Sequence
from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.clock import Clock
from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.takeable import Takeable
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.today.extent_rows import ExtentRows
from imuran_desktop.ui.today.food import chosen_food, food_choice
from imuran_desktop.ui.today.moment_rows import MomentRows
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.words.history import day_title, takeable_words
from imuran_desktop.words.language import Language

_NOON = time(12)


class ExtraDialog(AskDialog):
    """Asks what it was, when, and how much; `given` carries the answer. Which it is of, :attr:`chosen` tells."""

    given = Signal(Answer)

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        choices: Sequence[Takeable],
        day: date,
        timeline: Timeline,
        now: Clock,
        parent: QWidget | None = None,
        *,
        uncounted: bool = False,
    ) -> None:
        """Offer ``choices``, at least one. ``uncounted``: begin with what lies before what the diary counts."""
        self._now, self._choices = now, choices
        tr, today = language.tr, timeline.local(now()).date()
        text = tr("For what was taken on top of the doses of this day, or as needed.")
        if any(item.uncounted for item in choices):
            text = tr("Doses before you started this diary are not counted. What you took then is kept as extra.")
        first = next((number for number, item in enumerate(choices) if item.uncounted), 0) if uncounted else 0
        title = tr("Add to {day}", day=day_title(language, day, today))
        super().__init__(look, language, title, text, parent)
        words = [(str(number), _words(language, item)) for number, item in enumerate(choices)]
        likely = choices[first].usual if choices[first].uncounted else None
        likely = likely or _likely(timeline, day, now())
        self._what = self.form.row(tr("What was it?"), ChoiceButtons("", words, value=str(first), stacked=True))
        self._moment = MomentRows(self.form, language, None, timeline, now(), earlier=day != today, likely=likely)
        self._food = self.form.row(tr("Food"), food_choice(language, "", None))
        self._extent = ExtentRows(self.form, language, None)
        self._what.valueChanged.connect(self._begin_with)
        for signal in (self._moment.changed, self._extent.changed):
            signal.connect(self._show_rows)
        self._begin_with()
        self.add_save().clicked.connect(self._give)
        self._show_rows()

    @property
    def chosen(self) -> Takeable:
        """What was taken."""
        return self._choices[int(self._what.value)]

    def _begin_with(self) -> None:
        self._extent.ask_for(self.chosen.amount_mg)

    def change_amount(self) -> None:
        """Bring the keyboard to the amount: it was mistyped."""
        self._extent.take_keyboard_to_amount()

    def _show_rows(self) -> None:
        self._moment.show_rows(wanted=True)
        self._extent.show_rows(wanted=True, always_amount=True)
        if self.isVisible():
            self.fit()

    def _give(self) -> None:
        now, extent = self._now(), self._extent
        if self.form.show_errors({**self._moment.errors(now), **extent.errors()}):
            self.fit()
            return
        moment, food = self._moment.moment(now), chosen_food(self._food)
        answer = Answer(Outcome.TAKEN, moment, food, amount_mg=extent.amount_mg(), sick_after=extent.sick_after)
        self.given.emit(answer)


def _words(language: Language, item: Takeable) -> str:
    slot = item.needed.slot if item.needed is not None else None
    return takeable_words(language, item.medicine, item.amount_mg, item.dose, slot, uncounted=item.uncounted)


def _likely(timeline: Timeline, day: date, now: datetime) -> datetime:
    """Where the fields begin: now, or the middle of an earlier day."""
    if timeline.local(now).date() == day:
        return now
    return timeline.instant(day, _NOON) or now
