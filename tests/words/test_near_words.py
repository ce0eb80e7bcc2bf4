from __future__ import annotations

import pytest

from imuran_desktop.words.near_words import Near, NearWords

WORDS = NearWords(
    ["bruises", "bruising", "poo", "stool", "headache", "skin", "skinny", "rash", "nose", "diarrhoea", "temperature"],
    [["poo", "stool", "poop"]],
)


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("rash", {"rash": Near.SAME}),
        ("bruised", {"bruises": Near.FORM, "bruising": Near.FORM}),
        ("bruises", {"bruises": Near.SAME, "bruising": Near.FORM}),
        ("poop", {"poo": Near.ALIKE, "stool": Near.ALIKE}),
        ("stools", {"stool": Near.FORM, "poo": Near.ALIKE}),
        ("head", {"headache": Near.BEGINS}),
        ("skin", {"skin": Near.SAME, "skinny": Near.BEGINS}),
        ("noze", {"nose": Near.MISSPELT}),
        ("diarhea", {"diarrhoea": Near.MISSPELT}),
        ("temprature", {"temperature": Near.MISSPELT}),
        ("rach", {"rash": Near.MISSPELT}),
        ("rashs", {"rash": Near.FORM}),
        ("rsh", {}),
        ("kettle", {}),
    ],
)
def test_what_a_typed_word_may_mean(typed: str, means: dict[str, Near]) -> None:
    assert WORDS.near(typed) == means


def test_only_the_word_being_typed_may_be_the_misspelt_beginning_of_another() -> None:
    assert WORDS.near("temprat") == {}
    assert WORDS.near("temprat", unfinished=True) == {"temperature": Near.MISSPELT}
