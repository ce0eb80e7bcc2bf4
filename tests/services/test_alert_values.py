"""The values past which the clinic wants to hear from the person."""

from decimal import Decimal

from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.services.alert_values import alert_values, set_alert_values
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.entries import undo_entry
from imuran_desktop.services.problems import Reason
from imuran_desktop.store.diary import Diary
from tests.services.plans import ALEX, NOW, SAM, why_refused

WHITE_CELLS = AlertValue("wbc", "10*9/L", below=Decimal("3.5"))


def test_none_are_set_until_the_person_sets_them(diary: Diary) -> None:
    assert alert_values(diary) == AlertValues()


def test_what_was_set_holds_until_it_is_changed_or_taken_back(diary: Diary) -> None:
    set_alert_values(diary, SAM, NOW, AlertValues((WHITE_CELLS,), " Ward  7 "))
    assert alert_values(diary) == AlertValues((WHITE_CELLS,), "Ward 7")
    off = set_alert_values(diary, ALEX, NOW, AlertValues())
    assert off.topics == {Topic.BLOOD_TESTS}
    assert alert_values(diary).values == ()
    undo_entry(diary, SAM, NOW, off)
    assert alert_values(diary).values == (WHITE_CELLS,)


def test_one_analyte_has_one_value(diary: Diary) -> None:
    twice = AlertValues((WHITE_CELLS, WHITE_CELLS))
    assert why_refused(lambda: set_alert_values(diary, SAM, NOW, twice)) is Reason.RESULT_TWICE
