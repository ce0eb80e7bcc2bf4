"""Diaries read beside the thread that draws."""

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.report_wish import ReportWish
from imuran_desktop.services.summaries import SummaryJob
from imuran_desktop.ui.many.people_reader import PeopleReader
from imuran_desktop.words.language import Language
from tests.ui.many.works import Gate

NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)


class Unreachable(type(Path())):  # type: ignore[misc]
    """A place that breaks whatever looks there."""

    def __fspath__(self) -> str:
        raise RuntimeError("of Sam Example")


def test_where_looking_for_diaries_breaks_it_is_told_and_it_can_go_on(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    def job(path: Path) -> SummaryJob:
        return SummaryJob(path, ReportWish(None, NOW.date()), NOW, "en_GB")

    above = QObject()
    reader = PeopleReader(Language("en_GB"), job, above, Gate().make)
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(reader.not_read) as told:
        reader.add([Unreachable("/clinic")])
    assert [failed.path.name for failed in told.args[0]] == ["clinic"]
    assert not reader.is_reading
    assert "RuntimeError" in caplog.text
    assert "Sam Example" not in caplog.text
    with qtbot.waitSignal(reader.not_read) as told:
        reader.add([tmp_path / "gone.imuran"])
    assert [failed.path.name for failed in told.args[0]] == ["gone.imuran"]
