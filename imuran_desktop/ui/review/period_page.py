"""What the pages have in common on which people look back over a period of their own choice."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from imuran_desktop.domain.columns import Span
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.visits import since_last_visit
from imuran_desktop.ui.review.period_bar import PeriodBar
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import BackButton, OutlinedButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Muted
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.ui.widgets.reading_order import put_in_reading_order

if TYPE_CHECKING:
    from imuran_desktop.ui.widgets.printing import Printout


class PeriodPage(Page):
    """Back, and Print, at the top; it reads again when other days are wanted, and when what it shows has changed.

    A page calls :meth:`_read` once it is built.
    """

    SHOWS: frozenset[Topic] = frozenset()
    """What it is read again for."""

    back_asked = Signal()

    def __init__(self, session: Session, look: ThemeController, title: str, subtitle: str, back: str) -> None:
        super().__init__(look, title, subtitle)
        self._session, self._look = session, look
        self._shown_on, self._stale = session.today(), False
        self._last_visit: date | None = None
        self._period = self._period_bar(self._shown_on)
        self._summary = Muted()
        self._print = OutlinedButton(session.language.tr("Print …"), look=look, icon="print")
        # Beside the title, they would leave large text little room.
        self._buttons = FlowLayout()
        back_button = BackButton(back, look)
        for button in (back_button, self._print):
            self._buttons.addWidget(button)
        self.body.addLayout(self._buttons)
        back_button.clicked.connect(self.back_asked)
        self._print.clicked.connect(self._offer_print)
        self._period.changed.connect(self._read)

    def _period_bar(self, today: date) -> PeriodBar:
        """The choice of periods."""
        return PeriodBar(self._look, self._session.language, today)

    def _read_days(self, span: Span | None) -> None:
        """Read the days of ``span`` (None: everything there is). Trouble is told by the session."""
        raise NotImplementedError

    def _show(self) -> None:
        """Show what was read."""
        raise NotImplementedError

    def _make_printout(self, person: str) -> "Printout | None":
        """What is printed of what is shown; None where nothing is."""
        raise NotImplementedError

    def refresh(self, topics: Collection[Topic] | None = None) -> None:
        """Read again, if what changed is shown here; later, while the page is not seen."""
        if topics is not None and not self.SHOWS.intersection(topics):
            return
        self._stale = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed since the page was last seen."""
        super().showEvent(event)
        if self._stale:
            self._read()
        else:
            self.tick()

    def tick(self) -> None:
        """Notice another day, and that a visit to the clinic is over."""
        with self._session.telling():
            session = self._session
            if (session.today(), since_last_visit(session.diary, session.now())) != (self._shown_on, self._last_visit):
                self._read()

    def printout(self) -> "Printout | None":
        """What is printed: what is shown. None, with word of it, while the diary can't be read."""
        with self._session.telling():
            return self._make_printout(self._session.plan().person.name)
        return None

    def _read(self) -> None:
        with self._session.telling():
            session, today = self._session, self._session.today()
            self._period.set_today(today)
            self._last_visit = since_last_visit(session.diary, session.now())
            self._period.set_last_visit(self._last_visit)
            span = None if self._period.whole else self._period.span
            if span is None and not self._period.whole:
                return
            self._read_days(span)
            self._shown_on, self._stale = today, False
            self._show()

    def _offer_print(self) -> None:
        from imuran_desktop.ui.widgets.printing import offer_print

        printout = self.printout()
        if printout is not None:
            offer_print(self._look, self._session.language, printout, self)

    def _order(self) -> None:
        """Have Tab and screen readers follow the page, whatever was shown anew."""
        column = self.body.parentWidget()
        assert column is not None
        put_in_reading_order(column)
