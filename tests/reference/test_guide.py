"""The guide says all that is documented, in plain and careful words, and a mistake in it is named."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from imuran_desktop.domain.guide import Guide, Statement
from imuran_desktop.reference.guide import load_guide, read_guide
from imuran_desktop.reference.interactions import load_interactions
from tests.reference.mistakes import SOURCES, sentence

DATA = Path(__file__).parents[1] / "data"
_SENTENCE_END = re.compile(r"(?<=[.!?:]) ")
_WORD = re.compile(r"[A-Za-z']+")
_VOWELS = re.compile("[aeiouy]+")


def statements() -> Mapping[str, Statement]:
    return {item.id: item for topic in load_guide().topics.values() for item in topic.statements}


def documented(name: str) -> Mapping[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def test_the_topics_are_those_agreed_in_their_order() -> None:
    assert list(load_guide().topics) == [
        "what_it_is",
        "how_to_take",
        "missed_dose",
        "blood_tests",
        "side_effects",
        "long_term_risks",
        "infections_and_vaccines",
        "sun",
        "pregnancy_and_breastfeeding",
        "other_medicines",
        "storage",
        "surgery",
    ]


def test_every_documented_statement_is_said_corrected_or_left_out_for_a_reason() -> None:
    said, other = statements(), {item.id for item in load_interactions().items}

    for item in documented("documented_guidance.toml")["guidance"]:
        assert ("left_out" in item) != ("statements" in item), item["id"]
        assert {*item.get("statements", ())} <= said.keys(), item["id"]
        assert {*item.get("interactions", ())} <= other, item["id"]


def test_what_is_confirmed_is_left_out_only_where_it_claims_how_well_it_works() -> None:
    for item in documented("documented_guidance.toml")["guidance"]:
        if item["check"] in ("confirmed", "added") and "left_out" in item:
            assert item["left_out"] == "a claim of how well it works", item["id"]


def test_what_only_a_test_or_time_shows_is_in_the_guide() -> None:
    effects, guide = documented("documented_effects.toml"), load_guide()
    side_effects = {item.id for item in guide.topics["side_effects"].statements}
    risks = {item.id for item in guide.topics["long_term_risks"].statements}

    assert {*effects["lab_finding"]} <= side_effects
    assert {*effects["long_term_risk"]} <= risks


def test_what_is_disputed_says_so_in_its_text() -> None:
    for item in statements().values():
        assert item.disputed == item.text.startswith("Leaflets differ: "), item.id
        assert not item.disputed or len(item.sources) > 1, item.id


def test_the_known_conflicts_are_disputed() -> None:
    disputed = {item.id for item in statements().values() if item.disputed}

    assert disputed >= {"food", "milk", "swallowing", "pregnancy_decision", "coils", "breastfeeding"}


def test_no_statement_stands_on_an_unchecked_source_or_a_web_article_alone() -> None:
    for item in statements().values():
        assert not {"SEED000", "SEED004", "BG"} & {*item.sources}, item.id


def test_the_missed_dose_is_as_the_sources_agree() -> None:
    text = statements()["missed"].text

    assert "as soon as you remember" in text
    assert "almost time for the next dose" in text
    assert "Never take two doses together" in text


@pytest.mark.parametrize(
    "id_",
    ["act_at_once", "rash_fever_flu", "liver_problems", "pancreatitis", "pml", "infection_signs", "pregnancy_itching"],
)
def test_what_is_urgent_says_to_get_help_now(id_: str) -> None:
    assert re.search(
        r"medical help now|contact your clinic or out-of-hours care now", statements()[id_].text, re.IGNORECASE
    )


@pytest.mark.parametrize("id_", ["act_at_once", "rash_fever_flu", "pml"])
def test_where_a_leaflet_says_to_stop_the_person_is_sent_to_ask(id_: str) -> None:
    assert "get medical help now and ask about your next dose" in statements()[id_].text


def test_no_dose_is_named() -> None:
    for item in statements().values():
        assert not re.search(r"\bmg\b", item.text.replace("The 50 mg tablet", "")), item.id


def shown() -> Iterator[tuple[str, str]]:
    for topic in load_guide().topics.values():
        yield topic.id, topic.about
        yield from ((item.id, item.text) for item in topic.statements)
    yield from ((item.id, item.note) for item in load_interactions().items)


def syllables(word: str) -> int:
    found = len(_VOWELS.findall(word.casefold()))
    return max(found - (word.endswith("e") and not word.endswith("le")), 1)


def test_the_texts_can_be_read_at_twelve() -> None:
    """By the grade of Flesch and Kincaid over all of them (7: age 12), long names of medicines included."""
    sentences = [_WORD.findall(part) for _, text in shown() for part in _SENTENCE_END.split(text)]
    words = [word for part in sentences for word in part]

    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    assert grade < 7


def test_no_sentence_is_long() -> None:
    for id_, text in shown():
        for part in _SENTENCE_END.split(text):
            assert len(_WORD.findall(part)) <= 24, (id_, part)


def test_the_file_is_read_once() -> None:
    assert load_guide() is load_guide()


FILE = """
[[topics]]
id = "sun"
title = "Sun"
about = "The skin."
also = ["sunburn"]

[[topics.statements]]
id = "cover_up"
text = "Cover up."
sources = ["LEAFLET"]

[[topics]]
id = "storage"
title = "Storing"
about = "The tablets."
also = ["fridge"]

[[topics.statements]]
id = "keep"
text = "Leaflets differ: keep them dry."
sources = ["LEAFLET"]
disputed = true
"""


def read(path: Path) -> Guide:
    return read_guide(path, SOURCES)


def test_a_guide_is_read(tmp_path: Path) -> None:
    path = tmp_path / "guide.toml"
    path.write_text(FILE, encoding="utf-8")

    topics = read(path).topics
    assert list(topics) == ["sun", "storage"]
    assert topics["sun"].statements == (Statement("cover_up", "Cover up.", ("LEAFLET",)),)
    assert topics["storage"].statements[0].disputed


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "storage"', 'id = "sun"', 'topic "sun": another entry has the same id.'),
        (
            'id = "keep"',
            'id = "cover_up"',
            'topic "storage", statement "cover_up": another topic has a statement with the same id.',
        ),
        ('["LEAFLET"]', '["BOOK"]', 'topic "sun", statement "cover_up": "sources" names the unknown source "BOOK".'),
        (
            "disputed = true",
            'disputed = "yes"',
            'topic "storage", statement "keep": "disputed" must be true or false, not \'yes\'.',
        ),
        ('title = "Sun"\n', "", 'topic "sun": missing key "title".'),
        (
            'text = "Cover up."',
            'text = ""',
            'topic "sun", statement "cover_up": "text" has an empty text, or one with spaces around it.',
        ),
        ('title = "Sun"', 'title = "Sun"\ncolour = "red"', 'topic "sun": unknown key "colour".'),
    ],
)
def test_a_mistake_in_the_guide_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert sentence(read, tmp_path / "guide.toml", FILE, old, new) == f"guide.toml, {said}"
