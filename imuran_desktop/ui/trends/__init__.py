"""The parts of the page of results over time."""
