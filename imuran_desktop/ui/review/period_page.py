"""What the pages have in common on which people look back over a period of their own choice."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from imuran_desktop.domain.columns import Span
from imuran_desktop.services.visits import since_last_visit
from imuran_desktop.ui.diary_page import DiaryPage
from imuran_desktop.ui.review.period_bar import PeriodBar
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import BackButton, OutlinedButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Muted

if TYPE_CHECKING:
    from imuran_desktop.ui.widgets.printing import Printout


class PeriodPage(DiaryPage):
    """Back, and Print, at the top; it reads again when other days are wanted, and when what it shows has changed.

    A page calls :meth:`_catch_up` once it is built.
    """

    back_asked = Signal()

    def __init__(self, session: Session, look: ThemeController, title: str, subtitle: str, back: str) -> None:
        super().__init__(session, look, title, subtitle)
        self._period = self._period_bar(session.today())
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
        self._period.changed.connect(self._read_again)

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

    def _moment(self) -> object:
        """The day, and the last visit to the clinic."""
        return self._session.today(), since_last_visit(self._session.diary, self._session.now())

    def printout(self) -> "Printout | None":
        """What is printed: what is shown. None, with word of it, while the diary can't be read."""
        with self._session.telling():
            return self._make_printout(self._session.plan().person.name)
        return None

    def _read(self) -> None:
        session = self._session
        self._period.set_today(session.today())
        self._period.set_last_visit(since_last_visit(session.diary, session.now()))
        span = None if self._period.whole else self._period.span
        if span is None and not self._period.whole:
            return
        self._read_days(span)
        self._show()

    def _offer_print(self) -> None:
        from imuran_desktop.ui.widgets.printing import offer_print

        printout = self.printout()
        if printout is not None:
            offer_print(self._look, self._session.language, printout, self)
