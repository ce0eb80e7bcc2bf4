"""The Settings page: how the program looks, who records, and what it is."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from imuran_desktop.reference import load_medicines, load_presets, load_symptoms
from imuran_desktop.ui.theme import TEXT_PERCENTS, Appearance, ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons, OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted, Strong
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.words.language import Language
from imuran_desktop.words.sources import checked_words
from imuran_desktop.words.travel import following_words

_APPEARANCES: tuple[Appearance, ...] = ("system", "light", "dark")


@dataclass(frozen=True)
class SettingValues:
    """What can be set here."""

    appearance: Appearance = "system"
    text_percent: int = 100
    """One of `TEXT_PERCENTS`."""
    recorded_by: str = ""
    """Who records on this computer; empty for the person themselves."""
    hide_names: bool = False
    """Notifications say "your medicine" instead of its name."""


class SettingsPage(Page):
    """Every change takes effect at once: there is nothing to save."""

    changed = Signal(SettingValues)
    """The settings as they are now. Whoever listens keeps and applies them."""
    travel_asked = Signal()
    """The time zone is to be changed, or was recorded wrongly."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        values: SettingValues,
        *,
        diary_path: Path,
        version: str,
        zone: Callable[[], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show ``values``, where the diary lies, which version this is, and the ``zone`` that the diary follows."""
        super().__init__(look, language.tr("Settings"), language.tr("Changes take effect at once."), parent)
        self._look, self._language, self._values, self._zone = look, language, values, zone
        self._followed = Body()
        for card in (
            self._look_card(),
            self._recording_card(),
            self._reminders_card(),
            *((self._zone_card(),) if zone else ()),
            self._diary_card(diary_path),
            self._about_card(version),
            self._sources_card(),
        ):
            self.body.addWidget(card)

    def showEvent(self, event: QShowEvent) -> None:
        """The time zone is the one of today."""
        super().showEvent(event)
        self.show_zone()

    def show_zone(self) -> None:
        """Say which clock the diary follows now."""
        if self._zone is not None:
            self._followed.setText(following_words(self._language, self._zone()))

    def _look_card(self) -> Card:
        tr, values = self._language.tr, self._values
        card, form = self._form_card(tr("How it looks"))
        words = {"system": tr("Same as this computer"), "light": tr("Light"), "dark": tr("Dark")}
        appearance = ChoiceButtons("", words.items(), value=values.appearance)
        form.row(tr("Colours"), appearance)
        sizes = [(str(percent), tr("{percent}%", percent=percent)) for percent in TEXT_PERCENTS]
        size = ChoiceButtons("", sizes, value=str(_nearest(values.text_percent)))
        form.row(tr("Text size"), size)
        appearance.valueChanged.connect(
            lambda value: self._use(replace(self._values, appearance=next(a for a in _APPEARANCES if a == value)))
        )
        size.valueChanged.connect(lambda value: self._use(replace(self._values, text_percent=int(value))))
        return card

    def _recording_card(self) -> Card:
        tr = self._language.tr
        card, form = self._form_card(tr("Recording"))
        name = QLineEdit(self._values.recorded_by)
        help_text = tr("Your name, if you record for somebody else. It is kept with what you record from now on.")
        form.row(tr("Who records here"), name, help_text)
        name.editingFinished.connect(lambda: self._use(replace(self._values, recorded_by=name.text().strip())))
        return card

    def _reminders_card(self) -> Card:
        tr = self._language.tr
        card, form = self._form_card(tr("Reminders"))
        hide = form.check(tr("Hide medicine names"), tr("Notifications then say “your medicine”."))
        hide.setChecked(self._values.hide_names)
        card.body.addWidget(Body(tr("Reminders work only while this computer is on and Imuran Desktop is running.")))
        hide.toggled.connect(lambda checked: self._use(replace(self._values, hide_names=checked)))
        return card

    def _zone_card(self) -> Card:
        tr = self._language.tr
        card = self._card(tr("Time zone"))
        card.body.addWidget(self._followed)
        change = OutlinedButton(tr("Change the time zone …"), look=self._look, icon="clock")
        change.clicked.connect(self.travel_asked)
        buttons = FlowLayout()
        buttons.addWidget(change)
        card.body.addLayout(buttons)
        return card

    def _diary_card(self, path: Path) -> Card:
        tr = self._language.tr
        card = self._card(tr("Your diary"))
        card.body.addWidget(Body(tr("All you record is in this one file, on this computer and nowhere else:")))
        where = Strong(str(path), selectable=True)
        where.setAccessibleName(tr("Where your diary is: {path}", path=path))
        card.body.addWidget(where)
        card.body.addWidget(Muted(tr("To keep a copy, copy this file, for example to a memory stick.")))
        return card

    def _about_card(self, version: str) -> Card:
        tr = self._language.tr
        card = self._card(tr("About Imuran Desktop"))
        card.body.addWidget(Body(tr("Imuran Desktop, version {version}", version=version), selectable=True))
        card.body.addWidget(
            Strong(
                tr(
                    "This is a record-keeping aid. It is not medical advice, it does not take the place of your "
                    "clinic, and nobody is watching what you record. In an emergency, call your local emergency number."
                )
            )
        )
        card.body.addWidget(
            Muted(
                tr(
                    "Free software: you may use it, share it and change it under the GNU General Public License, "
                    "version 3 or later (GPL-3.0-or-later). It comes without any warranty."
                )
            )
        )
        return card

    def _sources_card(self) -> Card:
        tr = self._language.tr
        card = self._card(tr("Where the facts come from"))
        for checked, names in _sources_by_day().items():
            card.body.addWidget(Strong(checked_words(self._language, checked)))
            for name in names:
                card.body.addWidget(Muted(tr(name), selectable=True))
        return card

    def _card(self, title: str) -> Card:
        card = Card(name=title)
        card.body.setSpacing(12)
        card.body.addWidget(Heading(title))
        return card

    def _form_card(self, title: str) -> tuple[Card, FormRows]:
        card = self._card(title)
        form = FormRows(self._look)
        card.body.addWidget(form)
        return card, form

    def _use(self, values: SettingValues) -> None:
        """Take over what changed, and tell it; leaving a field as it was tells nothing."""
        if values != self._values:
            self._values = values
            self.changed.emit(values)


def _nearest(percent: int) -> int:
    """The text size offered that is nearest to one set in another way."""
    return min(TEXT_PERCENTS, key=lambda offered: abs(offered - percent))


def _sources_by_day() -> Mapping[str, Collection[str]]:
    """Every source of the reference data, once, by the day on which it was last checked."""
    listed = [(source.name, source.checked) for source in load_symptoms().sources.values()]
    listed += [(source.name, source.checked) for item in load_medicines().values() for source in item.sources]
    listed += [(preset.source, preset.checked) for preset in load_presets().values()]
    days: dict[str, dict[str, None]] = {}
    for name, checked in listed:
        days.setdefault(checked, {})[name] = None
    return dict(sorted(days.items(), reverse=True))
