"""A card with a heading: what every part of the Settings page begins with."""

from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Heading


def titled_card(title: str) -> Card:
    """A card that shows ``title`` and is called so."""
    card = Card(name=title)
    card.body.setSpacing(12)
    card.body.addWidget(Heading(title))
    return card
