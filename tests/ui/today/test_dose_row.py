"""Rows of doses: several due at once, on hold, taken in part."""

from dataclasses import replace
from datetime import date

from imuran_desktop.domain.codes import Food, FoodInstruction, HoldReason, Outcome
from imuran_desktop.domain.plan import Change, Directions, DoseStep, Hold, Plan, Prescription, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.ui.widgets.buttons import PrimaryButton
from tests.ui.today.at_today import BREAKFAST, DINNER, SAM, AtToday, OpenToday, a_plan, azathioprine, from_today, utc

DAY = date(2026, 3, 2)
HOLD = Hold(Change(DAY), Change(date(2026, 3, 13)), HoldReason.CLINIC, "Dr Example")


def prednisolone(food: FoodInstruction = FoodInstruction.WITH_OR_AFTER) -> Prescription:
    directions = Directions(Change(DAY), food, milk_words="not with milk")
    step = DoseStep(Change(DAY), (Slot("p", 5, meal="breakfast"),))
    return Prescription("pred", "prednisolone", (step,), Change(DAY), (directions,))


def both(**facts: object) -> Plan:
    plan = from_today()
    return replace(plan, prescriptions=(azathioprine(start=DAY, **facts), prednisolone()))


def test_several_due_at_once_are_recorded_each_with_its_own_button(open_today: OpenToday) -> None:
    at = open_today(both(), "2026-03-02T08:10")
    assert len([button for button in at.page.findChildren(PrimaryButton) if button.isVisible()]) == 1
    row = "Prednisolone 5 mg, today at 08:00, due now"
    assert "Milk: not with milk" in at.words_in(row)
    at.click("Taken now, with food", within=row)
    (intake,) = at.stored()
    assert (intake.medicine, intake.at, intake.food) == ("prednisolone", at.now, Food.WITH)
    assert "due now" in at.words_in("Azathioprine 75 mg, today at 08:00, due now")


def test_what_else_is_due_stands_right_below_the_card(open_today: OpenToday) -> None:
    early = replace(prednisolone(), steps=(DoseStep(Change(DAY), (Slot("p", 5, meal="dinner"),)),))
    at = open_today(
        replace(from_today(), prescriptions=(azathioprine(start=DAY), early)),
        "2026-03-02T20:05",
        before=lambda at: at.record(BREAKFAST, at="2026-03-02T08:00"),
    )
    names = ("Azathioprine 50 mg, today at 20:00", "Prednisolone 5 mg, today at 20:00", "Azathioprine 75 mg, today")
    tops = [at.card(name).y() for name in names]
    assert tops == sorted(tops)
    assert len(set(tops)) == 3


def test_food_left_open_is_not_made_up(open_today: OpenToday) -> None:
    plan = from_today()
    at = open_today(
        replace(plan, prescriptions=(azathioprine(start=DAY), prednisolone(FoodInstruction.EITHER))), "2026-03-02T08:10"
    )
    at.click("Taken now", within="Prednisolone 5 mg")
    assert [item.food for item in at.stored()] == [None]


def test_one_can_still_be_recorded_in_full(open_today: OpenToday) -> None:
    at = open_today(both(), "2026-03-02T08:10")
    at.click("Record it …", within="Prednisolone 5 mg")
    assert "What happened?" in at.seen


def test_milk_stands_beside_the_food_of_the_dose_that_is_due(open_today: OpenToday) -> None:
    directions = (Directions(Change(DAY), milk_words="2 hours apart"),)
    at = open_today(
        replace(both(), prescriptions=(azathioprine(start=DAY, directions=directions),)), "2026-03-02T08:10"
    )
    assert "Milk: 2 hours apart" in at.words_in("Azathioprine 75 mg, today at 08:00, due now")


def test_doses_on_hold_are_quiet_and_say_who_said_so_and_until_when(open_today: OpenToday) -> None:
    at = open_today(from_held(), "2026-03-02T08:10")
    assert "Azathioprine is on hold since today, until Thursday 12 March." in at.seen
    assert "No dose is due today." in at.seen
    assert "Next dose: Azathioprine 75 mg, on Friday 13 March at 08:00" in at.seen
    words = at.words_in("Azathioprine 75 mg, today at 08:00, on hold")
    assert "My clinic told me to pause. Said by: Dr Example. Doses begin again on Friday 13 March." in words
    assert at.buttons("Taken now, with food") == []
    assert "missed" not in at.seen


def from_held() -> Plan:
    plan = from_today()
    return replace(plan, prescriptions=(azathioprine(start=DAY, holds=(HOLD,)),))


def test_one_on_hold_that_was_taken_all_the_same_is_recorded(open_today: OpenToday) -> None:
    at = open_today(from_held(), "2026-03-02T09:10")
    at.click("Record it …", within="Azathioprine 75 mg, today at 08:00, on hold")
    at.wait_until_presses_count()
    at.click("At 08:00, as planned")
    at.click("Save")
    assert [item.id for item in at.stored()] == [BREAKFAST]


