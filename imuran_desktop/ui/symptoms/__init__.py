"""The parts of the Symptoms page."""
