"""The page of the values past which the clinic wants to hear from the person. The page of blood tests leads to it."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal

from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.domain.history import Kind
from imuran_desktop.reference.alert_values import AlertSet, load_alert_sets
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.services.alert_values import alert_values, set_alert_values
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.entries import undo_entry
from imuran_desktop.ui.alert_values.set_dialog import FILL, set_dialog
from imuran_desktop.ui.alert_values.value_dialog import ValueDialog
from imuran_desktop.ui.alert_values.value_list import ValueList
from imuran_desktop.ui.diary_page import DiaryPage
from imuran_desktop.ui.disputes import Disputes
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import BackButton, OutlinedButton, PrimaryButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.card_parts import in_a_row
from imuran_desktop.ui.widgets.labels import Body, Muted, Strong
from imuran_desktop.ui.widgets.undo_bar import UndoBar
from imuran_desktop.words.results import analyte_name


class AlertValuesPage(DiaryPage):
    """None is set until the person sets one; each can be changed, and all be switched off."""

    SHOWS = frozenset({Topic.BLOOD_TESTS})

    back_asked = Signal()

    def __init__(self, session: Session, look: ThemeController) -> None:
        super().__init__(session, look, session.language.tr("Values your clinic set"))
        self._analytes = load_analytes()
        self._alerts: AlertValues | None = None
        self._state, self._origin = Strong(), Muted()
        self._list = ValueList(look, session.language, self._analytes)
        self._undo = UndoBar(look, session.language)
        self._build()

    def _clear_offers(self) -> None:
        self._undo.clear()

    def _build(self) -> None:
        tr, look = self._session.language.tr, self._look
        self._add = PrimaryButton(tr("Add a value"), look=look, icon="add")
        self._add.clicked.connect(lambda: self._ask(None))
        self._off = OutlinedButton(tr("Switch all off"), look=look, icon="bell-off", tall=True)
        self._off.clicked.connect(self._switch_off)
        self._sets = [self._set_button(found) for found in load_alert_sets().values()]
        back = BackButton(tr("Back"), look)
        back.clicked.connect(self.back_asked)
        about = Card(name=tr("What this does"))
        about.body.setSpacing(12)
        about.body.addWidget(
            Body(
                tr(
                    "When a result is past a value that your clinic set, it says “outside the value your clinic set: "
                    "contact them”. It doesn't say why or what it means, and no word from it doesn't mean that all "
                    "is well."
                )
            )
        )
        about.body.addWidget(self._state)
        about.body.addWidget(self._origin)
        self._disputes = Disputes(
            self._session,
            look,
            (Kind.ALERT_VALUES,),
            tr("The values your clinic set were changed differently in two places. Which ones are right?"),
        )
        self._list.change_asked.connect(self._ask)
        self._list.remove_asked.connect(self._remove)
        self.body.addLayout(in_a_row(back))
        self.body.addWidget(about)
        self.body.addWidget(self._disputes)
        self.body.addLayout(in_a_row(self._add, *self._sets, self._off))
        self.body.addWidget(self._list)
        column = self.layout()
        assert column is not None
        column.addWidget(self._undo)

    def _set_button(self, found: AlertSet) -> OutlinedButton:
        tr = self._session.language.tr
        words = tr("Fill in the set: {name}", name=tr(found.name))
        button = OutlinedButton(words, look=self._look, icon="guide", tall=True)
        button.clicked.connect(lambda: self._ask_to_fill(found))
        return button

    def _read(self) -> None:
        tr = self._session.language.tr
        self._disputes.refresh()
        alerts = alert_values(self._session.diary)
        if alerts != self._alerts:
            self._alerts = alerts
            self._list.show_values(alerts)
        is_on = bool(alerts.values)
        self._state.setText(tr("These values are in use.") if is_on else tr("It is off: no value is set."))
        self._origin.setText(self._origin_words(alerts))
        self._origin.setVisible(bool(self._origin.text()))
        self._list.setVisible(is_on)
        self._off.setVisible(is_on)
        self._order()

    def _origin_words(self, alerts: AlertValues) -> str:
        """The caveat and the source of the published sets that values were filled in from."""
        tr = self._session.language.tr
        used = [found for found in load_alert_sets().values() if {*found.values} & {*alerts.values}]
        return "\n".join(f"{tr(found.caveat)} {tr('Source: {source}.', source=tr(found.source))}" for found in used)

    def _ask(self, value: AlertValue | None) -> None:
        session = self._session
        alerts = self._alerts or AlertValues()
        taken = {item.analyte for item in alerts.values}
        offered = [value.analyte] if value is not None else [key for key in self._analytes if key not in taken]
        dialog = ValueDialog(self._look, session.language, self._analytes, offered, value, alerts.said_by, self)
        dialog.given.connect(lambda given, by: self._save(dialog, given, by))
        session.failed.connect(dialog.tell_trouble)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, dialog: ValueDialog, value: AlertValue, said_by: str) -> None:
        alerts = self._alerts or AlertValues()
        others = tuple(item for item in alerts.values if item.analyte != value.analyte)
        tr = self._session.language.tr
        if self._write(AlertValues((*others, value), said_by), tr("Saved: {words}.", words=self._name(value))):
            dialog.close_saved()

    def _remove(self, value: AlertValue) -> None:
        alerts = self._alerts or AlertValues()
        left = tuple(item for item in alerts.values if item != value)
        self._write(
            replace(alerts, values=left),
            self._session.language.tr("Removed: {words}.", words=self._name(value)),
        )

    def _switch_off(self) -> None:
        self._write(AlertValues(), self._session.language.tr("All values are switched off."))

    def _ask_to_fill(self, found: AlertSet) -> None:
        alerts = self._alerts or AlertValues()
        taken = {item.analyte for item in alerts.values}
        added = tuple(value for value in found.values if value.analyte not in taken)
        dialog = set_dialog(self._look, self._session.language, self._analytes, found, added, self)
        dialog.answered.connect(lambda key: self._fill(found, added) if key == FILL else None)
        dialog.open()

    def _fill(self, found: AlertSet, added: tuple[AlertValue, ...]) -> None:
        tr, alerts = self._session.language.tr, self._alerts or AlertValues()
        said_by = alerts.said_by or tr(found.name)
        told = self._session.language.trn(
            "{number} value was filled in. Ask your clinic whether it is theirs, and change what differs.",
            "{number} values were filled in. Ask your clinic whether they are theirs, and change what differs.",
            len(added),
        )
        self._write(AlertValues((*alerts.values, *added), said_by), told)

    def _write(self, alerts: AlertValues, told: str) -> bool:
        """Save, and offer to take it back. Returns whether it is saved."""
        session = self._session
        changed = session.write(lambda diary, author, now: set_alert_values(diary, author, now, alerts))
        if changed is None:
            return False
        self._read_again()
        self._take_keyboard()
        if changed.topics:

            def take_back() -> bool:
                done = session.write(lambda diary, author, now: undo_entry(diary, author, now, changed))
                self._read_again()
                self._take_keyboard()
                return done is not None

            undone = session.language.tr("The values are as they were before.")
            self._undo.offer("", take_back, told=told, undone=undone)
        return True

    def _take_keyboard(self) -> None:
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name(self, value: AlertValue) -> str:
        return analyte_name(self._session.language, value.analyte, self._analytes)
