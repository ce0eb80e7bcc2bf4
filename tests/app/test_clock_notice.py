from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from imuran_desktop.app.clock_notice import ClockNotice
from imuran_desktop.app.preferences import Preferences
from imuran_desktop.domain.codes import Outcome
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.ui.main_window import MainWindow
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.services.plans import SAM, at, sam_s_diary
from tests.ui.at_widget import AtWidget

GB = Language("en_GB")
RECORDED = at("2026-03-02 08:05")
RIGHT = "The clock is right"


class AtClock(AtWidget):
    """Sam's window on a computer whose clock can be set; the last entry was recorded at 08:05 on 2 March."""

    def __init__(self, qtbot: QtBot, look: ThemeController, folder: Path) -> None:
        self.now = RECORDED
        self._look, self._settings = look, folder / "settings.json"
        self.diary = sam_s_diary(folder)
        self.session = Session(self.diary, SAM.device, lambda: self.now, GB)
        self.record(RECORDED)
        self.window = MainWindow(look, GB)
        super().__init__(qtbot, self.window)
        self.start()
        self.open()

    def start(self) -> None:
        """The app starts, with the settings as they were left."""
        preferences = Preferences(self._settings, self._look, GB, self.window)
        self.notice = ClockNotice(self.session, self.window, self._look, preferences, self.window)

    def record(self, now: datetime) -> None:
        record_intake(self.diary, SAM, now, "morning/2026-03-02", Answer(Outcome.TAKEN, RECORDED))

    def look_at(self, now: datetime) -> bool:
        """Whether the notice is there, once the clock says this."""
        self.now = now
        self.notice.look()
        return bool(self.buttons(RIGHT))


@pytest.fixture
def clock(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[AtClock]:
    made = AtClock(qtbot, look, tmp_path)
    yield made
    made.diary.close()


def test_a_wrong_clock_is_pointed_out_until_it_is_right(clock: AtClock) -> None:
    assert not clock.look_at(RECORDED + timedelta(hours=1))
    assert clock.look_at(at("2020-01-01 00:00"))
    (words,) = [label for label in clock.labels if "clock" in label]
    assert words.startswith("This computer's clock may be wrong: it says 00:00 on 1 January 2020, but this diary was")
    assert clock.look_at(at("2020-01-01 00:01"))
    assert any("it says 00:01 on" in label for label in clock.labels)
    assert not clock.look_at(RECORDED + timedelta(hours=1))


def test_whoever_says_that_the_clock_is_right_is_believed(clock: AtClock) -> None:
    now = RECORDED - timedelta(days=1)
    assert clock.look_at(now)
    clock.click(RIGHT)
    assert not clock.buttons(RIGHT)
    assert not clock.look_at(now)
    clock.start()
    assert not clock.look_at(now), "also after the next start"


def test_what_is_recorded_later_is_another_matter(clock: AtClock) -> None:
    assert clock.look_at(RECORDED - timedelta(days=1))
    clock.click(RIGHT)
    later = RECORDED + timedelta(days=1)
    record_intake(clock.diary, SAM, later, "morning/2026-03-03", Answer(Outcome.TAKEN, later))
    assert clock.look_at(RECORDED)
