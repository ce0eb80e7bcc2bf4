"""Which form opens for what was asked on the Plan page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from imuran_desktop.domain.medicines import MONITORED, medicine_key
from imuran_desktop.domain.plan import DoseStep, Hold, Plan, Prescription
from imuran_desktop.reference.medicines import load_medicines
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.services.plan_edits import Moment, read_moment
from imuran_desktop.store.read import done_tests, read_plan
from imuran_desktop.ui.plan.asked import Ask, Asked
from imuran_desktop.ui.plan.blood_tests_form import BloodTestsForm
from imuran_desktop.ui.plan.correct_form import CorrectForm
from imuran_desktop.ui.plan.details_form import DetailsForm
from imuran_desktop.ui.plan.end_form import EndForm
from imuran_desktop.ui.plan.hold_end_form import HoldEndForm
from imuran_desktop.ui.plan.hold_form import HoldForm
from imuran_desktop.ui.plan.meals_form import MealsForm
from imuran_desktop.ui.plan.medicine_form import MedicineForm
from imuran_desktop.ui.plan.plan_form import PlanForm
from imuran_desktop.ui.plan.setup_form import SetupForm
from imuran_desktop.ui.plan.step_form import StepForm
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController


@dataclass(frozen=True)
class _At:
    """What every form is made from."""

    session: Session
    look: ThemeController
    plan: Plan
    moment: Moment


def setup_form(session: Session, look: ThemeController, plan: Plan) -> SetupForm:
    """The form for a first plan."""
    return SetupForm(session, look, plan, load_medicines()[MONITORED], session.today())


def form_for(asked: Asked, session: Session, look: ThemeController) -> PlanForm | None:
    """The form for what was asked; None for what needs none, or when what it is about is gone."""
    plan = read_plan(session.diary)
    at = _At(session, look, plan, read_moment(session.diary, plan, session.now()))
    if asked.ask in _OF_PLAN:
        return _OF_PLAN[asked.ask](at)
    item = plan.prescription(asked.item.id) if asked.item else None
    if item is None:
        return None
    if asked.ask in _OF_ITEM:
        return _OF_ITEM[asked.ask](at, item)
    if isinstance(asked.part, DoseStep):
        return _step_form(at, asked.ask, item, asked.part)
    return _hold_form(at, asked.ask, item, asked.part) if asked.part else None


def _medicine_form(at: _At, again: Prescription | None = None) -> PlanForm:
    return MedicineForm(at.session, at.look, at.plan, load_medicines()[MONITORED], at.moment.today, again)


def _details_form(at: _At, item: Prescription) -> PlanForm:
    return DetailsForm(at.session, at.look, item, load_medicines().get(medicine_key(item.medicine)))


def _blood_tests_form(at: _At) -> PlanForm:
    done = [test.on for test in done_tests(at.session.diary)]
    return BloodTestsForm(at.session, at.look, at.plan, load_presets(), at.moment.today, done)


def _step_form(at: _At, ask: Ask, item: Prescription, step: DoseStep) -> PlanForm | None:
    if ask is Ask.CHANGE_STEP:
        return StepForm(at.session, at.look, at.plan, item, at.moment, step)
    if ask is Ask.CORRECT_STEP:
        return CorrectForm(at.session, at.look, at.plan, item, at.moment, step)
    return None


def _hold_form(at: _At, ask: Ask, item: Prescription, hold: Hold) -> PlanForm | None:
    if ask is Ask.CHANGE_HOLD:
        return HoldForm(at.session, at.look, at.plan, item, at.moment, hold)
    if ask is Ask.END_HOLD:
        return HoldEndForm(at.session, at.look, at.plan, item, at.moment, hold)
    return None


_OF_PLAN: Mapping[Ask, Callable[[_At], PlanForm]] = {
    Ask.ADD: _medicine_form,
    Ask.MEALS: lambda at: MealsForm(at.session, at.look, at.plan, at.moment),
    Ask.BLOOD_TESTS: _blood_tests_form,
}

_OF_ITEM: Mapping[Ask, Callable[[_At, Prescription], PlanForm]] = {
    Ask.CHANGE_DOSE: lambda at, item: StepForm(at.session, at.look, at.plan, item, at.moment),
    Ask.DETAILS: _details_form,
    Ask.PAUSE: lambda at, item: HoldForm(at.session, at.look, at.plan, item, at.moment),
    Ask.STOPPED: lambda at, item: EndForm(at.session, at.look, at.plan, item, at.moment),
    Ask.TAKE_AGAIN: _medicine_form,
}
