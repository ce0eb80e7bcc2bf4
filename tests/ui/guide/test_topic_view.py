from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel

from imuran_desktop.ui.theme import ThemeController
from tests.ui.guide.at_guide import AtGuide

CHECKED = "Last checked on 22 November 2026."


def test_a_topic_says_what_the_sources_say(at_guide: AtGuide) -> None:
    at_guide.click("Storing and handling the tablets")
    assert "Keep the tablets dry, at room temperature, and away from children." in at_guide.labels
    assert "Take tablets that you no longer need to a pharmacy." in at_guide.labels
    assert at_guide.labels.count("Disputed") == 1


def test_where_it_is_from_is_shown_when_asked_and_stays_so_in_the_next_topic(at_guide: AtGuide) -> None:
    at_guide.page.show_topic("sun")
    assert CHECKED not in at_guide.seen
    at_guide.click("Where this is from")
    assert f"Source: Mayo Clinic and Merative: azathioprine by mouth (1 July 2025). {CHECKED}" in at_guide.labels
    at_guide.click("Next topic: Pregnancy and breastfeeding")
    assert CHECKED in at_guide.seen
    at_guide.click("Hide where this is from")
    assert CHECKED not in at_guide.seen


def test_side_effects_stand_by_how_pressing_they_are(at_guide: AtGuide) -> None:
    at_guide.page.show_topic("side_effects")
    order = [
        "Call your emergency number now",
        "Hard to breathe, or wheezing",
        "Contact your clinic or out-of-hours care now",
        "High temperature (fever)",
        "Tell your clinic soon",
        "Headache",
        "Write it down for your next visit",
    ]
    assert [words for words in at_guide.labels if words in order] == order
    at_guide.click("Where this is from")
    assert CHECKED in at_guide.seen


def test_what_was_looked_for_is_brought_into_view(at_guide: AtGuide) -> None:
    at_guide.window.resize(900, 400)
    at_guide.page.show_topic("other_medicines", ("alcohol",))
    label = next(each for each in at_guide.page.findChildren(QLabel) if "too much alcohol" in each.text())
    at_guide.qtbot.waitUntil(lambda: not label.visibleRegion().isEmpty())


def test_headings_are_headings_to_a_screen_reader(at_guide: AtGuide) -> None:
    at_guide.page.show_topic("sun")
    assert [
        heading_words(label)
        for label in at_guide.page.findChildren(QLabel)
        if label.isVisible() and heading_words(label)
    ] == [
        "Sun",
        "What the sources say",
    ]


def test_lines_are_short_enough_to_read_at_every_size(at_guide: AtGuide, look: ThemeController) -> None:
    at_guide.window.resize(1600, 800)
    at_guide.page.show_topic("other_medicines")
    for percent in (100, 150):
        look.apply("light", percent)
        QApplication.processEvents()
        label = next(each for each in at_guide.page.findChildren(QLabel) if each.text().startswith("Allopurinol"))
        assert 65 < longest_line(label) <= 77


def longest_line(label: QLabel) -> float:
    """How many letters a line of it has, about."""
    metrics = label.fontMetrics()
    return label.width() / (metrics.horizontalAdvance(label.text()) / len(label.text()))


def heading_words(label: QLabel) -> str:
    interface = QAccessible.queryAccessibleInterface(label)
    is_heading = interface.role() == QAccessible.Role.Heading
    return interface.text(QAccessible.Text.Name) if is_heading else ""


def test_esc_goes_back_to_the_topic_in_the_list(at_guide: AtGuide) -> None:
    at_guide.tab_to("What it is for, and what your clinic should know")
    at_guide.press(Qt.Key.Key_Return)
    assert "It is used for lupus." in at_guide.seen
    at_guide.press(Qt.Key.Key_Escape)
    assert at_guide.page.title.text() == "Guide"
    assert at_guide.focus().accessibleName() == "What it is for, and what your clinic should know"
