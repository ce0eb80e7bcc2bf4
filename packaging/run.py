"""Set up Imuran Desktop, if that is still to be done, and start it: `python3 packaging/run.py [ARGUMENTS]`.

The arguments are the app's own (`--help` lists them), and its exit code is handed back. The folder it is started in
stays the current one, so relative names of diaries mean what they say.
"""

import os
import subprocess
import sys

# Before anything that an older Python could not even read.
if sys.version_info < (3, 11):
    sys.exit(
        "Imuran Desktop needs Python 3.11 or newer; this is Python %d.%d. Install a newer Python and start this again "
        "with it, for example: python3.11 packaging/run.py" % sys.version_info[:2]
    )

from _setup import prepare_app
from _steps import SetupError


def main(arguments: list[str]) -> int:
    """Set up and run the app. Returns its exit code; where the system allows it, the app takes over this process."""
    try:
        command = prepare_app().command("-m", "imuran_desktop", *arguments)
    except SetupError as error:
        print(f"Setting up did not work. {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Start this again to go on with the setting up.", file=sys.stderr)
        return 130
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606 - no shell wanted; the app gets signals and the terminal directly
    try:
        return subprocess.call(command)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
