import pytest
from pytestqt.qtbot import QtBot

from imuran_desktop.reference.guide import load_guide
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.guide_link import BLOOD_TESTS, HOW_TO_TAKE, MISSED_DOSE, STORAGE, GuideLink
from imuran_desktop.words.language import Language


@pytest.mark.parametrize("topic", [BLOOD_TESTS, HOW_TO_TAKE, MISSED_DOSE, STORAGE])
def test_a_link_leads_to_a_topic_of_the_guide(qtbot: QtBot, look: ThemeController, topic: str) -> None:
    link = GuideLink(Language(), topic, look)
    qtbot.addWidget(link)
    assert link.accessibleName() == f"{link.text()}, in the guide"
    with qtbot.waitSignal(link.asked) as asked:
        link.click()
    assert asked.args == [topic]
    assert topic in load_guide().topics


def test_a_link_can_lead_elsewhere(qtbot: QtBot, look: ThemeController) -> None:
    link = GuideLink(Language(), HOW_TO_TAKE)
    qtbot.addWidget(link)
    link.set_topic(MISSED_DOSE)
    assert link.text() == "About missed doses"
    with qtbot.waitSignal(link.asked) as asked:
        link.click()
    assert asked.args == [MISSED_DOSE]
