"""When to remind that tablets run out."""

from tests.ui.stock.at_stock import AtStock


def test_the_days_before_are_chosen(person: AtStock) -> None:
    person.click("Change the reminder")
    person.enter("Days before they run out", "14")
    person.click("Save")
    assert person.stock.days_before == 14
    assert "Saved. Reminder 14 days before they run out." in person.seen
    assert "running low" in person.seen


def test_no_reminder_is_a_choice_and_not_for_good(person: AtStock) -> None:
    person.click("Change the reminder")
    person.click("Don't remind me")
    assert not person.has_number("Days before they run out")
    person.click("Save")
    assert person.stock.days_before is None
    person.click("Change the reminder")
    person.click("Remind me")
    person.click("Save")
    assert person.stock.days_before == 7
