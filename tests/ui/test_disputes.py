"""What two copies of the diary say differently is shown, and somebody chooses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.codes import Severity
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.disputes import FEELING_KINDS
from imuran_desktop.services.symptoms import Felt, change_symptom, log_symptoms
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import symptoms
from imuran_desktop.ui.disputes import Disputes
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.services.plans import SAM, at, sam_s_diary
from tests.services.test_conflicts import fork
from tests.ui.at_widget import AtWidget

NOW = at("2026-03-05 21:00")
QUESTION = "Which one is right?"


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    with sam_s_diary(tmp_path) as made:
        yield made


def test_nothing_is_shown_while_the_copies_agree(qtbot: QtBot, diary: Diary, look: ThemeController) -> None:
    panel = _panel(qtbot, diary, look)
    log_symptoms(diary, SAM, NOW, load_symptoms(), [Felt("nausea", Severity.MILD, NOW)])
    panel.refresh()
    assert panel.isHidden()


def test_the_one_chosen_holds(qtbot: QtBot, diary: Diary, look: ThemeController) -> None:
    known = load_symptoms()
    entry = log_symptoms(diary, SAM, NOW, known, [Felt("nausea", Severity.MILD, NOW)]).entry
    change_symptom(diary, SAM, NOW, known, entry, Felt("nausea", Severity.SEVERE, NOW))
    fork(diary, entry)
    panel = _panel(qtbot, diary, look)
    seen = AtWidget(qtbot, panel)
    seen.open()
    assert QUESTION in seen.labels
    assert len(seen.buttons("Keep this one")) == 2
    with qtbot.waitSignal(panel.settled):
        seen.buttons("Keep this one")[0].click()
    assert panel.isHidden()
    assert [item.severity for item in symptoms(diary, NOW.date(), NOW.date())] == [Severity.SEVERE]


def _panel(qtbot: QtBot, diary: Diary, look: ThemeController) -> Disputes:
    session = Session(diary, "d" * 32, lambda: NOW, Language("en_GB"))
    panel = Disputes(session, look, FEELING_KINDS, QUESTION)
    qtbot.addWidget(panel)
    panel.refresh()
    return panel
