"""The reference data is complete and in order, and a mistake in it is named."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from imuran_desktop.domain.codes import FoodInstruction, Level, Severity
from imuran_desktop.reference import (
    ReferenceDataError,
    load_medicines,
    load_presets,
    load_symptoms,
    read_medicines,
    read_presets,
    read_symptoms,
)

TESTS = Path(__file__).parent

# ---- The data ----------------------------------------------------------------------------------------------------


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


def test_every_source_is_used() -> None:
    symptoms = load_symptoms()
    used = {source for symptom in symptoms.symptoms.values() for source in symptom.sources}

    assert used | {source for item in symptoms.combinations for source in item.sources} == symptoms.sources.keys()


FORBIDDEN = re.compile(
    "safe to|harmless|worry|causes|caused by|because of the medicine|absorption|double dose|take (two|more|less)|skip"
    "|(stop|restart) (taking|your)|(lower|raise|reduce|increase) (your|the) dose"
)


def texts() -> Iterator[str]:
    for symptom in load_symptoms().symptoms.values():
        yield from (symptom.label, *symptom.also, symptom.body_system)
    for preset in load_presets().values():
        yield from (preset.name, *preset.tests, preset.caveat)
    for medicine in load_medicines().values():
        yield medicine.swallow


def test_no_text_advises_blames_or_reassures() -> None:
    for text in texts():
        assert not FORBIDDEN.search(text.casefold()), text


def test_labels_are_in_british_spelling() -> None:
    american = ("diarrhea", "color", "anemia", "hemat", "edema")

    for symptom in load_symptoms().symptoms.values():
        assert not [word for word in american if word in symptom.label.casefold().replace("colour", "")], symptom.label


def test_the_presets_are_the_published_schedules() -> None:
    presets = load_presets()

    assert list(presets) == ["us_label", "uk_rheumatology_2017", "uk_gastroenterology", "weekly_then_quarterly"]
    assert [id_ for id_, preset in presets.items() if not preset.restarts] == ["uk_gastroenterology"]
    assert "replaced in November 2025" in presets["uk_rheumatology_2017"].caveat
    assert all(date.fromisoformat(preset.checked) for preset in presets.values())


def test_azathioprine_is_known_with_its_tablets_and_codes() -> None:
    azathioprine = load_medicines()["azathioprine"]

    assert (azathioprine.brand, azathioprine.atc, azathioprine.rxnorm) == ("Imuran", "L04AX01", "1256")
    assert [(tablet.strength_mg, tablet.rxnorm) for tablet in azathioprine.tablets] == [
        (25, "199310"),
        (50, "197388"),
        (75, "359229"),
        (100, "359228"),
    ]
    assert azathioprine.food is FoodInstruction.WITH_OR_AFTER
    assert all(source.checked for source in azathioprine.sources)


def test_each_file_is_read_once() -> None:
    assert load_symptoms() is load_symptoms()
    assert load_presets() is load_presets()
    assert load_medicines() is load_medicines()


def test_a_source_is_the_same_in_every_file() -> None:
    symptom_sources = load_symptoms().sources

    for medicine in load_medicines().values():
        for source in medicine.sources:
            assert symptom_sources.get(source.id, source) == source


def test_importing_the_loader_costs_a_start_neither_a_parser_nor_a_file() -> None:
    code = "import sys, imuran_desktop.reference; print(*{'tomllib', 'importlib.resources'} & {*sys.modules})"

    # Without site, whose .pth files import what they like.
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=TESTS.parent, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == ""


# ---- Mistakes in it ----------------------------------------------------------------------------------------------

SYMPTOMS = """
[[sources]]
id = "LEAFLET"
name = "A leaflet"
checked = "2026-11-22"

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

PRESETS = """
[[presets]]
id = "monthly"
name = "Monthly"
tests = ["blood count"]
phases = [
    { at_weeks = [2, 4] },
    { every = { days = 14 }, stable_weeks = 6 },
    { every = { months = 1 } },
]
source = "A label"
caveat = "An old one."
restarts = true
checked = "2026-11-22"
"""

MEDICINES = """
[[sources]]
id = "LEAFLET"
name = "A leaflet"
checked = ""

[[medicines]]
id = "azathioprine"
name = "azathioprine"
brand = "Imuran"
atc = "L04AX01"
rxnorm = "1256"
tablets = [{ strength_mg = 12.5, rxnorm = "1" }, { strength_mg = 25, rxnorm = "2" }]
food = "with_or_after"
swallow = "Whole."
sources = ["LEAFLET"]
"""


@pytest.mark.parametrize(
    ("read", "text"), [(read_symptoms, SYMPTOMS), (read_presets, PRESETS), (read_medicines, MEDICINES)]
)
def test_the_files_below_are_right_until_one_thing_is_changed(
    tmp_path: Path, read: Callable[[Path], object], text: str
) -> None:
    path = tmp_path / "right.toml"
    path.write_text(text, encoding="utf-8")

    assert read(path)


