"""The page on which a journey is recorded, once its effect on the next doses was seen. Settings and a question lead to
it.
"""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent

from imuran_desktop.domain.zones import ZoneChange
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.plan import Edited
from imuran_desktop.services.travel import (
    changes_in_order,
    effect_of,
    effect_on,
    known_zones,
    record_journey,
    remove_change,
    without_change,
)
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.travel.effect_table import EffectTable
from imuran_desktop.ui.travel.journey_rows import JourneyRows
from imuran_desktop.ui.travel.stretches_card import StretchesCard
from imuran_desktop.ui.widgets.buttons import OutlinedButton, PrimaryButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.dialog import Dialog
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.words.travel import difference_words, followed_words, planned_journey_words, zone_time_words

_SHOWS = frozenset({Topic.PLAN, Topic.PERSON})
_REMOVE = "remove"


class TravelPage(Page):
    """Place and time above, what they would do below. Nothing is recorded before the button is pressed."""

    closed = Signal()
    """Back to where the person came from."""
    left = Signal()
    """The page is no longer seen, whatever led away from it."""
    recorded = Signal(str, Edited)
    """What was recorded, in words, and what takes it back."""

    def __init__(self, session: Session, look: ThemeController) -> None:
        tr = session.language.tr
        super().__init__(look, tr("Your time zone"), tr("Your doses follow the clock of the place where you are."))
        self._session, self._theme, self._language = session, look, session.language
        self._form = FormRows(look)
        self._rows = JourneyRows(self._form, self._language, known_zones(), session.now())
        self._table = EffectTable(look, self._language)
        self._difference = Body()
        self._save = PrimaryButton("", look=look, icon="taken")
        self._back = OutlinedButton(tr("Cancel"), tall=True)
        self._stretches = StretchesCard(look, self._language)
        self._build()
        self._rows.changed.connect(self._look_ahead)
        self._save.clicked.connect(self._record)
        self._back.clicked.connect(self.closed)
        self._stretches.remove_asked.connect(self._ask_to_remove)
        self.begin(str(session.plan().timeline.zone_at(session.now())))

    def begin(self, zone: str) -> None:
        """Show what it would do to be in ``zone`` from now on."""
        self._rows.choose(zone, self._session.now())
        self.scroll_to_top()
        self._look_ahead()

    def refresh(self, topics: Collection[Topic] = _SHOWS) -> None:
        """Show the plan as it is now, if what changed is shown here."""
        if _SHOWS.intersection(topics) and self.isVisible():
            self._look_ahead()

    def showEvent(self, event: QShowEvent) -> None:
        """Doses and hours have gone by since the page was last seen."""
        super().showEvent(event)
        self._look_ahead()
        self._rows.begin().setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it is left."""
        super().hideEvent(event)
        self.left.emit()

    def _build(self) -> None:
        tr = self._language.tr
        where, effect = Card(name=tr("Where you are")), Card(name=tr("Your next doses"))
        where.body.addWidget(self._form)
        where.body.addWidget(self._difference)
        effect.body.setSpacing(16)
        effect.body.addWidget(Heading(tr("Your next doses")))
        effect.body.addWidget(self._table)
        effect.body.addWidget(
            Muted(tr("On a long journey, ask your clinic or pharmacist when to take your doses on the way."))
        )
        buttons = FlowLayout(spacing=14)
        buttons.addWidget(self._save)
        buttons.addWidget(self._back)
        self.body.addWidget(where)
        self.body.addWidget(effect)
        self.body.addLayout(buttons)
        self.body.addWidget(self._stretches)

    def _look_ahead(self) -> None:
        """Show what the choice would do."""
        with self._session.telling():
            plan, now, zone = self._session.plan(), self._session.now(), self._rows.zone
            at = self._rows.at(now) or now
            home = str(plan.timeline.zone_at(at))
            self._table.show_effect(effect_of(plan, zone, at, now), now, clocks=(home, zone))
            self._difference.setText(difference_words(self._language, home, zone, at))
            self._save.setText(self._language.tr("Use {zone}", zone=zone_time_words(self._language, zone)))
            self._stretches.show_changes(changes_in_order(plan))

    def _record(self) -> None:
        tr, session = self._language.tr, self._session
        now, zone = session.now(), self._rows.zone
        at = self._rows.at(now)
        if self._form.show_errors({}):
            return
        if at is None:
            self._form.show_errors(
                self._rows.error_at(tr("That place left out this day. Choose the day before or after it."), place=False)
            )
            return
        if str(session.plan().timeline.zone_at(at)) == zone:
            self._form.show_errors(self._rows.error_at(tr("Your doses follow this clock already."), place=True))
            return
        edited = session.write(lambda diary, author, _: record_journey(diary, author, now, zone, at))
        if edited is not None:
            today = edited.after.timeline.local(now).date()
            later = planned_journey_words(self._language, zone, at, today)
            self.recorded.emit(later if at > now else followed_words(self._language, zone), edited)

    def _ask_to_remove(self, change: ZoneChange) -> None:
        tr, session, now = self._language.tr, self._session, self._session.now()
        plan = session.plan()
        after = without_change(plan, change)
        at = change.at or now
        question = Dialog(self._theme, tr("Remove this change of place?"), tr("Your next doses would be:"), self)
        table = EffectTable(self._theme, self._language)
        zones = str(plan.timeline.zone_at(max(at, now))), str(after.timeline.zone_at(max(at, now)))
        table.show_effect(effect_on(plan, after, now), now, clocks=zones)
        question.body.addWidget(table)
        question.add_button(_REMOVE, tr("Remove it"), primary=True)
        question.add_cancel(tr("Cancel"))
        question.answered.connect(lambda key: self._remove(change) if key == _REMOVE else None)
        question.finished.connect(question.deleteLater)
        question.open()

    def _remove(self, change: ZoneChange) -> None:
        edited = self._session.write(lambda diary, author, now: remove_change(diary, author, now, change))
        if edited is not None:
            zone = str(edited.after.timeline.zone_at(self._session.now()))
            self.recorded.emit(followed_words(self._language, zone), edited)
