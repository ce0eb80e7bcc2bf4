"""The Settings page: how the program looks, who records, when it reminds, and what it is."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.settings import SettingValues
from imuran_desktop.ui.settings.about_cards import about_card, diary_card, sources_card
from imuran_desktop.ui.settings.fields import SettingFields
from imuran_desktop.ui.settings.log_in_row import LogInStart
from imuran_desktop.ui.settings.own_cards import look_card, recording_card
from imuran_desktop.ui.settings.reminders_card import RemindersCard
from imuran_desktop.ui.settings.zone_card import ZoneCard
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.words.language import Language


class SettingsPage(Page):
    """Every change takes effect at once: there is nothing to save."""

    changed = Signal(object, object)
    """A setting and its new value. Whoever listens keeps and applies it."""
    travel_asked = Signal()
    """The time zone is to be changed, or was recorded wrongly."""
    test_asked = Signal()
    """One reminder of each kind is to be sent."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        values: SettingValues,
        *,
        diary_path: Path,
        version: str,
        zone: Callable[[], str] | None = None,
        log_in_start: LogInStart | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show ``values``, where the diary lies, which version this is, and the ``zone`` that the diary follows.

        ``log_in_start`` has the app started when the person logs in.
        """
        super().__init__(look, language.tr("Settings"), language.tr("Changes take effect at once."), parent)
        self._look, self._language, self._values = look, language, values
        self.body.addWidget(look_card(language, self._fields()))
        self.body.addWidget(recording_card(language, self._fields()))
        reminders = RemindersCard(look, language, self._fields(), log_in_start)
        reminders.test_asked.connect(self.test_asked)
        self.body.addWidget(reminders)
        self._zone_card = ZoneCard(look, language, zone) if zone else None
        if self._zone_card is not None:
            self._zone_card.change_asked.connect(self.travel_asked)
            self.body.addWidget(self._zone_card)
        for card in (diary_card(language, diary_path), about_card(language, version), sources_card(language)):
            self.body.addWidget(card)

    def show_zone(self) -> None:
        """Say which clock the diary follows now."""
        if self._zone_card is not None:
            self._zone_card.show_zone()

    def _fields(self) -> SettingFields:
        fields = SettingFields(self._look, self._language, self._values)
        fields.changed.connect(self.changed)
        return fields
