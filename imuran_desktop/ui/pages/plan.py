"""The Plan page: the prescription, meal times and blood tests, and the forms that change them."""

from collections.abc import Collection
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from imuran_desktop.domain.medicines import MONITORED
from imuran_desktop.domain.plan import DoseStep, Plan, Prescription
from imuran_desktop.reference import load_medicines, load_presets
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.plan import Edited, PastChanged
from imuran_desktop.services.plan_edits import (
    Edit,
    put_back,
    read_moment,
    remove_step,
    restart_tests,
    save_edit,
)
from imuran_desktop.services.plan_view import restart_days
from imuran_desktop.store.read import read_plan
from imuran_desktop.ui.plan.blood_tests_form import BloodTestsForm
from imuran_desktop.ui.plan.details_form import DetailsForm
from imuran_desktop.ui.plan.meals_form import MealsForm
from imuran_desktop.ui.plan.plan_form import Outcome, PlanForm
from imuran_desktop.ui.plan.prescription_card import PrescriptionCard
from imuran_desktop.ui.plan.restart_question import RESTART, RestartQuestion
from imuran_desktop.ui.plan.setup_form import SetupForm
from imuran_desktop.ui.plan.side_cards import BloodTestsCard, MealsCard
from imuran_desktop.ui.plan.step_form import StepForm
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.message_bar import MessageBar
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.words.plan import from_words, step_words

_SHOWS = frozenset({Topic.PLAN, Topic.BLOOD_TESTS, Topic.PERSON})


