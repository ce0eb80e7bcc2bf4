from __future__ import annotations

import pytest

from imuran_desktop.reference.guide import load_guide
from tests.cli.running import run_here

AID = "This is a record-keeping aid."


def flat(text: str) -> str:
    return " ".join(text.split())


def test_without_a_topic_it_lists_them() -> None:
    result = run_here("guide")
    assert (result.code, result.err) == (0, "")
    for topic in load_guide().topics.values():
        assert any(line.split(maxsplit=1) == [topic.id, topic.title] for line in result.out.splitlines())
    assert AID in result.out


@pytest.mark.parametrize("topic", load_guide().topics)
def test_a_topic_is_shown_with_its_sources_and_what_the_app_is_not(topic: str) -> None:
    known = load_guide()
    shown = flat(run_here("guide", topic).out)
    for statement in known.topics[topic].statements:
        assert statement.text in shown
        for source in statement.sources:
            assert f"{known.sources[source].name}. Last checked on 22 November 2026." in shown
    assert shown.endswith("In an emergency, call your local emergency number.")


def test_each_line_names_its_sources_by_number() -> None:
    shown = flat(run_here("guide", "surgery").out)
    assert "can interact with it. [1]" in shown
    assert "Where this comes from [1] European package leaflet" in shown


def test_the_side_effects_begin_with_what_is_an_emergency() -> None:
    out = run_here("guide", "side_effects").out
    assert out.index("Call your emergency number now") < out.index("Contact your clinic or out-of-hours care now")
    assert "- Chest pain or a tight chest" in out


@pytest.mark.parametrize("written", ["side-effects", "Side_Effects", " side_effects "])
def test_a_topic_may_be_written_with_hyphens_and_capitals(written: str) -> None:
    assert run_here("guide", written).out == run_here("guide", "side_effects").out


def test_no_line_is_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    for topic in ("storage", "side_effects"):
        assert max(map(len, run_here("guide", topic).out.splitlines())) <= 50


def test_as_json() -> None:
    listed = run_here("guide", "--json").data
    assert [topic["id"] for topic in listed["topics"]] == list(load_guide().topics)
    data = run_here("guide", "how_to_take", "--json").data
    assert (data["id"], data["title"]) == ("how_to_take", "How to take it")
    milk = next(line for line in data["sections"][0]["lines"] if line["id"] == "milk")
    assert milk["disputed"] is True
    assert [source["id"] for source in milk["sources"]] == ["EUL", "AUCMI"]
    assert {source["checked"] for source in milk["sources"]} == {"2026-11-22"}
    assert data["aid"].startswith(AID)


@pytest.mark.parametrize("written", ["nonsense", "", "\0", "../etc", "x\ny"])
def test_an_unknown_topic_names_those_there_are(written: str) -> None:
    sentence = run_here("guide", written).sentence
    assert "is not a topic. The topics are what_it_is, how_to_take," in sentence
