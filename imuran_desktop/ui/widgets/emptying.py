"""Taking widgets away, without the keyboard jumping to whatever comes next."""

from PySide6.QtWidgets import QApplication, QLayout, QWidget

from imuran_desktop.ui.widgets.styling import RESTING_PLACE


def let_go(widget: QWidget) -> None:
    """Bring the keyboard out of ``widget``, which is about to go, to the resting place around it, if there is one."""
    focused = QApplication.focusWidget()
    if focused is None or not (focused is widget or widget.isAncestorOf(focused)):
        return
    place = widget.parentWidget()
    while place is not None and not place.property(RESTING_PLACE):
        place = place.parentWidget()
    if place is not None:
        place.setFocus()


def take_out(layout: QLayout, widget: QWidget) -> None:
    """Take ``widget`` out of ``layout`` for good, and off the screen at once."""
    let_go(widget)
    layout.removeWidget(widget)
    widget.hide()
    widget.deleteLater()


def empty(layout: QLayout) -> None:
    """Take everything out of ``layout`` for good."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            take_out(layout, widget)
