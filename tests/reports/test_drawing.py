"""The pieces of drawings."""

from dataclasses import replace
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.reports.drawing import Box, Canvas, guessed_width
from tests.reports.drawings import GREY


@given(text=st.text(max_size=60), room=st.floats(30, 400))
def test_what_is_shortened_fits_and_says_so(text: str, room: float) -> None:
    short = GREY.shortened(text, room)
    assert short == text or (short.endswith("…") and GREY.width_of(short) <= room)


def test_a_short_text_is_left_alone() -> None:
    assert GREY.shortened("Nausea", 200) == "Nausea"
    assert GREY.shortened("Diarrhoea (loose or watery poo)", 120) == "Diarrhoea (loos…"


@given(words=st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=30))
def test_whatever_people_write_is_text_and_no_markup(words: str) -> None:
    canvas = Canvas(GREY)
    canvas.begin_mark(words, Box(0, 0, 1, 1))
    canvas.text(0, 10, words, "#000000")
    canvas.end_mark()
    root = ET.fromstring(canvas.svg(100, 50, words))
    assert [node.text or "" for node in root.iter("{http://www.w3.org/2000/svg}text")] == [words]


def test_a_control_character_that_a_diary_holds_leaves_the_drawing_whole() -> None:
    canvas = Canvas(GREY)
    canvas.text(0, 10, "b\x07c\x00", "#000000")
    root = ET.fromstring(canvas.svg(100, 50, "a\x1bb"))
    assert [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")] == ["b c "]


def test_what_xml_forbids_is_seen_to_have_been_there() -> None:
    canvas = Canvas(GREY)
    canvas.text(0, 10, "a\ufffeb\uffffc\ud800d", "#000000")
    root = ET.fromstring(canvas.svg(100, 50, "e\uffff"))
    assert [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")] == ["a\ufffdb\ufffdc d"]
    assert root.findtext("{http://www.w3.org/2000/svg}title") == "e\ufffd"


def test_an_outline_lies_within_its_rectangle() -> None:
    canvas = Canvas(GREY)
    canvas.rect(Box(10, 10, 20, 20), stroke="#000000", weight=4)
    assert 'x="12" y="12" width="16" height="16"' in canvas.parts[0]


def test_a_font_that_can_be_asked_is_asked() -> None:
    style = replace(GREY, text_width=lambda text, _size: 100.0 * len(text))
    assert style.shortened("abc", 250) == "a…"
    assert guessed_width("mm", 10) > guessed_width("ii", 10)
