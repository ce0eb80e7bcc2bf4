"""*Choose a blood-test schedule*: a published one, and the day it counts from."""

from collections.abc import Mapping
from datetime import date

from imuran_desktop.domain.monitoring import MonitoringPreset
from imuran_desktop.domain.plan import Plan
from imuran_desktop.services.plan_edits import choose_schedule
from imuran_desktop.services.plan_view import next_tests, schedule_on
from imuran_desktop.ui.plan.day_rows import DayRows
from imuran_desktop.ui.plan.plan_form import Outcome, PlanForm
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted, Strong
from imuran_desktop.words.doses import day_words
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.monitoring import asked_for_words, due_dates_words, later_words, rhythm_words, source_words


class BloodTestsForm(PlanForm):
    """Offers the published schedules, each with its source and caveat, and shows the dates before they are saved."""

    def __init__(
        self,
        session: Session,
        look: ThemeController,
        plan: Plan,
        presets: Mapping[str, MonitoringPreset],
        today: date,
    ) -> None:
        tr = session.language.tr
        intro = tr("A schedule is where to begin. Dates your clinic gives you go first.")
        super().__init__(session, look, tr("Blood tests"), intro)
        self._plan, self._presets, self._today = plan, presets, today
        self._present = plan.schedules[-1] if plan.schedules else None
        chosen = self._present.preset.id if self._present and self._present.preset.id in presets else ""
        names = [(preset.id, tr(preset.name)) for preset in presets.values()]
        self._form = FormRows(look)
        self._choice = self._form.row(
            tr("Which schedule does your clinic follow?"), ChoiceButtons("", names, value=chosen)
        )
        self._about = _About(session.language)
        self._form.wide(self._about)
        self._start = DayRows(
            self._form,
            self._language,
            tr("Count from"),
            self._likely_days(),
            self._likely_start(),
            help_text="" if self._present else tr("Usually the day of the first dose."),
        )
        self._next = Card(name=tr("The next blood tests"))
        self._dates = Strong()
        self._change = Muted()
        self._build()
        self._choice.valueChanged.connect(self._look_ahead)
        self._start.changed.connect(self._look_ahead)
        self._look_ahead()

    def begin(self) -> None:
        """Begin with the schedule."""
        self.focus(self._choice)

    def save(self) -> None:
        """Save the schedule, if one was chosen."""
        tr, preset, start = self._language.tr, self._presets.get(self._choice.value), self._start.day
        missing = "" if preset else tr("Choose a schedule. If you are not sure which, ask your clinic.")
        if self._form.show_errors({self._choice: missing}) or preset is None:
            return
        edited = self.submit(lambda plan, _: choose_schedule(plan, preset, start))
        if edited is not None:
            self.saved.emit(Outcome(tr("Your blood tests are saved: {name}.", name=tr(preset.name)), edited))

    def _build(self) -> None:
        card = Card(name=self.title)
        card.body.addWidget(self._form)
        self._next.body.addWidget(Heading(self._language.tr("The next blood tests")))
        self._next.body.addWidget(self._dates)
        self._next.body.addWidget(self._change)
        self.column.addWidget(card)
        self.column.addWidget(self._next)
        self.add_buttons(self._language.tr("Save the schedule"))

    def _likely_days(self) -> list[tuple[str, date]]:
        tr = self._language.tr
        first = self._first_dose()
        days = [(tr("First dose: {day}", day=self._language.date(first)), first)] if first else []
        return days if first == self._today else [*days, (tr("Today"), self._today)]

    def _likely_start(self) -> date:
        """A first schedule counts from the first dose; one that takes over does so today."""
        first = self._first_dose()
        return first if first and self._present is None else self._today

    def _first_dose(self) -> date | None:
        return min((step.begins.first for item in self._plan.prescriptions for step in item.steps), default=None)

    def _look_ahead(self) -> None:
        preset = self._presets.get(self._choice.value)
        self._form.set_error(self._choice, "")
        self._about.show_preset(preset)
        self._next.setVisible(preset is not None)
        if preset is None:
            return
        changed = choose_schedule(self._plan, preset, self._start.day)
        before, after = next_tests(self._plan, self._today), next_tests(changed, self._today)
        dates = due_dates_words(self._language, after, self._today)
        self._dates.setText(sentence_case(dates))
        later = later_words(self._language, before, after, self._today)
        self._change.setText(" ".join(words for words in (later, self._present_words(changed)) if words))
        self._change.setVisible(bool(self._change.text()))

    def _present_words(self, changed: Plan) -> str:
        """What becomes of the schedule there is."""
        tr, start = self._language.tr, self._start.day
        before = schedule_on(self._plan, start) or self._present
        if before is None:
            return ""
        name = tr(before.preset.name)
        if before not in changed.schedules:
            return tr("This takes the place of {name}, also for the time before today.", name=name)
        day = day_words(self._language, start, self._today)
        return tr("For the time before {day}, {name} stays as it was.", name=name, day=day)


class _About(Card):
    """What a schedule asks for, where it comes from, and what to know about it."""

    def __init__(self, language: Language) -> None:
        super().__init__(dense=True)
        self._language = language
        self._rhythm, self._tests, self._caveat, self._source = Strong(), Body(), Body(), Muted()
        for label in (self._rhythm, self._tests, self._caveat, self._source):
            self.body.addWidget(label)

    def show_preset(self, preset: MonitoringPreset | None) -> None:
        """Show one schedule; None hides the whole."""
        self.setVisible(preset is not None)
        if preset is None:
            return
        language = self._language
        self.setAccessibleName(language.tr(preset.name))
        self._rhythm.setText(rhythm_words(language, preset))
        self._tests.setText(language.tr("Tested: {tests}.", tests=asked_for_words(language, preset)))
        self._caveat.setText(language.tr(preset.caveat))
        self._source.setText(source_words(language, preset))
