"""The day a blood-test schedule counts from: as it is now, from today, from the first dose, or another day."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from imuran_desktop.domain.monitoring import MonitoringSchedule
from imuran_desktop.domain.plan import Plan
from imuran_desktop.ui.plan.day_rows import DayRows
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.language import Language


class CountFrom(QObject):
    """Two rows of a form. Until the person has chosen, they follow what is likely for the schedule chosen."""

    changed = Signal()

    def __init__(self, form: FormRows, language: Language, plan: Plan, today: date) -> None:
        """Begin with the schedule there is, or with the first dose."""
        super().__init__(form)
        self._today = today
        self._present = plan.schedules[-1] if plan.schedules else None
        self._first = min((step.begins.first for item in plan.prescriptions for step in item.steps), default=None)
        self._chosen, self._following = False, False
        self._rows = DayRows(
            form,
            language,
            language.tr("Count from"),
            self._likely_days(language),
            self._likely(same=True),
            help_text="" if self._present else language.tr("Usually the day of the first dose."),
        )
        self._rows.changed.connect(self._tell)

    @property
    def day(self) -> date:
        """The day chosen."""
        return self._rows.day

    def follow(self, *, same: bool) -> None:
        """Another schedule begins today; ``same`` as there is, it goes on. Leaves alone what the person chose."""
        day = self._likely(same=same)
        if self._chosen or self._rows.day == day:
            return
        self._following = True
        self._rows.choice.set_value(day.isoformat())
        self._following = False

    def _likely(self, *, same: bool) -> date:
        if self._present is not None:
            return self._present.start if same else self._today
        return self._first or self._today

    def _likely_days(self, language: Language) -> list[tuple[str, date]]:
        tr, days = language.tr, {}
        if self._present is not None:
            counted = _counted_from(self._present)
            days[self._present.start] = tr("As now, from {day}", day=language.date(counted))
        if self._first is not None:
            days.setdefault(self._first, tr("First dose: {day}", day=language.date(self._first)))
        days.setdefault(self._today, tr("Today"))
        return [(words, day) for day, words in days.items()]

    def _tell(self) -> None:
        if not self._following:
            self._chosen = True
            self.changed.emit()


def _counted_from(schedule: MonitoringSchedule) -> date:
    return schedule.counted_from or schedule.start
