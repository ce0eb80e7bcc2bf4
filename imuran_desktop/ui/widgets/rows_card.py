"""A list of rows in a card, of which more are shown on demand."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Body, Heading
from imuran_desktop.ui.widgets.long_table import LongTable
from imuran_desktop.words.language import Language

T = TypeVar("T")
Row = Sequence[str]


class WordedRows(Sequence[Row], Generic[T]):
    """Rows that are put into words when they are looked at: a file has tens of thousands."""

    def __init__(self, items: Sequence[T], words: Callable[[T], Row]) -> None:
        self._items, self._words = items, words
        self._worded: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        if place not in self._worded:
            self._worded[place] = self._words(self._items[place])
        return self._worded[place]


class RowsCard(Card):
    """A heading, a line about the rows, and the rows; hidden while there are none."""

    def __init__(
        self, look: ThemeController, language: Language, title: str, heads: Sequence[str], shares: Sequence[int]
    ) -> None:
        super().__init__(name=title)
        self._about = Body()
        self._table = LongTable(look, language, title, heads, shares)
        self.body.setSpacing(12)
        self.body.addWidget(Heading(title))
        self.body.addWidget(self._about)
        self.body.addWidget(self._table)
        self.hide()

    def show_rows(self, rows: Sequence[Row], about: str = "") -> None:
        """Show these."""
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self.setVisible(bool(rows))
        self._table.show_rows(rows)
