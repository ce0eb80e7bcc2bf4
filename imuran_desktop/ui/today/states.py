"""The states of doses and blood tests as colours."""

from imuran_desktop.domain.codes import BloodTestState, DoseState
from imuran_desktop.ui.palette import State

CHIPS: dict[DoseState, State] = {
    DoseState.UPCOMING: "later",
    DoseState.DUE: "due",
    DoseState.OVERDUE: "overdue",
    DoseState.MISSED: "missed",
    DoseState.TAKEN: "taken",
    DoseState.TAKEN_EARLY: "taken",
    DoseState.TAKEN_LATE: "taken",
    DoseState.SKIPPED: "later",
    DoseState.NOT_SURE: "later",
    DoseState.HELD: "hold",
}

TEST_CHIPS: dict[BloodTestState, State] = {
    BloodTestState.COMING_UP: "due",
    BloodTestState.DUE: "due",
    BloodTestState.OVERDUE: "overdue",
}
