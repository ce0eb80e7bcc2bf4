"""Where the diary is, what the program is and is not, and where its facts come from."""

from collections.abc import Collection, Mapping
from pathlib import Path

from imuran_desktop.reference.alert_values import load_alert_sets
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.reference.tables import load_sources
from imuran_desktop.ui.settings.cards import titled_card
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Body, Muted, Strong
from imuran_desktop.words.aid import aid_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.sources import checked_words


def diary_card(language: Language, path: Path) -> Card:
    """Where the diary lies, and how to keep a copy."""
    tr = language.tr
    card = titled_card(tr("Your diary"))
    card.body.addWidget(Body(tr("All you record is in this one file, on this computer and nowhere else:")))
    where = Strong(str(path), selectable=True)
    where.setAccessibleName(tr("Where your diary is: {path}", path=path))
    card.body.addWidget(where)
    card.body.addWidget(Muted(tr("To keep a copy, copy this file, for example to a memory stick.")))
    return card


def about_card(language: Language, version: str) -> Card:
    """What the program is, and what it is not."""
    tr = language.tr
    card = titled_card(tr("About Imuran Desktop"))
    card.body.addWidget(Body(tr("Imuran Desktop, version {version}", version=version), selectable=True))
    card.body.addWidget(Strong(aid_words(language)))
    card.body.addWidget(
        Muted(
            tr(
                "Free software: you may use it, share it and change it under the GNU General Public License, "
                "version 3 or later (GPL-3.0-or-later). It comes without any warranty."
            )
        )
    )
    return card


def sources_card(language: Language) -> Card:
    """Every source of the reference data, under the day on which it was checked."""
    card = titled_card(language.tr("Where the facts come from"))
    for checked, names in _sources_by_day().items():
        card.body.addWidget(Strong(checked_words(language, checked)))
        for name in names:
            card.body.addWidget(Muted(language.tr(name), selectable=True))
    return card


def _sources_by_day() -> Mapping[str, Collection[str]]:
    """Every source of the reference data, once, by the day on which it was last checked."""
    listed = [(source.name, source.checked) for source in load_sources().values()]
    listed += [(preset.source, preset.checked) for preset in load_presets().values()]
    listed += [(known.source, known.checked) for known in load_alert_sets().values()]
    days: dict[str, dict[str, None]] = {}
    for name, checked in listed:
        days.setdefault(checked, {})[name] = None
    return dict(sorted(days.items(), reverse=True))
