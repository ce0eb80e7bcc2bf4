"""The other medicines and vaccines that the sources name, and how a mistake in them is named."""

from pathlib import Path

import pytest

from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.domain.interactions import Interactions, interactions_of
from imuran_desktop.reference.interactions import load_interactions, read_interactions
from tests.reference.mistakes import SOURCES, sentence


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("Allopurinol 100 mg", "allopurinol"),
        ("Zyloric", "allopurinol"),
        ("Zyloprim", "allopurinol"),
        ("Adenuric", "febuxostat"),
        ("Uloric 40 mg", "febuxostat"),
        ("Coumadin", "warfarin"),
        *(
            (name, "ace_inhibitor")
            for name in [
                "ramipril",
                "lisinopril",
                "enalapril",
                "perindopril",
                "captopril",
                "quinapril",
                "benazepril",
                "trandolapril",
                "fosinopril",
                "moexipril",
                "cilazapril",
                "imidapril",
                "Tritace",
                "Zestril",
            ]
        ),
        ("co-trimoxazole", "co_trimoxazole"),
        ("Septrin", "co_trimoxazole"),
        ("Bactrim", "co_trimoxazole"),
        ("trimethoprim 200 mg", "co_trimoxazole"),
        ("Purinethol", "mercaptopurine"),
        ("Xaluprine", "mercaptopurine"),
        ("6-MP", "mercaptopurine"),
        ("ribavirin", "ribavirin"),
        ("mesalazine", "aminosalicylate"),
        ("mesalamine", "aminosalicylate"),
        ("Asacol", "aminosalicylate"),
        ("Pentasa", "aminosalicylate"),
        ("Salazopyrin", "aminosalicylate"),
        ("sulfasalazine", "aminosalicylate"),
        ("olsalazine", "aminosalicylate"),
        ("balsalazide", "aminosalicylate"),
        ("methotrexate", "methotrexate"),
        ("penicillamine", "penicillamine"),
        ("cimetidine", "cimetidine"),
        ("indomethacin", "indometacin"),
        ("Remicade", "infliximab"),
        ("chemotherapy", "cytotoxic"),
        ("rocuronium", "muscle_relaxant_surgery"),
        ("MMR", "mmr_vaccine"),
        ("varicella", "chickenpox_vaccine"),
        ("Zostavax", "shingles_live_vaccine"),
        ("Shingrix", "shingles_not_live_vaccine"),
        ("shingles vaccine", "shingles_vaccine"),
        ("yellow fever", "yellow_fever_vaccine"),
        ("nasal flu spray", "nasal_flu_vaccine"),
        ("flu jab", "flu_injection_vaccine"),
        ("BCG", "bcg_vaccine"),
        ("oral typhoid", "oral_typhoid_vaccine"),
        ("rotavirus", "rotavirus_vaccine"),
        ("oral polio", "oral_polio_vaccine"),
        ("pneumonia vaccine", "pneumococcal_vaccine"),
        ("COVID-19 booster", "covid_vaccine"),
        ("hepatitis B", "hepatitis_vaccine"),
        ("Td", "tetanus_vaccine"),
    ],
)
def test_what_is_documented_is_found_by_its_names(written: str, id_: str) -> None:
    assert [item.id for item in interactions_of(written, load_interactions())] == [id_]


@pytest.mark.parametrize(
    "written",
    [
        "paracetamol",
        "ibuprofen",
        "amoxicillin",
        "penicillin",
        "flucloxacillin",
        "doxycycline",
        "azithromycin",
        "ranitidine",
        "famotidine",
        "omeprazole",
        "lansoprazole",
        "losartan",
        "candesartan",
        "amlodipine",
        "bisoprolol",
        "furosemide",
        "metformin",
        "atorvastatin",
        "simvastatin",
        "citalopram",
        "sertraline",
        "amitriptyline",
        "trimipramine",
        "prednisolone",
        "levothyroxine",
        "adalimumab",
        "rituximab",
        "colchicine",
        "baclofen",
        "insulin",
        "aspirin",
        "clopidogrel",
        "apixaban",
        "salbutamol",
        "gabapentin",
        "tramadol",
        "morphine",
        "warmth",
        "flutamide",
    ],
)
def test_what_is_not_documented_is_not_taken_for_it(written: str) -> None:
    assert interactions_of(written, load_interactions()) == ()


def test_each_note_says_whom_to_ask() -> None:
    for item in load_interactions().items:
        assert "clinic" in item.note, item.id
        if item.sort is HealthSort.MEDICINE:
            assert "pharmacist" in item.note, item.id
            assert "azathioprine" in item.note or "talk to your pharmacist" in item.note.casefold(), item.id


def test_what_may_be_live_says_to_ask_before() -> None:
    for item in load_interactions().items:
        if item.sort is HealthSort.VACCINE and item.live is not False:
            assert "ask your clinic" in item.note.casefold(), item.id
            assert "live" in item.note, item.id


def test_warfarin_is_told_in_the_right_direction() -> None:
    (warfarin,) = interactions_of("warfarin", load_interactions())

    assert "makes warfarin work less" in warfarin.note
    assert "starts, changes or ends, and after a run of missed doses" in warfarin.note


def test_no_note_names_a_dose_or_touches_the_blood_pressure_medicine() -> None:
    for item in load_interactions().items:
        assert " mg" not in item.note, item.id
    (ace,) = interactions_of("ramipril", load_interactions())
    assert "Any change to it is for you and the clinic that prescribes it." in ace.note


def test_the_file_is_read_once() -> None:
    assert load_interactions() is load_interactions()


FILE = """
[[interactions]]
id = "warfarin"
name = "Warfarin"
names = ["warfarin", "coumadin"]
sort = "medicine"
note = "Ask your clinic."
sources = ["LEAFLET"]

[[interactions]]
id = "mmr"
name = "MMR"
names = ["m-m-r"]
sort = "vaccine"
live = true
note = "Ask your clinic first."
sources = ["LEAFLET"]
"""


def read(path: Path) -> Interactions:
    return read_interactions(path, SOURCES)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('sort = "medicine"', 'sort = "allergy"', 'warfarin": "sort" must be "medicine" or "vaccine", not "allergy".'),
        ('sort = "medicine"', 'sort = "medicine"\nlive = true', 'warfarin": only a vaccine can be "live".'),
        ('["m-m-r"]', '["M M R", "m-m-r"]', 'mmr": "names" has "m-m-r", which is there already.'),
        ('["m-m-r"]', '["Coumadin"]', 'mmr": "names" has "Coumadin", which is there already.'),
        ('["LEAFLET"]', '["BOOK"]', 'warfarin": "sources" names the unknown source "BOOK".'),
        ("live = true", 'live = "no"', 'mmr": "live" must be true or false, not \'no\'.'),
        ('note = "Ask your clinic."\n', "", 'warfarin": missing key "note".'),
        ('id = "mmr"', 'id = "warfarin"', 'warfarin": another entry has the same id.'),
    ],
)
def test_a_mistake_in_the_interactions_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    told = sentence(read, tmp_path / "interactions.toml", FILE, old, new)

    assert told == f'interactions.toml, interaction "{said}'
