"""The order in which the keyboard and a screen reader go through what was built, or built again, later."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def put_in_reading_order(widget: QWidget) -> None:
    """Have Tab and screen readers go through all in ``widget`` as its layouts show it.

    Left to itself, Qt goes by when each widget was made. Call it on what holds everything that was built again:
    the first thing in it that takes the keyboard keeps its place among what is around.
    """
    _order_children(widget)
    for before, after in pairwise([found for found in _all_in(widget) if _takes_keyboard(found)]):
        QWidget.setTabOrder(before, after)


def _order_children(widget: QWidget) -> None:
    """Have the children stand in their parent as in its layouts: that is how screen readers list them."""
    wanted = list(_laid_out(widget.layout()))
    placed = set(wanted)
    children = [child for child in widget.children() if isinstance(child, QWidget)]
    if [child for child in children if child in placed] != wanted:
        # What is in no layout lies over the rest, and is to stay there.
        over = [child for child in children if child not in placed and not child.isWindow()]
        for child in (*wanted, *over):
            child.raise_()
    for child in wanted:
        _order_children(child)


def _all_in(widget: QWidget) -> Iterator[QWidget]:
    for child in _laid_out(widget.layout()):
        yield child
        yield from _all_in(child)


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    """The widgets in a layout and in those within it, in their order."""
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place) if layout is not None else None
        if item is None:
            continue
        found = item.widget()
        if found is not None:
            yield found
        else:
            yield from _laid_out(item.layout())


def _takes_keyboard(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
