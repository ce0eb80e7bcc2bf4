"""What the pages have in common that show a part of the diary."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from imuran_desktop.services.changes import Topic
from imuran_desktop.ui.diary_page import DiaryPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.labels import Body
from tests.ui.at_diary import AtDiary, opening


class Named(DiaryPage):
    """Shows the person's name, how often it was read, and what can be undone."""

    SHOWS = frozenset({Topic.PERSON})

    def __init__(self, session: Session, look: ThemeController) -> None:
        super().__init__(session, look, "Name")
        self.reads = 0
        self.words, self.offer = Body(), Body("Undo")
        for label in (self.words, self.offer):
            self.body.addWidget(label)

    def _read(self) -> None:
        self.reads += 1
        self.words.setText(f"{self._session.plan().person.name}, read {self.reads}")

    def _clear_offers(self) -> None:
        self.offer.setText("")


class AtNamed(AtDiary):
    page: Named


@pytest.fixture
def open_named(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[Callable[..., AtNamed]]:
    path = tmp_path / "sam.imuran"
    yield from opening(lambda plan, before: AtNamed(qtbot, path, lambda session: Named(session, look), plan, before))


def test_it_is_read_when_it_is_shown_and_when_what_it_shows_changed(open_named: Callable[..., AtNamed]) -> None:
    at = open_named()
    assert "read 1" in at.seen
    at.page.refresh({Topic.NOTES})
    assert "read 1" in at.seen
    at.page.refresh({Topic.PERSON, Topic.NOTES})
    assert "read 2" in at.seen


def test_what_changed_while_it_was_not_seen_is_read_once_it_is(open_named: Callable[..., AtNamed]) -> None:
    at = open_named()
    at.page.hide()
    at.page.refresh({Topic.PERSON})
    at.page.refresh({Topic.PERSON})
    assert at.page.reads == 1
    at.page.show()
    assert "read 2" in at.seen
    at.page.hide()
    at.page.show()
    assert "read 2" in at.seen, "nothing has changed"


def test_another_day_is_noticed(open_named: Callable[..., AtNamed]) -> None:
    at = open_named()
    at.now += timedelta(minutes=1)
    at.page.tick()
    assert "read 1" in at.seen
    at.now += timedelta(days=1)
    at.page.tick()
    assert "read 2" in at.seen
    at.page.hide()
    at.now += timedelta(days=1)
    at.page.tick()
    assert at.page.reads == 2
    at.page.show()
    assert "read 3" in at.seen


def test_what_can_be_undone_goes_with_the_page_and_not_with_the_window(open_named: Callable[..., AtNamed]) -> None:
    at = open_named()
    at.minimise_and_come_back()
    assert "Undo" in at.seen
    at.page.hide()
    at.page.show()
    assert "Undo" not in at.seen


def test_what_can_not_be_read_is_told_and_read_another_time(open_named: Callable[..., AtNamed]) -> None:
    at = open_named()
    at.diary.connection.execute("ALTER TABLE revisions RENAME TO gone")
    at.page.refresh()
    assert len(at.failures) == 1
    assert "read 1" in at.seen
    at.diary.connection.execute("ALTER TABLE gone RENAME TO revisions")
    at.page.tick()
    assert "read 2" in at.seen
