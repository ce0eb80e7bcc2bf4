"""Headings that a screen reader announces as such, and can jump between."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel

_HEADING = "spokenHeading"


def speak_as_heading(label: QLabel) -> None:
    """Have a label, before it is shown, be a heading to a screen reader. Call it again when its words have changed."""
    _install()
    label.setProperty(_HEADING, True)
    label.setAccessibleName(label.text())


@cache
def _install() -> None:
    QAccessible.installFactory(_interface)


def _interface(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    """What describes a heading; None has Qt describe the thing as it always does."""
    if isinstance(thing, QLabel) and thing.property(_HEADING):
        return QAccessibleWidget(thing, QAccessible.Role.Heading)
    return None
