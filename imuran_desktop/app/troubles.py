"""What is said of trouble with the diary: what the person met at once, what the clock meets every minute only once."""

from collections.abc import Iterator
from contextlib import contextmanager

from imuran_desktop.store.errors import StoreError
from imuran_desktop.ui.main_window import MainWindow
from imuran_desktop.words.language import Language


class Troubles:
    """Tells them in the window, and takes back what the clock's looks met once it is over."""

    def __init__(self, window: MainWindow, language: Language) -> None:
        self._window, self._language = window, language
        self._looking = self._met = False
        self._standing = ""

    def tell(self, sentence: str) -> None:
        """Say a sentence. A look that meets the same again says nothing more while it stands there."""
        self._met = True
        bar = self._window.trouble
        if self._looking and not bar.isHidden() and bar.text.text() == sentence:
            return
        self._standing = sentence if self._looking else ""
        self._window.tell_trouble(sentence)

    def tell_store(self, error: StoreError) -> None:
        """Say what is wrong with the diary."""
        from imuran_desktop.words.errors import store_words  # late: most starts meet no trouble

        self.tell(store_words(self._language, error.trouble, error.path.name))

    @contextmanager
    def looking(self) -> Iterator[None]:
        """What is told in this block comes of the clock's own look."""
        self._looking, self._met = True, False
        try:
            yield
        finally:
            self._looking = False
            if not self._met:
                self._take_back()

    def _take_back(self) -> None:
        if self._standing and self._window.trouble.text.text() == self._standing:
            self._window.trouble.clear()
        self._standing = ""
