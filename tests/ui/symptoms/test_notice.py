from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.symptoms import OTHER, Combination, Symptom
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.ui.symptoms.notice import UrgentNotice, is_urgent
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from imuran_desktop.words.sources import sources_words
from tests.ui.symptoms.at_symptoms import EMERGENCY, FORBIDDEN, NUMBERS, URGENT, AtSymptoms
from tests.words.plain import plain

KNOWN = load_symptoms()
TITLES = {Level.URGENT: URGENT, Level.EMERGENCY: EMERGENCY}
NOBODY = "Nobody is watching this diary."


def pressing() -> list[Symptom]:
    """Every symptom that is urgent or an emergency at some severity."""
    return [symptom for symptom in KNOWN.symptoms.values() if any(map(is_urgent, symptom.levels.values()))]


def pairs(combination: Combination) -> Iterator[tuple[str, str]]:
    """Every two symptoms of a combination the second of which is less pressing alone, however mild the first is."""
    for one in sorted(combination.any_of):
        for other in sorted(combination.with_any - {one}):
            for first, second in ((one, other), (other, one)):
                if KNOWN.symptoms[second].levels[Severity.MILD].rank < combination.becomes.rank:
                    yield first, second


def choose(at: AtSymptoms, symptom: str, *, adding: bool = False) -> None:
    """Search for the symptom by its own name, and click it."""
    label = KNOWN.symptoms[symptom].label
    if adding:
        at.click("Add another symptom")
    else:
        at.page.start_logging()
    at.type_in(label)
    row = label if symptom != OTHER else f"Something else unusual: “{label}”"
    at.click_row(row)


def _scrolled(at: AtSymptoms) -> int:
    area = at.page.findChild(QScrollArea)
    assert area is not None
    return area.verticalScrollBar().value()


def assert_told_on_top(at: AtSymptoms, level: Level, *names: str) -> None:
    """What to do, about what, whom to call, and that nobody watches come before the form."""
    above = at.seen.split("How bad is it?")[0]
    assert above.splitlines()[2] == TITLES[level]
    for words in (NOBODY, *names, "01632 960 100", "111", "999"):
        assert words in above
    assert "You can still record it, below." in above
    assert _scrolled(at) == 0
    assert not FORBIDDEN.search(at.seen)


@pytest.mark.parametrize("symptom", pressing(), ids=lambda symptom: symptom.id)
def test_every_urgent_sign_is_told_at_every_severity(at: AtSymptoms, symptom: Symptom) -> None:
    at.set_numbers()
    choose(at, symptom.id)
    if at.buttons("Where this is from"):
        assert "Last checked on" not in at.seen
    for severity in Severity:
        at.click(severity.value.capitalize())
        level = symptom.levels[severity]
        if is_urgent(level):
            assert_told_on_top(at, level, f"{symptom.label}, {severity.value}")
            for closed in at.buttons("Where this is from"):
                closed.click()
            sources = [KNOWN.sources[source] for source in symptom.sources]
            assert sources_words(Language("en_GB"), sources) in at.seen
        else:
            assert URGENT not in at.seen
            assert EMERGENCY not in at.seen
    assert not at.stored


@pytest.mark.parametrize(
    ("combination", "recorded"),
    [(item, first) for item in KNOWN.combinations for first in sorted({first for first, _ in pairs(item)})],
    ids=lambda item: item if isinstance(item, str) else item.becomes.value,
)
def test_every_combination_with_what_is_recorded_is_told(
    at: AtSymptoms, combination: Combination, recorded: str
) -> None:
    at.set_numbers()
    at.recorded(recorded, hours=20)
    for symptom in (second for first, second in pairs(combination) if first == recorded):
        choose(at, symptom)
        first, second = KNOWN.symptoms[recorded].label, KNOWN.symptoms[symptom].label
        assert_told_on_top(at, combination.becomes, f"{second}. Together with: {first}.")
        at.page.leave_unsaved()


