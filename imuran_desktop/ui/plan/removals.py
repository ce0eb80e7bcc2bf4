"""What is taken out of the plan at once, without a form, and how it is put back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from imuran_desktop.domain.plan import DoseStep, Hold, Prescription
from imuran_desktop.services.plan import Edited
from imuran_desktop.services.plan_edits import Edit, remove_step
from imuran_desktop.services.prescription_edits import (
    put_hold_back,
    put_step_back,
    remove_hold,
    with_end,
)
from imuran_desktop.ui.plan.asked import Ask, Asked
from imuran_desktop.words.doses import medicine_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.plan import from_words, step_words
from imuran_desktop.words.prescription import pause_words


@dataclass(frozen=True)
class Removal:
    """The edit that takes something out, the sentence that says so, and the edit that puts it back."""

    edit: Edit
    words: str
    undo: Callable[[Edited], Edit]


def removal_for(asked: Asked, language: Language, today: date) -> Removal | None:
    """What was asked for, if it is such a removal."""
    item, part = asked.item, asked.part
    if item is None:
        return None
    if asked.ask is Ask.REMOVE_STEP and isinstance(part, DoseStep):
        return _of_step(item, part, language, today)
    if asked.ask is Ask.REMOVE_HOLD and isinstance(part, Hold):
        return _of_hold(item, part, language, today)
    return _of_end(item, language) if asked.ask is Ask.GO_ON else None


def _of_step(item: Prescription, step: DoseStep, language: Language, today: date) -> Removal:
    since, dose = from_words(language, step.begins.first, today), step_words(language, step)
    return Removal(
        lambda plan, moment: remove_step(plan, moment, item, step),
        language.tr("Removed: {since}, {dose}.", since=since, dose=dose),
        lambda removed: lambda plan, _: put_step_back(plan, removed, item, step),
    )


def _of_hold(item: Prescription, hold: Hold, language: Language, today: date) -> Removal:
    words = pause_words(language, hold.begins.first, hold.last_day, today)
    return Removal(
        lambda plan, _: remove_hold(plan, item, hold),
        language.tr("Removed: {pause}.", pause=words),
        lambda _: lambda plan, _: put_hold_back(plan, item, hold),
    )


def _of_end(item: Prescription, language: Language) -> Removal:
    return Removal(
        lambda plan, _: with_end(plan, item, None),
        language.tr("{medicine} has no last day any more.", medicine=medicine_words(language, item.medicine)),
        lambda _: lambda plan, _: with_end(plan, item, item.ends),
    )
