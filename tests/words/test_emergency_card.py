from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from imuran_desktop.domain.alerts import Dated
from imuran_desktop.domain.codes import HealthSort, Sign
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.emergency_card import CardMedicine, EmergencyCard
from imuran_desktop.domain.health import HealthItem
from imuran_desktop.domain.plan import Change, Hold
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.domain.results import Result
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.reference.tables import load_sources
from imuran_desktop.words.emergency_card import CardSection, card_sections, card_title_words, made_words
from imuran_desktop.words.language import Language
from tests.domain.builders import prescription, slot, step

ENGLISH = Language("en_GB")
TODAY = date(2026, 3, 2)
STEP = step(slot("m", "breakfast"), slot("e", "dinner", 25))
AZATHIOPRINE = replace(prescription(STEP), reason="lupus", prescriber="Dr Example")
NEEDED = prescription(
    step(replace(slot("n"), meal=None, repeat=Repeat(RepeatKind.AS_NEEDED, min_gap=timedelta(hours=4)))),
    id="par",
    medicine="paracetamol",
)
BARE = EmergencyCard("Sam Example", TODAY)
HOLD = Hold(Change(date(2026, 2, 27)), said_by="Nurse Example")


def sections(card: EmergencyCard, most: int | None = None) -> dict[str, CardSection]:
    return {section.heading: section for section in card_sections(ENGLISH, card, load_sources(), load_analytes(), most)}


def lines(card: EmergencyCard, heading: str, most: int | None = None) -> Sequence[str]:
    return [line.whole.replace("\N{NO-BREAK SPACE}", " ") for line in sections(card, most)[heading].lines]


def medicines(*items: CardMedicine) -> Sequence[str]:
    return lines(replace(BARE, medicines=items), "Medicines")


def test_nothing_written_down_is_not_said_to_be_nothing() -> None:
    found = sections(BARE)
    assert list(found) == ["Allergies", "Medicines", "Other medicines", "Numbers to call", "Blood tests"]
    assert found["Allergies"].empty
    assert lines(BARE, "Allergies") == ["No allergies are written down here. That does not mean there are none."]
    assert lines(BARE, "Numbers to call") == ["No numbers are written down in this diary."]
    assert lines(BARE, "Blood tests") == ["No blood test and no results are written down in this diary."]


def test_allergies_come_first_and_stand_out() -> None:
    card = replace(BARE, allergies=(HealthItem("", HealthSort.ALLERGY, "penicillin", "a rash"),))
    first = card_sections(ENGLISH, card, load_sources(), load_analytes())[0]
    assert (first.heading, first.stands_out, first.empty) == ("Allergies", True, False)
    assert lines(card, "Allergies") == ["Penicillin: a rash"]


def test_doses_as_they_are_today() -> None:
    assert medicines(CardMedicine(AZATHIOPRINE, STEP), CardMedicine(NEEDED, NEEDED.steps[0])) == [
        (
            "Azathioprine: 50 mg at breakfast and 25 mg at dinner. Taken since 1 March 2026. For: lupus. "
            "Prescribed by Dr Example."
        ),
        "Paracetamol: 50 mg only when needed, at least 4 hours apart. Taken since 1 March 2026.",
    ]


def test_another_dose_does_not_hide_since_when_the_medicine_is_taken() -> None:
    plain, first = prescription(STEP), date(2025, 8, 31)
    dose = "Azathioprine: 50 mg at breakfast and 25 mg at dinner."
    until = replace(STEP, last=TODAY)
    assert medicines(
        CardMedicine(plain, STEP, since=first),
        CardMedicine(plain, STEP, since=STEP.begins.first),
        CardMedicine(plain, until, since=first),
        CardMedicine(plain, until, since=STEP.begins.first),
    ) == [
        f"{dose} This dose since 1 March 2026. Taken since 31 August 2025.",
        f"{dose} Taken since 1 March 2026.",
        f"{dose} This dose since 1 March 2026, until 2 March 2026. Taken since 31 August 2025.",
        f"{dose} Taken since 1 March 2026, until 2 March 2026.",
    ]


def test_it_has_full_dates_only_for_it_is_read_on_other_days() -> None:
    plain, now = prescription(STEP), Change(TODAY)
    found = medicines(
        CardMedicine(plain, replace(STEP, begins=now), since=TODAY),
        CardMedicine(plain, STEP, hold=Hold(now)),
        CardMedicine(plain, STEP, hold=Hold(Change(TODAY - timedelta(days=1)), Change(TODAY + timedelta(days=1)))),
        CardMedicine(plain, coming=replace(STEP, begins=Change(TODAY + timedelta(days=1)))),
    )
    for near in ("today", "tomorrow", "yesterday"):
        assert not any(near in line for line in found)
    assert "On hold since 1 March 2026, until 2 March 2026." in found[2]


