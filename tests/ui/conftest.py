"""What the tests of pages share: the theme, and a person at the Today page."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.plan import Plan, Prescription
from imuran_desktop.ui.theme import ThemeController
from tests.themes import look
from tests.ui.away.at_away import AtAway
from tests.ui.guide.at_guide import AtGuide
from tests.ui.history.at_history import AtHistory, OpenHistory
from tests.ui.today.at_today import AtToday, OpenToday, a_plan, azathioprine, from_today, utc

__all__ = ["look"]
At = TypeVar("At", bound=AtToday)


@pytest.fixture
def open_today(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[Callable[..., AtToday]]:
    """Opens the window on a diary with this plan, at a moment such as "2026-03-02T08:10" in UTC."""
    path = tmp_path / "sam.imuran"
    yield from _opener(lambda plan, now, locale: AtToday(qtbot, look, path, plan, utc(now), locale))


@pytest.fixture
def at_breakfast(open_today: OpenToday) -> AtToday:
    """Ten past eight on Monday 2 March, breakfast's dose is due, and nothing is open from before."""
    return open_today(from_today(), "2026-03-02T08:10")


@pytest.fixture
def back_after(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[Callable[..., AtAway]]:
    """Opens the window at 08:10 on Monday 1 June 2026, when the app last ran so many days before."""
    opened: list[AtAway] = []

    def open_it(days: int, *more: Prescription, percent: int = 100) -> AtAway:
        look.apply("light", percent)
        start = date(2026, 6, 1) - timedelta(days=days)
        plan = a_plan(azathioprine(start=start), *more, start=start)
        at = AtAway(qtbot, look, tmp_path / "sam.imuran", plan, utc("2026-06-01T07:10"))
        opened.append(at)
        at.ran_at(f"{start}T05:00")
        return at.show()

    yield open_it
    for at in opened:
        at.close()


@pytest.fixture
def at_guide(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[AtGuide]:
    """At the Guide page, with the keyboard in its search field."""
    made = AtGuide(qtbot, look, tmp_path)
    yield made
    made.window.close()
    made.diary.close()


@pytest.fixture
def open_history(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[OpenHistory]:
    """Opens the window on a diary with this plan, at a moment such as "2026-03-05T12:00" in UTC."""
    path = tmp_path / "sam.imuran"
    yield from _opener(lambda plan, now, locale: AtHistory(qtbot, look, path, plan, now, locale))


@pytest.fixture
def at_history(open_history: OpenHistory) -> AtHistory:
    """Noon on Thursday 5 March; the plan began on the 1st, with 75 mg at 08:00 and 50 mg at 20:00.

    On the 1st both were taken, on the 2nd the first one, on the 3rd both were skipped.
    """

    def before(at: AtHistory) -> None:
        at.record("m/2026-03-01", at="2026-03-01T08:05")
        at.record("e/2026-03-01", at="2026-03-01T20:10")
        at.record("m/2026-03-02", at="2026-03-02T08:05")
        at.record("m/2026-03-03", Outcome.SKIPPED)
        at.record("e/2026-03-03", Outcome.SKIPPED)

    start = date(2026, 3, 1)
    return open_history(a_plan(azathioprine(start=start), start=start), "2026-03-05T12:00", before=before)


def _opener(make: Callable[[Plan, str, str], At]) -> Iterator[Callable[..., At]]:
    """Shows what it makes, once ``before`` has done something with it, and closes it in the end."""
    opened: list[At] = []

    def open_it(plan: Plan, now: str, *, locale: str = "en_GB", before: Callable[[At], object] | None = None) -> At:
        at = make(plan, now, locale)
        opened.append(at)
        if before is not None:
            before(at)
        at.show()
        return at

    yield open_it
    for at in opened:
        at.close()
