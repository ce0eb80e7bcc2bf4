"""A blood test that is overdue: weekly tests since 27 February, the one of yesterday not done."""

from datetime import date

from tests.ui.today.at_today import a_plan

DUE, NEXT_FRIDAY = date(2026, 3, 6), date(2026, 3, 13)
NOW = "2026-03-07T10:00"
TESTS = a_plan(tests_from=date(2026, 2, 27))
