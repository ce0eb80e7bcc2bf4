"""The Plan page: the prescriptions, meal times and blood tests, and the forms that change them."""

from collections.abc import Callable, Collection
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.plan import Plan
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.plan import Edited, PastChanged
from imuran_desktop.services.plan_edits import Edit, EditRefused, restart_tests, save_edit
from imuran_desktop.services.plan_view import restart_days
from imuran_desktop.services.prescription_view import in_use
from imuran_desktop.store.read import PLAN_KINDS, done_tests, read_plan
from imuran_desktop.ui.disputes import Disputes
from imuran_desktop.ui.plan.asked import Ask, Asked
from imuran_desktop.ui.plan.correction import ask_to_correct
from imuran_desktop.ui.plan.plan_cards import PlanCards
from imuran_desktop.ui.plan.plan_form import Outcome, PlanForm
from imuran_desktop.ui.plan.plan_forms import form_for, setup_form
from imuran_desktop.ui.plan.removals import Removal, removal_for
from imuran_desktop.ui.plan.restart_question import RESTART, RestartQuestion
from imuran_desktop.ui.plan.setup_form import SetupForm
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.stock.stock_section import StockSection
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.message_bar import MessageBar
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.words.language import Language

_SHOWS = frozenset({Topic.PLAN, Topic.BLOOD_TESTS, Topic.PERSON})


