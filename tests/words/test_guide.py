from __future__ import annotations

import pytest

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.symptoms import OTHER
from imuran_desktop.reference.guide import load_guide
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.words.guide import GuideSection, topic_sections
from imuran_desktop.words.language import Language

GUIDE, SYMPTOMS = load_guide(), load_symptoms()
EMERGENCY, URGENT = "Call your emergency number now", "Contact your clinic or out-of-hours care now"
TELL, LOG = "Tell your clinic soon", "Write it down for your next visit"
HEADINGS = {Level.EMERGENCY: EMERGENCY, Level.URGENT: URGENT, Level.TELL_CLINIC: TELL, Level.LOG: LOG}


def sections(topic: str) -> list[GuideSection]:
    return topic_sections(Language(), GUIDE, GUIDE.topics[topic], SYMPTOMS)


def by_heading(topic: str) -> dict[str, GuideSection]:
    return {section.heading: section for section in sections(topic)}


@pytest.mark.parametrize("topic", [topic for topic in GUIDE.topics if topic != "side_effects"])
def test_a_topic_is_its_statements_each_with_its_sources(topic: str) -> None:
    (section,) = sections(topic)
    assert section.heading == "What the sources say"
    assert [line.id for line in section.lines] == [item.id for item in GUIDE.topics[topic].statements]
    assert all(line.sources for line in section.lines)
    assert {source.id for source in section.sources} == {
        source for item in GUIDE.topics[topic].statements for source in item.sources
    }


def test_what_is_disputed_is_marked() -> None:
    (section,) = sections("how_to_take")
    assert [line.id for line in section.lines if line.disputed] == ["food", "milk", "swallowing"]


def test_the_side_effects_come_by_how_pressing_they_are() -> None:
    assert [section.heading for section in sections("side_effects")] == [
        EMERGENCY,
        f"{EMERGENCY}: when these come together",
        URGENT,
        f"{URGENT}: when these come together",
        TELL,
        LOG,
        "What the sources say",
    ]


@pytest.mark.parametrize("id_", [id_ for id_ in SYMPTOMS.symptoms if id_ != OTHER])
def test_each_symptom_stands_under_what_to_do_when_it_is_mild(id_: str) -> None:
    symptom, listed = SYMPTOMS.symptoms[id_], by_heading("side_effects")
    places = [
        heading
        for heading in HEADINGS.values()
        if any(line.text.partition(". When ")[0] == symptom.label for line in listed[heading].lines)
    ]
    assert places == [HEADINGS[symptom.levels[Severity.MILD]]]


def line_of(label: str) -> str:
    (text,) = [
        line.text for section in sections("side_effects") for line in section.lines if line.text.startswith(label)
    ]
    return text


def test_what_becomes_an_emergency_says_so_beside_it() -> None:
    assert line_of("Trouble speaking.") == f"Trouble speaking. When severe: {EMERGENCY}"
    for symptom in SYMPTOMS.symptoms.values():
        mild, severe = symptom.levels[Severity.MILD], symptom.levels[Severity.SEVERE]
        if severe is Level.EMERGENCY and mild is not severe:
            assert f"{symptom.label}. When severe: {EMERGENCY}" in [
                line.text for section in sections("side_effects") for line in section.lines
            ]


def test_what_is_more_pressing_when_moderate_says_so() -> None:
    assert line_of("Tummy ache or tummy pain.") == f"Tummy ache or tummy pain. When moderate: {URGENT}"


def test_any_severe_one_is_said_to_be_urgent_and_no_list_says_to_wait() -> None:
    listed = by_heading("side_effects")
    assert "any other symptom as soon as it is severe" in listed[URGENT].lead
    assert "Do not wait for office hours" in listed[URGENT].lead
    for heading in (TELL, LOG):
        assert listed[heading].lead.startswith("As long as they are not severe.")


def test_each_combination_stands_under_what_to_do_about_it() -> None:
    listed = by_heading("side_effects")
    for level in (Level.EMERGENCY, Level.URGENT):
        section = listed[f"{HEADINGS[level]}: when these come together"]
        combinations = [item for item in SYMPTOMS.combinations if item.becomes is level]
        assert "Within 3 days of each other" in section.lead
        for line, combination in zip(section.lines, combinations, strict=True):
            for id_ in combination.any_of | combination.with_any:
                assert SYMPTOMS.symptoms[id_].label in line.text
            assert [source.id for source in line.sources] == list(combination.sources)


def test_the_something_else_is_not_listed() -> None:
    label = SYMPTOMS.symptoms[OTHER].label
    assert not [line for section in sections("side_effects") for line in section.lines if label in line.text]
