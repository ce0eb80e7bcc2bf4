"""The values past which the clinic wants to hear from the person: set by the person, off until then."""

from datetime import datetime

from imuran_desktop.domain.alerts import AlertValues
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.texts import one_line
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.entries import write_entry
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store import results_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_alert_values

ALERT_VALUES_ENTRY = "alert-values"
"""There is one entry of them, so that two people who set them make one."""


def alert_values(diary: Diary) -> AlertValues:
    """What is set now; without values while it is off.

    Raises:
        StoreError: when the diary can't be read.
    """
    return read_alert_values(diary)


def set_alert_values(diary: Diary, author: Author, now: datetime, alerts: AlertValues) -> Changed:
    """Have these be the values that the clinic set; none of them switches them off.

    Raises:
        Refused: when one analyte is there twice.
        StoreError: when it can't be written.
    """
    names = [value.analyte for value in alerts.values]
    for name in names:
        if names.count(name) > 1:
            raise Refused(Reason.RESULT_TWICE, analyte=name)
    body = results_codec.alert_values_body(AlertValues(alerts.values, one_line(alerts.said_by)))
    with diary.writing():
        return write_entry(diary, author, now, Kind.ALERT_VALUES, ALERT_VALUES_ENTRY, body)
