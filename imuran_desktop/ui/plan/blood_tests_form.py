"""*Choose a blood-test schedule*: a published one or the clinic's own, and the day it counts from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from imuran_desktop.domain.monitoring import CUSTOM, OWN_NAME, MonitoringPreset, MonitoringSchedule
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.schedule_checks import schedule_faults
from imuran_desktop.services.plan_view import next_tests, schedule_on
from imuran_desktop.services.schedule_edits import Choices, follow, goes_on, same_rhythm
from imuran_desktop.ui.plan.count_from import CountFrom
from imuran_desktop.ui.plan.next_tests_card import NextTestsCard
from imuran_desktop.ui.plan.own_schedule import OwnSchedule
from imuran_desktop.ui.plan.plan_form import Outcome, PlanForm
from imuran_desktop.ui.plan.schedule_about import ScheduleAbout
from imuran_desktop.ui.plan.schedule_choices import ScheduleChoices
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.form import ErrorText, FormRows
from imuran_desktop.ui.widgets.styling import scroll_into_view
from imuran_desktop.words.doses import day_words

_MOST_LETTERS = 200


class BloodTestsForm(PlanForm):
    """Offers the published schedules, each with its source and caveat, and the clinic's own.

    The dates are shown before they are saved.
    """

    def __init__(
        self,
        session: Session,
        look: ThemeController,
        plan: Plan,
        presets: Mapping[str, MonitoringPreset],
        today: date,
        done: Sequence[date] = (),
    ) -> None:
        """``done`` are the dates on which blood was taken."""
        tr = session.language.tr
        intro = tr("A schedule is where to begin. Dates your clinic gives you go first.")
        super().__init__(session, look, tr("Blood tests"), intro)
        self._plan, self._today, self._done = plan, today, done
        present = self._present = plan.schedules[-1] if plan.schedules else None
        # The one there is stays in the edition it was begun in.
        self._presets = {**presets, present.preset.id: present.preset} if present else dict(presets)
        self._form, rest = FormRows(look), FormRows(look)
        self._choice = self._form.row(tr("Which schedule does your clinic follow?"), self._schedules(presets))
        self._about = ScheduleAbout(session.language)
        self._own = OwnSchedule(look, session.language, _usual_tests(presets), self._presets.get(CUSTOM))
        self._rest = rest
        self._start = CountFrom(rest, self._language, plan, today)
        self._said_by = rest.row(
            tr("Who gave you this schedule?"),
            QLineEdit(present.said_by if present else ""),
            tr("You may leave it empty."),
        )
        self._said_by.setMaxLength(_MOST_LETTERS)
        choices = Choices.of(present) if present else Choices()
        restarts = present is not None and present.preset.restarts
        self._more = ScheduleChoices(look, session.language, choices, restarts=restarts)
        self._next = NextTestsCard(look, session.language, today)
        self._build()
        self._choice.valueChanged.connect(self._look_ahead)
        for part in (self._own, self._start, self._more):
            part.changed.connect(self._look_ahead)
        self._look_ahead()

    def begin(self) -> None:
        """Begin with the schedule."""
        self.focus(self._choice)

    def save(self) -> None:
        """Save the schedule, if one was chosen and nothing is wrong with it."""
        tr = self._language.tr
        missing = "" if self._choice.value else tr("Choose a schedule. If you are not sure which, ask your clinic.")
        # The date first, so that the keyboard ends up at the uppermost of what is wrong.
        wrong = self._rest.show_errors({})
        wrong = (self._choice.value == CUSTOM and self._own.show_faults()) or wrong
        if self._form.show_errors({self._choice: missing}) or wrong:
            if missing:
                # With large text the choice alone fills the window, and the form scrolls to its beginning.
                QTimer.singleShot(0, self, self._bring_error_into_view)
            return
        wanted, today = self._wanted(), self._today
        edited = self.submit(lambda plan, _: follow(plan, wanted, today))
        if edited is not None:
            name = tr(wanted.preset.name)
            self.saved.emit(Outcome(tr("Your blood tests are saved: {name}.", name=name), edited))

    def _bring_error_into_view(self) -> None:
        for error in self._form.findChildren(ErrorText):
            if error.text():
                scroll_into_view(error)

    def _schedules(self, presets: Mapping[str, MonitoringPreset]) -> ChoiceButtons:
        names = [(preset.id, self._language.tr(preset.name)) for preset in presets.values()]
        own = self._presets[CUSTOM].name if CUSTOM in self._presets else OWN_NAME
        chosen = self._present.preset.id if self._present else ""
        known = chosen in presets or chosen == CUSTOM
        return ChoiceButtons("", [*names, (CUSTOM, self._language.tr(own))], value=chosen if known else "")

    def _build(self) -> None:
        card = Card(name=self.title)
        card.body.setSpacing(20)
        for part in (self._form, self._about, self._own, self._rest, self._more):
            card.body.addWidget(part)
        self.column.addWidget(card)
        self.column.addWidget(self._next)
        self.add_buttons(self._language.tr("Save the schedule"))

    def _preset(self) -> MonitoringPreset:
        if self._choice.value == CUSTOM:
            return self._own.preset(restarts=self._more.restarts)
        return self._presets[self._choice.value]

    def _wanted(self) -> MonitoringSchedule:
        """The schedule as it was entered: the one there is, or one that begins."""
        preset, start = self._preset(), self._start.day
        begun = MonitoringSchedule(preset, start)
        present = self._present
        if present is not None and goes_on(present, begun):
            begun = replace(present, preset=preset)
        return self._more.choices(self._said_by.text().strip()).apply(begun)

    def _look_ahead(self) -> None:
        chosen = self._choice.value
        own = chosen == CUSTOM
        self._form.set_error(self._choice, "")
        self._about.show_preset(self._presets[chosen] if chosen and not own else None)
        self._own.setVisible(own)
        self._more.offer_restarts(own)
        for part in (self._rest, self._more, self._next):
            part.setVisible(bool(chosen))
        if not chosen:
            return
        present = self._present
        self._start.follow(same=present is not None and same_rhythm(present.preset, self._preset()))
        self._show_dates()

    def _show_dates(self) -> None:
        wanted = self._wanted()
        complete = not schedule_faults(wanted.preset.phases)
        self._next.setVisible(complete)
        if complete:
            changed = follow(self._plan, wanted, self._today)
            before = next_tests(self._plan, self._today, done=self._done)
            after = next_tests(changed, self._today, done=self._done)
            self._next.show_tests(before, after, self._present_words(wanted))

    def _present_words(self, wanted: MonitoringSchedule) -> str:
        """What becomes of the schedule there is."""
        tr = self._language.tr
        before = schedule_on(self._plan, wanted.start) or self._present
        if before is None or goes_on(before, wanted):
            return ""
        name = tr(before.preset.name)
        if before.start >= wanted.start:
            return tr("This takes the place of {name}, also for the time before today.", name=name)
        day = day_words(self._language, wanted.start, self._today)
        return tr("For the time before {day}, {name} stays as it was.", name=name, day=day)


def _usual_tests(presets: Mapping[str, MonitoringPreset]) -> list[str]:
    """What the published schedules ask for, each once; not what is another of them with a few words more."""
    names = list(dict.fromkeys(name for preset in presets.values() for name in preset.tests))
    return [name for name in names if not any(name != other and name.startswith(other) for other in names)]
