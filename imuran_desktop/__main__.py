"""``python -m imuran_desktop`` and the ``imuran-desktop`` command."""

import io
import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line; without a command it starts the app."""
    if getattr(sys, "frozen", False):
        # Workers of a packaged app are this program once more.
        from multiprocessing import freeze_support

        freeze_support()
    _speak_utf8()
    try:
        from imuran_desktop.cli import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)


def _speak_utf8() -> None:
    """Results are UTF-8 wherever they go, so that what one computer writes another reads."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")


if __name__ == "__main__":
    main()
