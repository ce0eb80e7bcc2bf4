"""The question before a dose is recorded that is recorded already, close to another one, or far more than planned."""

from datetime import date

from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.doubts import Doubt
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.careful_dialog import CarefulDialog
from imuran_desktop.words.doses import far_more_words, intake_words, yes_words
from imuran_desktop.words.language import Language

RECORD, EXTRA = "record", "extra"


class DoubtDialog(CarefulDialog):
    """Shows what is recorded and asks. The keyboard begins at the button that records nothing."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        what: str,
        answer: Answer,
        doubt: Doubt,
        timeline: Timeline,
        today: date,
        parent: QWidget | None = None,
        *,
        only_extra: bool = False,
        no_extra: bool = False,
    ) -> None:
        """Ask. ``what`` is a sentence that names it.

        ``only_extra``: the person said that it was extra; ``no_extra``: it can't be.
        """
        tr = language.tr
        super().__init__(look, tr("Please check"), _text(language, what, answer, doubt, timeline, today), parent)
        taken = doubt.recorded is not None and Outcome.TAKEN is answer.outcome is doubt.recorded.outcome
        # With nothing recorded for it, the amount is what is asked about.
        amount = doubt.far_more and doubt.recorded is None
        if not only_extra:
            words = tr("Yes, I took this one too") if doubt.recorded is None else tr("Change what is recorded")
            self.add_button(RECORD, yes_words(language, answer.amount_mg) if amount else words)
        if only_extra or (taken and not no_extra):
            words = tr("Record it as extra")
            self.add_button(EXTRA, yes_words(language, answer.amount_mg) if amount else words)
        # Where a key pressed by accident does no harm.
        self.begin_at = self.add_cancel(tr("Change the amount") if amount else tr("Record nothing"))


def _text(language: Language, what: str, answer: Answer, doubt: Doubt, timeline: Timeline, today: date) -> str:
    tr = language.tr
    lines = [what]
    if doubt.recorded:
        recorded = intake_words(language, doubt.recorded, timeline, today)
        lines.append(tr("This dose is recorded already: {recorded}.", recorded=recorded))
    if doubt.close:
        taken = intake_words(language, doubt.close, timeline, today)
        lines.append(tr("Another dose was recorded close to this time: {taken}.", taken=taken))
    if doubt.asked_mg is not None and answer.amount_mg is not None:
        lines.append(far_more_words(language, answer.amount_mg, doubt.asked_mg))
    elif doubt.recorded is None:
        lines.append(tr("Did you take this one as well?"))
    return "\n".join(lines)
