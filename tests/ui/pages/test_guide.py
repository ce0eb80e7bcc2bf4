import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from imuran_desktop.domain.guide import Topic
from imuran_desktop.reference.guide import load_guide
from tests.ui.guide.at_guide import AtGuide

TOPICS = list(load_guide().topics.values())


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_every_topic_opens(at_guide: AtGuide, topic: Topic) -> None:
    at_guide.page.show_topic(topic.id)
    assert at_guide.page.title.text() == topic.title
    assert at_guide.labels.count(topic.statements[0].text) == 1
    at_guide.click("All topics")
    assert at_guide.page.title.text() == "Guide"


def test_one_goes_through_the_topics_one_by_one(at_guide: AtGuide) -> None:
    at_guide.page.show_topic(TOPICS[0].id)
    assert not [name for name in at_guide.button_names if name.startswith("Previous topic")]
    for topic in TOPICS[1:]:
        at_guide.click(f"Next topic: {topic.title}")
        assert at_guide.page.title.text() == topic.title
    at_guide.click(f"Previous topic: {TOPICS[-2].title}")
    assert at_guide.page.title.text() == TOPICS[-2].title


def test_what_the_program_is_not_always_stands_at_the_foot(at_guide: AtGuide) -> None:
    foot = "nobody is watching what you record. In an emergency, call your local emergency number."
    assert at_guide.labels[-1].endswith(foot)
    at_guide.page.show_topic("sun")
    assert at_guide.labels[-1].endswith(foot)


def test_it_leads_to_what_the_person_has_recorded_themselves(at_guide: AtGuide) -> None:
    with at_guide.qtbot.waitSignal(at_guide.page.health_asked):
        at_guide.click("Other medicines, allergies and vaccines")
    with at_guide.qtbot.waitSignal(at_guide.page.card_asked):
        at_guide.click("Emergency card")
    at_guide.page.show_topic("other_medicines")
    with at_guide.qtbot.waitSignal(at_guide.page.health_asked):
        at_guide.click("Other medicines, allergies and vaccines")
    at_guide.page.show_topic("surgery")
    with at_guide.qtbot.waitSignal(at_guide.page.card_asked):
        at_guide.click("Emergency card")


def test_a_topic_and_the_whole_guide_can_be_printed(at_guide: AtGuide) -> None:
    at_guide.click("Print the whole guide")
    assert "Print “Guide to azathioprine”" in at_guide.seen
    at_guide.click("Cancel")
    at_guide.page.show_topic("sun")
    at_guide.click("Print this topic")
    assert "Print “Sun”" in at_guide.seen


def test_ctrl_f_looks_for_something_else_from_anywhere(at_guide: AtGuide) -> None:
    at_guide.type("milk")
    at_guide.press(Qt.Key.Key_Return)
    QTest.keyClick(at_guide.focus(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = at_guide.field(QLineEdit, "What do you want to know?")
    assert (at_guide.focus(), field.selectedText()) == (field, "milk")
