from __future__ import annotations

from imuran_desktop.domain.symptoms import Source
from imuran_desktop.reference.medicines import load_medicines
from imuran_desktop.words.language import Language
from imuran_desktop.words.sources import checked_words, medicine_code_words, sources_words

NEW, OLD, NONE = (
    Source("a", "Leaflet", "2026-11-22"),
    Source("b", "Guideline", "2026-03-01"),
    Source("c", "Hearsay", ""),
)


def test_several_sources_stand_in_one_line_with_the_oldest_day() -> None:
    words = sources_words(Language(), [NEW, OLD, NONE])
    assert words == "Sources: Leaflet; Guideline; Hearsay. Last checked on 1 March 2026."


def test_one_none_and_unchecked() -> None:
    assert sources_words(Language(), [NEW]) == "Source: Leaflet. Last checked on 22 November 2026."
    assert sources_words(Language(), [NONE]) == "Source: Hearsay."
    assert sources_words(Language(), []) == ""


def test_when_it_was_checked() -> None:
    assert checked_words(Language(), "2026-11-22") == "Last checked on 22 November 2026"
    assert checked_words(Language(), "") == "Not checked against a text"


def test_the_numbers_of_a_medicine_and_its_tablets() -> None:
    lines = medicine_code_words(Language(), load_medicines()["azathioprine"])
    assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines] == [
        "Its codes, for pharmacists and clinics: ATC L04AX01, RxNorm 1256.",
        "Its tablets in RxNorm: 199310 (25 mg), 197388 (50 mg), 359229 (75 mg) and 359228 (100 mg).",
    ]
