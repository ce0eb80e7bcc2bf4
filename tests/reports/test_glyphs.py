"""What the fonts of a report lack is replaced so that it is seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.reports.glyphs import NO_LETTER, has_gaps, printable, printable_svg, svg_has_gaps


@pytest.mark.parametrize(
    "text",
    [
        "Sam Example",
        "Żółć, Ångström, naïve, 5 µmol/L ≥ 4 ± 1 “quoted” … 50\N{NO-BREAK SPACE}mg",
        "Пример Иванов",
        "Παράδειγμα",
        "سلام عليكم",
        "אפרים לדוגמה",
        "שָׁלוֹם",
        "می\N{ZERO WIDTH NON-JOINER}خواهم",
        "e\N{COMBINING ACUTE ACCENT}",
        "soft\N{SOFT HYPHEN}hyphen",
        "5\N{NARROW NO-BREAK SPACE}000",
        "two\nlines",
        r"#let x = $y$ @label <tag> *bold* _it_ `raw` \ // /* [content]",
    ],
)
def test_a_text_that_the_fonts_have_stays_as_it_is(text: str) -> None:
    assert printable(text) == text
    assert not has_gaps(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Fine \N{GRINNING FACE}!", "Fine [grinning face]!"),
        (
            "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{STAFF OF AESCULAPIUS}\N{VARIATION SELECTOR-16}",
            "[woman, staff of aesculapius]",
        ),
        ("\N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}", "[thumbs up sign]"),
        ("\U0001f1ec\U0001f1e7", "[flag GB]"),
        ("\N{BLACK HEART SUIT}\N{VARIATION SELECTOR-16}", "[black heart suit]"),
        ("東京", 2 * NO_LETTER),
        ("\ue000\U0010ffff\ud800", 3 * NO_LETTER),
        ("س\N{COMBINING CYRILLIC TITLO}", "س" + NO_LETTER),
    ],
)
def test_what_they_lack_is_named_or_stands_as_a_sign(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert has_gaps(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x1b[0mc\x7f", "ab[0mc"),
        ("a\tb", "a    b"),
        ("a\r\nb\rc\u2028d\u2029e\x0bf\x0cg\x85h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("\ufeffa\u202eb\u202c", "ab"),
        ("a\N{VARIATION SELECTOR-16}b", "ab"),
        ("\N{IDEOGRAPHIC SPACE}a", " a"),
    ],
)
def test_what_nobody_sees_goes_without_a_word(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert not has_gaps(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\u2067turned; recorded by Eve", "turned; recorded by Eve"),
        ("a \u2069\u2069 b", "a  b"),
        ("by \u2068سلم\u2069, \u2067x \u2068y\u2069", "by \u2068سلم\u2069, x \u2068y\u2069"),
        ("\u2067a \u2066b\u2069", "a \u2066b\u2069"),
    ],
)
def test_what_would_turn_round_the_rest_of_its_paragraph_goes(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert not has_gaps(text)


@given(st.text(st.characters()))
def test_what_is_printable_stays_so(text: str) -> None:
    assert printable(printable(text)) == printable(text)
    assert not has_gaps(printable(text).replace(NO_LETTER, ""))


def test_only_the_lines_of_text_of_a_drawing_are_replaced() -> None:
    svg = '<svg><g><title>\N{GRINNING FACE}</title><text{font} x="1">{words} &amp; "ok" &lt;</text></g></svg>'
    shown = svg.format(font=' font-family="Noto Sans"', words="[grinning face]")
    assert printable_svg(svg.format(font="", words="\N{GRINNING FACE}")) == shown
    assert svg_has_gaps(svg.format(font="", words="\N{GRINNING FACE}"))
    plain = svg.format(font="", words="Żółć")
    assert printable_svg(plain) == plain
    assert not svg_has_gaps(plain)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Иван ŵ e\N{COMBINING ACUTE ACCENT} 10⁹", "Иван ŵ é 10⁹"),
        ("Sam سام", f"Sam {3 * NO_LETTER}"),
        ("x\N{COMBINING CIRCUMFLEX ACCENT}", NO_LETTER),
        ("ọ", NO_LETTER),
    ],
)
def test_a_drawing_has_letters_of_one_piece_only(words: str, shown: str) -> None:
    assert printable_svg(f"<text>{words}</text>") == f'<text font-family="Noto Sans">{shown}</text>'
    assert svg_has_gaps(f"<text>{words}</text>") == (NO_LETTER in shown)
