"""Make the two files of pinned requirements anew: `python3 packaging/lock.py [--upgrade]`.

For developers, after a change to the dependencies in pyproject.toml. It runs uv, which the dev group pins and
`packaging/test.py` installs; commit pyproject.toml and both files together.

- requirements.txt: what the app needs, from `[project] dependencies`;
- requirements-dev.txt: the same pins and the `dev` group's, which includes what builds the wheel.

Each holds exact versions and the hashes of every file of them, for all systems and Python 3.11 on. Existing pins stay
unless they must move; `--upgrade` moves all to the newest. No package index is named in them: pip uses the one it is
set up with.
"""

import argparse
import subprocess
import sys

from _environment import Environment
from _requirements import APP, CHECKOUT, DEV, pins

_COMPILE = (
    *("-m", "uv", "pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate", "--quiet"),
)


def main(arguments: list[str]) -> int:
    """Write both files. Returns 0 if they were written and agree with each other."""
    parser = argparse.ArgumentParser(description="Make the pinned requirement files anew.")
    parser.add_argument("--upgrade", action="store_true", help="move every pin to the newest version")
    extra = ["--upgrade"] if parser.parse_args(arguments).upgrade else []
    app = "packaging/" + APP.name
    dev = "packaging/" + DEV.name
    # The app's pins bind the dev file, so that one environment can serve both.
    for command in (
        [*_COMPILE, *extra, "pyproject.toml", "-o", app],
        [*_COMPILE, *extra, "pyproject.toml", "--group", "pyproject.toml:dev", "-c", app, "-o", dev],
    ):
        status = subprocess.call(Environment(CHECKOUT / ".venv").command(*command), cwd=CHECKOUT)
        if status != 0:
            print("uv could not make the file. If it is not installed, run packaging/test.py first.", file=sys.stderr)
            return status
    print(f"{app}: {len(pins(APP.read_text('utf-8')))} packages; {dev}: {len(pins(DEV.read_text('utf-8')))} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
