"""What holds for every test."""

import os
import signal

# Set before any Qt is imported: tests draw on no screen of the developer's. Journeys start their own and say so.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# Where the tests run in the background Ctrl+C may be ignored, and every program they start would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
