"""What two copies of the diary say differently is told on Today."""

from datetime import date

from imuran_desktop.domain.codes import Outcome, Severity
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.history import Kind
from imuran_desktop.domain.visits import Visit
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.services.contacts import set_contacts
from imuran_desktop.services.symptoms import Felt, log_symptoms
from imuran_desktop.services.visits import add_visit
from imuran_desktop.store.revisions import current
from tests.services.plans import SAM
from tests.services.test_conflicts import fork
from tests.ui.today.at_today import BREAKFAST, AtToday, OpenToday, from_today

ENTRY = "1 entry was recorded differently in two places."
VISITS = "What was written down of a clinic visit differs in two places."
FEELINGS = "What was written down of how you feel differs in two places."
NUMBERS = "Your numbers to call, or your list of medicines and allergies, differ in two places."
PLAN = "Your plan was changed differently in two places."


def test_a_dose_recorded_differently_leads_to_its_day(open_today: OpenToday) -> None:
    at = open_today(from_today(), "2026-03-03T08:10", before=lambda at: at.record(BREAKFAST, Outcome.SKIPPED))
    at.page.look_for_away()
    assert ENTRY not in at.seen
    at.elsewhere(lambda diary: fork(diary, BREAKFAST))
    at.time_passes("2026-03-03T08:11")
    assert ENTRY in at.seen
    asked: list[date] = []
    at.page.history_asked.connect(asked.append)
    at.click("Show it", within=ENTRY)
    assert asked == [date(2026, 3, 2)]


def test_a_plan_changed_differently_leads_to_the_plan(open_today: OpenToday) -> None:
    def before(at: AtToday) -> None:
        fork(at.diary, current(at.diary, Kind.PRESCRIPTION)[0].entry)

    at = open_today(from_today(), "2026-03-03T08:10", before=before)
    assert PLAN not in at.seen, "the first picture does without"
    at.page.look_for_away()
    assert PLAN in at.seen
    asked: list[bool] = []
    at.page.plan_asked.connect(lambda: asked.append(True))
    at.click("Show your plan", within=PLAN)
    assert asked == [True]


def test_blood_tests_that_differ_lead_to_their_page(open_today: OpenToday) -> None:
    def before(at: AtToday) -> None:
        fork(at.diary, record_blood_test(at.diary, SAM, at.now, date(2026, 3, 2)).entry)

    at = open_today(from_today(), "2026-03-03T08:10", before=before)
    at.page.look_for_away()
    with at.qtbot.waitSignal(at.page.tests_asked):
        at.click("Show it", within="What was written down of your blood tests differs in two places.")


def test_feelings_numbers_and_visits_that_differ_lead_to_their_pages(open_today: OpenToday) -> None:
    def before(at: AtToday) -> None:
        known = load_symptoms()
        fork(at.diary, log_symptoms(at.diary, SAM, at.now, known, [Felt("nausea", Severity.MILD, at.now)]).entry)
        fork(at.diary, set_contacts(at.diary, SAM, at.now, Contacts(clinic_number="1")).entry)
        fork(at.diary, add_visit(at.diary, SAM, at.now, Visit("", date(2026, 3, 20))).entry)

    at = open_today(from_today(), "2026-03-03T08:10", before=before)
    at.page.look_for_away()
    asked: list[str] = []
    at.page.symptoms_asked.connect(lambda: asked.append("symptoms"))
    at.page.health_asked.connect(lambda: asked.append("health"))
    at.click("Show it", within=FEELINGS)
    at.page.visits_asked.connect(lambda: asked.append("visits"))
    at.click("Show it", within=NUMBERS)
    at.click("Show it", within=VISITS)
    assert asked == ["symptoms", "health", "visits"]
