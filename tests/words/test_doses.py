"""Doses, intakes and blood tests in words: every code has words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from imuran_desktop.domain.blood_tests import Arrangement, BloodTest
from imuran_desktop.domain.codes import Arranged, BloodTestState, DoseState, Food, FoodInstruction, Outcome, SkipReason
from imuran_desktop.domain.doses import expected_doses
from imuran_desktop.domain.ledger import Intake, LedgerDose, dose_state
from imuran_desktop.domain.monitoring import PlannedTest
from imuran_desktop.domain.plan import Change, Directions, Slot
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.words import doses as words
from imuran_desktop.words.language import Language
from tests.services.plans import START, at, plan, prescription, step

GB, US = Language("en_GB"), Language("en_US")
PLAN = plan(step(START, Slot("morning", 75.0, meal="breakfast")))
TODAY = date(2026, 3, 2)
(DOSE,) = expected_doses(PLAN, TODAY, TODAY)
TAKEN = Intake(
    id=DOSE.key,
    prescription="aza",
    medicine="azathioprine",
    outcome=Outcome.TAKEN,
    at=at("2026-03-02 08:10"),
    offset_s=0,
    zone="Europe/London",
    recorded_at=at("2026-03-02 08:11"),
    food=Food.WITH,
    amount_mg=75.0,
)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("state", DoseState)
def test_every_state_of_a_dose_has_words_of_its_own(state: DoseState) -> None:
    assert words.state_words(GB, state)
    assert len({words.state_words(GB, other) for other in DoseState}) == len(DoseState)


@pytest.mark.parametrize("state", BloodTestState)
def test_every_state_of_a_blood_test_has_words_of_its_own(state: BloodTestState) -> None:
    assert words.blood_test_state_words(GB, state)
    assert len({words.blood_test_state_words(GB, other) for other in BloodTestState}) == len(BloodTestState)


@pytest.mark.parametrize("food", Food)
def test_every_way_of_taking(food: Food) -> None:
    assert words.food_words(GB, food)


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome(outcome: Outcome) -> None:
    assert words.outcome_words(GB, outcome)


@pytest.mark.parametrize("reason", SkipReason)
def test_every_reason(reason: SkipReason) -> None:
    assert "_" not in words.reason_words(GB, reason)
    assert len({words.reason_words(GB, other) for other in SkipReason}) == len(SkipReason)


@pytest.mark.parametrize("food", FoodInstruction)
def test_every_food_instruction(food: FoodInstruction) -> None:
    item = Directions(Change(START), food, "with {milk}")
    assert words.instruction_words(GB, item)
    assert (words.instruction_words(GB, item) == "with {milk}") == (food is FoodInstruction.OWN_WORDS)


def test_what_is_not_known_is_not_said() -> None:
    assert words.food_words(GB, None) == ""
    assert words.meal_words(GB, None) == ""
    assert words.reason_words(GB, "") == ""
    assert words.tablet_words(GB, ()) == ""


def test_a_person_s_own_words_stay_as_they_are() -> None:
    assert words.meal_words(GB, "{tea} & cake") == "{tea} & cake"
    assert words.reason_words(GB, "{away} 💊") == "{away} 💊"
    assert words.meal_words(GB, "breakfast") == "breakfast"


def test_what_to_take() -> None:
    assert plain(words.dose_words(GB, DOSE)) == "Azathioprine 75 mg"
    assert plain(words.tablet_words(GB, DOSE.tablets)) == "1 tablet of 50 mg + 1 tablet of 25 mg"
    assert plain(words.tablet_words(GB, (TabletCount(12.5, 2),))) == "2 tablets of 12.5 mg"
    assert words.medicine_words(GB, "éa") == "Éa"
    assert words.medicine_words(GB, "") == ""


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0.5, "half a tablet of 25 mg"),
        (1, "1 tablet of 25 mg"),
        (1.0, "1 tablet of 25 mg"),
        (1.5, "1½ tablets of 25 mg"),
        (2, "2 tablets of 25 mg"),
        (12.5, "12½ tablets of 25 mg"),
        (0.25, "0.25 tablets of 25 mg"),
        (-1.5, "-1.5 tablets of 25 mg"),
    ],
)
def test_halved_tablets(count: float, text: str) -> None:
    assert plain(words.tablet_words(GB, (TabletCount(25, count),))) == text


def test_a_half_beside_whole_tablets() -> None:
    tablets = (TabletCount(50, 1), TabletCount(25, 0.5))
    assert plain(words.tablet_words(GB, tablets)) == "1 tablet of 50 mg + half a tablet of 25 mg"


def intake_words(intake: Intake, language: Language = GB, today: date = TODAY) -> str:
    return plain(words.intake_words(language, intake, PLAN.timeline, today))


def test_an_intake_in_one_line() -> None:
    assert intake_words(TAKEN) == "Taken today at 08:10, 75 mg, with food"
    assert intake_words(TAKEN, today=TODAY + timedelta(days=1)) == "Taken yesterday at 08:10, 75 mg, with food"
    assert intake_words(replace(TAKEN, at=None, food=None)) == "Taken, time not known, 75 mg"
    assert intake_words(replace(TAKEN, extra=True, by="Alex {x}")).endswith("with food, extra, recorded by Alex {x}")
    nothing = replace(TAKEN, at=None, food=None, amount_mg=None)
    assert intake_words(replace(nothing, outcome=Outcome.SKIPPED, reason="ran_out")) == "Skipped, no tablets left"
    assert intake_words(replace(nothing, outcome=Outcome.NOT_SURE)) == "Not sure"


def ledger_dose(amount: float | None, outcome: Outcome = Outcome.TAKEN, *, sick: bool = False) -> LedgerDose:
    """What the ledger has of the dose of 75 mg when so much of it was taken."""
    recorded = replace(TAKEN, outcome=outcome, amount_mg=amount, sick_after=sick)
    return LedgerDose(DOSE, dose_state(DOSE, recorded, TAKEN.recorded_at), recorded)


def notable(item: LedgerDose) -> list[str]:
    return [plain(line) for line in words.notable_words(GB, item.intake, DOSE.amount_mg)]


@pytest.mark.parametrize(
    ("item", "chip", "lines", "rest"),
    [
        (ledger_dose(75.0), "taken", [], "Taken today at 08:10, 75 mg, with food"),
        (ledger_dose(None), "taken", [], "Taken today at 08:10, with food"),
        (ledger_dose(37.5), "taken in part", ["37.5 of 75 mg taken"], "Taken today at 08:10, with food"),
        (ledger_dose(100.0), "taken, more", ["100 mg taken instead of 75 mg"], "Taken today at 08:10, with food"),
        (ledger_dose(75.0, sick=True), "taken", ["Was sick afterwards"], "Taken today at 08:10, 75 mg, with food"),
        (
            ledger_dose(50.0, sick=True),
            "taken in part",
            ["50 of 75 mg taken", "Was sick afterwards"],
            "Taken today at 08:10, with food",
        ),
        (ledger_dose(50.0, Outcome.SKIPPED), "skipped", [], "Skipped today at 08:10, with food"),
    ],
)
def test_another_amount_and_sickness_are_said_first(item: LedgerDose, chip: str, lines: list[str], rest: str) -> None:
    assert words.dose_state_words(GB, item) == chip
    assert notable(item) == lines
    assert plain(words.answered_words(GB, item, PLAN.timeline, TODAY)) == rest


def test_of_what_is_not_recorded_nothing_is_said() -> None:
    item = LedgerDose(DOSE, DoseState.MISSED)
    assert words.dose_state_words(GB, item) == "missed"
    assert notable(item) == []
    assert words.answered_words(GB, item, PLAN.timeline, TODAY) == ""


def test_without_a_dose_only_sickness_is_said_first() -> None:
    assert words.notable_words(GB, replace(TAKEN, extra=True, sick_after=True)) == ["Was sick afterwards"]


def test_far_more_than_planned_is_asked_about_without_advice() -> None:
    assert plain(words.far_more_words(GB, 1500, 50)) == "The plan says 50 mg. Did you take 1,500 mg?"
    assert plain(words.yes_words(GB, 1500)) == "Yes, I took 1,500 mg"
    assert words.yes_words(GB, None) == "Yes, I took it"


def test_moments_as_a_person_says_them() -> None:
    def moment(text: str, language: Language = GB) -> str:
        return " ".join(words.moment_words(language, at(text), PLAN.timeline, TODAY).split())

    assert moment("2026-03-03 08:00") == "tomorrow at 08:00"
    assert moment("2026-03-09 18:30") == "on Monday 9 March at 18:30"
    assert moment("2026-03-09 18:30", US) == "on Monday, March 9 at 6:30 PM"
    assert moment("2027-03-01 18:30", US) == "on Monday, March 1, 2027 at 6:30 PM"
    # The day is that of the person's clock: half past midnight in summer is not yet the next day in UTC.
    assert moment("2026-06-01 00:30") == "on Monday 1 June at 00:30"


def test_days_near_today_have_names() -> None:
    assert [words.day_words(GB, TODAY + timedelta(days=days), TODAY) for days in (-1, 0, 1, 2)] == [
        "yesterday",
        "today",
        "tomorrow",
        "Wednesday 4 March",
    ]


def blood_test(due: date) -> BloodTest:
    return BloodTest(PlannedTest(due, ("full blood count", "albumin"), "us_label"), BloodTestState.PLANNED)


def test_when_a_blood_test_is_due() -> None:
    def due(days: int) -> str:
        return words.blood_test_day_words(GB, blood_test(TODAY + timedelta(days=days)), TODAY)

    assert (due(0), due(1), due(-1)) == ("Today", "Tomorrow", "Yesterday")
    assert due(6) == "Sunday 8 March, in 6 days"
    assert due(-6) == "Tuesday 24 February, 6 days ago"
    assert words.tests_words(GB, blood_test(TODAY)) == "full blood count and albumin"


def test_a_blood_test_is_told_by_the_day_that_was_arranged() -> None:
    due, friday = date(2026, 3, 1), date(2026, 3, 6)

    def arranged(*, booked: bool, reason: str = "") -> BloodTest:
        return replace(
            blood_test(due),
            arranged=Arrangement(due, friday, TODAY, Arranged.BOOKED if booked else Arranged.PUT_OFF, reason),
        )

    booked = arranged(booked=True)
    assert words.blood_test_day_words(GB, booked, TODAY) == "Friday 6 March, in 4 days"
    assert words.arranged_words(GB, booked, TODAY) == "Booked for Friday 6 March"
    assert words.arranged_words(GB, arranged(booked=False), TODAY) == "Put off until Friday 6 March"
    assert (
        words.arranged_words(GB, arranged(booked=False, reason="busy"), TODAY) == "Put off until Friday 6 March: busy"
    )
    assert words.arranged_words(GB, blood_test(due), TODAY) == ""


def test_a_missed_dose_says_what_the_sources_agree_on() -> None:
    text = words.missed_words(GB, prescription())
    assert "Never take two doses together." in text
    assert "Tell your clinic about missed doses." in text
    assert "patient leaflets say: take it when you remember" in text, "told as theirs, not as the program's word"
    own = words.missed_words(GB, replace(prescription(), missed_words="Ring {us}."))
    assert own == f"Your clinic said: Ring {{us}}.\n{text}", "their own clinic's words come first"


def test_once_the_next_dose_has_come_nothing_is_said_of_taking_the_missed_one() -> None:
    text = words.missed_words(GB, prescription(), next_has_come=True)
    assert "take it when you remember" not in text
    assert "Never take two doses together." not in text
    assert "never take two doses together" in text
    assert "Tell your clinic about missed doses." in text
