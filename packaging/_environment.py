"""A virtual environment in the checkout: make it, fill it, and know when there is nothing left to do.

Standard library only, because it runs before anything is installed. A stamp inside the environment records what it was
filled from, so that looking at a finished one takes a few hundredths of a second.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from _requirements import CHECKOUT
from _steps import OLDEST_PYTHON, SetupError, run_step

_STAMP = "setup-stamp.json"
_CHECKOUT_LINK = "imuran_desktop_checkout.pth"


@dataclass(frozen=True)
class Stamp:
    """What an environment was filled from: its Python ("3.11") and the digests of the requirements."""

    python: str = ""
    digests: tuple[str, ...] = ()


class Environment:
    """One virtual environment, which may not exist yet."""

    def __init__(self, folder: Path) -> None:
        """Describe the environment in `folder`; nothing is read or made yet."""
        self.folder = folder
        self.python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def version(self) -> str | None:
        """Return its Python's version ("3.11"), or None if there is none or it does not run any more."""
        code = "import sys; print('%d.%d' % sys.version_info[:2])"
        try:
            done = subprocess.run([self.python, "-I", "-S", "-c", code], capture_output=True, text=True, check=False)
        except OSError:
            return None
        return done.stdout.strip() if done.returncode == 0 else None

    def site_packages(self) -> Path:
        """Return the folder that packages are installed into. The environment must work."""
        library = "Lib" if os.name == "nt" else f"lib/python{self.version()}"
        return self.folder / library / "site-packages"

    def command(self, *arguments: str) -> list[str]:
        """Return a command for its Python that no PYTHON… setting and no file in the current folder can mislead."""
        return [str(self.python), "-I", *arguments]

    def stamp(self) -> Stamp:
        """Return what it was filled from; an empty stamp if that is not known."""
        try:
            content = json.loads((self.folder / _STAMP).read_text(encoding="utf-8"))
            return Stamp(str(content["python"]), tuple(content["digests"]))
        except (OSError, ValueError, TypeError, KeyError):
            return Stamp()

    def is_ready(self, digest: str) -> bool:
        """Return True if it was filled from requirements with this digest and its Python is still the same."""
        stamp = self.stamp()
        return digest in stamp.digests and stamp.python == self.version()

    def is_usable(self) -> bool:
        """Return True if packages can be installed into it as it is.

        Not so if its Python is gone, has become another version since (an upgrade of the system), or is too old.
        """
        version = self.version()
        if version is None or tuple(map(int, version.split("."))) < OLDEST_PYTHON:
            return False
        return self.stamp().python in {"", version} and (self.site_packages() / "pip").is_dir()

    def make(self) -> None:
        """Make it, unless it is usable. What is left of an unusable one is cleared away first.

        Raises SetupError if the folder holds something else, or Python cannot make an environment.
        """
        if self.is_usable():
            return
        if self.folder.exists() and any(self.folder.iterdir()) and not (self.folder / "pyvenv.cfg").exists():
            msg = f"{self.folder} exists but is no virtual environment. Move it away, then start this again."
            raise SetupError(msg)
        run_step(
            [sys.executable, "-m", "venv", "--clear", self.folder],
            f"Python could not make the virtual environment {self.folder}. Check that the disk has room and that you "
            "may write to this folder, then start this again.",
        )

    def install(self, requirements: str, digests: Sequence[str]) -> None:
        """Install pinned requirements (the text of a requirement file), then stamp the environment with `digests`.

        Raises SetupError if pip fails; what it had fetched stays in its cache.
        """
        listed = self.folder / "requirements-to-install.txt"
        listed.write_text(requirements, encoding="utf-8")
        # Ready-made packages only: building one would fetch build tools that no hash vouches for.
        options = ["--require-hashes", "--only-binary", ":all:", "--disable-pip-version-check", "--no-input"]
        if not sys.stdout.isatty():
            options += ["--quiet", "--progress-bar", "off"]
        run_step(
            self.command("-m", "pip", "install", *options, "-r", str(listed)),
            "The packages could not be installed; pip's own message is above. Check that this computer can reach its "
            "package index and that the disk has room, then start this again: it goes on where it stopped.",
        )
        listed.unlink()
        self._link_checkout()
        content = {"python": self.version(), "digests": list(digests)}
        (self.folder / _STAMP).write_text(json.dumps(content) + "\n", encoding="utf-8")

    def _link_checkout(self) -> None:
        """Let its Python import the app from this checkout, whatever folder it is started in.

        The path is relative: it needs no particular encoding, and survives moving the checkout.
        """
        site_packages = self.site_packages()
        line = os.path.relpath(CHECKOUT, site_packages) + "\n"
        (site_packages / _CHECKOUT_LINK).write_text(line, encoding="utf-8")
