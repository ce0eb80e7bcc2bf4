"""The theme, as the drawings of `imuran_desktop/reports` take it."""

from PySide6.QtGui import QFontMetricsF

from imuran_desktop.font_files import FAMILIES
from imuran_desktop.reports.drawing import Style
from imuran_desktop.ui.stylesheet import TypeSize
from imuran_desktop.ui.theme import Theme


def drawing_style(theme: Theme) -> Style:
    """Colours and sizes for a drawing on a card."""
    colours, metrics = theme.colours, QFontMetricsF(theme.font(TypeSize.SMALL))
    return Style(
        text=colours.text,
        muted=colours.muted,
        line=colours.line,
        outline=colours.outline,
        ground=colours.surface,
        accent=colours.primary,
        mild=colours.overdue.ink,
        moderate=colours.overdue.ink,
        severe=colours.missed.ink,
        good=colours.taken.ink,
        pale=colours.taken.ground,
        tint=colours.overdue.ground,
        held=colours.hold.ink,
        shade=colours.due.ground,
        font=FAMILIES[0],
        size=theme.px(TypeSize.SMALL),
        scale=theme.percent / 100,
        text_width=lambda text, _size: metrics.horizontalAdvance(text),
    )
