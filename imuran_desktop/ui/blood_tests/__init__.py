"""The parts of the Blood tests page, and what asks about a blood test wherever it is shown."""
