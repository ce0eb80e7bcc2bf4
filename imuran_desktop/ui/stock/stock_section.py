"""The card of the tablets at home, which reads, asks and writes by itself: put it on a page and call `refresh`."""

from collections.abc import Collection

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.medicine_stock import MedicineStock
from imuran_desktop.domain.stock import StockEntry, StockKind
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.stock import (
    Stocked,
    correct_entry,
    count_tablets,
    delete_entry,
    read_stock,
    record_refill,
    undo,
    warn_days_before,
)
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.stock.medicine_part import MedicinePart
from imuran_desktop.ui.stock.stock_dialog import Entered, StockDialog
from imuran_desktop.ui.stock.warning_dialog import WarningDialog
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.card_parts import in_a_row, rule
from imuran_desktop.ui.widgets.guide_link import STORAGE, GuideLink
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted
from imuran_desktop.ui.widgets.message_bar import MessageBar
from imuran_desktop.ui.widgets.styling import scroll_into_view
from imuran_desktop.words.stock import stock_entry_words, warning_words

_SHOWS = frozenset({Topic.STOCK, Topic.DOSES, Topic.PLAN})


_Entered = dict[str, tuple[tuple[StockEntry, ...], int | None]]
"""Of each medicine, its counts and refills, and when to remind."""


