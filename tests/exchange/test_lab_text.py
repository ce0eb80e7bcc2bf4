"""Texts as laboratories send them, all of them made up, and any text at all."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.results import Analyte, Result
from imuran_desktop.exchange.lab_text import LabLine, LabText, LineSort, read_lab_text
from imuran_desktop.exchange.lab_values import Unread
from imuran_desktop.reference.analytes import load_analytes

ANALYTES = load_analytes()

BRITISH = """\
Patient: Sam Example
Collected: 12/03/2026 08:15   Received: 13/03/2026 09:40

FULL BLOOD COUNT
Haemoglobin                    132 g/L            (115 - 165)
White cell count               3.4 x10^9/L  *     (4.0 - 11.0)
Platelets                      210 10*9/L         (150 - 400)
Red cell count                 4.41 x10^12/L      (3.80 - 5.80)
Haematocrit                    0.402 L/L          (0.370 - 0.470)
MCV                            91.2 fL            (80.0 - 100.0)
Neutrophils                    1.9 L 2.0-7.5 10*9/L
LIVER FUNCTION TESTS
Total bilirubin                <3 umol/L          (<21)
ALT                            haemolysed
Alkaline phosphatase           70 U/L             (30 - 130)
Albumin                        42 g/L             (35 - 50)
eGFR (CKD-EPI 2021)            >90 mL/min/1.73m2  (>60)
Report no. 4711 was sent to the clinic.
"""

AMERICAN = """\
Collected on March 12, 2026
Test\tResult\tFlag\tReference Range\tUnits
WBC\t3.4\tL\t4.0-11.0\tK/uL
Hemoglobin\t13.2\t\t11.5-16.5\tg/dL
Platelets\t210,000\t\t150,000-400,000\t/uL
Neutrophils\t61\t\t40-74\t%
Neutrophils (Absolute)\t2.1\t\t1.8-7.7\tK/uL
AST (SGOT)\t31\t\t0-40\tIU/L
Creatinine, Serum\t0.98\t\t0.57-1.00\tmg/dL
eGFR\t78\t\t>59\tmL/min/1.73
C-Reactive Protein\t<0.5\t\t0.0-0.9\tmg/dL
"""

GERMAN = """\
Blutentnahme: 12.03.2026
Leukozyten      3,4     Gpt/l     4,0 - 11,0   -
Hämoglobin      13,2    g/dl      12,0 - 16,0
Thrombozyten    210     G/l       150 - 400
GPT (ALAT)      34      U/l       < 35
Gamma-GT        71      U/l       < 40         +
Kreatinin       0,98    mg/dl     0,50 - 0,90  H
Bilirubin gesamt 0,4    mg/dl     bis 1,2
"""

AUSTRALIAN = """\
Specimen collected: 12 Mar 2026
Haemoglobin : 132 g/L [115-165]
WCC : 3.4 x10*9/L [4.0-11.0] L
Sodium : 140 mmol/L [135-145]
Urea : 5.1 mmol/L [3.0-8.0]
Ferritin : 45 ug/L [30-200]
"""


def told(text: LabText) -> dict[str, str]:
    """The results in short: sign, value, unit and range."""
    return {item.analyte: " ".join(_told(item)) for item in text.results}


def _told(item: Result) -> list[str]:
    value = item.comment if item.value is None else f"{item.sign.value}{item.value}"
    low, high = ("" if end is None else str(end) for end in (item.low, item.high))
    ranged = f"({low}..{high})" if low or high else ""
    return [part for part in (value, item.unit, ranged) if part]


def test_a_british_report_is_read() -> None:
    text = read_lab_text(BRITISH, ANALYTES)

    assert told(text) == {
        "haemoglobin": "132 g/L (115..165)",
        "wbc": "3.4 10*9/L (4.0..11.0)",
        "platelets": "210 10*9/L (150..400)",
        "red_cells": "4.41 10*12/L (3.80..5.80)",
        "haematocrit": "0.402 L/L (0.370..0.470)",
        "mcv": "91.2 fL (80.0..100.0)",
        "neutrophils": "1.9 10*9/L (2.0..7.5)",
        "bilirubin": "<3 umol/L (..21)",
        "alt": "haemolysed",
        "alp": "70 U/L (30..130)",
        "albumin": "42 g/L (35..50)",
        "egfr": ">90 mL/min/{1.73_m2} (60..)",
    }
    assert text.collected == date(2026, 3, 12)
    assert [line.text for line in text.unread] == ["Report no. 4711 was sent to the clinic."]


def test_an_american_report_is_read() -> None:
    text = read_lab_text(AMERICAN, ANALYTES)

    assert told(text) == {
        "wbc": "3.4 10*3/uL (4.0..11.0)",
        "haemoglobin": "13.2 g/dL (11.5..16.5)",
        "platelets": "210000 /uL (150000..400000)",
        "neutrophils_share": "61 % (40..74)",
        "neutrophils": "2.1 10*3/uL (1.8..7.7)",
        "ast": "31 U/L (0..40)",
        "creatinine": "0.98 mg/dL (0.57..1.00)",
        "egfr": "78 mL/min/{1.73_m2} (59..)",
        "crp": "<0.5 mg/dL (0.0..0.9)",
    }
    assert text.collected == date(2026, 3, 12)
    assert text.unread == ()


def test_a_german_report_is_read() -> None:
    text = read_lab_text(GERMAN, ANALYTES)

    assert told(text) == {
        "wbc": "3.4 10*9/L (4.0..11.0)",
        "haemoglobin": "13.2 g/dL (12.0..16.0)",
        "platelets": "210 10*9/L (150..400)",
        "alt": "34 U/L (..35)",
        "ggt": "71 U/L (..40)",
        "creatinine": "0.98 mg/dL (0.50..0.90)",
        "bilirubin": "0.4 mg/dL (..1.2)",
    }
    assert text.collected == date(2026, 3, 12)
    assert text.unread == ()


def test_an_australian_report_is_read() -> None:
    text = read_lab_text(AUSTRALIAN, ANALYTES)

    assert told(text) == {
        "haemoglobin": "132 g/L (115..165)",
        "wbc": "3.4 10*9/L (4.0..11.0)",
        "sodium": "140 mmol/L (135..145)",
        "urea": "5.1 mmol/L (3.0..8.0)",
        "Ferritin": "45 ug/L (30..200)",
    }
    assert text.collected == date(2026, 3, 12)


def only(line: str) -> LabLine:
    (found,) = read_lab_text(line, ANALYTES).lines
    return found


def test_a_line_keeps_its_text_and_what_it_prints() -> None:
    assert only("\n  Hb: 13,50 g/dl  \n") == LabLine(
        2,
        "Hb: 13,50 g/dl",
        LineSort.RESULT,
        Result("haemoglobin", Decimal("13.50"), "g/dL"),
        name="Hb",
        printed="13,50",
    )


@pytest.mark.parametrize(
    ("line", "id_", "value"),
    [
        ("CRP <0.6 mg/L", "crp", "0.6"),
        ("Hb (g/L) 132", "haemoglobin", "132"),
        ("Haemoglobin..........132 g/L", "haemoglobin", "132"),
        ("WBC = 4.2", "wbc", "4.2"),
        ("| ALT | 34 | U/L |", "alt", "34"),
        ("ALT --- 34 U/L", "alt", "34"),
        ("ALT\t-\t34\tU/L", "alt", "34"),
        ("Cl- 100 mmol/L", "chloride", "100"),
        ("Lymphocytes % 30", "lymphocytes_share", "30"),
        ("Bilirubin direct 3 umol/L 0-5", "Bilirubin direct", "3"),
        ("Creatinine (urine) 8 mmol/L (3-20)", "Creatinine (urine)", "8"),
    ],
)
def test_a_name_is_found_before_its_value(line: str, id_: str, value: str) -> None:
    result = only(line).result
    assert result is not None
    assert (result.analyte, str(result.value)) == (id_, value)


def test_the_share_of_cells_has_its_unit_though_it_stands_in_the_name() -> None:
    result = only("Neut% 61").result
    assert result == Result("neutrophils_share", Decimal(61), "%")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Haemoglobin", Unread.NO_VALUE),
        ("Albumin and ALT are as before", Unread.NO_VALUE),
        ("WBC 4.0 - 11.0", Unread.NO_VALUE),
        ("Platelets 150,000 /uL", Unread.UNCLEAR_NUMBER),
        ("ALT 34 31 29 U/L", Unread.TWO_VALUES),
        ("Haemoglobin A1c 42 mmol/mol", Unread.UNKNOWN_NAME),
        ("Your haemoglobin is 132 g/L", Unread.UNKNOWN_NAME),
        ("Haemoglobin -132 g/L", Unread.OTHER_TEXT),
        ("CRP ~5 mg/L", Unread.OTHER_TEXT),
        ("CRP ~ 5 mg/L", Unread.OTHER_TEXT),
        ("CRP <", Unread.NO_VALUE),
        ("CRP ,5 mg/L", Unread.OTHER_TEXT),
        ("CRP , 5 mg/L", Unread.OTHER_TEXT),
        ("CRP=,5 mg/L", Unread.OTHER_TEXT),
        ("CRP .5 mg/L", Unread.OTHER_TEXT),
        ("CRP ..5 mg/L", Unread.OTHER_TEXT),
        ("CRP ·5 mg/L", Unread.OTHER_TEXT),
        ("Bilirubin ,8 mg/dl (,2-1,2)", Unread.OTHER_TEXT),
        ("Ferritin ,5 30 ug/L (3-20)", Unread.NOT_A_RESULT),
        ("ALT - 34 U/L", Unread.OTHER_TEXT),
        ("ALT: - 34 U/L", Unread.OTHER_TEXT),
        ("ALT \N{EN DASH} 34 U/L", Unread.OTHER_TEXT),
        ("ALT . 34 U/L", Unread.OTHER_TEXT),
        ("Ferritin - 45 ug/L (30-200)", Unread.NOT_A_RESULT),
        ("Bilirubin 3 umol/L direct", Unread.OTHER_TEXT),
        ("Bilirubin 3 umol/L (unconjugated)", Unread.OTHER_TEXT),
        ("Leukozyten 25 /µl (Urin-Sediment)", Unread.OTHER_SAMPLE),
        ("Weight 70 kg", Unread.NOT_A_RESULT),
        ("Page 1 of 2", Unread.NOT_A_RESULT),
        ("CRP " + "5 " * 300, Unread.NOT_A_RESULT),
    ],
)
def test_a_line_that_is_not_read_says_why(line: str, why: Unread) -> None:
    found = only(line)
    assert (found.sort, found.why, found.result) == (LineSort.UNREAD, why, None)


def test_what_is_there_twice_is_left_to_the_person() -> None:
    text = read_lab_text("ALT 34 U/L\nAST 20 U/L\nALT (SGPT) 31 U/L\n", ANALYTES)

    assert told(text) == {"ast": "20 U/L"}
    assert [line.why for line in text.unread] == [Unread.TWICE, Unread.TWICE]


def test_the_same_value_again_counts_as_one_as_printed_first() -> None:
    text = read_lab_text(
        "Leukozyten 4,2 Tsd/µl\nThrombozyten 231 Tsd/µl\nThrombozyten 231.000 /µl\nLeukozyten 4,2 Tsd/µl\n", ANALYTES
    )

    assert told(text) == {"wbc": "4.2 10*3/uL", "platelets": "231 10*3/uL"}
    assert [line.sort for line in text.lines] == [LineSort.RESULT, LineSort.RESULT, LineSort.AGAIN, LineSort.AGAIN]
    assert text.unread == ()


def test_a_name_not_on_the_list_is_one_in_capitals_too() -> None:
    text = read_lab_text("Ferritin 45 ug/L (30-200)\nFERRITIN 46 ug/L (30-200)\n", ANALYTES)

    assert [line.why for line in text.unread] == [Unread.TWICE, Unread.TWICE]


@pytest.mark.parametrize("sign", ["> OR = 60", ">OR=60", "> or =60", ">= 60"])
def test_a_limit_in_words_is_read(sign: str) -> None:
    assert told(read_lab_text(f"EGFR 89 {sign} mL/min/1.73m2", ANALYTES)) == {"egfr": "89 mL/min/{1.73_m2} (60..)"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Potassium haemolysed", "haemolysed"),
        ("Potassium: see comment", "see comment"),
        ("Potassium\tinsufficient sample", "insufficient sample"),
    ],
)
def test_words_in_place_of_a_value_are_kept(line: str, said: str) -> None:
    assert only(line).result == Result("potassium", None, comment=said)


def test_headings_and_dates_are_told_from_what_was_not_read() -> None:
    text = read_lab_text("Liver function tests\nReported: 01/02/2026\n12 March 2026\n", ANALYTES)

    assert [line.sort for line in text.lines] == [LineSort.HEADING, LineSort.DATE, LineSort.DATE]
    assert text.collected is None


@pytest.mark.parametrize(
    "line", ["DOB: 01/02/1950", "Patient: Mrs E Example DOB 01/02/1956", "Name: Sam Example, geb. 01.02.1956"]
)
def test_a_line_about_the_person_is_no_day_of_the_letter(line: str) -> None:
    text = read_lab_text(line, ANALYTES)

    assert [item.sort for item in text.lines] == [LineSort.HEADING]
    assert not text.has_other_day


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("Collected: 12/03/2026", True),
        ("Reported: 12 March 2026", True),
        ("Tablets collected: 12 March 2026", True),
        ("Collected 19/11/26", True),
        ("DOB: 01/02/1956 Reported: 12 March 2026", True),
        ("Collected: 12 March 2026", False),
        ("Date of birth 01/02/56", False),
        ("Page 1 of 2", False),
        ("ALT 34 U/L", False),
    ],
)
def test_a_day_that_was_not_taken_is_known_of(line: str, other: bool) -> None:
    assert read_lab_text(line, ANALYTES).has_other_day is other


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Collected: 12/03/2026", None),
        ("Collected: 12/03/2026\nReported: 14/03/2026", date(2026, 3, 12)),
        ("Collected: 03/12/2026\nReported: 03/14/2026", date(2026, 3, 12)),
        ("Date of collection 2026-03-12", date(2026, 3, 12)),
        ("Sample taken on 12 March 2026 at 08:15, lab no. 12", date(2026, 3, 12)),
        ("Entnahmedatum: 12.03.2026", date(2026, 3, 12)),
        ("Collected: 2026-03-12\nCollected: 2026-03-13", None),
        ("Reported: 2026-03-12", None),
        ("QUEST  Collected 11/19/2026  07:10 AM", date(2026, 11, 19)),
        ("QUEST\tDate Collected: 11/19/2026 / 07:10 AM EST", date(2026, 11, 19)),
        ("Azathioprine  taken  12 March 2026", None),
        ("Tablets  collected: 12 March 2026", None),
        ("Collected: 2026-02-31", None),
        ("Received: 13/03/2026 Collected: 12/03/2026", date(2026, 3, 12)),
        ("Date/Time Collected: 12 March 2026 08:15", date(2026, 3, 12)),
        ("Taken on 12 March 2026", date(2026, 3, 12)),
        ("Blood was taken on 12 March 2026", date(2026, 3, 12)),
        ("Last dose taken: 11 March 2026", None),
        ("Azathioprine taken 12 March 2026", None),
        ("Azathioprine 12 March 2026 taken 13 March 2026", None),
        ("Tablets collected: 12 March 2026", None),
        ("Not taken 12 March 2026", None),
        ("No blood taken 12 March 2026", None),
        ("Next blood sample date: 12 June 2026", None),
        ("Gewichtsabnahme 12 March 2026", None),
    ],
)
def test_the_day_is_taken_only_where_it_is_plain(text: str, day: date | None) -> None:
    assert read_lab_text(text, ANALYTES).collected == day


@pytest.mark.parametrize(
    "text",
    [
        "Befund vom 12.03.\nThrombozyten 250.000 /µl\nLeukozyten 4.500 /µl",
        "Entnahme 12.03.2026 08.30 Uhr\nThrombozyten 250.000 /µl",
        "Seite 1.2\nThrombozyten 250.000 /µl",
        "Platelets 250,000 /uL\nRef 10,5",
        "Platelets 250,000 /uL\nAlbumin and ALT at 08.30",
        "Platelets 250,000 /uL\nWeight 70.5 kg",
    ],
)
def test_a_number_outside_the_results_does_not_say_what_another_means(text: str) -> None:
    found = read_lab_text(text, ANALYTES)

    assert found.results == ()
    assert Unread.UNCLEAR_NUMBER in {line.why for line in found.unread}


@pytest.mark.parametrize(
    "settles", ["Hämoglobin 13,2 g/dl", "Ferritin 45,5 ug/L", "Leukozyten 4.500 /µl (4,0 - 11,0)", "CRP <0,6"]
)
def test_a_result_says_what_the_numbers_of_the_others_mean(settles: str) -> None:
    found = read_lab_text(f"Seite 1.2\n{settles}\nThrombozyten 250.000 /µl", ANALYTES)

    assert told(found)["platelets"] == "250000 /uL"


@pytest.mark.parametrize(
    "heading",
    [
        "Urine",
        "URINE MICROSCOPY:",
        "Urin-Sediment",
        "Mittelstrahlurin",
        "24h urine 12 March 2026",
        "Specimen: Urine  Lab no. 4711",
        "Stuhlprobe",
        "CSF",
        "Liquor",
        "Saliva",
        "Urine\nBlood: negative",
        "Serum\nUrine\nMicroscopy",
    ],
)
def test_what_stands_below_another_sample_than_blood_is_not_read(heading: str) -> None:
    found = read_lab_text(f"{heading}\nSodium 100 mmol/L", ANALYTES)

    assert found.results == ()
    assert found.lines[-1].why is Unread.OTHER_SAMPLE


@pytest.mark.parametrize(
    "heading",
    ["Blood", "SERUM", "Full blood count", "Blutbild", "Liver function tests", "Specimen: venous blood", "EDTA"],
)
def test_a_heading_of_blood_ends_what_is_about_another_sample(heading: str) -> None:
    assert told(read_lab_text(f"Urine\nSodium 100 mmol/L\n{heading}\nSodium 140 mmol/L", ANALYTES)) == {
        "sodium": "140 mmol/L"
    }


@pytest.mark.parametrize(
    "line",
    ["Purinethol", "Seen during the year", "Urea and electrolytes", "Blood and urine tests", "Harnstoff, Harnsäure"],
)
def test_a_word_that_only_looks_like_another_sample_changes_nothing(line: str) -> None:
    assert told(read_lab_text(f"{line}\nSodium 140 mmol/L", ANALYTES)) == {"sodium": "140 mmol/L"}


NAMES = [name for analyte in ANALYTES.values() for name in (analyte.name, *analyte.also)]
PIECES = st.sampled_from(
    [
        *NAMES,
        "4.2",
        "1,250",
        "<",
        ">=",
        "(",
        ")",
        "g/L",
        "x10^9/L",
        "4.0-11.0",
        "H",
        "*",
        "%",
        "12/03/2026",
        "Collected: ",
        ",",
        ".",
        "-",
        ",5",
    ]
)
LINES = st.lists(
    st.lists(st.one_of(PIECES, st.sampled_from([" ", "\t", ": ", "  "]), st.text(max_size=4)), max_size=9).map("".join)
)


@given(st.one_of(LINES.map("\n".join), st.text()))
def test_any_text_ends_up_line_by_line_with_no_value_made_up(pasted: str) -> None:
    text = read_lab_text(pasted, ANALYTES)

    assert [line.text for line in text.lines] == [line.strip() for line in pasted.splitlines() if line.strip()]
    for line in text.lines:
        assert (line.sort is LineSort.RESULT) == (line.result is not None)
        assert (line.sort is LineSort.UNREAD) == (line.why is not None)
        if line.result is not None:
            assert line.name in line.text
            assert line.printed in line.text
            assert (line.result.value is None) == (line.printed == "")
            digits = "".join(filter(str.isdigit, str(line.result.value)))
            assert digits.lstrip("0") == "".join(filter(str.isdigit, line.printed)).lstrip("0")


@given(
    st.sampled_from([*ANALYTES.values()]),
    st.sampled_from(Sign),
    st.decimals(0, 999, allow_nan=False, places=1),
    st.sampled_from(
        ["{name} {value} {unit}", "{name}: {value} {unit} ({low} - {high})", "{name}\t{value}\t{unit}\t{low}-{high}"]
    ),
)
def test_what_is_written_is_read_back(analyte: Analyte, sign: Sign, value: Decimal, shape: str) -> None:
    for unit in analyte.units:
        line = shape.format(name=analyte.name, value=f"{sign.value}{value}", unit=unit.code, low="1.5", high="2.5")
        result = only(line).result
        assert result is not None
        ends = (Decimal("1.5"), Decimal("2.5")) if "low" in shape else (None, None)
        assert result == Result(analyte.id, value, unit.code, sign, *ends)


RESULTS = [
    "Platelets 250,000 /uL",
    "Thrombozyten 250.000 /µl",
    "White cells 4.500 /µl",
    "Hb 13.2 g/dL",
    "CRP 0,6 mg/L",
    "ALT 34 U/L 0-40",
]
OTHERS = [
    "Befund vom 12.03.",
    "Entnahme 12.03.2026 08.30 Uhr",
    "Seite 1.2",
    "Page 1,2",
    "Ref 10,5",
    "Version 1.2.3",
    "Tel. 01,234.5",
    "Weight 70.5 kg",
    "08.30",
    "Dose 12,5 mg",
]


@given(
    st.lists(st.sampled_from(RESULTS), unique=True, min_size=1),
    st.lists(st.sampled_from(OTHERS) | st.decimals(0, 9999, places=2).map(str), max_size=5),
    st.data(),
)
def test_numbers_outside_the_results_never_change_what_is_read(
    results: list[str], others: list[str], data: st.DataObject
) -> None:
    mixed = data.draw(st.permutations([*results, *others]))
    alone = [line for line in mixed if line in results]

    assert read_lab_text("\n".join(mixed), ANALYTES).results == read_lab_text("\n".join(alone), ANALYTES).results


@given(
    st.sampled_from([*ANALYTES.values()]),
    st.sampled_from([" ", "  ", ": ", "=", "\t", " | ", " .. ", ": <"]),
    st.sampled_from(
        [",", ".", "·", "-", ", ", "- ", ". ", "\N{MINUS SIGN}", "\N{EN DASH} ", ",,", "--", ".-", ",-", "-,"]
    ),
    st.integers(0, 999),
    st.sampled_from(["", " (1-2)", " <5", " H"]),
)
def test_a_sign_before_a_number_is_never_lost(analyte: Analyte, apart: str, odd: str, number: int, more: str) -> None:
    line = f"{analyte.name}{apart}{odd}{number} {analyte.units[0].code}{more}"

    assert read_lab_text(line, ANALYTES).results == ()
