from datetime import date

import pytest

from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.domain.health import HealthItem
from imuran_desktop.words.health import (
    about_list_words,
    add_words,
    change_words,
    health_sort_words,
    item_words,
    none_written_words,
    written_by_words,
)
from imuran_desktop.words.language import Language

ENGLISH = Language("en_GB")
DAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (HealthItem("", HealthSort.MEDICINE, "ramipril"), "Ramipril"),
        (HealthItem("", HealthSort.MEDICINE, "ramipril", "at night", DAY), "Ramipril: at night, since 1 March 2026"),
        (HealthItem("", HealthSort.ALLERGY, "penicillin", "a rash"), "Penicillin: a rash"),
        (HealthItem("", HealthSort.VACCINE, "flu jab", on=DAY), "Flu jab: given on 1 March 2026"),
        (HealthItem("", HealthSort.MEDICINE, "x {y}", "{z}"), "X {y}: {z}"),
    ],
)
def test_an_item_in_one_line(item: HealthItem, words: str) -> None:
    assert item_words(ENGLISH, item) == words


def test_who_wrote_it_down() -> None:
    assert written_by_words(ENGLISH, HealthItem("", HealthSort.ALLERGY, "nuts", by="Alex")) == "Written down by Alex"
    assert written_by_words(ENGLISH, HealthItem("", HealthSort.ALLERGY, "nuts")) == ""


@pytest.mark.parametrize("sort", HealthSort)
def test_an_empty_list_says_nothing_about_the_person(sort: HealthSort) -> None:
    assert "That does not mean there" in none_written_words(ENGLISH, sort)


def test_each_list_has_words_of_its_own() -> None:
    for words in (about_list_words, add_words, change_words, health_sort_words):
        assert len({words(ENGLISH, sort) for sort in HealthSort}) == len(HealthSort)
