"""Every documented symptom can be recorded, and a mistake in the list is named."""

import tomllib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.reference.symptoms import load_symptoms, read_symptoms
from tests.reference.mistakes import SOURCES, sentence

TESTS = Path(__file__).parents[1]


def documented() -> Iterator[tuple[str, str, str]]:
    """(source, term, id) of each symptom that the sources name."""
    effects = tomllib.loads((TESTS / "data" / "documented_effects.toml").read_text(encoding="utf-8"))
    not_recorded = {*effects["lab_finding"], *effects["long_term_risk"]}
    for passage in effects["passages"]:
        for effect in passage["effects"]:
            for id_ in effect["ids"]:
                if id_ not in not_recorded:
                    yield passage["source"], effect["term"], id_


def test_every_documented_symptom_can_be_recorded_and_names_its_source() -> None:
    symptoms = load_symptoms().symptoms

    for source, term, id_ in documented():
        assert id_ in symptoms, f"{source}: {term}"
        assert source in symptoms[id_].sources, f"{source}: {term}"


def test_every_symptom_of_the_list_is_documented() -> None:
    assert load_symptoms().symptoms.keys() == {id_ for _, _, id_ in documented()}


def test_what_only_a_test_or_a_doctor_can_find_is_no_symptom() -> None:
    symptoms = load_symptoms().symptoms

    assert not {"low_blood_counts", "liver_problems", "pancreatitis", "lymphoma", "pml"} & symptoms.keys()


def test_symptoms_are_grouped_by_body_system() -> None:
    systems = [symptom.body_system for symptom in load_symptoms().symptoms.values()]

    assert len([system for system, _ in groupby(systems)]) == len(set(systems))


def test_labels_are_short_and_tell_symptoms_apart() -> None:
    labels = [symptom.label for symptom in load_symptoms().symptoms.values()]

    assert len({label.casefold() for label in labels}) == len(labels)
    assert max(map(len, labels)) <= 50


def test_a_severe_symptom_is_always_at_least_urgent() -> None:
    for symptom in load_symptoms().symptoms.values():
        assert symptom.levels[Severity.SEVERE].rank >= Level.URGENT.rank, symptom.id


def test_what_was_never_compared_with_a_text_says_so() -> None:
    symptoms = load_symptoms()

    unverified = {id_ for id_, source in symptoms.sources.items() if not source.checked}
    assert unverified == {"BG"}
    assert "not verified" in symptoms.sources["BG"].name
    # Such a source never stands alone.
    for symptom in symptoms.symptoms.values():
        assert set(symptom.sources) - unverified, symptom.id


def test_labels_are_in_british_spelling() -> None:
    american = ("diarrhea", "color", "anemia", "hemat", "edema")

    for symptom in load_symptoms().symptoms.values():
        assert not [word for word in american if word in symptom.label.casefold().replace("colour", "")], symptom.label


def test_the_file_is_read_once() -> None:
    assert load_symptoms() is load_symptoms()


SYMPTOMS = """
[[symptoms]]
id = "cough"
label = "Cough"
also = ["coughing"]
body_system = "chest"
levels = { mild = "log", moderate = "log", severe = "urgent" }
sources = ["LEAFLET"]

[[symptoms]]
id = "fever"
label = "High temperature"
also = ["hot", "feverish"]
body_system = "infection"
levels = { mild = "tell_clinic", moderate = "urgent", severe = "emergency" }
sources = ["LEAFLET"]

[[combinations]]
any_of = ["cough"]
with_any = ["fever"]
becomes = "urgent"
sources = ["LEAFLET"]
"""


def read(path: Path) -> SymptomList:
    return read_symptoms(path, SOURCES)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('label = "Cough"', 'label = "Cough"\ncolour = "red"', 'symptom "cough": unknown key "colour".'),
        ('label = "Cough"\n', "", 'symptom "cough": missing key "label".'),
        ('label = "Cough"', "label = 3", 'symptom "cough": "label" must be text, not 3.'),
        ('"Cough"', '" Cough"', 'symptom "cough": "label" has an empty text, or one with spaces around it.'),
        ('"Cough"', '""', 'symptom "cough": "label" has an empty text, or one with spaces around it.'),
        ('["coughing"]', '"coughing"', 'symptom "cough": "also" must be a list, not \'coughing\'.'),
        ('["coughing"]', "[]", 'symptom "cough": "also" is empty.'),
        ('["coughing"]', '["wet", "wet"]', 'symptom "cough": "also" names "wet" twice.'),
        (
            '["coughing"]',
            '["coughing", ""]',
            'symptom "cough": "also" has an empty text, or one with spaces around it.',
        ),
        ('id = "fever"', 'id = "cough"', 'symptom "cough": another entry has the same id.'),
        ('id = "fever"', "", 'symptom 2: missing key "id".'),
        ('id = "fever"', 'id = "none"', 'symptom "none": this id means a day without symptoms.'),
        ('mild = "log"', 'mild = "calm"', 'symptom "cough", "levels": "mild" is the unknown level "calm".'),
        ('mild = "log", ', "", 'symptom "cough", "levels": missing key "mild".'),
        ('mild = "log"', 'mild = "log", none = "log"', 'symptom "cough", "levels": unknown key "none".'),
        (
            'moderate = "log"',
            'moderate = "emergency"',
            'symptom "cough", "levels": "severe" is less pressing than "moderate".',
        ),
        (
            'mild = "tell_clinic"',
            'mild = "emergency"',
            'symptom "fever", "levels": "moderate" is less pressing than "mild".',
        ),
        ('sources = ["LEAFLET"]', 'sources = ["BOOK"]', 'symptom "cough": "sources" names the unknown source "BOOK".'),
        ('sources = ["LEAFLET"]', "sources = []", 'symptom "cough": "sources" is empty.'),
        ('any_of = ["cough"]', 'any_of = ["sneeze"]', 'combination 1: "any_of" names the unknown symptom "sneeze".'),
        ('with_any = ["fever"]', 'with_any = ["pain"]', 'combination 1: "with_any" names the unknown symptom "pain".'),
        ('with_any = ["fever"]', 'with_any = ["fever", "cough"]', 'combination 1: "cough" is on both sides.'),
        ('becomes = "urgent"', 'becomes = "bad"', 'combination 1: "becomes" is the unknown level "bad".'),
        ('becomes = "urgent"', 'becomes = "urgent"\nwhy = "x"', 'combination 1: unknown key "why".'),
        ("[[combinations]]", "[[combos]]", 'missing key "combinations".'),
        ("[[symptoms]]", "[extra]\n[[symptoms]]", 'unknown key "extra".'),
    ],
)
def test_a_mistake_in_the_symptoms_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    told = sentence(read, tmp_path / "symptoms.toml", SYMPTOMS, old, new)

    assert told in {f"symptoms.toml, {said}", f"symptoms.toml: {said}"}
