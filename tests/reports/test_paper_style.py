"""The look of drawings on paper: the screen's light colours, dark enough to be read, and told apart without them."""

from dataclasses import replace

import pytest

from imuran_desktop.domain.codes import BloodTestState, Severity
from imuran_desktop.font_files import FAMILIES
from imuran_desktop.reports import marks, trend_marks
from imuran_desktop.reports.drawing import Box, Canvas, Style
from imuran_desktop.reports.paper_style import PAPER_STYLE

_LEAST_TEXT, _LEAST_MARK = 4.5, 3.0
"""Of WCAG 2.2: 1.4.3 for text, 1.4.11 for what has to be seen."""
BOX = Box(10, 10, 12, 12)
DOSES = ("taken", "skipped", "not_sure", "missed", "held", "held_taken", "open")
PALE = ("ground", "pale", "tint")
INKS = tuple(name for name, value in vars(PAPER_STYLE).items() if str(value).startswith("#") and name not in PALE)
GREY: Style = replace(PAPER_STYLE, **dict.fromkeys(INKS, "#777777"), **dict.fromkeys(PALE, "#FFFFFF"))  # type: ignore[arg-type]
"""As a bad photocopy has it: every ink is the same, and no pale shade is left."""


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: str, ground: str) -> float:
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_text_is_dark_on_white_and_of_eight_points_at_least() -> None:
    style = PAPER_STYLE
    for ground in (style.ground, style.shade):
        assert contrast(style.text, ground) >= _LEAST_TEXT
        assert contrast(style.muted, ground) >= _LEAST_TEXT
    assert style.size * 72 / 96 >= 8


@pytest.mark.parametrize("name", ["accent", "mild", "moderate", "severe", "good", "held", "outline"])
def test_every_ink_is_seen_on_the_ground_and_on_the_shade(name: str) -> None:
    for ground in (PAPER_STYLE.ground, PAPER_STYLE.shade):
        assert contrast(getattr(PAPER_STYLE, name), ground) >= _LEAST_MARK


def test_letters_are_looked_for_in_our_fonts_in_their_order() -> None:
    assert tuple(name.strip() for name in PAPER_STYLE.font.split(",")) == FAMILIES


def test_texts_are_measured_in_the_font_they_are_set_in() -> None:
    narrow, wide = PAPER_STYLE.width_of("illi"), PAPER_STYLE.width_of("WWWW")
    assert 0 < narrow < wide / 2
    assert PAPER_STYLE.text_width("White cells", 22) == pytest.approx(2 * PAPER_STYLE.text_width("White cells", 11))


def look(draw: object, *arguments: object, **named: object) -> str:
    canvas = Canvas(GREY)
    draw(canvas, *arguments, **named)  # type: ignore[operator]
    return "".join(canvas.parts)


def test_on_a_photocopy_every_state_still_looks_its_own() -> None:
    doses = {look(marks.dose_block, BOX, name) for name in DOSES}
    assert len(doses) == len(DOSES)
    severities = {look(marks.severity_block, BOX, severity) for severity in (*Severity, None)}
    assert len(severities) == len(Severity) + 1
    tests = (BloodTestState.DONE, BloodTestState.NOT_DONE, BloodTestState.NOT_NEEDED, BloodTestState.PLANNED)
    assert len({look(marks.blood_test, 20, 20, state) for state in tests}) == len(tests)
    signs = {look(draw, 20, 20) for draw in (marks.urgent, marks.visit, marks.note)}
    values = {look(draw, 20, 20, 3.3) for draw in (trend_marks.within, trend_marks.outside, trend_marks.past)}
    assert len(signs | values) == 6


@pytest.mark.parametrize("height", [2.9, 5.0, 20.0])
@pytest.mark.parametrize("width", [3.2, 12.0])
def test_there_is_light_between_the_lines_of_the_smallest_blocks(width: float, height: float) -> None:
    for name in ("skipped", "held"):
        canvas = Canvas(PAPER_STYLE)
        marks.dose_block(canvas, Box(0, 0, width, height), name)
        weights = {float(part.split('"')[0]) for part in "".join(canvas.parts).split('stroke-width="')[1:]}
        assert 3 * max(weights) <= min(width, height) * 0.61
