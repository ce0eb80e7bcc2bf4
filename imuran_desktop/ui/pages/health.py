"""The page of other medicines, allergies and vaccines. The guide and the emergency card lead to it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal

from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.domain.health import HealthItem
from imuran_desktop.domain.history import Author
from imuran_desktop.reference.interactions import load_interactions
from imuran_desktop.services.changes import Changed, Topic
from imuran_desktop.services.disputes import HEALTH_KINDS
from imuran_desktop.services.entries import remove_entry, restore_entry
from imuran_desktop.services.health import add_health_item, change_health_item
from imuran_desktop.services.prescription_view import in_use
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import health_items
from imuran_desktop.ui.diary_page import DiaryPage
from imuran_desktop.ui.disputes import Disputes
from imuran_desktop.ui.health.item_dialog import ItemDialog
from imuran_desktop.ui.health.item_list import ItemList
from imuran_desktop.ui.health.plan_notes import PlanNotes
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import BackButton, OutlinedButton, QuietButton
from imuran_desktop.ui.widgets.card_parts import in_a_row
from imuran_desktop.ui.widgets.labels import Body
from imuran_desktop.ui.widgets.undo_bar import UndoBar
from imuran_desktop.words.health import item_words
from imuran_desktop.words.interactions import not_a_checker_words

_ORDER = (HealthSort.ALLERGY, HealthSort.MEDICINE, HealthSort.VACCINE)
_Write = Callable[[Diary, Author, datetime], Changed]


class HealthPage(DiaryPage):
    """Three lists to keep, with what the sources say beside what they name."""

    SHOWS = frozenset({Topic.HEALTH, Topic.CONTACTS, Topic.PLAN})

    guide_asked = Signal(str)
    """To a topic of the guide, by its id."""
    card_asked = Signal()
    """To the emergency card, which shows what is written down here."""
    back_asked = Signal()

    def __init__(self, session: Session, look: ThemeController) -> None:
        tr = session.language.tr
        super().__init__(
            session,
            look,
            tr("Other medicines, allergies and vaccines"),
            tr("What whoever treats you should know of, beside your plan."),
        )
        self._known = load_interactions()
        self._plan_notes = PlanNotes(look, session.language, self._known)
        self._lists = {sort: ItemList(look, session.language, self._known, sort) for sort in _ORDER}
        self._undo = UndoBar(look, session.language)
        which = tr("Your numbers to call, or these lists, were changed differently in two places. Which one is right?")
        self._disputes = Disputes(session, look, HEALTH_KINDS, which)
        self._build()
        for sort, shown in self._lists.items():
            self._connect(sort, shown)

    def _clear_offers(self) -> None:
        self._undo.clear()

    def _build(self) -> None:
        tr, look = self._session.language.tr, self._look
        card = OutlinedButton(tr("Emergency card"), look=look, icon="phone")
        back = BackButton(tr("Back"), look)
        medicines = QuietButton(tr("More about other medicines"), look=look, icon="guide")
        vaccines = QuietButton(tr("More about infections and vaccines"), look=look, icon="guide")
        card.clicked.connect(self.card_asked)
        back.clicked.connect(self.back_asked)
        medicines.clicked.connect(lambda: self.guide_asked.emit("other_medicines"))
        vaccines.clicked.connect(lambda: self.guide_asked.emit("infections_and_vaccines"))
        self.body.addLayout(in_a_row(card, back))
        self.body.addWidget(self._disputes)
        self.body.addWidget(self._plan_notes)
        for shown in self._lists.values():
            self.body.addWidget(shown)
        self.body.addWidget(Body(not_a_checker_words(self._session.language)))
        self.body.addLayout(in_a_row(medicines, vaccines))
        column = self.layout()
        assert column is not None
        column.addWidget(self._undo)

    def _connect(self, sort: HealthSort, shown: ItemList) -> None:
        shown.add_asked.connect(lambda: self._ask(HealthItem("", sort, "")))
        shown.change_asked.connect(self._ask)
        shown.remove_asked.connect(self._remove)

    def _read(self) -> None:
        self._disputes.refresh()
        items = health_items(self._session.diary)
        self._plan_notes.show_plan(in_use(self._session.plan(), self._session.today()))
        for sort, shown in self._lists.items():
            shown.show_items([item for item in items if item.sort is sort])
        self._order()

    def _ask(self, item: HealthItem) -> None:
        session = self._session
        dialog = ItemDialog(self._look, session.language, self._known, item, session.today(), self)
        dialog.given.connect(lambda given: self._save(dialog, item, given))
        session.failed.connect(dialog.tell_trouble)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, dialog: ItemDialog, before: HealthItem, item: HealthItem) -> None:
        write = change_health_item if item.id else add_health_item
        changed = self._session.write(lambda diary, author, now: write(diary, author, now, item))
        if changed is None:
            return
        dialog.close_saved()
        self._lists[item.sort].take_keyboard()
        if not changed.topics:
            return

        def take_back(diary: Diary, author: Author, now: datetime) -> Changed:
            if before.id:
                return change_health_item(diary, author, now, before)
            return remove_entry(diary, author, now, changed.entry)

        self._offer_undo(self._session.language.tr("Saved: {words}.", words=self._words(item)), item, take_back)

    def _remove(self, item: HealthItem) -> None:
        changed = self._session.write(lambda diary, author, now: remove_entry(diary, author, now, item.id))
        if changed is None:
            return
        told = self._session.language.tr("Removed: {words}.", words=self._words(item))
        self._lists[item.sort].take_keyboard()
        self._offer_undo(told, item, lambda diary, author, now: restore_entry(diary, author, now, item.id))

    def _offer_undo(self, told: str, item: HealthItem, write: _Write) -> None:
        def take_back() -> bool:
            done = self._session.write(write) is not None
            self._lists[item.sort].take_keyboard()
            return done

        self._undo.offer("", take_back, told=told, undone=self._session.language.tr("It is as it was before."))

    def _words(self, item: HealthItem) -> str:
        return item_words(self._session.language, item)
