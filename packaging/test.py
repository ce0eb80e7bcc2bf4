"""Set up, if that is still to be done, and run every check and test: `python3 packaging/test.py`.

`--list` names the checks, `--only NAME` runs one, and what follows `--` goes to pytest:
`python3 packaging/test.py --only tests -- -k ledger`.
"""

import argparse
import sys
import time

# Before anything that an older Python could not even read.
if sys.version_info < (3, 11):
    sys.exit(
        "Imuran Desktop needs Python 3.11 or newer; this is Python %d.%d. Install a newer Python and start this again "
        "with it, for example: python3.11 packaging/test.py" % sys.version_info[:2]
    )

from _checks import CHECKS, Check, Run
from _setup import prepare_tests
from _steps import SetupError, say


def main(arguments: list[str]) -> int:
    """Run the checks that were asked for, all by default. Returns 0 if every one passed."""
    options = _parser().parse_args(arguments)
    if options.list:
        for check in CHECKS:
            print(f"{check.name:13} {check.what}")
        return 0
    wanted = [check for check in CHECKS if not options.only or check.name in options.only]
    try:
        run = Run(prepare_tests(), options.pytest_arguments)
    except SetupError as error:
        print(f"Setting up did not work. {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    results = [(check, *_perform(check, run)) for check in wanted]
    say("\nSummary")
    for check, passed, seconds in results:
        say(f"  {'passed' if passed else 'FAILED'}  {seconds:6.1f} s  {check.name:13} {check.what}")
    for line in run.tally:
        say(line)
    return 0 if all(passed for _, passed, _ in results) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Set up and run every check and test.")
    parser.add_argument("--list", action="store_true", help="name the checks and stop")
    names = [check.name for check in CHECKS]
    parser.add_argument("--only", action="append", choices=names, metavar="NAME", help="run this check (repeatable)")
    parser.add_argument("pytest_arguments", nargs="*", metavar="-- ARGUMENT", help="for pytest, in the whole test run")
    return parser


def _perform(check: Check, run: Run) -> tuple[bool, float]:
    """Run one check, whatever became of the others. Returns whether it passed and the seconds it took."""
    say(f"\n=== {check.name}: {check.what}")
    start = time.monotonic()
    try:
        passed = check.act(run)
    except SetupError as error:
        say(str(error))
        passed = False
    return passed, time.monotonic() - start


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
