"""The first plan: azathioprine, ready filled but for the dose."""

from datetime import date

from imuran_desktop.domain.medicines import MedicineInfo
from imuran_desktop.domain.plan import Plan
from imuran_desktop.services.details_edits import Details
from imuran_desktop.services.plan import Edited
from imuran_desktop.ui.plan.details_rows import DetailsRows
from imuran_desktop.ui.plan.new_form import NewPrescriptionForm
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.labels import Muted
from imuran_desktop.words.doses import medicine_words


class SetupForm(NewPrescriptionForm):
    """Asks for the dose, the meals it goes with, the tablets and the food instruction."""

    def __init__(self, session: Session, look: ThemeController, plan: Plan, known: MedicineInfo, today: date) -> None:
        tr = session.language.tr
        words = tr("Your plan"), tr("Copy it from the box, or from your clinic's letter."), tr("This dose since")
        super().__init__(session, look, plan, today, words)
        self._known = known
        # No tablets are ticked: only the person knows which ones are at home.
        self._rows = DetailsRows(look, self._language, Details(known.food), known, folded=True)
        self._rows.guide_asked.connect(self.guide_asked)
        self._rows.tablets_changed.connect(self.use_tablets)
        self.column.addWidget(self.card(medicine_words(self._language, known.name), self.dose_part()))
        self.column.addWidget(self.card(tr("Tablets and food"), self._rows))
        self.add_buttons(tr("Save my plan"), cancel=False)
        self.column.addWidget(
            Muted(
                tr(
                    "Does your dose change later, or are your meals at other times at weekends? "
                    "You can add that afterwards, under Plan. Blood tests too."
                )
            )
        )
        self.use_tablets()

    @property
    def medicine(self) -> str:
        """Azathioprine."""
        return self._known.id

    @property
    def rows(self) -> DetailsRows:
        """The only ones there are."""
        return self._rows

    def begin(self) -> None:
        """Begin with the day; nothing has been typed yet."""
        self.focus(self._since.choice)

    def message(self, edited: Edited) -> str:
        """That the plan is saved, and what is first."""
        when = self.when_first(edited.after)
        if not when:
            return self._language.tr("Your plan is saved.")
        return self._language.tr("Your plan is saved. The first dose to record is {when}.", when=when)
