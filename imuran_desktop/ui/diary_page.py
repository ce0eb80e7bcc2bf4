"""What the pages have in common that show a part of the diary."""

from collections.abc import Collection

from PySide6.QtGui import QHideEvent, QShowEvent

from imuran_desktop.services.changes import EVERYTHING, Topic
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.ui.widgets.reading_order import put_in_reading_order


class DiaryPage(Page):
    """Reads the diary when it is shown, and again when what it shows has changed; later, while it is not seen."""

    SHOWS: frozenset[Topic] = frozenset()
    """What it is read again for."""

    def __init__(self, session: Session, look: ThemeController, title: str, subtitle: str = "") -> None:
        super().__init__(look, title, subtitle)
        self._session, self._look = session, look
        self._stale = self.SHOWS
        """What is still to be read."""
        self._shown_at: object = None

    def refresh(self, topics: Collection[Topic] = EVERYTHING) -> None:
        """Read the diary again, if what is shown here changed; later, while the page is not seen."""
        self._stale |= self.SHOWS.intersection(topics)
        if self._stale:
            self.tick()

    def tick(self) -> None:
        """Show what time alone has changed, while the page is seen. What stays the same is left alone."""
        if self.isVisible():
            self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed since the page was last seen."""
        super().showEvent(event)
        self.tick()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was just recorded was seen, once the person has gone on to another page."""
        super().hideEvent(event)
        # A window out of sight is no other page: what can be undone on it still can.
        if not event.spontaneous():
            self._clear_offers()

    def _read(self) -> None:
        """Read what is stale, and show it."""

    def _moment(self) -> object:
        """What time alone changes: another one, and all is read again. The day, if a page doesn't know better."""
        return self._session.today()

    def _clear_offers(self) -> None:
        """Take away what is offered to be undone."""

    def _read_again(self) -> None:
        """Read everything, seen or not: something else of the diary is to be shown."""
        self._stale = self.SHOWS
        self._catch_up()

    def _catch_up(self) -> None:
        """Read what is still to be read. Trouble is told by the session; it is then read another time."""
        with self._session.telling():
            moment = self._moment()
            if moment != self._shown_at:
                self._stale = self.SHOWS
            if self._stale:
                self._read()
                self._shown_at, self._stale = moment, frozenset()

    def _order(self) -> None:
        """Have Tab and screen readers follow the page, whatever was built again."""
        column = self.body.parentWidget()
        assert column is not None
        put_in_reading_order(column)
