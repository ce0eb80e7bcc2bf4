"""What two copies say differently of blood tests, in words."""

from datetime import date, time
from decimal import Decimal

import pytest

from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.domain.blood_tests import Arrangement, DoneTest
from imuran_desktop.domain.codes import Arranged
from imuran_desktop.domain.results import LabReport, LetterFile, Result
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.words.blood_test_disputes import DisputedTest
from imuran_desktop.words.disputes import part_words, version_words
from imuran_desktop.words.language import Language

GB, LONDON, TODAY, FRIDAY = Language("en_GB"), Timeline.fixed("Europe/London"), date(2026, 3, 2), date(2026, 3, 6)
ALT = Result("alt", Decimal(31), "U/L")
REPORT = LabReport("t", TODAY, (ALT,), "City Hospital", (LetterFile("0", "letter.pdf", 9),))
BOOKED = Arrangement(FRIDAY, FRIDAY, TODAY, Arranged.BOOKED, at=time(9, 30))
TAKEN_OUT = "Taken out of the diary"


@pytest.mark.parametrize(
    ("part", "name", "said", "gone"),
    [
        (
            (DoneTest("t", TODAY, note="at the GP's"), REPORT),
            "Blood test",
            "Done today. at the GP's. ALT 31 U/L. City Hospital. letter.pdf",
            TAKEN_OUT,
        ),
        ((DoneTest("t", TODAY), LabReport("t", TODAY)), "Blood test", "Done today. No results", TAKEN_OUT),
        (
            BOOKED,
            "Blood test planned for 6 March 2026",
            "Booked for Friday 6 March at 09:30",
            "As planned: nothing is arranged",
        ),
        (
            AlertValues((AlertValue("alt", "U/L", above=Decimal(100)), AlertValue("ast"))),
            "Values your clinic set",
            "ALT above 100 U/L",
            TAKEN_OUT,
        ),
        (AlertValues(), "Values your clinic set", "None are set", TAKEN_OUT),
    ],
)
def test_each_has_a_name_and_says_all_of_it(part: DisputedTest, name: str, said: str, gone: str) -> None:
    known, analytes = load_symptoms(), load_analytes()
    assert part_words(GB, part, known) == name
    told = version_words(GB, part, known, LONDON, TODAY, deleted=False, analytes=analytes)
    assert told.replace("\N{NO-BREAK SPACE}", " ") == said
    assert version_words(GB, part, known, LONDON, TODAY, deleted=True, analytes=analytes) == gone
