from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPdfWriter, QTextBlock, QTextDocument

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.paper import (
    Picture,
    Section,
    count_pages,
    document_html,
    keep_headings_with_text,
    lay_out,
    page_size,
    write_pages,
)
from tests.ui.widgets import pdf


class Sheets:
    """A PDF file, and what was asked to stand at the feet of its pages."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.feet: list[tuple[int, int]] = []

    def write(
        self, html: str, shorter: Sequence[str] = (), locale: str = "en_GB", pictures: Sequence[Picture] = ()
    ) -> None:
        writer = QPdfWriter(str(self.path))
        lay_out(writer, page_size(locale))
        assert write_pages(writer, html, self._foot, shorter, pictures)

    def _foot(self, page: int, count: int) -> tuple[str, str]:
        self.feet.append((page, count))
        return "left", "right"


@pytest.fixture
def sheets(look: ThemeController, tmp_path: Path) -> Sheets:
    return Sheets(tmp_path / "made.pdf")


def square(colour: str, side: float = 200) -> Picture:
    size = f'width="{side}" height="{side}"'
    return Picture(f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect {size} fill="{colour}"/></svg>', side, side)


def lines(count: int) -> str:
    return document_html("Title", [Section("Lines", [f"Line {number}" for number in range(count)])])


def test_texts_are_shown_as_they_are() -> None:
    section = Section("<h1>", ['<b>no markup</b> & "quotes"', "one\ntwo"], small=["1 < 2"])
    assert pdf.words(document_html("<i>T</i>", [section], "<lead>")) == [
        "<i>T</i>",
        "<lead>",
        "<h1>",
        '<b>no markup</b> & "quotes"',
        "one",
        "two",
        "1 < 2",
    ]


def test_a_table_and_points_are_in_the_order_of_the_section() -> None:
    section = Section("", ["point"], bulleted=True, table=[["Day", "What"], ["Monday", "<Sick>"]])
    assert [word for word in pdf.words(document_html("T", [section])) if word] == [
        "T",
        "point",
        "Day",
        "What",
        "Monday",
        "<Sick>",
    ]


@pytest.mark.parametrize(("locale", "width"), [("en_GB", 595), ("en_US", 612), ("fr_CA", 612), ("de", 595)])
def test_the_paper_is_the_usual_one_of_the_place(sheets: Sheets, locale: str, width: int) -> None:
    sheets.write(lines(1), locale=locale)
    assert pdf.page_width(sheets.path) == width


def test_a_long_text_goes_on_and_every_page_has_its_number(sheets: Sheets) -> None:
    sheets.write(lines(120))
    count = pdf.page_count(sheets.path)
    assert count > 1
    assert sheets.feet == [(page, count) for page in range(1, count + 1)]


def test_the_ink_is_dark_in_dark_mode_too(sheets: Sheets, look: ThemeController) -> None:
    look.apply("dark", 100)
    sheets.write(lines(3))
    assert pdf.inks(sheets.path) == {"#1D2529"}


def test_what_must_fit_one_page_is_set_smaller_first(sheets: Sheets) -> None:
    count = 20
    while pages(sheets, lines(count)) == 1:
        count += 1
    sheets.write(lines(count), shorter=[lines(1)])
    assert pdf.page_count(sheets.path) == 1
    whole = sheets.path.stat().st_size
    sheets.write(lines(1))
    assert whole > sheets.path.stat().st_size + 200


def test_what_fits_in_no_size_gives_way_to_a_shorter_one(sheets: Sheets) -> None:
    sheets.write(lines(400), shorter=[lines(300), lines(2), lines(1)])
    assert pdf.page_count(sheets.path) == 1


def test_a_heading_is_not_left_alone_at_the_foot_of_a_page(look: ThemeController) -> None:
    left_alone = 0
    for count in range(10, 40):
        document = QTextDocument()
        first = Section("First", [f"Line {number}" for number in range(count)])
        document.setHtml(document_html("Title", [first, Section("Second", ["Its text"])]))
        document.setPageSize(QSizeF(300, 400))
        left_alone += heading_page(document) != text_page(document)
        keep_headings_with_text(document)
        assert heading_page(document) == text_page(document)
    assert left_alone, "no heading would ever have stood alone: the test shows nothing"


@pytest.mark.parametrize("tail", [{"bulleted": True}, {"table": [["Head"], ["Row"]]}, {"framed": True}])
def test_a_heading_is_kept_with_a_list_or_a_table(look: ThemeController, tail: dict[str, object]) -> None:
    long = "A line that is so long that it goes on, and on, and on, over more lines than one"
    for count in range(10, 40):
        document = QTextDocument()
        first = Section("First", [f"Line {number}" for number in range(count)])
        content = Section("Second", [] if "table" in tail else [long], **tail)  # type: ignore[arg-type]
        document.setHtml(document_html("Title", [first, content]))
        document.setPageSize(QSizeF(300, 400))
        keep_headings_with_text(document)
        document.pageCount()
        block = document.begin()
        while block.text() != "Second":
            block = block.next()
        assert page_of(block) == page_of(block.next()), count


@pytest.mark.parametrize("count", [5, 400])
def test_pages_are_counted_as_they_are_made(sheets: Sheets, count: int) -> None:
    assert count_pages(page_size("en_GB"), lines(count)) == pages(sheets, lines(count))


def test_pages_of_a_long_table_are_counted_roughly(sheets: Sheets) -> None:
    rows = [["Day", "What"], *([f"Day {number}", "Some words " * 9] for number in range(1500))]
    html = document_html("Title", [Section("Table", table=rows)])
    made = pages(sheets, html)
    assert abs(count_pages(page_size("en_GB"), html) - made) <= made * 0.1


def test_what_has_to_fit_one_page_counts_as_one(look: ThemeController) -> None:
    assert count_pages(page_size("en_GB"), lines(400), [lines(1)]) == 1


def test_headings_far_into_a_long_text_are_kept_with_it_too(look: ThemeController) -> None:
    sections = [Section(f"Heading {number}", [f"Line {line}" for line in range(9)]) for number in range(60)]
    document = QTextDocument()
    document.setHtml(document_html("Title", sections))
    document.setPageSize(QSizeF(300, 400))
    keep_headings_with_text(document)
    document.pageCount()  # has all of it laid out
    block, alone = document.begin(), []
    while block.next().isValid():
        if block.blockFormat().headingLevel() and page_of(block) != page_of(block.next()):
            alone.append(block.text())
        block = block.next()
    assert alone == []


def pages(sheets: Sheets, html: str) -> int:
    sheets.write(html)
    return pdf.page_count(sheets.path)


def heading_page(document: QTextDocument) -> int:
    return page_of(document.lastBlock().previous())


def text_page(document: QTextDocument) -> int:
    return page_of(document.lastBlock())


def page_of(block: QTextBlock) -> int:
    box = block.document().documentLayout().blockBoundingRect(block)
    return int((box.top() + block.layout().lineAt(0).y()) // block.document().pageSize().height())


def test_pictures_are_drawn_in_their_places(sheets: Sheets) -> None:
    section = Section("Two", ["before"], pictures=(1, 0), small=["after"])
    sheets.write(document_html("Title", [section]), pictures=[square("#123456"), square("#654321")])
    assert {"#123456", "#654321"} <= pdf.inks(sheets.path)
    assert sheets.feet == [(1, 1)]


def test_a_picture_without_room_goes_on_to_the_next_page(sheets: Sheets) -> None:
    html = document_html("Title", [Section(pictures=range(4))])
    pictures = [square("#123456", 400)] * 4
    sheets.write(html, pictures=pictures)
    assert sheets.feet == [(1, 2), (2, 2)]
    assert count_pages(page_size("en_GB"), html, (), pictures) == 2
