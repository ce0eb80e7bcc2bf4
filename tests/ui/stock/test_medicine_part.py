"""The tablets of one medicine, by name where there are several."""

from dataclasses import replace
from datetime import date, time

from imuran_desktop.domain.plan import Plan, Slot
from tests.services.plans import plan, step
from tests.ui.stock.at_stock import MakeStock


def with_iron() -> Plan:
    (item,) = plan().prescriptions
    once = step(date(2026, 3, 1), Slot("iron-noon", 50.0, at=time(12)))
    iron = replace(item, id="iron", medicine="iron", steps=(once,), tablets_mg=(50.0,))
    return replace(plan(), prescriptions=(item, iron))


def test_each_medicine_has_its_own_buttons(make_stock: MakeStock) -> None:
    person = make_stock(with_iron()).counted().show()
    assert "Azathioprine" in person.seen
    assert "Iron" in person.seen
    assert "Count them once to see how long they last." in person.seen
    person.click("I counted my tablets, Iron")
    assert "Iron. Enter all you have." in person.seen
    assert not person.has_number("Full packs of 25 mg")
    person.enter("Loose tablets of 50 mg", "9")
    person.click("Save")
    assert "Enough for 9 more days" in person.seen


def test_the_keyboard_stays_with_its_medicine(make_stock: MakeStock) -> None:
    person = make_stock(with_iron()).counted().show()
    person.tab_to("I got more, Iron")
    person.section.refresh()
    assert person.focus().accessibleName() == "I counted my tablets, Iron"
