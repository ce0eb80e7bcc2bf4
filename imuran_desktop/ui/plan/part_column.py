"""Parts of a form of which there may be several: further ones come below, and each can be taken out."""

from collections.abc import Iterator
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

_Part = TypeVar("_Part", bound=QWidget)


class PartColumn(Generic[_Part]):
    """The parts there are, one below the other in a layout."""

    def __init__(self, spacing: int) -> None:
        """Begin with none."""
        self.layout = QVBoxLayout()
        self.layout.setSpacing(spacing)
        self._parts: list[_Part] = []

    def __iter__(self) -> Iterator[_Part]:
        """The parts, the upper ones first."""
        return iter(self._parts)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._parts)

    def __getitem__(self, place: int) -> _Part:
        """The part at a place."""
        return self._parts[place]

    def add(self, part: _Part) -> None:
        """Show a part below the others."""
        self._parts.append(part)
        self.layout.addWidget(part)
        # At once, not when the event loop comes round to it: only what is shown can take the keyboard.
        part.show()

    def remove(self, part: _Part) -> int:
        """Take a part out. Returns where it was."""
        place = self._parts.index(part)
        del self._parts[place]
        part.hide()
        self.layout.removeWidget(part)
        part.deleteLater()
        return place