@pytest.mark.parametrize("combination", KNOWN.combinations, ids=lambda item: "-".join(sorted(item.any_of)))
def test_a_combination_entered_at_once_is_told(at: AtSymptoms, combination: Combination) -> None:
    at.set_numbers()
    first, second = next(pairs(combination))
    choose(at, first)
    at.click("Mild")
    choose(at, second, adding=True)
    above = at.seen.split("How bad is it?")[0]
    assert above.splitlines()[2] == TITLES[combination.becomes]
    names = [KNOWN.symptoms[symptom].label for symptom in (first, second)]
    notice = above.split("You can still record it, below.")[0]
    assert f"{names[0]}, mild. Together with: {names[1]}." in notice or (
        f"{names[1]}. Together with: {names[0]}, mild." in notice
    )
    assert [notice.count(name) for name in names] == [1, 1]


def test_a_sign_is_told_before_its_severity_and_saved_either_way(at: AtSymptoms) -> None:
    at.set_numbers()
    at.find("fever")
    assert_told_on_top(at, Level.URGENT, "High temperature (fever)")
    at.click("Mild")
    at.click("Save")
    assert at.stored[0].symptom == "fever"


def test_a_worse_severity_turns_it_urgent_and_a_milder_one_back(at: AtSymptoms) -> None:
    at.find("headache")
    for severity, urgent in (("Mild", False), ("Severe", True), ("Mild", False)):
        at.click(severity)
        assert (URGENT in at.seen) is urgent
        assert ("Tell your clinic soon" in at.seen) is not urgent


def test_a_combination_counts_by_when_it_began(at: AtSymptoms) -> None:
    at.recorded("fever", hours=24)
    at.find("rash")
    assert URGENT in at.seen
    at.began(QDate(2026, 3, 10), QTime(9, 0))
    assert URGENT not in at.seen


def test_one_that_got_worse_says_so(at: AtSymptoms) -> None:
    at.recorded("nausea", hours=20)
    at.find("nausea")
    at.click("Moderate")
    assert "It is worse than when it was recorded before. Tell your clinic soon." in at.seen


def test_one_that_lasts_says_so(at: AtSymptoms) -> None:
    at.recorded("nausea", hours=24 * 8)
    at.click("Change Feeling sick")
    at.click("Edit Feeling sick")
    at.click("More")
    at.click("Yes")
    assert "It has been there for a week or more. Tell your clinic soon." in at.seen


def test_without_numbers_it_offers_to_add_them(at: AtSymptoms, qtbot: QtBot) -> None:
    at.find("chest pain")
    assert "No numbers to call are written down in this diary yet." in at.seen
    with qtbot.waitSignal(at.page.numbers_asked):
        at.click("Add numbers to call")
    at.set_numbers()  # the form has been left open meanwhile
    assert "01632 960 100" in at.seen
    assert not at.buttons("Add numbers to call")


@pytest.mark.parametrize(
    ("typed", "contacts", "missing"),
    [
        ("chest pain", Contacts(clinic_number="1"), "Your emergency number is not written down here yet."),
        ("fever", Contacts(emergency_number="999"), "The number of your clinic is not written down here yet."),
        ("fever", Contacts(out_of_hours_number="111"), ""),
    ],
)
def test_the_number_that_matters_now_is_asked_for(at: AtSymptoms, typed: str, contacts: Contacts, missing: str) -> None:
    at.set_numbers(contacts)
    at.find(typed)
    assert missing in at.seen
    assert bool(at.buttons("Add numbers to call")) is bool(missing)


@pytest.mark.parametrize(("typed", "first"), [("chest pain", "999"), ("fever", "01632 960 100")])
def test_the_number_to_call_first_comes_first(at: AtSymptoms, typed: str, first: str) -> None:
    at.set_numbers(NUMBERS)
    at.page.resize(480, 860)  # one below the other
    at.find(typed)
    assert next(line for line in at.lines if line in ("01632 960 100", "111", "999")) == first


