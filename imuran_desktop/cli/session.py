"""What every command does: open the diary, say who records, print the result, put a failure into one sentence."""

import json
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from imuran_desktop import clock
from imuran_desktop.cli.language import environment_language
from imuran_desktop.domain.history import Author
from imuran_desktop.exchange.toml_reader import FileProblem
from imuran_desktop.services.plan import PastChanged, PlanRefused
from imuran_desktop.services.problems import Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError
from imuran_desktop.words.errors import (
    file_words,
    past_words,
    plan_place,
    plan_words,
    refusal_words,
    store_words,
    system_words,
)
from imuran_desktop.words.language import Language


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn what services refuse into one sentence and exit code 2."""
    try:
        yield
    except (StoreError, Refused, FileProblem, PastChanged, PlanRefused, OSError) as error:
        raise click.ClickException(_sentence(environment_language(), error)) from error


def _sentence(language: Language, error: Exception) -> str:
    match error:
        case StoreError():
            return store_words(language, error.trouble, name_of(error.path))
        case Refused():
            return refusal_words(language, error.reason, error.figures)
        case FileProblem():
            return file_words(language, error.fault, error.where, error.figures, error.line)
        case PastChanged():
            return past_words(language, error.keys)
        case PlanRefused():
            problem = error.problems[0]
            return f"{plan_place(problem.where)}: {plan_words(language, problem)}"
        case OSError():
            return system_words(language, name_of(Path(str(error.filename or error))))
    raise error


@contextmanager
def opened(path: Path, *, read_only: bool = False) -> Iterator[Diary]:
    """An open diary for one command."""
    with plain_errors(), Diary.open(path, clock.now(), read_only=read_only) as diary:
        yield diary


def author(by: str = "") -> Author:
    """Who records from this computer."""
    from imuran_desktop.desktop.device import device_id
    from imuran_desktop.desktop.paths import config_dir

    return Author(device_id(config_dir()), by)


def content_of(file: Path) -> bytes:
    """What a file holds, or one sentence about why that can't be read."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise click.ClickException(f"There is no file {name_of(file)}. Check the name.") from None
    except (OSError, ValueError) as error:
        raise click.ClickException(f"{name_of(file)} can't be read. Check the name.") from error


def name_of(path: Path) -> str:
    """A file's name as it can be printed."""
    return click.format_filename(path)


def one_line(text: str) -> str:
    """``text`` without line ends, and without anything that a terminal would obey or can't show."""
    shown = (" " if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") else sign for sign in text)
    return " ".join("".join(shown).split(" ")).strip()


def show(data: Any, *, as_json: bool, sentence: str) -> None:
    """Print a result."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2) if as_json else sentence)
