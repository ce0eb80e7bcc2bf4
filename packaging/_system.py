"""What must come from the operating system: Qt's libraries, and the servers that the journey tests talk to.

Standard library only. What is missing is found by trying it (the loader for libraries, the search path for programs),
so nothing is asked of a package manager until something is missing.
"""

import ctypes
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from _steps import SetupError, agrees, is_interactive, run_step, say

# What to look for, and the Debian packages that have it: a newer release's name first.
Needs = Mapping[str, tuple[str, ...]]

LIBRARIES: Needs = {
    "libEGL.so.1": ("libegl1",),
    "libGL.so.1": ("libgl1",),
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    # Without it Qt finds no printer.
    "libcups.so.2": ("libcups2t64", "libcups2"),
}
TEST_PROGRAMS: Needs = {
    "Xvfb": ("xvfb",),
    "openbox": ("openbox",),
    "dunst": ("dunst",),
    "dunstctl": ("dunst",),
    "xfce4-notifyd": ("xfce4-notifyd",),
    "trayer": ("trayer",),
    "dbus-daemon": ("dbus",),
    "dbus-run-session": ("dbus",),
    "dbus-send": ("dbus",),
    "xclip": ("xclip",),
    "xdotool": ("xdotool",),
    "at-spi-bus-launcher": ("at-spi2-core",),
    "wmctrl": ("wmctrl",),
    "gio": ("libglib2.0-bin",),
}
# The session bus starts xfce4-notifyd and the accessibility bus, from folders that are not on the search path.
_PROGRAM_FOLDERS = ("usr/lib*/xfce4/notifyd", "usr/lib/*/xfce4/notifyd", "usr/libexec")


def missing_libraries(libraries: Needs = LIBRARIES) -> dict[str, tuple[str, ...]]:
    """Return those of the shared libraries that the loader cannot load."""
    return {name: packages for name, packages in libraries.items() if not _loads(name)}


def missing_programs(programs: Needs = TEST_PROGRAMS) -> dict[str, tuple[str, ...]]:
    """Return those of the programs that are neither on the search path nor where servers are kept."""
    return {name: packages for name, packages in programs.items() if not _is_installed(name)}


def missing_venv() -> dict[str, tuple[str, ...]]:
    """Return what this Python lacks to make a virtual environment: Debian packs that part separately."""
    if importlib.util.find_spec("ensurepip") is not None:
        return {}
    return {"Python's ensurepip module": (f"python{sys.version_info.major}.{sys.version_info.minor}-venv",)}


def uses_apt(os_release: Mapping[str, str]) -> bool:
    """Return True if this os-release describes Debian, Ubuntu, or a system built on them."""
    family = {os_release.get("ID", ""), *os_release.get("ID_LIKE", "").split()}
    return not family.isdisjoint({"debian", "ubuntu"})


def has_apt() -> bool:
    """Return True if this computer's packages come through apt."""
    try:
        return uses_apt(platform.freedesktop_os_release()) and shutil.which("apt-get") is not None
    except OSError:
        return False


def choose_packages(missing: Needs, is_known: Callable[[str], bool]) -> list[str]:
    """Return one package for each thing missing: the first that apt knows, else the last, each package once."""
    chosen = (next(filter(is_known, names), names[-1]) for names in missing.values())
    return list(dict.fromkeys(chosen))


def install_with_apt(missing: Needs) -> None:
    """Name the packages that are missing and install them: as root at once, otherwise after asking, through sudo.

    Raises SetupError with the command to type if nobody can be asked, the answer is no, or apt fails.
    """
    packages = choose_packages(missing, _apt_knows)
    say(f"Missing from this system: {', '.join(packages)}")
    by_hand = f"    sudo apt-get install --no-install-recommends {' '.join(packages)}"
    if not _is_root() and not (
        is_interactive() and shutil.which("sudo") and agrees("Install them now? sudo may ask for your password.")
    ):
        msg = f"System packages are missing. Install them with this command, then start this again:\n{by_hand}"
        raise SetupError(msg)
    update = _as_root("apt-get", "update")
    no_lists = "apt could not fetch its package lists; its message is above."
    if not all(map(_apt_knows, packages)):
        run_step(update, no_lists)
        packages = choose_packages(missing, _apt_knows)
    install = _as_root("apt-get", "install", "--yes", "--no-install-recommends", *packages)
    if subprocess.call(install) != 0:
        # Old package lists name files that are no longer there: fetch the lists anew and try once more.
        run_step(update, no_lists)
        run_step(install, f"apt could not install these packages; its message is above. To try it by hand:\n{by_hand}")


def describe(missing: Iterable[str]) -> str:
    """Return a sentence that names what is missing, for a system whose packages go by other names."""
    return f"Not found on this system: {', '.join(missing)}. Install them with your system's package manager."


def _as_root(*command: str) -> list[str]:
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    return [*quiet, *command] if _is_root() else ["sudo", *quiet, *command]


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _apt_knows(package: str) -> bool:
    return subprocess.run(["apt-cache", "show", package], capture_output=True, check=False).returncode == 0


def _is_installed(program: str) -> bool:
    return shutil.which(program) is not None or any(
        any(Path("/").glob(f"{folder}/{program}")) for folder in _PROGRAM_FOLDERS
    )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
