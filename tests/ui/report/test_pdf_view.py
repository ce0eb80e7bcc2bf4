import io
import logging

import pikepdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.report.pdf_view import PdfView
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.ui.at_widget import is_in_sight
from tests.ui.report.at_pages import AtPages, inks, seen
from tests.ui.report.works import pdf_of

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
THREE = ("Alpha one", "Beta two. Alpha again.", "Gamma three, and the last alpha")


class AtView(AtPages):
    """At a view of its own, 700 px wide."""

    def __init__(self, qtbot: QtBot, look: ThemeController) -> None:
        self.view = PdfView(look, Language("en_GB"))
        super().__init__(qtbot, self.view)
        self.view.resize(700, 600)
        self.open()

    def show(self, *pages: str) -> "AtView":
        self.view.show_pdf(pdf_of(*pages))
        self.wait_for_label(f"Page 1 of {len(pages)}")
        return self

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus(), key, modifier)

    def is_drawn(self, page: int) -> bool:
        """Whether there is ink on a page, besides its edge."""
        picture = seen(self.sheet(page))
        return len(inks(picture.copy(2, 2, picture.width() - 4, picture.height() // 3))) > 1


@pytest.fixture
def at(qtbot: QtBot, look: ThemeController) -> AtView:
    return AtView(qtbot, look)


def test_a_screen_reader_reads_every_page(at: AtView) -> None:
    at.show(*THREE)
    assert [sheet.accessibleName() for sheet in at.sheets()] == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]
    for page, text in enumerate(THREE, start=1):
        at.wait_for_text(page, text)
    at.qtbot.waitUntil(lambda: at.pages.accessibleDescription() == f"Page 1 of 3\n{THREE[0]}")


def test_a_page_that_is_seen_is_drawn_and_a_far_one_is_not(at: AtView) -> None:
    at.show(*(f"Page with the number {number}" for number in range(40)))
    at.qtbot.waitUntil(lambda: at.is_drawn(1))
    assert not at.is_drawn(40)
    at.go_to_pages()
    at.key(KEY.Key_End)
    at.qtbot.waitUntil(lambda: at.is_drawn(40))
    assert not at.is_drawn(1)
    assert "Page 40 of 40" in at.labels
    at.key(KEY.Key_Home)
    at.qtbot.waitUntil(lambda: at.is_drawn(1))
    assert "Page 1 of 40" in at.labels


def test_paper_is_white_in_the_dark(at: AtView, look: ThemeController) -> None:
    look.apply("dark", 100)
    at.show("Alpha")
    at.qtbot.waitUntil(lambda: at.is_drawn(1))
    assert seen(at.sheet(1)).pixelColor(5, 5).name() == "#ffffff"


def test_pages_are_turned_by_keys(at: AtView) -> None:
    at.show(*THREE)
    at.go_to_pages()
    at.key(KEY.Key_PageDown)
    at.key(KEY.Key_PageDown)
    assert "Page 2 of 3" in at.labels
    at.key(KEY.Key_PageUp)
    at.key(KEY.Key_PageUp)
    assert "Page 1 of 3" in at.labels
    assert at.pages.accessibleDescription().startswith("Page 1 of 3")


def test_pages_are_as_wide_as_there_is_room_until_they_are_made_larger(at: AtView) -> None:
    at.show(*THREE)
    fitting = at.width_of(1)
    assert 600 < fitting < 700
    at.view.resize(500, 600)
    at.qtbot.waitUntil(lambda: at.width_of(1) == fitting - 200)
    at.click("Larger")
    assert at.width_of(1) > fitting - 200
    at.click("Smaller")
    at.click("Smaller")
    assert at.width_of(1) < fitting - 200
    at.click("Fit width")
    assert at.width_of(1) == fitting - 200


@pytest.mark.parametrize("larger", [KEY.Key_Plus, KEY.Key_Equal])
def test_keys_make_pages_larger_and_smaller(at: AtView, larger: Qt.Key) -> None:
    at.show(*THREE)
    at.go_to_pages()
    fitting = at.width_of(1)
    at.key(larger, CONTROL)
    assert at.width_of(1) > fitting
    at.key(KEY.Key_Minus, CONTROL)
    at.key(KEY.Key_Minus, CONTROL)
    assert at.width_of(1) < fitting
    at.key(KEY.Key_0, CONTROL)
    assert at.width_of(1) == fitting


def test_the_wheel_with_ctrl_makes_pages_larger_and_smaller(at: AtView) -> None:
    at.show(*THREE)
    fitting = at.width_of(1)
    at.turn_wheel(1)
    assert at.width_of(1) > fitting
    at.turn_wheel(-1)
    at.turn_wheel(-1)
    assert at.width_of(1) < fitting


def test_what_is_looked_at_stays_while_pages_grow(at: AtView) -> None:
    at.show(*(f"Number {number}" for number in range(30)))
    at.go_to_pages()
    at.key(KEY.Key_End)
    for _ in range(3):
        at.click("Larger")
    assert "Page 30 of 30" in at.labels


def test_words_are_found_on_all_pages_one_after_the_other_and_round_again(at: AtView) -> None:
    at.show(*THREE)
    assert not at.button("Next").isEnabled()
    at.look_for("alpha")
    at.wait_for_label("1 of 3")
    at.click("Next")
    assert "2 of 3" in at.labels
    assert "Page 2 of 3" in at.labels
    at.click("Next")
    at.click("Next")
    assert "1 of 3" in at.labels
    at.click("Previous")
    assert "3 of 3" in at.labels
    assert "Page 3 of 3" in at.labels


def test_the_search_goes_on_by_keys(at: AtView) -> None:
    at.show(*THREE)
    at.go_to_pages()
    at.key(KEY.Key_F, CONTROL)
    QTest.keyClicks(at.focus(), "alpha")
    at.key(KEY.Key_Return)  # at once, without waiting for the pause after the last letter
    at.wait_for_label("1 of 3")
    at.key(KEY.Key_Return)
    assert "2 of 3" in at.labels
    at.key(KEY.Key_Return, SHIFT)
    assert "1 of 3" in at.labels
    at.go_to_pages()
    at.key(KEY.Key_F3)
    assert "2 of 3" in at.labels
    at.key(KEY.Key_F3, SHIFT)
    assert "1 of 3" in at.labels


def test_what_is_found_is_marked(at: AtView) -> None:
    at.show(*THREE)
    at.qtbot.waitUntil(lambda: at.is_drawn(2))
    before = inks(seen(at.sheet(2)))
    at.look_for("again")
    at.wait_for_label("1 of 1")
    assert inks(seen(at.sheet(2))) - before
    at.look_for("x")
    at.wait_for_label("Not found")
    assert inks(seen(at.sheet(2))) == before


def test_nothing_moves_when_a_search_begins(at: AtView) -> None:
    at.show(*THREE)
    places = [at.button(words).mapTo(at.view, QPoint()) for words in ("Next", "Smaller", "Fit width")]
    top = at.pages.geometry()
    at.look_for("alpha")
    at.wait_for_label("1 of 3")
    assert [at.button(words).mapTo(at.view, QPoint()) for words in ("Next", "Smaller", "Fit width")] == places
    assert at.pages.geometry() == top


def test_a_whole_page_is_seen_also_when_the_window_grows(at: AtView) -> None:
    at.show(*THREE)
    at.go_to_pages()
    at.key(KEY.Key_PageDown)
    at.key(KEY.Key_PageDown)
    assert "Page 2 of 3" in at.labels
    at.click("Whole page")
    assert "Page 2 of 3" in at.labels
    assert is_in_sight(at.sheet(2))
    before = at.sheet(2).height()
    at.view.resize(700, 800)
    at.qtbot.waitUntil(lambda: before < at.sheet(2).height() <= at.pages.viewport().height())


def test_what_is_not_there_is_said(at: AtView) -> None:
    at.show(*THREE)
    at.look_for("delta")
    at.wait_for_label("Not found")
    assert not at.button("Next").isEnabled()
    at.key(KEY.Key_Return)
    assert "Not found" in at.labels


def test_the_search_begins_where_one_is(at: AtView) -> None:
    at.show(*THREE)
    at.go_to_pages()
    at.key(KEY.Key_End)
    at.look_for("alpha")
    at.wait_for_label("3 of 3")


def test_another_file_is_searched_for_the_same_words(at: AtView) -> None:
    at.show(*THREE)
    at.look_for("alpha")
    at.wait_for_label("1 of 3")
    at.show("Alpha and alpha")
    at.wait_for_label("1 of 2")


def test_nothing_is_shown_any_more_once_it_is_cleared(at: AtView) -> None:
    at.show(*THREE)
    at.view.clear()
    assert at.sheets() == []
    assert not [words for words in at.labels if words.startswith("Page")]


def test_a_shorter_file_may_come_while_a_longer_one_is_scrolled(at: AtView) -> None:
    at.show(*(f"Number {number}" for number in range(30)))
    at.go_to_pages()
    at.view.show_pdf(pdf_of(*THREE))
    at.key(KEY.Key_End)
    at.wait_for_text(3, "Gamma three")
    at.qtbot.waitUntil(lambda: at.is_drawn(3))
    assert "Page 3 of 3" in at.labels


def test_of_several_files_in_a_row_the_last_one_is_shown(at: AtView) -> None:
    for number in range(5):
        at.view.show_pdf(pdf_of(f"File {number}"))
    at.wait_for_text(1, "File 4")
    assert len(at.sheets()) == 1


def test_after_a_file_that_is_none_another_can_be_shown(at: AtView, caplog: pytest.LogCaptureFixture) -> None:
    at.show(*THREE)
    with caplog.at_level(logging.ERROR), at.qtbot.waitSignal(at.view.failed):
        at.view.show_pdf(b"of Sam Example")
    assert at.sheets() == []
    assert "ValueError" in caplog.text
    assert "Sam Example" not in caplog.text
    at.show("Alpha", "Beta")


def test_a_file_without_pages_is_told(at: AtView) -> None:
    empty = io.BytesIO()
    pikepdf.new().save(empty)
    with at.qtbot.waitSignal(at.view.failed):
        at.view.show_pdf(empty.getvalue())
    at.show("Alpha", "Beta")
