"""Travel: the question at the top of the window, and the page on which a journey is recorded."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from imuran_desktop.app.preferences import Preferences
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.plan import Edited
from imuran_desktop.services.travel import Journey, journey, pending, still_stayed, undo_journey
from imuran_desktop.ui.main_window import MainWindow
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.travel.question import TravelBar
from imuran_desktop.words.travel import zone_time_words

PAGE = "travel"


class Travel(QObject):
    """Asks once for each place where the computer's clock is not the diary's. Imported after the first painting."""

    def __init__(
        self,
        session: Session,
        window: MainWindow,
        look: ThemeController,
        preferences: Preferences,
        zone: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        """``zone`` tells the computer's IANA zone at this moment, empty when it is not known."""
        super().__init__(parent)
        self._session, self._window, self._theme = session, window, look
        self._preferences, self._zone = preferences, zone
        self._journey: Journey | None = None
        self._edited: Edited | None = None
        self._stopped = False
        self._from = "settings"
        self._bar = TravelBar(look, session.language)
        self._bar.travelled.connect(self._travelled)
        self._bar.stayed.connect(self._stay)
        self._bar.undo_asked.connect(self._undo)
        window.add_notice(self._bar)
        window.add_side_page(PAGE, "settings", self._make_page)
        session.changed.connect(self._follow)

    def look(self) -> None:
        """Ask if the computer's clock is another one than the diary's; else ask no more.

        Raises:
            StoreError: when the diary can't be read.
        """
        session, here = self._session, self._zone()
        found = journey(session.diary, session.author().device, here, session.now()) if here else None
        stayed = still_stayed(session.diary, found, self._preferences.stayed)
        if here and stayed != self._preferences.stayed:
            self._preferences.keep_stayed(stayed)
        self._journey = pending(found, stayed)
        page = self._window.made(PAGE)
        if self._journey is None or (page is not None and page.isVisible()):
            self._bar.clear_question()  # the page itself asks
        else:
            self._bar.ask(self._journey.home, self._journey.here)

    def stop(self) -> None:
        """Look no more: the diary is about to be closed."""
        self._stopped = True

    def show_page(self) -> None:
        """Lead to the page from Settings, with the computer's clock if that is another than the diary's."""
        session = self._session
        with session.telling():
            home = str(session.plan().timeline.zone_at(session.now()))
            self._open(self._journey.here if self._journey else home, "settings")

    def _travelled(self) -> None:
        if self._journey is not None:
            self._open(self._journey.here, "today")

    def _open(self, zone: str, come_from: str) -> None:
        from imuran_desktop.ui.pages.travel import TravelPage

        self._from = come_from
        page = self._window.go(PAGE)
        if isinstance(page, TravelPage):
            page.begin(zone)
            self._look_again()

    def _make_page(self) -> QWidget:
        from imuran_desktop.ui.pages.travel import TravelPage

        page = TravelPage(self._session, self._theme)
        page.closed.connect(lambda: self._window.go(self._from))
        page.left.connect(self._look_again)
        page.recorded.connect(self._recorded)
        self._session.changed.connect(page.refresh)
        return page

    def _recorded(self, words: str, edited: Edited) -> None:
        self._edited = edited
        self._window.go(self._from)
        self._bar.tell(words, undo=True)

    def _stay(self) -> None:
        found, tr = self._journey, self._session.language.tr
        if found is None:
            return
        self._preferences.keep_stayed((*self._preferences.stayed, found.key))
        self._journey = None
        home = zone_time_words(self._session.language, found.home)
        self._bar.tell(tr("Your doses stay on {zone}. You can change this in Settings.", zone=home), undo=False)

    def _undo(self) -> None:
        edited, self._edited = self._edited, None
        if edited is not None:
            self._session.write(lambda diary, author, now: undo_journey(diary, author, now, edited))

    def _follow(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.PLAN, Topic.PERSON}:
            self._look_again()

    def _look_again(self) -> None:
        if not self._stopped:
            with self._session.telling():
                self.look()
