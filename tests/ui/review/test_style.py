"""The look of drawings on the screen and on paper."""

from imuran_desktop.reports.drawing import Style
from imuran_desktop.reports.paper_style import PAPER_STYLE
from imuran_desktop.ui.review.style import drawing_style
from imuran_desktop.ui.theme import Theme, ThemeController


def test_paper_has_the_light_colours_of_the_screen(look: ThemeController) -> None:
    assert look.theme.mode == "light"
    assert _colours(PAPER_STYLE) == _colours(drawing_style(Theme("light")))


def _colours(style: Style) -> dict[str, str]:
    return {name: value for name, value in vars(style).items() if str(value).startswith("#")}
