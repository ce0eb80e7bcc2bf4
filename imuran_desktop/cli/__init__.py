"""The commands, over the same services as the app. Results go to stdout, one sentence about a failure to stderr."""

from imuran_desktop.cli.commands import run

__all__ = ["run"]
