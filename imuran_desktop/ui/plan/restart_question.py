"""After a dose increase: shall blood tests be planned more often again? Asked, never done silently."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.monitoring import PlannedTest
from imuran_desktop.domain.plan import Plan
from imuran_desktop.services.plan_edits import restart_tests
from imuran_desktop.services.plan_view import next_tests, schedule_on
from imuran_desktop.ui.plan.columns import Columns
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.dialog import Dialog
from imuran_desktop.ui.widgets.labels import Body, Muted
from imuran_desktop.words.doses import day_words
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.monitoring import later_words, origin_words

RESTART = "restart"
LEAVE = "leave"


class RestartQuestion(Dialog):
    """Shows the next test dates with and without; answers `RESTART`, `LEAVE`, or nothing."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        plan: Plan,
        days: Sequence[date],
        today: date,
        parent: QWidget | None = None,
        *,
        done: Sequence[date] = (),
    ) -> None:
        """``days`` are those of the increases; ``done`` are the dates on which blood was taken."""
        tr = language.tr
        schedule = schedule_on(plan, days[0])
        name = tr(schedule.preset.name) if schedule else ""
        when = language.listed([day_words(language, day, today, within=True) for day in days])
        text = tr(
            "Your dose goes up {when}. {name} asks for blood tests more often again after a dose increase. "
            "Dates your clinic gives you go first.",
            when=when,
            name=name,
        )
        super().__init__(look, tr("Blood tests more often again?"), text, parent)
        before = next_tests(plan, today, done=done)
        after = next_tests(restart_tests(plan, days), today, done=done)
        columns = Columns(look, stacks=False)
        columns.show_columns(
            (tr("Next tests as they are"), _lines(language, before, today)),
            (tr("Next tests if more often again"), _lines(language, after, today)),
        )
        self.body.setSpacing(16)
        self.body.addWidget(columns)
        later = later_words(language, before, after, today)
        if later:
            self.body.addWidget(Body(later))
        if schedule is not None:
            self.body.addWidget(Muted(origin_words(language, schedule)))
        self.add_button(RESTART, tr("Yes, more often"), primary=True)
        self.add_button(LEAVE, tr("No, leave the dates"))


def _lines(language: Language, tests: Sequence[PlannedTest], today: date) -> str:
    days = [day_words(language, test.due, today) for test in tests]
    return "\n".join(sentence_case(day) for day in days)