class PlanPage(Page):
    """Shows the plan as it stands, or the one form that was opened. Reads nothing before it is first shown."""

    guide_asked = Signal(str)
    """The person wants to read this topic of the guide."""
    health_asked = Signal()
    card_asked = Signal()
    schedule_left = Signal(str)
    """The blood-test schedule, asked for by `show_blood_tests`, was saved as this sentence says; "": left as it was."""

    def __init__(self, session: Session, look: ThemeController) -> None:
        super().__init__(look, session.language.tr("Your plan"))
        self._session, self._theme = session, look
        self._form: PlanForm | None = None
        self._asked_for_tests = False
        """Whether the form is open because another page asked for it."""
        self._stale = True
        self._shown_day: date | None = None
        self._undo: Edit | None = None
        self._message = MessageBar(look, session.language.tr("Close"))
        self._message.actionChosen.connect(self._take_back)
        self._disputes = Disputes(session, look, PLAN_KINDS, _which_plan(session.language))
        self._disputes.settled.connect(self._tell_settled)
        self._tablets = StockSection(session, look)
        self._tablets.setParent(self)
        self._tablets.hide()
        self._tablets.guide_asked.connect(self.guide_asked)
        self._content = QWidget()
        self.body.addWidget(self._message)
        self.body.addWidget(self._disputes)
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

    def unsaved(self) -> bool:
        """Whether something was entered in the form that is open."""
        return self._form is not None and self._form.entered

    def leave_unsaved(self) -> None:
        """Close the form."""
        self._show_plan()

    def show_tablets(self) -> None:
        """Bring the card of the tablets at home into view, and the keyboard to it; a form that is open stays."""
        if self._tablets.isVisible():
            self._tablets.take_keyboard()

    def show_blood_tests(self) -> None:
        """Open the form in which the blood-test schedule is chosen; a form that is open stays."""
        if self._form is None:
            self._answer(Asked(Ask.BLOOD_TESTS))
            self._asked_for_tests = True

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
        self._asked_for_tests = False
        if not plan.prescriptions:
            self._open(setup_form(self._session, self._theme, plan))
            return
        tr = self._session.language.tr
        self.set_title(tr("Your plan"), tr("What your clinic prescribed. To change a dose, ask your clinic first."))
        tablets = self._tablets if in_use(plan, today) else None
        cards = PlanCards(self._theme, self._session.language, plan, today, tablets, self._done())
        cards.asked.connect(self._answer)
        cards.health_asked.connect(self.health_asked)
        cards.card_asked.connect(self.card_asked)
        cards.guide_asked.connect(self.guide_asked)
        self._replace_content(cards)
        self._disputes.refresh()
        if self.isVisible():
            cards.first_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_settled(self) -> None:
        self._show_plan()
        self._tell(self._session.language.tr("Saved. The other one is kept in the diary's history."))

    def _answer(self, asked: Asked) -> None:
        """Open the form for what was asked, or take out at once what needs none."""
        removal = removal_for(asked, self._session.language, self._session.today())
        if removal is not None:
            self._remove(removal)
            return
        form = form_for(asked, self._session, self._theme)
        if form is not None:
            self._open(form)

    def _open(self, form: PlanForm) -> None:
        self._message.clear()
        self._disputes.hide()
        self._form = form
        form.saved.connect(self._saved)
        form.cancelled.connect(self._cancelled)
        form.guide_asked.connect(self.guide_asked)
        self.set_title(form.title, form.intro)
        self._replace_content(form)
        form.begin()
        form.note_beginning()

    def _replace_content(self, content: QWidget) -> None:
        old, self._content = self._content, content
        if old.isAncestorOf(self._tablets):
            # It stays: somebody may be counting while the plan changes elsewhere.
            self._tablets.setParent(self)
            self._tablets.hide()
        self.body.replaceWidget(old, content)
        # At once, not when the event loop comes round to it: only what is shown can take the keyboard.
        content.show()
        old.hide()
        old.deleteLater()
        self.scroll_to_top()

    def _cancelled(self) -> None:
        asked_for = self._asked_for_tests
        self._show_plan()
        if asked_for:
            self.schedule_left.emit("")

    def _saved(self, outcome: Outcome) -> None:
        asked_for, edited = self._asked_for_tests, outcome.edited
        self._show_plan()
        days = restart_days(edited.before, edited.after, self._session.today())
        if asked_for and not days:
            self.schedule_left.emit(outcome.message)
            return
        self._tell_with_undo(outcome.message, outcome.undo)
        if days:
            self._ask_about_tests(edited.after, days)

    def _done(self) -> list[date]:
        """The dates on which blood was taken."""
        return [test.on for test in done_tests(self._session.diary)]

    def _ask_about_tests(self, plan: Plan, days: list[date]) -> None:
        language = self._session.language
        question = RestartQuestion(self._theme, language, plan, days, self._session.today(), self, done=self._done())

        def answer(key: str) -> None:
            if key != RESTART:
                self._tell(language.tr("The dates of your blood tests stay as they were."))
            elif self._write(lambda present, _: restart_tests(present, days)):
                self._tell(language.tr("Your blood tests are planned more often again."))

        question.answered.connect(answer)
        question.finished.connect(question.deleteLater)
        question.open()

    def _remove(self, removal: Removal) -> None:
        def removed(edited: Edited) -> None:
            if edited.entries:
                self._tell_with_undo(removal.words, removal.undo(edited))
            else:
                self._refuse()

        self._write_or_correct(removal.edit, removed)

    def _take_back(self) -> None:
        tr = self._session.language.tr
        undone, gone = (
            tr("Undone. Your plan says again what it said before."),
            tr("Your plan was changed meanwhile, so nothing was put back."),
        )
        undo, self._undo = self._undo, None
        if undo is not None:
            self._write_or_correct(undo, lambda edited: self._tell(undone if edited.entries else gone))

    def _write_or_correct(self, edit: Edit, then: Callable[[Edited], None]) -> None:
        """Save an edit. What would change the record is asked about first."""

        def correct() -> None:
            edited = self._write(edit, correct_past=True)
            if edited is not None:
                then(edited)

        try:
            edited = self._save(edit)
        except PastChanged:
            ask_to_correct(self._session, self._theme, edit, self, correct)
            return
        if edited is not None:
            then(edited)

    def _write(self, edit: Edit, *, correct_past: bool = False) -> Edited | None:
        """Save an edit that needs no form, and show the plan as it is then."""
        try:
            return self._save(edit, correct_past=correct_past)
        except PastChanged:
            self._refuse()
        return None

    def _save(self, edit: Edit, *, correct_past: bool = False) -> Edited | None:
        """As `_write`, but what would change the record is raised."""
        try:
            edited = self._session.write(
                lambda diary, author, now: save_edit(diary, author, now, edit, correct_past=correct_past)
            )
        except EditRefused:
            self._refuse()
            return None
        self._show_plan()
        return edited

    def _refuse(self) -> None:
        words = self._session.language.tr("The plan was changed elsewhere meanwhile. Nothing was saved.")
        self._show_plan()
        self._message.show_message(words, state="missed")

    def _tell_with_undo(self, words: str, undo: Edit | None) -> None:
        self._undo = undo
        self._tell(words, self._session.language.tr("Undo") if undo else "")

    def _tell(self, words: str, action: str = "") -> None:
        self.scroll_to_top()
        self._message.show_message(words, action)


def _which_plan(language: Language) -> str:
    return language.tr(
        "Your plan was changed differently in two places. Which one is right? Your clinic's letter says so. Until "
        "you choose, the first one holds."
    )
