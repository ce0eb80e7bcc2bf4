import re

import pytest

from imuran_desktop.ui.palette import COLOURS, Mode
from imuran_desktop.ui.stylesheet import IMAGES, stylesheet


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_picture_named_is_made(mode: Mode) -> None:
    sheet = stylesheet(COLOURS[mode], round, lambda name: name)
    assert set(re.findall(r"url\(([^)]*)\)", sheet)) == {f"{name}-{role}.svg" for name, role in IMAGES}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_no_colour_comes_from_elsewhere(mode: Mode) -> None:
    colours = COLOURS[mode]
    known = {value for value in vars(colours).values() if isinstance(value, str)}
    for state in ("taken", "due", "overdue", "missed", "later", "hold", "urgent"):
        known |= {colours.pair(state).ink, colours.pair(state).ground}
    sheet = stylesheet(colours, round, lambda name: name)
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", sheet)) <= known


def test_text_and_targets_grow_but_corners_do_not() -> None:
    small = stylesheet(COLOURS["light"], round, lambda name: name)
    large = stylesheet(COLOURS["light"], lambda size: round(2 * size), lambda name: name)
    assert "font-size: 46px" in small
    assert "font-size: 92px" in large
    card = r'QFrame\[kind="card"\] \{[^}]*border-radius: 14px'
    assert re.search(card, small)
    assert re.search(card, large)
