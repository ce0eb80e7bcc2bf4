"""What a person sets for themselves: how the program looks, and who records."""

from imuran_desktop.settings import APPEARANCE, RECORDED_BY, TEXT_PERCENT
from imuran_desktop.ui.settings.cards import titled_card
from imuran_desktop.ui.settings.fields import SettingFields
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.words.language import Language


def look_card(language: Language, fields: SettingFields) -> Card:
    """Colours and the size of the text."""
    card = titled_card(language.tr("How it looks"))
    fields.choice(APPEARANCE)
    fields.choice(TEXT_PERCENT)
    card.body.addWidget(fields)
    return card


def recording_card(language: Language, fields: SettingFields) -> Card:
    """Who records on this computer."""
    card = titled_card(language.tr("Recording"))
    fields.text(RECORDED_BY)
    card.body.addWidget(fields)
    return card