class PlanPage(Page):
    """Shows the plan as it stands, or the one form that was opened. Reads nothing before it is first shown."""

    def __init__(self, session: Session, look: ThemeController) -> None:
        super().__init__(look, session.language.tr("Your plan"))
        self._session, self._theme = session, look
        self._form: PlanForm | None = None
        self._stale = True
        self._shown_day: date | None = None
        self._undo: Edit | None = None
        self._message = MessageBar(look, session.language.tr("Close"))
        self._message.actionChosen.connect(self._take_back)
        self._content = QWidget()
        self.body.addWidget(self._message)
        self.body.addWidget(self._content)

    def refresh(self, topics: Collection[Topic] = _SHOWS) -> None:
        """Show the plan again, if what changed is shown here. A form that is open keeps what was typed in it."""
        if not _SHOWS.intersection(topics):
            return
        self._stale = True
        if self.isVisible():
            self.shown()

    def shown(self) -> None:
        """Read the plan if that is still to be done, or the day is another one."""
        if self._form is not None and not self._planned_elsewhere():
            return
        if self._stale or self._shown_day != self._session.today():
            self._show_plan()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed meanwhile."""
        super().showEvent(event)
        self.shown()

    def _planned_elsewhere(self) -> bool:
        """Whether the first plan is being entered although there is one by now."""
        return isinstance(self._form, SetupForm) and bool(read_plan(self._session.diary).prescriptions)

    def _show_plan(self) -> None:
        plan, today = read_plan(self._session.diary), self._session.today()
        self._stale, self._shown_day, self._form = False, today, None
        if not plan.prescriptions:
            self._open(SetupForm(self._session, self._theme, plan, load_medicines()[MONITORED], today))
            return
        tr = self._session.language.tr
        self.set_title(tr("Your plan"), tr("What your clinic prescribed. To change a dose, ask your clinic first."))
        self._replace_content(self._cards(plan, today))

    def _cards(self, plan: Plan, today: date) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        language = self._session.language
        for item in plan.prescriptions:
            column.addWidget(self._prescription(item, plan, today))
        meals = MealsCard(self._theme, language, plan, today)
        meals.change_asked.connect(self._change_meals)
        tests = BloodTestsCard(self._theme, language, plan, today)
        tests.change_asked.connect(self._change_tests)
        column.addWidget(meals)
        column.addWidget(tests)
        return content

    def _prescription(self, item: Prescription, plan: Plan, today: date) -> PrescriptionCard:
        card = PrescriptionCard(self._theme, self._session.language, item, plan.meal_times(today), today)
        card.change_asked.connect(lambda: self._change_dose(item))
        card.details_asked.connect(lambda: self._change_details(item))
        card.step_change_asked.connect(lambda step: self._change_dose(item, step))
        card.step_remove_asked.connect(lambda step: self._remove(item, step))
        return card

    def _change_dose(self, item: Prescription, step: DoseStep | None = None) -> None:
        plan = read_plan(self._session.diary)
        moment = read_moment(self._session.diary, plan, self._session.now())
        self._open(StepForm(self._session, self._theme, plan, item, moment, step))

    def _change_details(self, item: Prescription) -> None:
        known = load_medicines().get(item.medicine)
        offered = [tablet.strength_mg for tablet in known.tablets] if known else []
        self._open(DetailsForm(self._session, self._theme, item, offered))

    def _change_meals(self) -> None:
        plan = read_plan(self._session.diary)
        moment = read_moment(self._session.diary, plan, self._session.now())
        self._open(MealsForm(self._session, self._theme, plan, moment))

    def _change_tests(self) -> None:
        plan = read_plan(self._session.diary)
        self._open(BloodTestsForm(self._session, self._theme, plan, load_presets(), self._session.today()))

    def _open(self, form: PlanForm) -> None:
        self._message.clear()
        self._form = form
        form.saved.connect(self._saved)
        form.cancelled.connect(self._show_plan)
        self.set_title(form.title, form.intro)
        self._replace_content(form)
        form.begin()

    def _replace_content(self, content: QWidget) -> None:
        old, self._content = self._content, content
        self.body.replaceWidget(old, content)
        # At once, not when the event loop comes round to it: only what is shown can take the keyboard.
        content.show()
        old.hide()
        old.deleteLater()
        self.scroll_to_top()
        first = content.findChild(QPushButton)
        if first is not None and self._form is None and self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _saved(self, outcome: Outcome) -> None:
        self._show_plan()
        self._tell(outcome.message)
        edited = outcome.edited
        days = restart_days(edited.before, edited.after, outcome.prescription)
        if days:
            self._ask_about_tests(edited.after, days)

    def _ask_about_tests(self, plan: Plan, days: list[date]) -> None:
        language = self._session.language
        question = RestartQuestion(self._theme, language, plan, days, self._session.today(), self)

        def answer(key: str) -> None:
            if key != RESTART:
                self._tell(language.tr("The dates of your blood tests stay as they were."))
            elif self._write(lambda present, _: restart_tests(present, days)):
                self._tell(language.tr("Your blood tests are planned more often again."))

        question.answered.connect(answer)
        question.finished.connect(question.deleteLater)
        question.open()

    def _remove(self, item: Prescription, step: DoseStep) -> None:
        edited = self._write(lambda plan, moment: remove_step(plan, moment, item, step))
        if edited is None:
            return
        language = self._session.language
        since = from_words(language, step.begins.first, self._session.today())
        words = step_words(language, step)
        self._undo = lambda plan, _: put_back(plan, edited.before, item.id)
        self._tell(language.tr("Removed: {since}, {dose}.", since=since, dose=words), language.tr("Undo"))

    def _take_back(self) -> None:
        if self._undo is not None and self._write(self._undo):
            self._tell(self._session.language.tr("It is back in your plan."))
        self._undo = None

    def _write(self, edit: Edit) -> Edited | None:
        """Save an edit that needs no form, and show the plan as it is then."""
        try:
            edited = self._session.write(lambda diary, author, now: save_edit(diary, author, now, edit))
        except PastChanged:
            words = self._session.language.tr("The plan was changed elsewhere meanwhile. Nothing was saved.")
            self._message.show_message(words, state="missed")
            edited = None
        self._show_plan()
        return edited

    def _tell(self, words: str, action: str = "") -> None:
        self.scroll_to_top()
        self._message.show_message(words, action)