def test_what_is_not_taken_now_says_so() -> None:
    plain = prescription(STEP)
    coming = replace(STEP, begins=Change(date(2026, 3, 9)))
    assert medicines(
        CardMedicine(plain, STEP, hold=HOLD),
        CardMedicine(plain, coming=coming),
        CardMedicine(plain, ended=date(2026, 2, 28)),
        CardMedicine(plain),
    ) == [
        (
            "Azathioprine: ON HOLD, not taken now. On hold since 27 February 2026, until further notice. "
            "Said by: Nurse Example. Otherwise 50 mg at breakfast and 25 mg at dinner."
        ),
        "Azathioprine: 50 mg at breakfast and 25 mg at dinner, from 9 March 2026",
        "Azathioprine: no longer taken, the last day was 28 February 2026",
        "Azathioprine: no dose at present",
    ]


def test_whoever_treats_the_person_is_told_what_suppression_means_with_its_sources() -> None:
    card = replace(BARE, suppressed=True, contacts=Contacts("Ward 7"))
    section = sections(card)["For whoever treats Sam Example"]
    words = " ".join(line.whole for line in section.lines)
    for part in ("suppresses the immune system", "Fever", "live vaccine", "Allopurinol", "febuxostat", "Ward 7"):
        assert part in words
    assert section.sources.startswith("Sources: European package leaflet")
    assert "Last checked on" in section.sources


def test_where_no_clinic_is_named_none_is_made_up() -> None:
    words = " ".join(lines(replace(BARE, suppressed=True), "For whoever treats Sam Example"))
    assert "please ask the clinic that prescribes it." in words


def test_the_numbers_that_are_set() -> None:
    card = replace(BARE, contacts=Contacts("Ward 7", "01632 960001", "", "112", 38.5))
    assert lines(card, "Numbers to call") == [
        "Clinic, Ward 7: 01632 960001",
        "Emergency number: 112",
        "The clinic wants a call at 38.5 °C",
    ]


def test_the_last_blood_test_is_a_date_without_a_result() -> None:
    assert lines(replace(BARE, last_test=date(2026, 2, 20)), "Blood tests") == [
        "No results are written down in this diary. The last blood test was done on 20 February 2026."
    ]


WHITE_CELLS = Result("wbc", Decimal("5.20"), "10*9/L", low=Decimal("3.5"), high=Decimal("11.0"))
PLATELETS = Result("platelets", Decimal(250), "10*9/L")
ALT = Result("alt", Decimal(5), "U/L", Sign.BELOW)


def test_the_latest_results_stand_there_with_their_days_and_ranges() -> None:
    newer, older = date(2026, 2, 20), date(2026, 1, 9)
    latest = [Dated(newer, result) for result in (WHITE_CELLS, PLATELETS, ALT)]
    card = replace(BARE, last_test=newer, results=(*latest, Dated(older, ALT)))
    told = [
        (
            "20 February 2026: White cells 5.20 \N{MULTIPLICATION SIGN}10⁹/L (range 3.5 to 11.0); "
            "Platelets 250 \N{MULTIPLICATION SIGN}10⁹/L"
        ),
        "20 February 2026: ALT <5 U/L",
        "9 January 2026: ALT <5 U/L",
    ]
    assert lines(card, "Blood tests") == told
    assert lines(card, "Blood tests", most=1) == told, "a number is never cut"
    assert lines(replace(card, last_test=date(2026, 2, 27)), "Blood tests") == [
        *told,
        "The last blood test was done on 27 February 2026. These results are from before it.",
    ]


def test_where_room_is_short_what_is_left_out_is_counted() -> None:
    many = [HealthItem("", HealthSort.MEDICINE, f"medicine {number}", "x" * 500) for number in range(9)]
    card = replace(
        BARE,
        suppressed=True,
        others=tuple(many),
        allergies=tuple(replace(item, sort=HealthSort.ALLERGY) for item in many),
        contacts=Contacts("Ward 7", "1111", "2222", "3333", 38.0),
    )
    others = lines(card, "Other medicines", 2)
    assert (len(others), others[-1]) == (3, "and 7 more in the diary")
    assert max(map(len, others)) <= 160
    assert lines(card, "Allergies", 2)[-1] == "and 3 more in the diary"
    for whole in ("Numbers to call", "For whoever treats Sam Example"):
        assert lines(card, whole, 2) == lines(card, whole)


def test_it_says_who_made_it_and_when() -> None:
    assert card_title_words(ENGLISH, BARE) == "Emergency card: Sam Example"
    assert made_words(ENGLISH, BARE) == (
        "Made on 2 March 2026 from a diary kept by the person themselves or by someone who helps them. "
        "No clinic has checked it."
    )
