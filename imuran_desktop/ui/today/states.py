"""The states of doses and blood tests as colours."""

from imuran_desktop.domain.codes import BloodTestState, DoseState
from imuran_desktop.domain.ledger import LedgerDose
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


def chip_state(item: LedgerDose) -> State:
    """The colour of a dose's chip: that of its state, unless another amount was taken than it asked for."""
    return "later" if item.in_part or item.more else CHIPS[item.state]


TEST_CHIPS: dict[BloodTestState, State] = {
    BloodTestState.COMING_UP: "due",
    BloodTestState.DUE: "due",
    BloodTestState.OVERDUE: "overdue",
    BloodTestState.BOOKED: "later",
    BloodTestState.PUT_OFF: "later",
    BloodTestState.DONE: "taken",
    BloodTestState.RESULTS_IN: "taken",
    BloodTestState.NOT_NEEDED: "later",
    BloodTestState.NOT_DONE: "later",
}
