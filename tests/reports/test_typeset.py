"""A report's pages: tagged, the same on every machine, with everything that was given to print."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.report_wish import Paper
from imuran_desktop.domain.texts import isolated
from imuran_desktop.reports.content import (
    Column,
    Drawing,
    Paragraph,
    Points,
    ReportContent,
    Section,
    Table,
    Terms,
    Weight,
)
from imuran_desktop.reports.glyphs import NO_LETTER, printable
from imuran_desktop.reports.typefaces import typefaces
from imuran_desktop.reports.typeset import TypesetError, typeset
from tests.reports.contents import EMPTY, MADE, SVG, printed, run_together, with_blocks, with_paragraph
from tests.reports.pdf_reader import Node, instructions, page_texts, pages, read_nodes

_FROM_PICKLE = """
import pickle, sys
from imuran_desktop.reports.typefaces import typefaces
from imuran_desktop.reports.typeset import typeset
sys.stdout.buffer.write(typeset(*pickle.load(sys.stdin.buffer)))
"""
_CHECKOUT = Path(__file__).parents[2]
_COLUMNS = (Column("Day"), Column("Amount", numbers=True), Column("What was recorded", 1))


def _everything() -> ReportContent:
    """All that a report can have, with rows for some pages."""
    rows = tuple((f"{number} March", "50 mg", "taken") for number in range(150))
    first = (
        Paragraph("Plain words."),
        Paragraph("Strong words.", Weight.STRONG),
        Paragraph("Small words.", Weight.SMALL),
        Paragraph("Framed words.", Weight.FRAMED),
        Points(("First point", "Second point")),
        Terms((("Taken", "700 of 730"), ("Not recorded", "30"))),
        Drawing(SVG.format(width=300, words="In the drawing"), 300, 60, "What the drawing shows"),
    )
    part = Section("part", "A part", (Table(_COLUMNS, (("2 March", "50 mg", "taken"),), "A table"),))
    pages = Section("days", "Day by day", (Table(_COLUMNS, rows),), new_page=True)
    sections = (Section("first", "First page", first, (part,)), pages)
    return replace(EMPTY, sections=sections, keywords=("adherence", "azathioprine"), made_by="Dr Example")


def _texts(pdf: bytes, *tags: str) -> list[str]:
    return [node.text for node in read_nodes(pdf) if node.tag in tags]


def test_it_says_what_it_is() -> None:
    with pikepdf.open(BytesIO(printed(_everything()))) as pdf:
        root = pdf.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang) == "en-GB"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert {name: str(pdf.docinfo[name]) for name in ("/Title", "/Author", "/Keywords")} == {
            "/Title": "Adherence report",
            "/Author": "Dr Example",
            "/Keywords": "adherence, azathioprine",
        }
        assert str(pdf.docinfo.CreationDate) == "D:20260302093000Z"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Adherence report"


def test_nobody_is_the_author_unless_named() -> None:
    with pikepdf.open(BytesIO(printed(EMPTY))) as pdf:
        assert "/Author" not in pdf.docinfo


def test_it_is_read_aloud_in_its_order() -> None:
    nodes = [node for node in read_nodes(printed(_everything())) if node.text or node.tag in ("Table", "Figure")]
    assert nodes[:33] == [
        Node("Title", "Adherence report"),
        Node("P", "Sam Example"),
        Node("P", "1 January to 31 December 2025"),
        Node("P", "Self-recorded."),
        Node("H1", "First page"),
        Node("P", "Plain words."),
        Node("P", "Strong words."),
        Node("P", "Small words."),
        Node("P", "Framed words."),
        Node("Lbl", "•"),
        Node("LBody", "First point"),
        Node("Lbl", "•"),
        Node("LBody", "Second point"),
        Node("Strong", "Taken"),
        Node("LBody", "700 of 730"),
        Node("Strong", "Not recorded"),
        Node("LBody", "30"),
        Node("Figure", "In the drawing", "What the drawing shows"),
        Node("H2", "A part"),
        Node("P", "A table"),
        Node("Table", ""),
        Node("TH", "Day"),
        Node("TH", "Amount"),
        Node("TH", "What was recorded"),
        Node("TD", "2 March"),
        Node("TD", "50 mg"),
        Node("TD", "taken"),
        Node("H1", "Day by day"),
        Node("Table", ""),
        Node("TH", "Day"),
        Node("TH", "Amount"),
        Node("TH", "What was recorded"),
        Node("TD", "0 March"),
    ]


def test_a_table_has_its_heading_on_every_page_and_once_for_those_who_hear_it() -> None:
    pdf = printed(_everything())
    shown = page_texts(pdf)
    assert len(shown) > 3
    assert all("What was recorded" in page for page in shown)
    assert _texts(pdf, "TH").count("What was recorded") == 2
    assert len(_texts(pdf, "TD")) == 3 * 151


def test_the_foot_of_each_page_is_seen_and_not_read_aloud() -> None:
    pdf = printed(_everything())
    shown = page_texts(pdf)
    for number, page in enumerate(shown, 1):
        assert page.endswith(f"Sam Example, 2025 Page {number} of {len(shown)}")
    assert not any("Page 1 of" in node.text or "Sam Example, 2025" in node.text for node in read_nodes(pdf))


def test_its_headings_are_bookmarks() -> None:
    document = pypdfium2.PdfDocument(printed(_everything()))
    assert [(mark.level, mark.get_title()) for mark in document.get_toc()] == [
        (0, "First page"),
        (1, "A part"),
        (0, "Day by day"),
    ]


def test_a_section_can_begin_a_page() -> None:
    shown = page_texts(printed(_everything()))
    assert "Day by day" not in shown[0]
    assert shown[1].startswith("Day by day")


def test_words_above_a_table_stay_on_its_page() -> None:
    table = Table(_COLUMNS, tuple((f"{day} March", "50 mg", "taken") for day in range(1, 9)))
    for lines in range(56, 63):
        above = Section("above", "Above", tuple(Paragraph(f"Line {line}") for line in range(lines)), new_page=True)
        below = Section("below", "Below", (Paragraph("What it holds."), table))
        texts = page_texts(printed(replace(EMPTY, sections=(above, below))))
        assert all(("What it holds." in text) == ("1 March" in text) for text in texts), lines


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595.28, 841.89)), (Paper.LETTER, (612, 792))])
def test_it_is_made_for_a_paper(paper: Paper, size: tuple[float, float]) -> None:
    assert all(page.get_size() == pytest.approx(size, abs=0.01) for page in pages(printed(_everything(), paper)))


def _tops(page: Any, *words: str) -> list[float]:
    """How high these words stand on a page, in pt from its foot."""
    read = page.get_textpage()
    found = (read.search(text).get_next() for text in words)
    return [read.get_charbox(place[0])[1] for place in found if place]


def test_sections_beside_each_other_are_read_one_after_the_other() -> None:
    table = Table(_COLUMNS, (("2 March", "50 mg", "taken"),))
    left, right = Section("left", "Left", (Paragraph("Left words."),)), Section("right", "Right", (table,), beside=True)
    below = Section("below", "Below", (Paragraph("Words below."),))
    pdf = printed(replace(EMPTY, sections=(left, right, below)))
    said = [(node.tag, node.text) for node in read_nodes(pdf) if node.text][4:]
    assert [text for _, text in said] == [
        *("Left", "Left words.", "Right", "Day", "Amount", "What was recorded", "2 March", "50 mg", "taken"),
        *("Below", "Words below."),
    ]
    assert [node.tag for node in read_nodes(pdf)].count("Table") == 1, "the two columns are none"
    tops = _tops(pages(pdf)[0], "Left", "Right", "Below")
    assert tops[0] == pytest.approx(tops[1], abs=0.1)
    assert tops[2] < tops[0] - 20


def test_whose_it_is_stands_beside_which_days() -> None:
    name, days, notice = _tops(pages(printed(EMPTY))[0], "Sam Example", "1 January", "Self-recorded")
    assert notice < name < days


def _text_height(pdf: bytes, words: str) -> float:
    read = pages(pdf)[0].get_textpage()
    found = read.search(words).get_next()
    assert found is not None
    _, bottom, _, top = read.get_charbox(found[0])
    return float(top - bottom)


def test_the_first_page_is_as_large_as_one_page_has_room_for() -> None:
    def lines(number: int) -> bytes:
        following = Section("next", "Next", (Paragraph("Words."),), new_page=True)
        few = with_blocks(*(Paragraph(f"Line {line}.") for line in range(number)))
        return printed(replace(few, sections=(*few.sections, following)))

    few, more, most = lines(10), lines(57), lines(90)
    assert [len(pages(pdf)) for pdf in (few, more, most)] == [2, 2, 3]
    assert _text_height(more, "Line 7") < _text_height(few, "Line 7")
    assert _text_height(most, "Line 7") == _text_height(few, "Line 7"), "what runs on need not be small"


def test_a_value_does_not_break_in_its_unit() -> None:
    for words in range(60):
        text = words * "m" + " >90\N{NO-BREAK SPACE}mL/min/1.73\N{NO-BREAK SPACE}m² and 1/2"
        (page,) = page_texts(printed(with_paragraph(f"{'word ' * 14}{text}")))
        assert "mL/min/1.73" in page.replace("\u2060", "")


def test_every_font_comes_with_it_and_can_be_copied_from() -> None:
    with pikepdf.open(BytesIO(printed(with_paragraph("Aa Жж سلام")))) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert {str(font.BaseFont).partition("+")[2] for font in fonts} == {
            "AtkinsonHyperlegible-Regular",
            "AtkinsonHyperlegible-Bold",
            "NotoSans-Regular",
            "NotoSansArabic-Regular",
        }
        for font in fonts:
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
            assert "/ToUnicode" in font


def test_every_piece_of_a_page_is_tagged_or_said_to_be_decoration() -> None:
    """A rule of PDF/UA-1 (7.1): nothing is drawn outside of marked content."""
    with pikepdf.open(BytesIO(printed(_everything()))) as pdf:
        for page in pdf.pages:
            depth = 0
            for name, _ in instructions(page):
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
                assert depth or name not in ("Tj", "TJ", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh")


def test_a_drawing_is_as_large_as_it_is_or_as_wide_as_the_text() -> None:
    small, large = (
        with_blocks(Drawing(SVG.format(width=width, words="drawn"), width, 60, "It")) for width in (300, 2000)
    )
    assert _figure_width(printed(small)) == pytest.approx(225, abs=2)
    assert _figure_width(printed(large)) == pytest.approx(509, abs=2)


def _figure_width(pdf: bytes) -> int:
    """How wide the grey ground of the drawing is, in pt."""
    picture = pages(pdf)[0].render(scale=1)
    content, stride = bytes(picture.buffer), picture.stride
    rows = (content[begin : begin + stride] for begin in range(0, len(content), stride))
    return max(row.count(b"\xee\xee\xee") for row in rows)


@pytest.mark.parametrize("variable", ["TZ=Pacific/Kiritimati", "LC_ALL=de_DE.UTF-8", "PYTHONHASHSEED=7", "HOME=/"])
def test_it_is_the_same_byte_for_byte_elsewhere(variable: str) -> None:
    name, _, value = variable.partition("=")
    content = replace(_everything(), person="Иван \N{GRINNING FACE}")
    elsewhere = subprocess.run(
        [sys.executable, "-c", _FROM_PICKLE],
        input=pickle.dumps((content, Paper.LETTER, MADE)),
        env={**os.environ, name: value},
        cwd=_CHECKOUT,
        check=True,
        capture_output=True,
    )
    assert elsewhere.stdout == printed(content, Paper.LETTER)


def test_another_moment_is_another_document() -> None:
    assert typeset(EMPTY, Paper.A4, MADE) != typeset(EMPTY, Paper.A4, MADE.replace(year=2027))


@pytest.mark.parametrize(
    "text",
    [
        r"#let x = 1; #panic() $y_1^2$ @label <tag> *bold* _it_ `raw` \ \u{41} // no /* no */ [content] = Heading",
        "#pagebreak() ~ -- --- ... 'single' \"double\" https://example.org",
        "- no list\n+ no list\n/ no: term\n= no heading",
        "  two  spaces   three",
    ],
)
def test_what_a_person_typed_is_never_markup(text: str) -> None:
    table = Table((Column(text), Column("b", 1)), ((text, text),), text)
    drawing = Drawing(SVG.format(width=600, words="x"), 600, 60, text)
    blocks = (Paragraph(text), Points((text,)), Terms(((text, text),)), table, drawing)
    content = replace(EMPTY, person=text, lead=(text,), notice=text, sections=(Section("one", text, blocks),))
    nodes = read_nodes(printed(content))
    said = [run_together(node.text) for node in nodes]
    assert said.count(run_together(text)) == 12
    assert [run_together(node.alt) for node in nodes if node.tag == "Figure"] == [run_together(text)]


def test_spaces_and_lines_stay_as_they_were_typed() -> None:
    (shown,) = [text for text in _texts(printed(with_paragraph("a  b\n\n  c")), "P") if text.startswith("a")]
    assert shown == "a  b  c"
    assert "a b\r\n" in page_texts(printed(with_paragraph("a  b\n\n  c")))[0]


def test_what_the_fonts_lack_is_replaced_and_said_at_the_end() -> None:
    pdf = printed(with_blocks(Paragraph("A \N{GRINNING FACE} note"), Paragraph("東京弁天")))
    said = _texts(pdf, "P")
    assert "A [grinning face] note" in said
    assert 4 * NO_LETTER in said
    assert said[-1].startswith("Some signs can't be printed with this report's fonts.")
    assert not any("can't be printed" in text for text in _texts(printed(with_paragraph("A note")), "P"))


@pytest.mark.parametrize(
    "content",
    [
        replace(EMPTY, person="\N{GRINNING FACE}"),
        replace(EMPTY, keywords=("\N{GRINNING FACE}",)),
        with_blocks(Points(("\N{GRINNING FACE}",))),
        with_blocks(Table((Column("a"),), (("\N{GRINNING FACE}",),))),
        with_blocks(Drawing(SVG.format(width=300, words="\N{GRINNING FACE}"), 300, 60, "It")),
        with_blocks(Drawing(SVG.format(width=300, words="x"), 300, 60, "\N{GRINNING FACE}")),
    ],
)
def test_it_is_said_wherever_the_sign_stood(content: ReportContent) -> None:
    assert "can't be printed" in _texts(printed(content), "P")[-1]


def test_a_hebrew_name_is_printed_and_found_again() -> None:
    name = "דנה לדוגמה"
    pdf = printed(replace(EMPTY, person=name, gaps_in_name="A name with gaps."))
    shown = [run_together(text) for text in _texts(pdf, "P")]
    # Letters are drawn from left to right, so a name that is read from the right is drawn from its end.
    assert shown[0] == run_together(name[::-1])
    assert run_together("A name with gaps.") not in shown, "it has none"


def test_below_a_name_that_cannot_be_printed_it_is_said() -> None:
    texts = _texts(printed(replace(EMPTY, person="東京 Sam", gaps_in_name="A name with gaps.")), "P")
    assert texts[texts.index(f"{2 * NO_LETTER} Sam") + 1] == "A name with gaps."
    assert "A name with gaps." not in _texts(printed(replace(EMPTY, gaps_in_name="A name with gaps.")), "P")


def test_nothing_runs_out_of_the_page() -> None:
    long = "W" * 5000
    table = Table((Column("Day"), Column(long[:50]), Column("Note", 1), Column("d", numbers=True)), ((long,) * 4,))
    blocks = (Paragraph(long, Weight.FRAMED), Points((long,)), Terms(((long[:60], long),)), table)
    pdf = printed(replace(with_blocks(*blocks), person=long[:90], notice=long, lead=(long[:200],), foot=long[:60]))
    for page in pages(pdf):
        for box in _text_boxes(page):
            assert box[0] >= 40
            assert box[2] <= 555


def _text_boxes(page: Any) -> Iterator[tuple[float, float, float, float]]:
    words = page.get_textpage()
    return (words.get_rect(number) for number in range(words.count_rects()))


def test_a_name_from_right_to_left_stays_in_its_order() -> None:
    name = "سام"
    line = f"{isolated(name)}, 1 March 2026"
    pdf = printed(replace(EMPTY, person=name, lead=(line,)))
    # Letters are drawn from left to right, so a name that is read from the right is drawn from its end.
    shown = [run_together(text) for text in _texts(pdf, "P")]
    assert shown[:2] == [name[::-1], run_together(f"{name[::-1]}, 1 March 2026")]


def test_a_report_in_a_language_from_right_to_left_is_laid_out_so() -> None:
    pdf = printed(replace(with_paragraph("مثال"), lead=(), locale="ar_EG"))
    with pikepdf.open(BytesIO(pdf)) as document:
        assert str(document.Root.Lang) == "ar-EG"
    words = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    assert all(words.get_rect(number)[2] > 300 for number in range(words.count_rects() - 1))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_text_is_printed_and_found_again(data: st.DataObject) -> None:
    text = data.draw(_TEXTS)
    table = Table((Column(text), Column("b", data.draw(st.integers(0, 2)))), ((text, "b"),))
    drawing = Drawing(SVG.format(width=300, words=escape(text)), 300, 60, text)
    pdf = printed(with_blocks(Paragraph(text), Points((text,)), table, drawing))
    shown = run_together(printable(text))
    if shown:
        assert sum(_same_letters(run_together(node.text), shown) for node in read_nodes(pdf)) >= 4


def _same_letters(read: str, shown: str) -> bool:
    """Whether these are the same letters, in whatever order they were drawn.

    An Arabic letter that is drawn in two parts is read twice: that is so of every PDF typst makes.
    """
    arabic = any(unicodedata.bidirectional(letter) == "AL" for letter in shown)
    return set(read) == set(shown) if arabic else sorted(read) == sorted(shown)


_BLOCKS = [(0x20, 0x24F), (0x300, 0x4FF), (0x590, 0x6FF), (0x900, 0x97F), (0x2000, 0x2BFF), (0x1F1E6, 0x1F64F)]
_TEXTS = st.text(
    st.one_of(st.characters(), *(st.characters(min_codepoint=a, max_codepoint=b) for a, b in _BLOCKS)), max_size=60
)


@pytest.mark.parametrize(
    "content",
    [
        replace(EMPTY, person="", lead=(), notice="", foot=""),
        replace(EMPTY, sections=(Section("one", ""),)),
        with_blocks(
            Paragraph(""), Paragraph("", Weight.FRAMED), Points(()), Points(("",)), Terms(()), Terms((("", ""),))
        ),
        with_blocks(Table((Column("Day"), Column("Note", 1)), ())),
        with_blocks(Table((Column(""), Column("", 1)), (("", ""),))),
        replace(
            EMPTY, sections=(Section("one", "One", (), (Section("part", "Part", (Paragraph("x"),), new_page=True),)),)
        ),
    ],
)
def test_what_is_empty_is_printed_too(content: ReportContent) -> None:
    assert page_texts(printed(content))[0].startswith("Adherence report")


def test_every_letter_of_the_fonts_can_stand_in_a_drawing() -> None:
    letters = sorted({chr(code) for face in typefaces() for code in face.advances if code >= ord(" ")})
    lines = ["".join(letters[begin : begin + 50]) for begin in range(0, len(letters), 50)]
    words = (Drawing(SVG.format(width=300, words=escape(line)), 300, 60, "It") for line in lines)
    single = (Drawing(SVG.format(width=300, words=escape(letter)), 300, 60, "It") for letter in letters[::20])
    assert len(page_texts(printed(with_blocks(*words, *single)))) > 3


def test_trouble_is_told_in_the_words_of_the_typesetter() -> None:
    broken = with_blocks(Drawing("no picture", 10, 10, "It"))
    with pytest.raises(TypesetError, match="SVG"):
        printed(broken)
