import pytest

from imuran_desktop.exchange.lab_samples import Sample, other_sample, sample_of_cell, sample_of_heading


@pytest.mark.parametrize(
    ("heading", "sample"),
    [
        ("URINE", Sample.OTHER),
        ("Urinalysis:", Sample.OTHER),
        ("Urine: blood, protein", Sample.OTHER),
        ("Serum and urine electrophoresis", None),
        ("Blood and urine tests", None),
        ("Urin/Blut", None),
        ("Harnsediment", Sample.OTHER),
        ("Harnsäure", None),
        ("Blood", Sample.BLOOD),
        ("Blood: negative", None),
        ("Venous blood, fasting", Sample.BLOOD),
        ("Klinische Chemie", Sample.BLOOD),
        ("Microscopy", None),
        ("", None),
    ],
)
def test_a_heading_says_what_was_taken_only_where_that_is_plain(heading: str, sample: Sample | None) -> None:
    assert sample_of_heading(heading) is sample


@pytest.mark.parametrize(
    ("cell", "sample"),
    [
        ("Serum", Sample.BLOOD),
        ("B", Sample.BLOOD),
        ("SST (gold top)", Sample.BLOOD),
        ("U", Sample.OTHER),
        ("Spot urine 2", Sample.OTHER),
        ("Tears", Sample.OTHER),
        ("4711-A", None),
        ("", None),
    ],
)
def test_a_cell_that_names_no_blood_is_of_another_sample_unless_it_is_a_number(
    cell: str, sample: Sample | None
) -> None:
    assert sample_of_cell(cell) is sample


@pytest.mark.parametrize("text", ["Purinethol", "thiopurine", "during", "Urea", "figuring", "Harnstoff"])
def test_words_that_hold_the_name_of_another_sample_are_none(text: str) -> None:
    assert not other_sample(text)
