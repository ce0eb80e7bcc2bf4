"""The two smaller cards of the plan: meal times and blood tests."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, SignalInstance

from imuran_desktop.domain.plan import MEALS, Plan
from imuran_desktop.services.plan_view import meals_in_use, next_tests
from imuran_desktop.ui.plan.facts import Facts
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.guide_link import BLOOD_TESTS, GuideLink
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted, Strong
from imuran_desktop.words.doses import day_words, meal_words
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.monitoring import due_dates_words, schedule_facts
from imuran_desktop.words.plan import meal_time_words


class MealsCard(Card):
    """When the person eats."""

    change_asked = Signal()

    def __init__(self, look: ThemeController, language: Language, plan: Plan, today: date) -> None:
        tr = language.tr
        super().__init__(name=tr("Meal times"))
        self.body.setSpacing(12)
        self.body.addWidget(Heading(tr("Meal times")))
        meals, used = plan.meals_on(today), meals_in_use(plan, today)
        known = {meal for times in (meals.times, *meals.other_days.values()) for meal in times} if meals else set()
        shown = [meal for meal in (*MEALS, *sorted(known - set(MEALS))) if meal in known]
        if meals is not None and shown:
            facts = Facts(look)
            for meal in shown:
                words = meal_words(language, meal)
                at = meal_time_words(language, meals, meal)
                facts.add(sentence_case(words), at if meal in used else tr("{time} (no dose)", time=at))
            self.body.addWidget(facts)
        else:
            self.body.addWidget(Muted(tr("Your doses are at set times.")))
        self.body.addLayout(_button(look, tr("Change meal times"), "clock", self.change_asked))


class BloodTestsCard(Card):
    """When blood tests are due, and where that comes from."""

    change_asked = Signal()
    guide_asked = Signal(str)
    """The person wants to read this topic of the guide."""

    def __init__(
        self, look: ThemeController, language: Language, plan: Plan, today: date, done: Sequence[date] = ()
    ) -> None:
        """``done`` are the dates on which blood was taken."""
        tr = language.tr
        super().__init__(name=tr("Blood tests"))
        self.body.setSpacing(10)
        self.body.addWidget(Heading(tr("Blood tests")))
        schedule = plan.schedules[-1] if plan.schedules else None
        if schedule is None:
            self.body.addWidget(Body(tr("No blood tests are planned yet. Ask your clinic which schedule it follows.")))
            self._add_buttons(look, language, tr("Choose a schedule"))
            return
        first, *others = next_tests(plan, today, done=done)
        self.body.addWidget(Strong(tr("Next: {day}", day=day_words(language, first.due, today))))
        facts = Facts(look)
        facts.add(tr("After that"), due_dates_words(language, others, today))
        for name, words in schedule_facts(language, schedule, today):
            facts.add(name, words)
        self.body.addWidget(facts)
        self._add_buttons(look, language, tr("Change the schedule"))

    def _add_buttons(self, look: ThemeController, language: Language, change: str) -> None:
        link = GuideLink(language, BLOOD_TESTS, look)
        link.asked.connect(self.guide_asked)
        buttons = _button(look, change, "blood-test", self.change_asked)
        buttons.addWidget(link)
        self.body.addLayout(buttons)


def _button(look: ThemeController, text: str, icon: str, signal: SignalInstance) -> FlowLayout:
    button = OutlinedButton(text, look=look, icon=icon)
    button.clicked.connect(signal)
    flow = FlowLayout()
    flow.addWidget(button)
    return flow
