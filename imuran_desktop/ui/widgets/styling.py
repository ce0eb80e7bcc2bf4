"""The few lines every styled widget needs."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

_SCROLL_MARGIN = 24

RESTING_PLACE = "restingPlace"
"""A property of what only lends the keyboard a place to be: no control, so it gets no ring and no scrolling."""


def set_style_property(widget: QWidget, name: str, value: str) -> None:
    """Set a property the style sheet selects by, and have the look follow it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    restyle(widget)


def restyle(widget: QWidget) -> None:
    """Have a widget look the style sheet up again, if it has done so before."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a screen reader say ``text`` now; an urgent one interrupts what is being said."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # 2 ms that start-up does not need

    if not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


def scroll_into_view(widget: QWidget) -> None:
    """Scroll whatever ``widget`` lies in until it is seen."""
    for area in _areas_around(widget):
        area.ensureWidgetVisible(widget, _SCROLL_MARGIN, _SCROLL_MARGIN)


def scroll_spot_into_view(widget: QWidget, spot: QRect) -> None:
    """Scroll whatever ``widget`` lies in until this part of it is seen."""
    for area in _areas_around(widget):
        content = area.widget()
        if content is None:
            continue
        middle = widget.mapTo(content, spot.center())
        across, down = spot.width() // 2 + _SCROLL_MARGIN, spot.height() // 2 + _SCROLL_MARGIN
        area.ensureVisible(middle.x(), middle.y(), across, down)


def _areas_around(widget: QWidget) -> Iterator[QScrollArea]:
    ancestor = widget.parentWidget()
    while ancestor is not None:
        if isinstance(ancestor, QScrollArea):
            yield ancestor
        ancestor = ancestor.parentWidget()
