"""The running app: one diary, one window, its reminders."""

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from imuran_desktop import clock
from imuran_desktop.app.pages import Pages
from imuran_desktop.app.preferences import Preferences
from imuran_desktop.app.troubles import Troubles
from imuran_desktop.desktop import paths
from imuran_desktop.desktop.device import device_id
from imuran_desktop.desktop.home_zone import zone_now
from imuran_desktop.desktop.single_instance import SingleInstance
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.plan import Person, Plan
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.changes import Topic
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError, Trouble
from imuran_desktop.store.read import read_person
from imuran_desktop.ui.icons import app_icon
from imuran_desktop.ui.main_window import MainWindow
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language

if TYPE_CHECKING:
    from imuran_desktop.app.background import Background
    from imuran_desktop.app.notices import Notices
    from imuran_desktop.app.reminders import Reminders
    from imuran_desktop.desktop.autostart import Autostart
    from imuran_desktop.desktop.termination import Termination
    from imuran_desktop.ui.widgets.focus_ring import FocusRing

PATIENCE_MS = 3000
"""A window on another workspace is never painted. After so long it is taken for painted, so that reminders start."""


class App(QObject):
    """Makes and connects the parts of the app. `open` begins, `close` ends; the latter by itself when it is quit."""

    def __init__(
        self,
        application: QApplication,
        path: Path,
        language: Language,
        instance: SingleInstance,
        now: clock.Clock = clock.now,
        zone: Callable[[], str] = zone_now,
    ) -> None:
        """``zone`` tells the computer's time zone, empty when it is not known."""
        super().__init__()
        self._zone = zone
        self._application, self._path, self._language, self._now = application, path, language, now
        self._instance = instance
        self.look = ThemeController(application, self)
        self.preferences = Preferences(paths.config_dir() / "settings.json", self.look, language, self)
        self.window = MainWindow(self.look, language)
        QShortcut(QKeySequence("Ctrl+Q"), self.window).activated.connect(self._quit)
        self.session: Session | None = None
        self.pages: Pages | None = None
        self.reminders: Reminders | None = None
        self.background: Background | None = None
        self._notices: Notices | None = None
        self._ring: FocusRing | None = None
        self._termination: Termination | None = None
        self._autostart: Autostart | None = None
        self._device = ""
        self._rest_started = False
        self._told = 0
        """How many reminders were told since the start."""
        self._troubles = Troubles(self.window, language)
        self.preferences.changed.connect(self._follow_preferences)
        self.preferences.failed.connect(self._troubles.tell)
        application.aboutToQuit.connect(self.close)

    def open(self, *, background: bool) -> None:
        """Open the diary, or welcome the person to a new one, and show the window.

        Raises:
            StoreError: when there is a diary that can't be opened.
            OSError: when this computer's own settings can't be kept.
        """
        self._device = device_id(paths.config_dir())
        try:
            diary = Diary.open(self._path, self._now())
        except StoreError as error:
            if error.trouble is not Trouble.MISSING:
                raise
            self._welcome()
            if background or self._path != paths.default_diary():
                self._tell_missing()
        else:
            self._use(diary)
        if self.preferences.were_broken:
            self.window.tell_trouble(
                self._language.tr(
                    "Your settings could not be read. They are as they first were; please set them again."
                )
            )
        self.window.closing.connect(self._closed)
        if background and self.session is not None:
            QTimer.singleShot(0, self, lambda: self._start_rest(hidden=True))
        else:
            self.window.painted.connect(self._start_rest)
            QTimer.singleShot(PATIENCE_MS, self.window, self.window.painted.emit)
            self.window.show()

    def close(self) -> None:
        """Stop everything that runs; the diary has nothing pending."""
        if self._notices is not None:
            self._notices.stop()
            self._notices = None
        if self.reminders is not None:
            self.reminders.stop()
            self.reminders = None
        if self._termination is not None:
            self._termination.stop()
            self._termination = None
        if self.background is not None:
            self.background.stop()
            self.background = None
        if self.pages is not None:
            self.pages.close()
            self.pages = None
        if self.session is not None:
            self.session.diary.close()
            self.session = None

    def tell_uncaught(self, error: BaseException) -> None:
        """Say that something went wrong which no code was prepared for: a button that does nothing is worse."""
        if isinstance(error, StoreError):
            self._troubles.tell_store(error)
            return
        self._troubles.tell(
            self._language.tr(
                "Something went wrong in the program. Please check whether what you did last is recorded."
            )
        )

    def _welcome(self) -> None:
        from imuran_desktop.desktop.home_zone import home_zone
        from imuran_desktop.ui.pages.welcome import WelcomePage

        zone = home_zone()
        page = WelcomePage(self.look, self._language, zone)
        page.begun.connect(lambda name: self._begin(name, zone))
        self.window.show_alone(page)

    def _tell_missing(self) -> None:
        """There should have been a diary: it was named, or the app was to start with it in the background."""
        self.window.tell_trouble(
            self._language.tr(
                "There is no diary at {path}. If yours is somewhere else, for example on a memory stick, end the app, "
                "plug that in, and start it again. Otherwise begin a new one here.",
                path=self._path,
            )
        )

    def _begin(self, name: str, zone: str) -> None:
        """Make the diary of a new person, and go on to the plan."""
        now = self._now()
        timeline = Timeline.fixed(zone)
        plan = Plan(Person(name.strip(), timeline.local(now).date()), timeline)
        try:
            diary = self._make_diary(plan)
        except StoreError as error:
            self._troubles.tell_store(error)
            return
        self.window.trouble.clear()
        self.window.leave_alone()
        self._use(diary)
        self.window.go("plan")
        if self._rest_started:
            self._start_reminders()

    def _make_diary(self, plan: Plan) -> Diary:
        """A new diary, or the one that was put there while its name was being typed."""
        from imuran_desktop.services.plan import create_with_plan

        now = self._now()
        try:
            return create_with_plan(self._path, Author(self._device), now, plan)
        except FileExistsError:
            return Diary.open(self._path, now)

    def _use(self, diary: Diary) -> None:
        """Show this diary."""
        session = Session(diary, self._device, self._now, self._language, self)
        session.recorded_by = self.preferences.recorded_by
        self.session = session
        self.pages = Pages(self.window, session, self.look, self._make_settings)
        session.failed.connect(self._troubles.tell)
        session.changed.connect(self._refresh)
        self._show_person(session)
        tr = self._language.tr
        self.window.rail.set_status(tr("Reminders on"), tr("while this computer is on"), ok=True)
        self.window.go("today")

    def _make_settings(self) -> QWidget:
        from imuran_desktop.desktop.autostart import Autostart

        self._autostart = Autostart(self._path)
        return self.preferences.make_page(
            self._path,
            self._followed_zone,
            self._show_travel,
            log_in_start=self._autostart,
            test_reminders=self._test_reminders,
        )

    def _test_reminders(self) -> None:
        """Send one reminder of each kind, and say what works on this computer."""
        if self.reminders is None or self._autostart is None:
            return
        from imuran_desktop.app.reminder_test import Ways, open_reminder_test
        from imuran_desktop.desktop.tray import Tray

        ways = Ways(
            self.reminders.show_samples,
            self.reminders.hide_samples,
            self.reminders.abilities,
            Tray.available,
            self._autostart,
            lambda: self.preferences.sound,
        )
        open_reminder_test(self.window, self.look, self._language, ways)

    def _followed_zone(self) -> str:
        session = self.session
        return str(session.plan().timeline.zone_at(session.now())) if session else ""

    def _show_travel(self) -> None:
        if self._notices is not None:
            self._notices.travel.show_page()

    def _show_person(self, session: Session) -> None:
        person = read_person(session.diary)
        if person is not None:
            tr = self._language.tr
            whose = tr("{name}'s diary", name=person.name.split()[0])
            self.window.rail.set_person(whose, tr("sample data") if person.sample else "")
            self.window.set_title(tr("{name} \N{EN DASH} Imuran Desktop", name=person.name))
            if self.background is not None:
                self.background.show_whose()

    def _follow_preferences(self) -> None:
        if self.session is not None:
            self.session.recorded_by = self.preferences.recorded_by
        if self.reminders is not None:
            self.reminders.follow(self.preferences)

    def _refresh(self, topics: frozenset[Topic]) -> None:
        """Show everywhere what changed, and remind accordingly."""
        session, pages = self.session, self.pages
        if session is None or pages is None:
            return
        with session.telling():
            if Topic.PERSON in topics:
                self._show_person(session)
            pages.refresh(topics)
            if Topic.PLAN in topics:
                self.preferences.show_zone()
        if self.reminders is not None:
            with session.telling():
                self._told += self.reminders.look()

    def _start_rest(self, *, hidden: bool = False) -> None:
        """Load what the first picture did not need."""
        if self._rest_started:
            return
        self._rest_started = True
        gc.enable()  # the command line put it off for the start
        from imuran_desktop.app.background import Background
        from imuran_desktop.desktop.termination import Termination
        from imuran_desktop.ui.fonts import load_fallback_fonts
        from imuran_desktop.ui.widgets.focus_ring import FocusRing

        # Until here nothing has begun that the system's own way of ending a program would cut off.
        self._termination = Termination(self)
        self._termination.asked.connect(self._application.exit)
        self._ring = FocusRing(self._application, self.look, self)
        self.window.setWindowIcon(app_icon())
        load_fallback_fonts()
        self._instance.raised.connect(self.window.come_up)
        self._instance.listen()
        self.background = Background(
            self._application, self.window, self.look, self._language, self.preferences, self._quit, self
        )
        self.background.start(hidden=hidden)
        self._start_reminders()

    def _start_reminders(self) -> None:
        """Start the alarm clock and the way to the desktop, once there is a diary."""
        if self.session is None or self.pages is None or self.background is None or self.reminders is not None:
            return
        from imuran_desktop.app.reminders import Reminders

        self.reminders = Reminders(
            self.session,
            self.window,
            self.look,
            self.pages.today,
            self._now,
            self.background.show_waiting,
            self,
        )
        self.reminders.follow(self.preferences)
        from imuran_desktop.app.notices import Notices

        self._notices = Notices(
            self.session,
            self.window,
            self.look,
            self.preferences,
            self.reminders,
            self._zone,
            self._time_passed,
            self,
        )
        self.window.activated.connect(self._time_passed)
        self.reminders.start(self._time_passed, self._troubles.tell_store)
        self._notices.start()

    def _time_passed(self) -> int:
        """Look at what the clock, or another process, may have changed. Trouble, such as a busy file, ends nothing.

        Returns how many reminders were told.
        """
        if self.background is not None:
            self.background.look()
        session, pages, reminders = self.session, self.pages, self.reminders
        before = self._told  # what another process wrote has them told in `_refresh` already
        if session is None or pages is None or reminders is None:
            return 0
        with self._troubles.looking(), session.telling():
            session.look_outside()
            pages.tick()
            self._told += reminders.look()
            if self._notices is not None:
                self._notices.look()
        return self._told - before

    def _closed(self) -> None:
        """Closing the window leaves the reminders running; without a diary there are none, and the app ends."""
        if self.session is None:
            self._application.exit()
            return
        self._start_rest()  # the window may be closed sooner than it was painted
        if self.background is not None:
            self.background.put_away()

    def _quit(self) -> None:
        """End the app, unless something entered would be lost and the person stays."""
        self.window.leave(self._application.exit)