def test_a_screen_reader_reads_each_thing_once(at: AtSymptoms) -> None:
    at.set_numbers()
    at.find("fever")
    notice = next(notice for notice in at.page.findChildren(UrgentNotice) if notice.isVisible())
    assert notice.accessibleName() == URGENT
    spoken = [label.accessibleName() or label.text() for label in notice.findChildren(QLabel) if label.isVisible()]
    for words in (URGENT, "High temperature (fever)", "Clinic, Example Hospital: 01632 960 100"):
        assert [plain(one) for one in spoken].count(words) == 1


def test_a_number_that_is_missing_comes_before_the_others(at: AtSymptoms) -> None:
    at.set_numbers(Contacts(clinic_number="01632 960 100"))
    at.find("chest pain")
    assert at.seen.index("Your emergency number is not written down here yet.") < at.seen.index("01632 960 100")


def test_it_leads_to_the_emergency_card(at: AtSymptoms, qtbot: QtBot) -> None:
    at.find("fever")
    with qtbot.waitSignal(at.page.card_asked):
        at.click("Emergency card")


def test_after_saving_it_stays_until_it_was_read(at: AtSymptoms) -> None:
    at.set_numbers()
    at.find("fever")
    at.click("Mild")
    at.click("Save")
    assert at.lines[2] == URGENT
    assert "999" in at.seen
    at.find("hair loss")
    at.click("Mild")
    at.click("Save")
    assert at.lines[2] == URGENT
    at.click("I have read this")
    assert "999" not in at.seen


def test_a_lesser_message_does_not_replace_an_emergency(at: AtSymptoms) -> None:
    for sign in ("chest pain", "cough"):
        at.find(sign)
        at.click("Mild")
        at.click("Save")
    assert at.lines[2] == EMERGENCY


def test_own_words_name_what_is_on_no_list(at: AtSymptoms) -> None:
    at.page.start_logging()
    at.type_in("xyzzy plugh")
    at.click_row("Something else unusual: “xyzzy plugh”")
    at.click("Severe")
    assert "xyzzy plugh, severe" in at.seen.split("How bad is it?")[0]
    assert KNOWN.symptoms[OTHER].label in at.seen


def save(at: AtSymptoms, sign: str) -> None:
    """Record a sign in its mildest form."""
    at.find(sign)
    at.click("Mild")
    at.click("Save")


def above(at: AtSymptoms) -> str:
    """What is said above all that was recorded."""
    return at.seen.split("Is it one of these again?")[0]


def test_several_signs_stay_until_they_were_read(at: AtSymptoms) -> None:
    save(at, "fever")
    save(at, "bruise")
    assert "High temperature (fever), mild" in above(at)
    assert "Bruising easily, or for no clear reason, mild" in above(at)
    at.click("I have read this")
    save(at, "chest pain")
    assert EMERGENCY in above(at)
    assert "High temperature (fever), mild" not in above(at)


def test_a_sign_that_is_taken_back_goes_from_the_notice(at: AtSymptoms) -> None:
    save(at, "fever")
    at.click("Undo")
    assert URGENT not in at.seen
    assert not at.buttons("I have read this")


def test_of_two_signs_the_one_taken_out_goes_from_the_notice(at: AtSymptoms) -> None:
    save(at, "chest pain")
    save(at, "fever")
    at.click("Undo")
    assert EMERGENCY in above(at)
    assert "High temperature (fever), mild" not in above(at).splitlines()


def test_once_it_was_read_the_keyboard_goes_on_below(at: AtSymptoms) -> None:
    save(at, "fever")
    at.button("I have read this").setFocus()
    at.keys(Qt.Key.Key_Space)
    assert at.focus() is at.button("Log a symptom")


def test_large_text_leaves_room_for_the_number_after_saving(at: AtSymptoms, look: ThemeController) -> None:
    at.set_numbers()
    look.apply("light", 200)
    at.page.resize(560, 1000)
    save(at, "chest pain")
    assert at.buttons("Undo")
    number = next(label for label in at.page.findChildren(QLabel) if label.text() == "999" and label.isVisible())
    assert not number.visibleRegion().isEmpty()
    assert number.visibleRegion().boundingRect().height() == number.height()
