"""What holds for every test."""

import os

# Set before any Qt is imported: tests draw on no screen of the developer's. Journeys start their own and say so.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
