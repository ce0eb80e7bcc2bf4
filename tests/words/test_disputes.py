"""What two copies say differently besides the plan, in words; for the plan see ``test_plan_disputes``."""

from __future__ import annotations

from datetime import date

import pytest

from imuran_desktop.domain.codes import Course, HealthSort, Severity
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.health import HealthItem
from imuran_desktop.domain.notes import DayNote
from imuran_desktop.domain.symptoms import OTHER, SymptomEntry
from imuran_desktop.domain.visits import Visit
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.words.disputes import Disputed, part_words, version_words
from imuran_desktop.words.language import Language
from tests.services.plans import at, prescription

GB, LONDON, TODAY = Language("en_GB"), Timeline.fixed("Europe/London"), date(2026, 3, 5)
KNOWN = load_symptoms()
BEGAN = at("2026-03-04 08:10")
HEADACHE = SymptomEntry(
    "id", "headache", Severity.SEVERE, BEGAN, 0, "Europe/London", "at night", course=Course.GOING_ON
)
EARS = SymptomEntry("id", OTHER, Severity.MILD, BEGAN, 0, "Europe/London", own_words="ears ring")
ALLERGY = HealthItem("id", HealthSort.ALLERGY, "penicillin", "a rash")


@pytest.mark.parametrize(
    ("part", "name", "said"),
    [
        (HEADACHE, "Headache", "Headache, severe; it began yesterday at 08:10. Still going on. Note: at night"),
        (EARS, "ears ring", "ears ring, mild; it began yesterday at 08:10"),
        (DayNote("id", TODAY, "slept badly", "Alex"), "Note on 5 March 2026", "slept badly"),
        (ALLERGY, "penicillin", "penicillin, a rash"),
        (Visit("id", TODAY, said="Go on."), "Clinic visit", "Thursday 5 March; said: Go on."),
        (Contacts(), "Numbers to call", "No numbers"),
        (
            Contacts("Ward 7", "1", "2", "3"),
            "Numbers to call",
            "Ward 7, clinic 1, out of hours 2, emergency 3",
        ),
        (
            Contacts(clinic_number="1", fever_c=38.5),
            "Numbers to call",
            "clinic 1, to be called at 38.5 °C",
        ),
    ],
)
def test_each_has_a_name_and_a_line(part: Disputed, name: str, said: str) -> None:
    assert part_words(GB, part, KNOWN) == name
    assert version_words(GB, part, KNOWN, LONDON, TODAY, deleted=False).replace("\N{NO-BREAK SPACE}", " ") == said
    assert version_words(GB, part, KNOWN, LONDON, TODAY, deleted=True) == "Taken out of the diary"


def test_the_plan_keeps_its_own_words() -> None:
    assert part_words(GB, prescription(), KNOWN) == "Azathioprine"
    assert version_words(GB, prescription(), KNOWN, LONDON, TODAY, deleted=True) == "Taken out of the plan"
