"""The page of visits to the clinic. Today, Looking back and Blood tests lead to it."""

from PySide6.QtCore import Qt, Signal

from imuran_desktop.domain.visits import Visit
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.disputes import VISIT_KINDS
from imuran_desktop.services.visits import read_visits
from imuran_desktop.ui.diary_page import DiaryPage
from imuran_desktop.ui.disputes import Disputes
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.visits.next_card import NextCard
from imuran_desktop.ui.visits.visit_list import VisitList
from imuran_desktop.ui.visits.writer import VisitWriter
from imuran_desktop.ui.widgets.buttons import BackButton, OutlinedButton, PrimaryButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.undo_bar import UndoBar
from imuran_desktop.words.visits import about_visits_words


class VisitsPage(DiaryPage):
    """The next visit with the questions to take along; below it those after it, and those that were."""

    SHOWS = frozenset({Topic.VISITS, Topic.PLAN})

    back_asked = Signal()
    review_asked = Signal()
    """The person wants to look back on the days since the last visit."""

    def __init__(self, session: Session, look: ThemeController) -> None:
        language = session.language
        tr = language.tr
        super().__init__(session, look, tr("Clinic visits"), about_visits_words(language))
        self._add = PrimaryButton(tr("Add a visit"), look=look, icon="add")
        self._review = OutlinedButton(tr("Look back since my last visit"), look=look, icon="history", tall=True)
        self._back = BackButton(tr("Back"), look)
        which = tr("A visit was changed differently in two places. Which one is right?")
        self._disputes = Disputes(session, look, VISIT_KINDS, which)
        self._next = NextCard(look, language)
        self._later = VisitList(look, language, tr("Later visits"), tr("Show more visits"))
        self._past = VisitList(look, language, tr("Past visits"), tr("Show earlier visits"))
        self._undo = UndoBar(look, language)
        self._writer = VisitWriter(session, look, self._undo, self)
        self._build()
        self._connect()

    def _moment(self) -> object:
        """The day, and which visit is the next."""
        visits = read_visits(self._session.diary, self._session.now())
        return visits.local.date(), visits.coming

    def _clear_offers(self) -> None:
        self._undo.clear()

    def _read(self) -> None:
        self._disputes.refresh()
        visits = read_visits(self._session.diary, self._session.now())
        self._next.show_visit(visits.coming, visits.last, visits.local)
        self._later.show_visits(visits.later, visits.local)
        self._past.show_visits(visits.past, visits.local)
        self._review.setVisible(visits.last is not None)
        self._order()

    def _print(self, visit: Visit) -> None:
        # Only now: few visits to the page print it.
        from imuran_desktop.ui.visits.printout import questions_printout
        from imuran_desktop.ui.widgets.printing import offer_print

        with self._session.telling():
            language, person, today = self._session.language, self._session.plan().person.name, self._session.today()
            offer_print(self._look, language, questions_printout(language, visit, person, today), self)

    def _add_question(self, visit: Visit, question: str) -> None:
        if self._writer.add_question(visit, question):
            self._next.forget_question()

    def _take_keyboard(self) -> None:
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        # In one row as far as there is room: beside the title, they would leave large text little.
        buttons = FlowLayout(spacing=14)
        for button in (self._add, self._review, self._back):
            buttons.addWidget(button)
        self.body.addLayout(buttons)
        for part in (self._disputes, self._next, self._later, self._past):
            self.body.addWidget(part)
        column = self.layout()
        assert column is not None
        column.addWidget(self._undo)

    def _connect(self) -> None:
        self._add.clicked.connect(self._writer.add)
        self._review.clicked.connect(self.review_asked)
        self._back.clicked.connect(self.back_asked)
        self._writer.written.connect(self._take_keyboard)
        self._next.question_given.connect(self._add_question)
        self._next.print_asked.connect(self._print)
        for part in (self._next, self._later, self._past):
            part.change_asked.connect(self._writer.change)
            part.remove_asked.connect(self._writer.remove)
        for shown in (self._later, self._past):
            shown.said_asked.connect(self._writer.ask_said)
            shown.unfolded.connect(self._order)
