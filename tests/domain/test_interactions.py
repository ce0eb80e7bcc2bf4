from __future__ import annotations

import sys
from subprocess import run

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.domain.folding import folded
from imuran_desktop.domain.interactions import Interaction, Interactions, interactions_of


def item(id_: str, *names: str) -> Interaction:
    return Interaction(id_, names[0], names, HealthSort.MEDICINE, None, "Ask.", ("LEAFLET",))


KNOWN = Interactions(
    (
        item("allopurinol", "allopurinol", "zyloric"),
        item("warfarin", "warfarin"),
        item("penicillamine", "penicillamine"),
        item("flu", "flu"),
        item("nasal_flu", "nasal flu", "flu nose spray"),
        item("yellow_fever", "yellow fever"),
    ),
    {},
)
NAMES = [(entry.id, name) for entry in KNOWN.items for name in entry.names]


def found(name: str) -> list[str]:
    return [entry.id for entry in interactions_of(name, KNOWN)]


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        ("Warfarin 5 mg tablets", ["warfarin"]),
        ("ZYLORIC®", ["allopurinol"]),
        ("warfarin and Zyloric", ["allopurinol", "warfarin"]),
        ("alopurinol", ["allopurinol"]),
        ("allopurinal 100mg, warfarin", ["allopurinol", "warfarin"]),
        ("warferin", ["warfarin"]),
        ("penicilamine", ["penicillamine"]),
        ("yelow fever", ["yellow_fever"]),
        ("flu vaccine", ["flu"]),
        ("nasal flu vaccine", ["nasal_flu"]),
        ("flu vaccination, nose spray", ["nasal_flu"]),
        ("penicillin", []),
        ("flux", []),
        ("antiwarfarinol", []),
        ("nasal spray", []),
        ("", []),
        ("?", []),
    ],
)
def test_a_name_is_found_by_whole_words_and_forgives_a_slip(written: str, ids: list[str]) -> None:
    assert found(written) == ids


@given(entry=st.sampled_from(NAMES), before=st.text(max_size=20), after=st.text(max_size=20))
def test_a_name_is_found_whatever_stands_around_it(entry: tuple[str, str], before: str, after: str) -> None:
    id_, name = entry
    ids = found(f"{before} {name.upper()} {after}")
    # What stands around may make a longer name of it: "nasal" before "flu".
    assert id_ in ids or (id_ == "flu" and "nasal_flu" in ids)


@given(text=st.text(max_size=400))
def test_whatever_is_written_gives_each_at_most_once_in_reading_order(text: str) -> None:
    ids = found(text)
    assert ids == [entry.id for entry in KNOWN.items if entry.id in ids]


@given(text=st.text(max_size=60))
def test_case_accents_and_punctuation_do_not_matter(text: str) -> None:
    assert found(text) == found(folded(text))


@given(name=st.sampled_from([name for _, name in NAMES if len(name) >= 9 and " " not in name]), data=st.data())
def test_one_wrong_letter_in_a_long_name_is_forgiven(name: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    assert found(name[:place] + letter + name[place + 1 :]) == found(name)


def test_importing_it_does_not_load_the_matcher() -> None:
    code = "import sys, imuran_desktop.domain.interactions; sys.exit('rapidfuzz' in sys.modules)"
    assert run([sys.executable, "-c", code], check=False).returncode == 0
