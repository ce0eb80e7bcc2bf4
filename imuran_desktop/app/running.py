"""The composition root: makes everything the running app is made of, and connects it."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication

from imuran_desktop import clock
from imuran_desktop.desktop import paths
from imuran_desktop.desktop.device import device_id
from imuran_desktop.desktop.settings import APPEARANCE, HIDE_NAMES, RECORDED_BY, TEXT_PERCENT, Settings
from imuran_desktop.desktop.single_instance import SingleInstance
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.plan import Person, Plan
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError
from imuran_desktop.ui.icons import app_icon
from imuran_desktop.ui.main_window import MainWindow
from imuran_desktop.ui.pages.today import TodayPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.focus_ring import FocusRing
from imuran_desktop.words.errors import store_words
from imuran_desktop.words.language import Language

if TYPE_CHECKING:
    from imuran_desktop.desktop.alarm import Alarm
    from imuran_desktop.desktop.notifier import Notifier
    from imuran_desktop.desktop.reminding import Reminding
    from imuran_desktop.desktop.tray import Tray
    from imuran_desktop.ui.pages.settings import SettingValues

APP_ID = "org.imuran_desktop.ImuranDesktop"
FAILED = 2


def start(diary: Path | None, language: Language, *, background: bool) -> int:
    """Run the app until the person quits, and return the exit code.

    Args:
        diary: the file to open; None for the person's own.
        language: what to show texts in.
        background: start without showing the window.
    """
    application = _application()
    path = diary or paths.default_diary()
    instance = SingleInstance(path, paths.data_dir())
    if not instance.claim():
        return 0
    handler = start_logs()
    try:
        app = App(application, path, language, instance)
        app.open(background=background)
        return application.exec()
    except StoreError as error:
        sentence = store_words(language, error.trouble, str(error.path))
        print(sentence, file=sys.stderr)  # noqa: T201
        return _show_failure(application, sentence, language)
    finally:
        instance.release()
        if handler is not None:
            logging.getLogger().removeHandler(handler)
            handler.close()


def start_logs() -> logging.Handler | None:
    """Log to the platform's log folder, without health data."""
    from imuran_desktop.desktop.logs import install_excepthook, start_logging

    install_excepthook()
    return start_logging(paths.log_dir())


def _application() -> QApplication:
    QCoreApplication.setApplicationName("Imuran Desktop")
    application = QApplication(sys.argv[:1])
    application.setDesktopFileName(APP_ID)
    application.setQuitOnLastWindowClosed(False)
    return application


def _show_failure(application: QApplication, sentence: str, language: Language) -> int:
    """A window that says why the diary could not be opened: not everybody starts the app from a terminal."""
    from imuran_desktop.ui.widgets.dialog import Dialog

    look = ThemeController(application)
    look.apply("system", 100)
    dialog = Dialog(look, language.tr("The diary could not be opened"), sentence)
    dialog.add_button("close", language.tr("Close"), primary=True)
    dialog.exec()
    return FAILED


