"""A person who comes back to the app after some days, at the Today page and at the page it leads to."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QDialog

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.services.reminders import claim, read_reminders
from imuran_desktop.ui.pages.away import AwayPage
from imuran_desktop.ui.widgets.pause import Pause
from tests.ui.today.at_today import SAM, AtToday, utc

Back = Callable[[int], "AtAway"]


class AtAway(AtToday):
    """The window with both pages. ``now`` is when the person came back."""

    def show(self) -> "AtAway":
        """Open the window as the app does: what was missed is told, then offered."""
        super().show()
        self.window.add_side_page("away", "today", self._make_away)
        self.page.away_asked.connect(lambda: self.window.go("away"))
        self.tell()
        return self

    def tell(self) -> None:
        """The app tells what there is to tell, and the page looks."""
        claim(self.diary, SAM, self.now, read_reminders(self.diary, self.now).reminders)
        self.page.look_for_away()

    def ran_at(self, moment: str) -> None:
        """The app ran at an earlier moment."""
        claim(self.diary, SAM, utc(moment), read_reminders(self.diary, utc(moment)).reminders)

    def opened(self) -> "AtAway":
        """Go to the page."""
        self.click("Look at them")
        return self

    def say_when(self, clock: str) -> None:
        """Say that the first dose marked as taken was taken at another time."""
        self.click("Another time …")
        self.set_time(clock)
        self.click("Use this")

    @property
    def dialogs(self) -> list[QDialog]:
        """The dialogs that are open, whichever page opened them."""
        return [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]

    def wait_until_presses_count(self) -> None:
        """Wait until a double-click would be over, in whichever dialog."""
        pauses = self.window.findChildren(Pause)
        self.qtbot.waitUntil(lambda: not any(pause.active for pause in pauses))

    def states(self) -> list[str]:
        """What is stored, oldest first: the outcome, and whether its time is known."""
        ordered = sorted(self.stored(), key=lambda intake: (intake.id.rpartition("/")[2], intake.id[0] != "m"))
        known = {intake.id: intake.at is not None or intake.outcome is not Outcome.TAKEN for intake in ordered}
        return [f"{intake.outcome}{'' if known[intake.id] else ' ?'}" for intake in ordered]

    def set_span(self, first_days_ago: int, last_days_ago: int) -> None:
        """Choose from and to, in days before the day of coming back."""
        today = self.session.today()
        for name, ago in (("From", first_days_ago), ("To", last_days_ago)):
            day = today - timedelta(days=ago)
            self.field(QDateEdit, name).setDate(QDate(day.year, day.month, day.day))

    def _make_away(self) -> AwayPage:
        page = AwayPage(self.session, self.look)
        self.session.changed.connect(page.refresh)
        page.closed.connect(lambda: self.window.go("today"))
        page.recorded.connect(self.page.tell_recorded)
        return page
