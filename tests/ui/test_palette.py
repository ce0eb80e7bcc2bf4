from collections.abc import Iterator
from typing import get_args

import pytest
from PySide6.QtGui import QPalette

from imuran_desktop.ui.palette import COLOURS, Colours, Mode, State, contrast, qt_palette

TEXT = 4.5
GRAPHICS = 3.0


def text_pairs(colours: Colours) -> Iterator[tuple[str, str, str]]:
    for ground in ("page", "surface", "rail", "hover"):
        yield f"text on {ground}", colours.text, getattr(colours, ground)
        yield f"muted on {ground}", colours.muted, getattr(colours, ground)
        yield f"primary on {ground}", colours.primary, getattr(colours, ground)
    yield "text on primary", colours.on_primary, colours.primary
    yield "text on primary under the pointer", colours.on_primary, colours.primary_hover
    yield "text on the current entry", colours.text, colours.due.ground
    for state in get_args(State):
        yield state, colours.pair(state).ink, colours.pair(state).ground
    yield "reminders on", colours.taken.ink, colours.rail
    yield "reminders off", colours.overdue.ink, colours.rail
    yield "error on surface", colours.missed.ink, colours.surface
    yield "error on page", colours.missed.ink, colours.page


def graphic_pairs(colours: Colours) -> Iterator[tuple[str, str, str]]:
    for ground in ("page", "surface"):
        yield f"outline on {ground}", colours.outline, getattr(colours, ground)
    for ground in ("page", "surface", "rail"):
        yield f"focus ring on {ground}", colours.focus, getattr(colours, ground)
    for state in ("taken", "due", "overdue", "missed", "later", "hold"):
        yield f"focus ring on {state}", colours.focus, colours.pair(state).ground


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_words_can_be_read(mode: Mode) -> None:
    for what, ink, ground in text_pairs(COLOURS[mode]):
        assert contrast(ink, ground) >= TEXT, what


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_edges_and_rings_can_be_seen(mode: Mode) -> None:
    for what, ink, ground in graphic_pairs(COLOURS[mode]):
        assert contrast(ink, ground) >= GRAPHICS, what


def test_contrast_runs_from_1_to_21() -> None:
    assert contrast("#FFFFFF", "#FFFFFF") == 1
    assert contrast("#000000", "#FFFFFF") == 21
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_qt_gets_the_same_colours(mode: Mode) -> None:
    palette, colours = qt_palette(COLOURS[mode]), COLOURS[mode]
    role = QPalette.ColorRole
    assert palette.color(role.Window).name().upper() == colours.page
    assert palette.color(role.WindowText).name().upper() == colours.text
    assert palette.color(role.Highlight).name().upper() == colours.primary
    assert palette.color(QPalette.ColorGroup.Disabled, role.Text).name().upper() == colours.muted
