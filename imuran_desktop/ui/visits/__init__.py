"""The parts of the page of visits to the clinic."""