def sentence(read: Callable[[Path], object], path: Path, text: str, old: str, new: str) -> str:
    """What reading ``text`` with ``new`` in place of ``old`` complains about."""
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ReferenceDataError) as caught:
        read(path)
    return str(caught.value)


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
        ("[[sources]]", "[extra]\n[[sources]]", 'unknown key "extra".'),
        (
            '"2026-11-22"',
            '"22/11/2026"',
            'source "LEAFLET": "checked" must be a date like 2026-11-22, or empty, not "22/11/2026".',
        ),
        (
            '"2026-11-22"',
            '"20261122"',
            'source "LEAFLET": "checked" must be a date like 2026-11-22, or empty, not "20261122".',
        ),
    ],
)
def test_a_mistake_in_the_symptoms_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    told = sentence(read_symptoms, tmp_path / "symptoms.toml", SYMPTOMS, old, new)

    assert told in {f"symptoms.toml, {said}", f"symptoms.toml: {said}"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("restarts = true", 'restarts = "yes"', ": \"restarts\" must be true or false, not 'yes'."),
        ("at_weeks = [2, 4]", "weeks = [2, 4]", ', phase 1: exactly one of "every" and "at_weeks" is needed.'),
        (
            "at_weeks = [2, 4]",
            "at_weeks = [2, 4], every = { days = 7 }",
            ', phase 1: exactly one of "every" and "at_weeks" is needed.',
        ),
        ("[2, 4]", "[4, 2]", ', phase 1: "at_weeks" must rise from 1 or more.'),
        ("[2, 4]", "[0, 4]", ', phase 1: "at_weeks" must rise from 1 or more.'),
        ("[2, 4]", "[true]", ', phase 1: "at_weeks" must be a whole number, not True.'),
        ("stable_weeks = 6", "stable_weeks = 0", ', phase 2: "stable_weeks" must be 1 or more.'),
        ("stable_weeks = 6", "stable_days = 6", ', phase 2: unknown key "stable_days".'),
        (
            "stable_weeks = 6",
            "stable_weeks = 6, until = { days = 9 }",
            ', phase 2: at most one of "until", "lasts" and "stable_weeks" may end it.',
        ),
        (
            "{ days = 14 }",
            "{ days = 0 }",
            ', phase 2, "every": an interval has days, months or both, and none below zero.',
        ),
        (
            "{ days = 14 }",
            "{ days = 14, months = -1 }",
            ', phase 2, "every": an interval has days, months or both, and none below zero.',
        ),
        ("{ days = 14 }", "{ weeks = 2 }", ', phase 2, "every": unknown key "weeks".'),
        ("{ days = 14 }, stable_weeks = 6", "{ days = 14 }", ": a phase that never ends is followed by another."),
        (
            "{ months = 1 } }",
            "{ months = 1 }, lasts = { months = 3 } }",
            ": the last phase ends, which would leave the person without tests.",
        ),
        (
            "{ every = { days = 14 }, stable_weeks = 6 }",
            "{ at_weeks = [8] }",
            ': "at_weeks" counts from the start, so only the first phase may have it.',
        ),
        ('checked = "2026-11-22"', "", ': missing key "checked".'),
    ],
)
def test_a_mistake_in_the_presets_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    told = sentence(read_presets, tmp_path / "monitoring.toml", PRESETS, old, new)

    assert told == f'monitoring.toml, preset "monthly"{said}'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"with_or_after"', '"at_noon"', ': "food" is the unknown instruction "at_noon".'),
        ('"with_or_after"', '"own_words"', ': "food" is the unknown instruction "own_words".'),
        ("12.5", "0", ', tablet 1: "strength_mg" must be a number above zero, not 0.'),
        ("12.5", "true", ', tablet 1: "strength_mg" must be a number above zero, not True.'),
        ("12.5", '"12.5"', ", tablet 1: \"strength_mg\" must be a number above zero, not '12.5'."),
        ('rxnorm = "1256"', "rxnorm = 1256", ': "rxnorm" must be text, not 1256.'),
        ('["LEAFLET"]', '["BOOK"]', ': "sources" names the unknown source "BOOK".'),
        ('swallow = "Whole."\n', "", ': missing key "swallow".'),
        ('swallow = "Whole."', 'swallow = "Whole."\nprice = 1', ': unknown key "price".'),
    ],
)
def test_a_mistake_in_the_medicines_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    told = sentence(read_medicines, tmp_path / "medicines.toml", MEDICINES, old, new)

    assert told == f'medicines.toml, medicine "azathioprine"{said}'


@pytest.mark.parametrize("content", [None, b"id = ", b"\xff"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "symptoms.toml"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(ReferenceDataError, match=r"^symptoms\.toml: cannot be read \("):
        read_symptoms(path)