def test_with_one_medicine_on_hold_the_other_goes_on(open_today: OpenToday) -> None:
    def before(at: AtToday) -> None:
        record_intake(at.diary, SAM, at.now, "p/2026-03-02", Answer(Outcome.TAKEN, at.now))

    at = open_today(both(holds=(HOLD,)), "2026-03-02T08:30", before=before)
    assert "All of today's doses are recorded." in at.seen
    assert "on hold" in at.seen
    assert "Next dose: Prednisolone 5 mg, tomorrow at 08:00" in at.seen


def test_how_much_was_taken_and_sickness_after_it(open_today: OpenToday) -> None:
    def before(at: AtToday) -> None:
        moment = utc("2026-03-02T08:00")
        record_intake(at.diary, SAM, at.now, BREAKFAST, Answer(Outcome.TAKEN, moment, amount_mg=50, sick_after=True))
        record_intake(at.diary, SAM, at.now, DINNER, Answer(Outcome.TAKEN, moment))

    at = open_today(from_today(), "2026-03-02T12:10", before=before)
    lines = at.words_in("Azathioprine 75 mg, today at 08:00, taken in part").splitlines()
    first = lines.index("Azathioprine 75 mg")
    assert lines[first + 1 : first + 4] == [
        "50 of 75 mg taken",
        "Was sick afterwards",
        "Taken today at 08:00",
    ]
    assert "taken in part" in lines
    assert "taken" not in lines
    assert "of 50 mg taken" not in at.seen


def test_more_than_the_dose_and_sickness_alone(open_today: OpenToday) -> None:
    def before(at: AtToday) -> None:
        early, noon = utc("2026-03-02T08:00"), utc("2026-03-02T20:00")
        record_intake(at.diary, SAM, noon, BREAKFAST, Answer(Outcome.TAKEN, early, amount_mg=100))
        record_intake(at.diary, SAM, noon, DINNER, Answer(Outcome.TAKEN, noon, Food.WITH, sick_after=True))

    at = open_today(from_today(), "2026-03-02T20:10", before=before)
    more = at.words_in("Azathioprine 75 mg, today at 08:00, taken, more").splitlines()
    assert more[more.index("Azathioprine 75 mg") + 1] == "100 mg taken instead of 75 mg"
    sick = at.words_in("Azathioprine 50 mg, today at 20:00, taken").splitlines()
    assert sick[sick.index("Azathioprine 50 mg") + 1 :] == [
        "Was sick afterwards",
        "Taken today at 20:00, 50 mg, with food",
        "taken",
    ]


def test_a_day_with_nothing_due_says_when_the_next_dose_is(open_today: OpenToday) -> None:
    sundays = Repeat(RepeatKind.WEEKDAYS, frozenset({7}))
    plan = from_today(Slot("m", 75, meal="breakfast", repeat=sundays))
    recording = replace(plan.prescriptions[0], recording=Change(date(2026, 2, 2)))
    at = open_today(replace(plan, prescriptions=(recording,)), "2026-03-03T08:10")
    assert "No doses today." in at.seen
    assert "Next dose: Azathioprine 75 mg, on Sunday 8 March at 08:00" in at.seen


def test_the_dose_card_leads_to_what_the_guide_says_of_taking_it(open_today: OpenToday) -> None:
    at = open_today(from_today(), "2026-03-02T08:10")
    with at.qtbot.waitSignal(at.page.guide_asked) as asked:
        at.click("How to take it")
    assert asked.args == ["how_to_take"]


def test_an_overdue_dose_leads_to_what_the_guide_says_of_missed_ones_instead(open_today: OpenToday) -> None:
    at = open_today(from_today(), "2026-03-02T08:10")
    at.time_passes("2026-03-02T09:10")
    assert not at.buttons("How to take it")
    with at.qtbot.waitSignal(at.page.guide_asked) as asked:
        at.click("About missed doses")
    assert asked.args == ["missed_dose"]


def test_only_the_missed_dose_that_is_explained_leads_to_the_guide(open_today: OpenToday) -> None:
    at = open_today(a_plan(), "2026-03-02T07:00")
    assert at.seen.count("Nothing was recorded.") == 2
    (link,) = at.buttons("About missed doses")
    with at.qtbot.waitSignal(at.page.guide_asked) as asked:
        link.click()
    assert asked.args == ["missed_dose"]


def test_other_medicines_do_not_lead_to_the_guide_on_azathioprine(open_today: OpenToday) -> None:
    at = open_today(replace(from_today(), prescriptions=(prednisolone(),)), "2026-03-02T08:10")
    assert not at.buttons("How to take it")
    at.time_passes("2026-03-03T08:10")
    assert "missed" in at.seen
    assert not at.buttons("About missed doses")
