"""The commands, over the same services as the app. Results go to stdout, one sentence about a failure to stderr."""

from collections.abc import Sequence

from imuran_desktop.cli.plain_start import PlainStart, plain_start


def run(arguments: Sequence[str]) -> int:
    """Run one command, or the app, and return the exit code: 2 for bad input, with one sentence on stderr."""
    asked: PlainStart | int | None = plain_start(arguments)
    if asked is None:
        from imuran_desktop.cli.commands import run as run_command

        asked = run_command(arguments)
    if isinstance(asked, int):
        return asked
    import gc

    gc.disable()  # what the start makes, stays: looking through it would take 10 ms. The app enables it once painted.
    from imuran_desktop.app.plain_import import use_plain_import

    use_plain_import()
    from imuran_desktop.app.starting import start
    from imuran_desktop.cli.language import environment_language

    return start(asked.diary, environment_language(), background=asked.background)
