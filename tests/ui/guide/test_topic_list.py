from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit

from imuran_desktop.reference.guide import load_guide
from imuran_desktop.reference.symptoms import load_symptoms
from tests.ui.at_widget import names
from tests.ui.guide.at_guide import AtGuide

TITLES = [topic.title for topic in load_guide().topics.values()]
MILK = (
    "Leaflets differ: the European one says 1 hour before or 2 hours after milk or dairy. "
    "The Australian one says 1 hour before or 3 hours after. Follow your own leaflet."
)


def test_every_topic_is_listed_with_what_it_is_about(at_guide: AtGuide) -> None:
    assert sorted(at_guide.listed) == sorted(TITLES)
    assert all(topic.about in at_guide.seen for topic in load_guide().topics.values())


def test_the_answer_stands_below_the_question_as_it_is_typed(at_guide: AtGuide) -> None:
    at_guide.type("can I drink milk")
    assert at_guide.listed[0] == "How to take it"
    assert MILK in at_guide.labels
    assert at_guide.labels.index("Disputed") < at_guide.labels.index(MILK)


def test_a_symptom_leads_to_it_among_the_side_effects(at_guide: AtGuide) -> None:
    at_guide.window.resize(900, 400)
    at_guide.type("yellow skin")
    label = load_symptoms().symptoms["jaundice"].label
    assert at_guide.listed[0] == "Side effects"
    assert label in at_guide.labels
    at_guide.press(Qt.Key.Key_Return)
    assert at_guide.page.title.text() == "Side effects"
    line = next(each for each in at_guide.page.findChildren(QLabel) if each.text() == label and each.isVisible())
    at_guide.qtbot.waitUntil(lambda: not line.visibleRegion().isEmpty())


def test_what_is_found_is_said_to_a_screen_reader_with_its_dispute(at_guide: AtGuide) -> None:
    at_guide.type("milk")
    entry = QAccessible.queryAccessibleInterface(at_guide.button("How to take it"))
    assert entry.text(QAccessible.Text.Description) == f"Disputed. {MILK}"


def test_the_best_topic_comes_first_and_enter_opens_it(at_guide: AtGuide) -> None:
    at_guide.type("vaccine")
    assert at_guide.listed == ["Infections and vaccines"]
    assert "1 topic found. Enter opens it." in at_guide.seen
    at_guide.press(Qt.Key.Key_Return)
    assert at_guide.page.title.text() == "Infections and vaccines"


def test_no_more_than_three_statements_stand_in_the_list(at_guide: AtGuide) -> None:
    at_guide.type("vaccine")
    assert "And 1 more in this topic." in at_guide.seen


def test_nothing_found_is_said_plainly(at_guide: AtGuide) -> None:
    at_guide.type("zebra")
    assert at_guide.listed == []
    assert "The guide has nothing on “zebra”. Try another word, or ask your pharmacist or clinic." in at_guide.seen
    at_guide.press(Qt.Key.Key_Return)
    assert at_guide.page.title.text() == "Guide"


def test_esc_brings_all_topics_back(at_guide: AtGuide) -> None:
    at_guide.type("milk")
    at_guide.press(Qt.Key.Key_Escape)
    assert at_guide.field(QLineEdit, "What do you want to know?").text() == ""
    assert sorted(at_guide.listed) == sorted(TITLES)
    assert isinstance(at_guide.focus(), QLineEdit)


def test_arrow_keys_go_from_topic_to_topic_and_back_to_the_field(at_guide: AtGuide) -> None:
    at_guide.type("milk")
    found = at_guide.listed
    for title in (*found, found[-1]):
        at_guide.press(Qt.Key.Key_Down)
        assert title in names(at_guide.focus())
    at_guide.press(Qt.Key.Key_Up, len(found))
    assert isinstance(at_guide.focus(), QLineEdit)


def test_topics_side_by_side_are_reached_sideways(at_guide: AtGuide) -> None:
    at_guide.window.resize(1200, 800)
    assert at_guide.listed == TITLES
    at_guide.press(Qt.Key.Key_Down)
    assert TITLES[0] in names(at_guide.focus())
    at_guide.press(Qt.Key.Key_Right)
    assert TITLES[1] in names(at_guide.focus())
    at_guide.press(Qt.Key.Key_Down)
    assert TITLES[3] in names(at_guide.focus())
    at_guide.press(Qt.Key.Key_Left)
    assert TITLES[2] in names(at_guide.focus())


def test_the_tab_key_passes_one_topic_only(at_guide: AtGuide) -> None:
    at_guide.tab_to(TITLES[0])
    at_guide.press(Qt.Key.Key_Tab)
    assert "Print the whole guide" in names(at_guide.focus())