class StockSection(Card):
    """*Tablets at home*. It reads nothing before it is first shown."""

    guide_asked = Signal(str)
    """The person wants to read this topic of the guide."""

    def __init__(self, session: Session, look: ThemeController) -> None:
        tr = session.language.tr
        super().__init__(name=tr("Tablets at home"))
        self._session, self._theme = session, look
        self._stale = True
        self._parts: list[MedicinePart] = []
        self._open: set[str] = set()
        self._undo: Stocked | None = None
        self._entered: _Entered = {}
        self._told: _Entered | None = None
        """What had been entered when the message was shown."""
        self._message = MessageBar(look, tr("Close"))
        self._message.actionChosen.connect(self._take_back)
        self._content = QWidget()
        self.body.setSpacing(12)
        self.body.addWidget(Heading(tr("Tablets at home")))
        self.body.addWidget(Muted(tr("Doses you record as taken are taken off. Count again whenever you like.")))
        self.body.addWidget(self._message)
        self.body.addWidget(self._content)
        link = GuideLink(session.language, STORAGE, look)
        link.asked.connect(self.guide_asked)
        self.body.addLayout(in_a_row(link))
        session.changed.connect(self.refresh)

    def refresh(self, topics: Collection[Topic] = _SHOWS) -> None:
        """Show the tablets again, if what changed is shown here."""
        if not _SHOWS.intersection(topics):
            return
        self._stale = True
        if self.isVisible():
            self._show_stock()

    def take_keyboard(self) -> None:
        """Bring the keyboard to the first button, and all of the card into view once it is laid out."""
        if self._parts:
            self._parts[0].first_button.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: scroll_into_view(self))

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed meanwhile; another day may have come."""
        super().showEvent(event)
        self._show_stock()

    def _show_stock(self) -> None:
        session, language = self._session, self._session.language
        with session.telling():
            stocks, timeline = read_stock(session.diary, session.now()), session.plan().timeline
            today = timeline.local(session.now()).date()
            self._entered = {item.key: (item.entries, item.days_before) for item in stocks}
            if self._told is not None and self._told != self._entered:
                self._forget()
            content = QWidget()
            column = QVBoxLayout(content)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(16)
            at_keyboard = self._part_at_keyboard()
            self._parts = []
            for stock in (item for item in stocks if item.strengths_mg or item.entries):
                part = MedicinePart(self._theme, language, stock, timeline, today)
                self._connect(part, stock)
                if self._parts:
                    column.addWidget(rule())
                column.addWidget(part)
                self._parts.append(part)
            if not self._parts:
                words = language.tr("Tick the tablets you have under “Edit details”, then they can be counted here.")
                column.addWidget(Body(words))
            self._replace(content)
            for part in self._parts:
                if part.medicine == at_keyboard:
                    part.first_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self, part: MedicinePart, stock: MedicineStock) -> None:
        part.count_asked.connect(lambda: self._ask(stock, StockKind.COUNTED))
        part.refill_asked.connect(lambda: self._ask(stock, StockKind.REFILLED))
        part.warning_asked.connect(lambda: self._ask_when(stock))
        part.correct_asked.connect(lambda entry: self._ask(stock, entry.kind, entry))
        part.delete_asked.connect(self._delete)
        if part.fold is not None:
            if stock.key in self._open:
                part.fold.turn()
            part.fold.button.clicked.connect(lambda: self._open.symmetric_difference_update({stock.key}))

    def _replace(self, content: QWidget) -> None:
        old, self._content = self._content, content
        self.body.replaceWidget(old, content)
        content.show()
        old.hide()
        old.deleteLater()

    def _part_at_keyboard(self) -> str:
        """The medicine at whose buttons the keyboard is: they are about to be made anew."""
        focused = self.window().focusWidget()
        parts = (part for part in self._parts if focused is not None and part.isAncestorOf(focused))
        return next((part.medicine for part in parts), "")

    def _ask(self, stock: MedicineStock, kind: StockKind, correcting: StockEntry | None = None) -> None:
        session = self._session
        with session.telling():
            dialog = StockDialog(
                self._theme, session.language, stock, kind, session.plan(), session.now, correcting, self
            )
            dialog.given.connect(lambda entered: self._record(dialog, stock, kind, correcting, entered))
            self._open_dialog(dialog)

    def _record(
        self, dialog: AskDialog, stock: MedicineStock, kind: StockKind, correcting: StockEntry | None, entered: Entered
    ) -> None:
        verb = count_tablets if kind is StockKind.COUNTED else record_refill
        if correcting is not None:
            entry = correcting.id
            written = self._session.write(
                lambda diary, author, now: correct_entry(diary, author, now, entry, entered.packs, entered.at)
            )
        else:
            written = self._session.write(
                lambda diary, author, now: verb(diary, author, now, stock.medicine, entered.packs, entered.at)
            )
        if written is not None:
            dialog.accept()
            self._tell(written, self._session.language.tr("Recorded. {words}.", words=self._words(written.after)))

    def _ask_when(self, stock: MedicineStock) -> None:
        session = self._session
        dialog = WarningDialog(self._theme, session.language, stock, self)

        def given(days: int | None) -> None:
            changed = session.write(
                lambda diary, author, now: warn_days_before(diary, author, now, stock.medicine, days)
            )
            if changed is not None:
                dialog.accept()
                self._undo = None
                self._say(session.language.tr("Saved. {words}.", words=warning_words(session.language, days)))

        dialog.given.connect(given)
        self._open_dialog(dialog)

    def _delete(self, entry: StockEntry) -> None:
        """It can be undone, so nothing is asked first."""
        written = self._session.write(lambda diary, author, now: delete_entry(diary, author, now, entry.id))
        if written is not None:
            self._tell(written, self._session.language.tr("Deleted. {words}.", words=self._words(entry)))

    def _tell(self, written: Stocked, words: str) -> None:
        self._undo = written if written.revision else None
        self._say(words, self._session.language.tr("Undo") if self._undo else "")

    def _say(self, words: str, action: str = "") -> None:
        self._message.show_message(words, action)
        self._told = self._entered
        scroll_into_view(self._message)

    def _take_back(self) -> None:
        written, self._undo = self._undo, None
        if written is not None and self._session.write(lambda diary, author, now: undo(diary, author, now, written)):
            self._say(self._session.language.tr("Undone. It is as it was before."))

    def _forget(self) -> None:
        """Say no more of what was entered last: something else has taken its place."""
        self._undo = self._told = None
        self._message.clear()

    def _words(self, entry: StockEntry | None) -> str:
        return stock_entry_words(self._session.language, entry) if entry else ""

    def _open_dialog(self, dialog: AskDialog) -> None:
        self._forget()
        self._session.failed.connect(dialog.tell_trouble)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
