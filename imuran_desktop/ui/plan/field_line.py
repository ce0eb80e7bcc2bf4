"""Words in the place of a field."""

from imuran_desktop.ui.stylesheet import CONTROL_HEIGHT
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.labels import Body


class FieldLine(Body):
    """Words that a form says where another row has a field, level with the label beside them."""

    def __init__(self, look: ThemeController) -> None:
        super().__init__()
        self._look = look
        self._fit()
        look.changed.connect(self._fit)

    def say(self, words: str) -> None:
        """Show these words, to the screen reader too."""
        self.setText(words)
        self.setAccessibleName(words)

    def _fit(self) -> None:
        self.setMinimumHeight(self._look.px(CONTROL_HEIGHT))
