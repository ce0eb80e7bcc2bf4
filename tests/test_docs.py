"""The documents name only what exists."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from imuran_desktop.cli import run
from imuran_desktop.exchange.csv_layout import guess_layout
from imuran_desktop.exchange.csv_table import read_table
from imuran_desktop.exchange.plan_file import parse_plan
from imuran_desktop.exchange.results_csv import read_results
from imuran_desktop.reference.analytes import load_analytes

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")
_PATH = re.compile(
    r"`((?:imuran_desktop|resources|tests|packaging|store|services|domain|ui|desktop|words|exchange)/[^`\s]+)`"
)
_LINK = re.compile(r"\]\(([^)#:]+)\)")


def _paths() -> Iterator[tuple[str, str]]:
    for document in DOCUMENTS:
        text = (ROOT / document).read_text(encoding="utf-8")
        for path in {*_PATH.findall(text), *_LINK.findall(text)}:
            yield document, path


def _exists(path: str) -> bool:
    """A path may name a function: ``domain/ledger.ledger`` is in ``domain/ledger.py``."""
    module, _, name = path.rpartition(".")
    for base in (ROOT, ROOT / "imuran_desktop"):
        if (base / path).exists():
            return True
        source = base / f"{module}.py"
        if source.exists() and re.search(rf"\b{name}\b", source.read_text(encoding="utf-8")):
            return True
        outer = base / f"{module.rpartition('.')[0]}.py"
        if module.count(".") and outer.exists() and re.search(rf"def {name}\b", outer.read_text(encoding="utf-8")):
            return True
    return False


@pytest.mark.parametrize(("document", "path"), sorted(pair for pair in _paths() if "NAME" not in pair[1]))
def test_every_path_a_document_names_exists(document: str, path: str) -> None:
    assert _exists(path), f"{document} names {path}"


def test_the_plan_file_in_the_readme_can_be_imported() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", text, re.DOTALL)
    assert example is not None
    plan = parse_plan(example.group(1))
    assert plan.person is not None
    assert plan.prescriptions[0].steps[0].slots[0].amount_mg == 50


def test_the_tables_of_results_in_the_readme_can_be_imported() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    examples = re.findall(r"```csv\n(.*?)```", text, re.DOTALL)
    assert len(examples) == 2
    for example in examples:
        table, analytes = read_table(example.encode()), load_analytes()
        read = read_results(table, guess_layout(table.header, analytes), analytes)
        assert read.problems == ()
        assert {result.analyte for day in read.tests for result in day.results} & {*analytes}


def _commands() -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^\| `imuran-desktop ([^`]+)` \|", text, re.MULTILINE)


@pytest.mark.parametrize("command", _commands())
def test_every_option_the_readme_names_is_an_option_of_the_command(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = re.split(r"\s+", command.replace("\\|", "|"))
    names = [word for word in words if re.fullmatch(r"[a-z][a-z-]*", word)]
    # These take the diary before what is to be done.
    diary = ["DIARY"] if names[:1] in (["record"], ["results"]) else []
    assert run([*names[:1], *diary, *names[1:], "--help"]) == 0
    shown = capsys.readouterr().out
    for option in re.findall(r"--[a-z-]+", command):
        assert option in shown