class App(QObject):
    """The running app: one diary, one window, its reminders."""

    def __init__(
        self,
        application: QApplication,
        path: Path,
        language: Language,
        instance: SingleInstance,
        now: clock.Clock = clock.now,
    ) -> None:
        super().__init__()
        self._application, self._path, self._language, self._now = application, path, language, now
        self._instance = instance
        self.settings = Settings.load(paths.config_dir() / "settings.json")
        self.look = ThemeController(application, self)
        self.look.apply(self.settings.get(APPEARANCE), self.settings.get(TEXT_PERCENT))  # type: ignore[arg-type]
        self._ring = FocusRing(application, self.look, self)
        self.window = MainWindow(self.look, language)
        self.window.setWindowIcon(app_icon())
        self.session: Session | None = None
        self.reminding: Reminding | None = None
        self._alarm: Alarm | None = None
        self._notifier: Notifier | None = None
        self._tray: Tray | None = None
        application.aboutToQuit.connect(self.close)

    def open(self, *, background: bool) -> None:
        """Open the diary, or welcome the person to a new one, and show the window.

        Raises:
            StoreError: when there is a diary that can't be opened.
        """
        if self._path.exists():
            self._use(Diary.open(self._path, self._now()))
        else:
            self._welcome()
        self.window.closing.connect(self._closed)
        if background:
            QTimer.singleShot(0, self, lambda: self._start_rest(hidden=True))
        else:
            self.window.painted.connect(self._start_rest)
            self.window.show()

    def close(self) -> None:
        """Stop everything that runs; the diary has nothing pending."""
        if self._alarm is not None:
            self._alarm.stop()
        if self._notifier is not None:
            self._notifier.close()
        if self._tray is not None:
            self._tray.hide()
        if self.session is not None:
            self.session.diary.close()
            self.session = None

    def _welcome(self) -> None:
        from imuran_desktop.desktop.home_zone import home_zone
        from imuran_desktop.ui.pages.welcome import WelcomePage

        zone = home_zone()
        page = WelcomePage(self.look, self._language, zone)
        page.begun.connect(lambda name: self._begin(name, zone))
        self.window.show_alone(page)

    def _begin(self, name: str, zone: str) -> None:
        """Make the diary of a new person, and go on to the plan."""
        from imuran_desktop.services.plan import create_with_plan

        now = self._now()
        timeline = Timeline.fixed(zone)
        plan = Plan(Person(name.strip(), timeline.local(now).date()), timeline)
        try:
            diary = create_with_plan(self._path, Author(self._device()), now, plan)
        except StoreError as error:
            self.window.tell_trouble(store_words(self._language, error.trouble, error.path.name))
            return
        self.window.leave_alone()
        self._use(diary)
        self.window.go("plan")
        self._start_reminders()

    def _use(self, diary: Diary) -> None:
        """Show this diary."""
        session = Session(diary, self._device(), self._now, self._language, self)
        session.recorded_by = self.settings.get(RECORDED_BY)
        self.session = session
        session.failed.connect(self.window.tell_trouble)
        session.changed.connect(self._refresh)
        tr = self._language.tr
        self.window.add_page("today", "today", tr("Today"), lambda: self._today_page(session))
        self.window.add_page("symptoms", "symptoms", tr("Symptoms"), lambda: self._symptoms_page(session))
        self.window.add_page("plan", "plan", tr("Plan"), lambda: self._plan_page(session))
        self.window.add_page("settings", "settings", tr("Settings"), self._settings_page, foot=True)
        self._show_person(session)
        self._show_status(delivered=True)
        self.window.go("today")

    def _show_person(self, session: Session) -> None:
        from imuran_desktop.store.read import read_person

        person = read_person(session.diary)
        if person is not None:
            tr = self._language.tr
            first = person.name.split()[0]
            self.window.rail.set_person(
                tr("{name}'s diary", name=first), tr("sample data") if person.sample else ""
            )
            self.window.setWindowTitle(tr("{name} – Imuran Desktop", name=person.name))

    def _show_status(self, *, delivered: bool) -> None:
        tr = self._language.tr
        if delivered:
            self.window.rail.set_status(tr("Reminders on"), tr("while this computer is on"), ok=True)
        else:
            self.window.rail.set_status(tr("Reminders only here"), tr("this desktop shows none"), ok=False)

    def _today_page(self, session: Session) -> TodayPage:
        page = TodayPage(session, self.look)
        page.plan_asked.connect(lambda: self.window.go("plan"))
        page.log_symptom_asked.connect(self._log_symptom)
        return page

    def _symptoms_page(self, session: Session) -> QObject:
        from imuran_desktop.ui.pages.symptoms import SymptomsPage

        return SymptomsPage(session, self.look)

    def _plan_page(self, session: Session) -> QObject:
        from imuran_desktop.ui.pages.plan import PlanPage

        return PlanPage(session, self.look)

    def _settings_page(self) -> QObject:
        from importlib.metadata import version

        from imuran_desktop.ui.pages.settings import SettingsPage, SettingValues

        values = SettingValues(
            appearance=self.settings.get(APPEARANCE),
            text_percent=self.settings.get(TEXT_PERCENT),
            recorded_by=self.settings.get(RECORDED_BY),
            hide_names=self.settings.get(HIDE_NAMES),
        )
        page = SettingsPage(self.look, self._language, values, diary_path=self._path, version=version("imuran-desktop"))
        page.changed.connect(self._apply_settings)
        return page

    def _apply_settings(self, values: "SettingValues") -> None:
        """Keep the settings and follow them at once."""
        try:
            self.settings.set(APPEARANCE, values.appearance)
            self.settings.set(TEXT_PERCENT, values.text_percent)
            self.settings.set(RECORDED_BY, values.recorded_by)
            self.settings.set(HIDE_NAMES, values.hide_names)
        except OSError:
            self.window.tell_trouble(
                self._language.tr("The settings could not be kept: check that your disk is not full.")
            )
        self.look.apply(values.appearance, values.text_percent)
        if self.session is not None:
            self.session.recorded_by = values.recorded_by
        if self.reminding is not None:
            self.reminding.hide_names = values.hide_names

    def _log_symptom(self) -> None:
        page = self.window.go("symptoms")
        page.start_logging()  # type: ignore[attr-defined]

    def _refresh(self, topics: frozenset[str]) -> None:
        """Tell every page that was shown what changed, and the reminders."""
        for key in ("today", "symptoms", "plan"):
            page = self.window.made(key)
            if page is not None:
                page.refresh(topics)  # type: ignore[attr-defined]
        if self.reminding is not None:
            self.reminding.look()

    def _start_rest(self, *, hidden: bool = False) -> None:
        """Load what the first picture did not need."""
        from imuran_desktop.desktop.tray import Tray
        from imuran_desktop.ui.fonts import load_fallback_fonts

        load_fallback_fonts()
        self._instance.listen()
        self._instance.raised.connect(self.window.come_up)
        if Tray.available():
            tr = self._language.tr
            self._tray = Tray(app_icon(), "Imuran Desktop", tr("Open"), tr("Quit"), self)
            self._tray.opened.connect(self.window.come_up)
            self._tray.quit_asked.connect(self._application.quit)
            self._tray.show()
        elif hidden:
            self.window.showMinimized()
        self._start_reminders()

    def _start_reminders(self) -> None:
        """Start the alarm clock and the way to the desktop, once there is a diary."""
        session = self.session
        if session is None or self.reminding is not None:
            return
        from imuran_desktop.desktop.alarm import Alarm
        from imuran_desktop.desktop.notifier_choice import make_notifier
        from imuran_desktop.desktop.reminding import Reminding
        from imuran_desktop.ui.icons import icons_folder

        self._alarm = Alarm(self._now, self)
        self._notifier = make_notifier("Imuran Desktop", icons_folder() / "imuran-desktop.svg", self)
        reminding = Reminding(
            session.diary,
            session.author,
            self._now,
            self._language,
            self._notifier,
            self._alarm,
            session.write,
            self,
        )
        reminding.hide_names = self.settings.get(HIDE_NAMES)
        reminding.open_asked.connect(self._open_at)
        reminding.answer_asked.connect(lambda key: self._today().ask(key))
        reminding.missed_away.connect(lambda doses: self._today().show_away(doses))
        reminding.delivered.connect(lambda delivered: self._show_status(delivered=delivered))
        self.reminding = reminding
        self._alarm.rang.connect(self._guarded(self._time_passed))
        self._alarm.ticked.connect(self._guarded(self._time_passed))
        self.window.activated.connect(self._guarded(self._time_passed))
        self._alarm.start()
        self._guarded(reminding.look)()

    def _time_passed(self) -> None:
        """What the clock, or another process, may have changed."""
        if self.session is None or self.reminding is None:
            return
        self.session.look_outside()
        self._today().tick()
        self.reminding.look()

    def _guarded(self, action: Callable[[], None]) -> Callable[[], None]:
        """``action``, with trouble at the diary told instead of raised: a busy file must not end the reminders."""

        def guarded() -> None:
            try:
                action()
            except StoreError as error:
                self.window.tell_trouble(store_words(self._language, error.trouble, error.path.name))

        return guarded

    def _today(self) -> TodayPage:
        page = self.window.made("today")
        assert isinstance(page, TodayPage)
        return page

    def _open_at(self, _key: str) -> None:
        self.window.come_up()
        self.window.go("today")

    def _closed(self) -> None:
        """Closing the window leaves the reminders running where a tray icon can bring it back; else it ends the app."""
        if self._tray is None:
            self._application.quit()

    def _device(self) -> str:
        return device_id(paths.config_dir())
