from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.guide import Topic
from imuran_desktop.reference.guide import load_guide
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.ui.guide.printouts import guide_printout, topic_printout
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.printing import PrintDialog, Printout
from imuran_desktop.words.aid import aid_words
from imuran_desktop.words.language import Language
from tests.ui.widgets import pdf

LANGUAGE, GUIDE, SYMPTOMS, DAY = Language("en_GB"), load_guide(), load_symptoms(), date(2026, 3, 2)
SUN: Topic = GUIDE.topics["sun"]


def lines(printout: Printout) -> list[str]:
    return pdf.words(printout.html)


def test_a_topic_has_numbers_that_lead_to_its_sources() -> None:
    found = lines(topic_printout(LANGUAGE, GUIDE, SYMPTOMS, SUN, DAY))
    assert found[:3] == ["Sun", SUN.about, "What the sources say"]
    assert "Mayo Clinic says not to use sunbeds. [3]" in found
    assert (
        "[3] Mayo Clinic and Merative: azathioprine by mouth (1 July 2025). Last checked on 22 November 2026." in found
    )
    assert any(line.startswith("Disputed. Leaflets differ: NHS wording") for line in found)
    assert aid_words(LANGUAGE) in found


def test_the_side_effects_are_printed_by_how_pressing_they_are() -> None:
    found = lines(topic_printout(LANGUAGE, GUIDE, SYMPTOMS, GUIDE.topics["side_effects"], DAY))
    order = ["Call your emergency number now", "Contact your clinic or out-of-hours care now", "Tell your clinic soon"]
    assert [line for line in found if line in order] == order
    assert any(line.startswith("Fit or seizure [") for line in found)


def test_the_whole_guide_has_every_topic_and_every_source_once() -> None:
    found = lines(guide_printout(LANGUAGE, GUIDE, SYMPTOMS, DAY))
    titles = [topic.title for topic in GUIDE.topics.values()]
    assert [line for line in found if line in titles] == titles
    assert "Side effects: Tell your clinic soon" in found
    assert sum("NHS: About azathioprine. Last checked" in line for line in found) == 1


def test_the_whole_guide_is_printed(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    dialog = PrintDialog(look, LANGUAGE, guide_printout(LANGUAGE, GUIDE, SYMPTOMS, DAY), page)
    dialog.save(tmp_path / "guide.pdf")
    assert pdf.title(tmp_path / "guide.pdf") == "Guide to azathioprine"
    assert 4 < pdf.page_count(tmp_path / "guide.pdf") < 12
