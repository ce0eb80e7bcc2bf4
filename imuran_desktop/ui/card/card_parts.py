"""The emergency card as it is read on the screen, at arm's length."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Body, DoseText, Heading, Lead, Muted, Small
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.ui.widgets.styling import set_style_property
from imuran_desktop.words.emergency_card import CardLine, CardSection


class CardParts(QWidget):
    """The name, then each section on a surface of its own; what stands out comes in the colour of a warning."""

    def __init__(self, look: ThemeController, name: str, sections: Sequence[CardSection], made: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(DoseText(name, selectable=True))
        for section in sections:
            column.addWidget(_section(look, section))
        column.addWidget(Muted(made))


def _section(look: ThemeController, section: CardSection) -> Card:
    card = Card(name=section.heading)
    card.body.addWidget(Lead(section.heading))
    if section.stands_out:
        card.body.addWidget(_banner(look, section))
        return card
    for line in section.lines:
        _add_line(card, line, large=section.large)
    if section.sources:
        card.body.addWidget(Small(section.sources))
    return card


def _banner(look: ThemeController, section: CardSection) -> Banner:
    banner = Banner(look, "\n".join(line.whole for line in section.lines), "later" if section.empty else "missed")
    set_style_property(banner.text, "kind", "heading")
    return banner


def _add_line(card: Card, line: CardLine, *, large: bool) -> None:
    card.body.addWidget(Heading(line.text, selectable=True) if large else Body(line.text, selectable=True))
    if line.detail:
        card.body.addWidget(Body(line.detail, selectable=True))
