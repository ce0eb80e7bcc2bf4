"""The parts of the Plan page: what it shows, and its forms."""
