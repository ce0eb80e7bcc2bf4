"""What holds for every test."""

import os
import signal

# Set before any Qt is imported: tests draw on no screen of the developer's. Journeys start their own and say so.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# Where the tests run in the background these may be ignored, and every program they start would inherit that.
for name in ("SIGINT", "SIGTERM", "SIGHUP"):
    number = getattr(signal, name, None)
    if number is not None and signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL)
