import subprocess
import sys

import pytest

from imuran_desktop.ui.report.pdf_file import PdfFile
from tests.ui.report.works import pdf_of


@pytest.fixture
def file() -> PdfFile:
    return PdfFile(pdf_of("Nothing recorded.", "Two doses, then NOTHING more."))


def test_it_knows_how_large_its_pages_are(file: PdfFile) -> None:
    assert [(size.width(), size.height()) for size in file.sizes] == [(300, 400), (300, 400)]


def test_a_page_is_drawn_on_white_at_any_scale(file: PdfFile) -> None:
    picture = file.picture(0, 2)
    assert (picture.width(), picture.height()) == (600, 800)
    assert picture.pixelColor(2, 2).name() == "#ffffff"
    assert picture.pixelColor(0, 0) != min((picture.pixelColor(x, 170).value(), x) for x in range(600))


def test_a_page_says_its_text(file: PdfFile) -> None:
    assert file.text(1).split() == ["Two", "doses,", "then", "NOTHING", "more."]


def test_words_are_found_whatever_their_letters(file: PdfFile) -> None:
    (place,) = file.find(1, "nothing")
    (box,) = place.boxes
    assert place.page == 1
    assert 0 < box.left() < box.right() < 300
    assert 0 < box.top() < 100
    assert file.find(1, "recorded") == ()


def test_words_of_a_drawing_get_one_box_and_those_on_two_lines_two() -> None:
    at_x = zip((10, 20, 24, 33, 42), "Alpha", strict=True)
    letters = "".join(f"<text font-size='14' x='{x}' y='20'>{letter}</text>" for x, letter in at_x)
    drawing = f"<svg xmlns='http://www.w3.org/2000/svg' width='200' height='40'>{letters}</svg>"
    file = PdfFile(pdf_of(f'#image(bytes("{drawing}"))', "beta \\ gamma"))
    (found,) = file.find(0, "alpha")
    (box,) = found.boxes
    assert box.width() > 25
    (found,) = file.find(1, "beta gamma")
    assert len(found.boxes) == 2


def test_a_closed_file_has_nothing_more(file: PdfFile) -> None:
    file.close()
    file.close()
    assert file.sizes == ()
    assert file.picture(0, 1).isNull()
    assert file.text(0) == ""
    assert file.find(0, "nothing") == ()


def test_a_page_that_there_is_not_is_empty(file: PdfFile) -> None:
    assert file.picture(2, 1).isNull()
    assert file.text(2) == ""


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(ValueError, match="no PDF"):
        PdfFile(b"not at all")


_READS_TO_THE_END = """
import sys
from threading import Event, Thread
from imuran_desktop.ui.report.pdf_file import PdfFile
from tests.ui.report.works import pdf_of

file, begun = PdfFile(pdf_of("Alpha")), Event()

def read():
    while file.text(0) or not begun.is_set():
        begun.set()

Thread(target=read, daemon=True).start()
begun.wait()
"""


def test_a_program_may_end_while_a_page_is_read() -> None:
    for _ in range(5):
        done = subprocess.run([sys.executable, "-c", _READS_TO_THE_END], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
