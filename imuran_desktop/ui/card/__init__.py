"""The parts of the Emergency card page."""
