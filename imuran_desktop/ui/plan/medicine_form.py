"""*Add another medicine*: any medicine by its name, or one that was taken before."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.medicines import MedicineInfo, medicine_key
from imuran_desktop.domain.plan import Plan, Prescription
from imuran_desktop.services.details_edits import Details
from imuran_desktop.services.plan import Edited
from imuran_desktop.services.prescription_view import in_use
from imuran_desktop.ui.plan.details_rows import DetailsRows
from imuran_desktop.ui.plan.new_form import NewPrescriptionForm
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.doses import medicine_words

_OTHER = "other"


class MedicineForm(NewPrescriptionForm):
    """Asks which medicine, then for its dose and the rest. The known one comes ready filled but for the dose."""

    def __init__(
        self,
        session: Session,
        look: ThemeController,
        plan: Plan,
        known: MedicineInfo,
        today: date,
        again: Prescription | None = None,
    ) -> None:
        """Begin empty, or with the prescription that is to be taken ``again``."""
        tr = session.language.tr
        title = tr("Take it again") if again else tr("Add another medicine")
        words = title, tr("Copy it from the box, or from the letter of whoever prescribed it."), tr("From when")
        super().__init__(session, look, plan, today, words, again.in_order()[-1].slots if again else ())
        self._known, self._again, self._today = known, again, today
        self._which = FormRows(look)
        self._choice = self._which.row(tr("Medicine"), ChoiceButtons("", self._choices(), value=self._first(plan)))
        other = again is not None and medicine_key(again.medicine) != known.id
        self._name = self._which.row(
            tr("Name of the medicine"), QLineEdit(again.medicine if again and other else ""), tr("As it is on the box.")
        )
        self._by_choice = {key: self._details_rows(key) for key, _ in self._choices()}
        self._build()
        self._choice.valueChanged.connect(self._show_choice)
        self._show_choice()

    @property
    def medicine(self) -> str:
        """The known medicine, or the name that was written."""
        return self._known.id if self._choice.value == self._known.id else " ".join(self._name.text().split())

    @property
    def rows(self) -> DetailsRows:
        """Those of the medicine chosen: what was entered for the other one is kept, but not used."""
        return self._by_choice[self._choice.value]

    def begin(self) -> None:
        """Begin with the medicine, with its name where that is to be written, or with the day when both are clear."""
        named = self._choice.value == self._known.id
        self.focus(self._since.choice if self._again else self._choice if named else self._name)

    def bad_name(self) -> bool:
        """Ask for the name if it is missing."""
        missing = not self.medicine
        return self._which.show_errors({self._name: self._language.tr("Write the name.")} if missing else {})

    def message(self, edited: Edited) -> str:
        """That the medicine is in the plan, and when it is due first."""
        tr, when = self._language.tr, self.when_first(edited.after)
        name = medicine_words(self._language, self.medicine)
        if not when:
            return tr("{medicine} is in your plan.", medicine=name)
        return tr("{medicine} is in your plan. Its first dose to record is {when}.", medicine=name, when=when)

    def _choices(self) -> list[tuple[str, str]]:
        name = medicine_words(self._language, self._known.name)
        return [(self._known.id, name), (_OTHER, self._language.tr("Another medicine"))]

    def _first(self, plan: Plan) -> str:
        """What is chosen at first: the known medicine, unless that is being taken."""
        if self._again is not None:
            return self._known.id if medicine_key(self._again.medicine) == self._known.id else _OTHER
        taken = {medicine_key(item.medicine) for item in in_use(plan, self._today)}
        return _OTHER if self._known.id in taken else self._known.id

    def _details_rows(self, key: str) -> DetailsRows:
        known = key == self._known.id
        details = Details(self._known.food) if known else Details(FoodInstruction.EITHER)
        if self._again is not None and key == self._choice.value:
            details = Details.of(self._again, self._today)
        rows = DetailsRows(
            self._look, self._language, details, self._known if known else None, folded=self._again is None
        )
        rows.tablets_changed.connect(self.use_tablets)
        rows.guide_asked.connect(self.guide_asked)
        return rows

    def _build(self) -> None:
        tr = self._language.tr
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        for rows in self._by_choice.values():
            column.addWidget(rows)
        self.column.addWidget(self.card(tr("Which medicine"), self._which))
        self.column.addWidget(self.card(tr("Dose"), self.dose_part()))
        self.column.addWidget(self.card(tr("Tablets and food"), both))
        self.add_buttons(tr("Save the medicine"))

    def _show_choice(self) -> None:
        known = self._choice.value == self._known.id
        self._which.set_row_visible(self._name, not known)
        self._which.set_error(self._name, "")
        for key, rows in self._by_choice.items():
            rows.setVisible(key == self._choice.value)
        self.use_tablets()
