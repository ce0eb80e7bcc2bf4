"""``python -m imuran_desktop`` and the ``imuran-desktop`` command."""

import sys


def main() -> None:
    """Run the command line; without a command it starts the app."""
    from imuran_desktop.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
