"""Asking before the record itself is corrected."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from imuran_desktop.services.past_effect import past_effect
from imuran_desktop.services.plan_edits import Edit, read_moment
from imuran_desktop.store.read import read_plan
from imuran_desktop.ui.plan.correction_question import CORRECT, CorrectionQuestion
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController


def ask_to_correct(
    session: Session, look: ThemeController, edit: Edit, parent: QWidget, correct: Callable[[], object]
) -> None:
    """Show what ``edit`` would do to the record; ``correct`` is called when the person says so."""
    now, plan = session.now(), read_plan(session.diary)
    moment = read_moment(session.diary, plan, now)
    effect = past_effect(plan, edit(plan, moment), now)
    question = CorrectionQuestion(look, session.language, effect, moment.today, parent)

    def answer(key: str) -> None:
        if key == CORRECT:
            correct()

    question.answered.connect(answer)
    question.finished.connect(question.deleteLater)
    question.open()
