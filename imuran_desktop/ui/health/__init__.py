"""The parts of the page of other medicines, allergies and vaccines."""
