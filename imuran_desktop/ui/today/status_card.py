"""What stands at the top when no dose waits for an answer."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from imuran_desktop.domain.codes import DoseState
from imuran_desktop.services.today import Today
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import DoseText, IconLabel, Muted
from imuran_desktop.words.language import Language
from imuran_desktop.words.today import next_dose_words, uncounted_words


def status_words(language: Language, today: Today) -> tuple[str, bool]:
    """How the day stands, and whether all of it is recorded: *not sure* and *missed* are not."""
    of_today = [item.state for item in today.doses if item.dose.day == today.day]
    states = [state for state in of_today if state is not DoseState.HELD]
    if (of_today or today.all_on_hold) and not states:
        return language.tr("No dose is due today."), False
    if not states and today.day == max(item.recording.first for item in today.plan.prescriptions):
        # Somebody who begins at ten must not read that there is nothing to take today.
        return uncounted_words(language, today.plan.person, today.day), False
    if not states:
        return language.tr("No doses today."), False
    if all(state.is_taken or state is DoseState.SKIPPED for state in states):
        return language.tr("All of today's doses are recorded."), True
    return language.tr("No dose is due now."), False


class StatusCard(Card):
    """One sentence on how the day stands, and what is next."""

    def __init__(self, look: ThemeController, language: Language, today: Today) -> None:
        """Show the state of ``today``."""
        words, done = status_words(language, today)
        super().__init__(name=words)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(IconLabel(look, "taken" if done else "clock", "taken" if done else "muted", 36))
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(DoseText(words))
        if today.next_dose is not None:
            column.addWidget(Muted(next_dose_words(language, today.next_dose.dose, today.plan.timeline, today.day)))
        row.addLayout(column, 1)
        self.body.addLayout(row)
