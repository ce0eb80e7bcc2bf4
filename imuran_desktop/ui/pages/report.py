"""The page of the report: what a clinic reads of this diary, on the screen, on paper or as a file."""

from PySide6.QtCore import Signal

from imuran_desktop.services.changes import EVERYTHING
from imuran_desktop.services.report_making import make
from imuran_desktop.services.visits import since_last_visit
from imuran_desktop.ui.diary_page import DiaryPage
from imuran_desktop.ui.report.maker import MakeReport
from imuran_desktop.ui.report.report_panel import ReportPanel
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton


class ReportPage(DiaryPage):
    """The report of the diary that is open, made again when that changes while the page is seen."""

    SHOWS = EVERYTHING

    many_asked = Signal()
    """The reports of many diaries are wanted."""

    def __init__(self, session: Session, look: ThemeController, work: MakeReport = make) -> None:
        """``work`` is what makes a report, in another process."""
        tr = session.language.tr
        about = tr("What your clinic can read: choose the days, then print or save it.")
        super().__init__(session, look, tr("Report"), about)
        # Beside the title it would leave large text little room.
        self._many = OutlinedButton(tr("Many diaries …"), tall=True)
        self._panel = ReportPanel(look, session.language, session.now, work, beside=(self._many,))
        self.body.addWidget(self._panel)
        self.fill_height()
        self._many.clicked.connect(self.many_asked)

    def stop(self) -> None:
        """Do nothing more: the window is going."""
        self._panel.stop()

    def _moment(self) -> object:
        """The day, and the last visit to the clinic."""
        return self._session.today(), since_last_visit(self._session.diary, self._session.now())

    def _read(self) -> None:
        session = self._session
        last_visit = since_last_visit(session.diary, session.now())
        self._panel.show_diary(session.diary.path, session.plan().person.name, last_visit, session.today())
