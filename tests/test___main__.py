"""``python -m imuran_desktop`` as a process of its own."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.running import PLAN

CHECKOUT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-m", "imuran_desktop"]
DEMO = ["--days", "20", "--seed", "3", "--until", "2021-03-31"]


def environment(home: Path, **more: str) -> dict[str, str]:
    return {
        **os.environ,
        "HOME": str(home),
        "APPDATA": str(home),
        "LOCALAPPDATA": str(home),
        "XDG_CONFIG_HOME": str(home),
        **more,
    }


def run(home: Path, *arguments: str | Path | bytes, more: Mapping[str, str] = {}) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=CHECKOUT,
        env=environment(home, **more),
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_a_script_s_day(tmp_path: Path) -> None:
    diary = tmp_path / "demo.imuran"
    assert run(tmp_path, "demo", diary, *DEMO).returncode == 0
    key = "morning/2021-03-31"
    recorded = run(
        tmp_path, "record", diary, "dose", key, "--taken", "2021-03-31T07:05:00Z", "--food", "with", "--json"
    )
    assert (recorded.returncode, recorded.stderr) == (0, b"")
    assert json.loads(recorded.stdout)["intake"]["food"] == "with"
    agenda = run(tmp_path, "agenda", diary, "--at", "2021-03-31T12:00:00Z", "--json")
    assert json.loads(agenda.stdout)["doses"][0]["state"] == "taken"
    assert run(tmp_path, "check", diary).returncode == 0


@pytest.mark.parametrize("frozen", [True, False])
def test_only_a_packaged_app_begins_with_what_its_workers_need(tmp_path: Path, frozen: bool) -> None:
    program = (
        "import sys; from imuran_desktop.__main__ import main\n"
        f"sys.argv[1:] = ['--version']; sys.frozen = {frozen}\n"
        "try: main()\n"
        "finally: print('multiprocessing' in sys.modules)"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=CHECKOUT, env=environment(tmp_path), capture_output=True, check=True)
    assert done.stdout.split()[-1] == str(frozen).encode()


def test_what_is_refused_goes_to_stderr_with_exit_code_2(tmp_path: Path) -> None:
    refused = run(tmp_path, "check", tmp_path / "none.imuran")
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert refused.stderr.decode().count("\n") == 1
    assert b"Traceback" not in refused.stderr


def test_several_who_import_at_once_make_one_diary(tmp_path: Path) -> None:
    plan, diary = tmp_path / "plan.toml", tmp_path / "new.imuran"
    plan.write_text(PLAN, encoding="utf-8")
    children = [
        subprocess.Popen(
            [*COMMAND, "plan", "import", diary, plan],
            cwd=CHECKOUT,
            env=environment(tmp_path),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(8)
    ]
    said = [child.communicate(timeout=60) for child in children]
    assert {(child.returncode, err) for child, (_, err) in zip(children, said, strict=True)} == {(0, b"")}
    results = sorted(out.decode().strip() for out, _ in said)
    assert results == [f"Made {diary}.", *["Nothing to change."] * 7]
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["new.imuran", "plan.toml"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_result_that_cannot_be_printed_is_recorded_all_the_same(tmp_path: Path, unbuffered: str) -> None:
    diary = tmp_path / "demo.imuran"
    commands: list[list[str | Path]] = [
        ["demo", diary, *DEMO],
        ["record", diary, "dose", "morning/2021-03-31", "--not-sure"],
        ["agenda", diary],
        ["plan", "export", diary],
        ["check", diary],
        ["--help"],
        ["--version"],
    ]
    for arguments in commands:
        with Path("/dev/full").open("wb") as full:
            failed = subprocess.run(
                [*COMMAND, *arguments],
                cwd=CHECKOUT,
                env=environment(tmp_path, PYTHONUNBUFFERED=unbuffered),
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
                timeout=60,
            )
        assert failed.returncode == 1
        sentence = failed.stderr.decode()
        assert sentence.startswith("The result could not be printed")
        assert sentence.count("\n") == 1
    agenda = run(tmp_path, "agenda", diary, "--at", "2021-03-31T12:00:00Z", "--json")
    assert json.loads(agenda.stdout)["doses"][0]["state"] == "not_sure"


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp1252"])
def test_results_are_utf_8_whatever_the_terminal_speaks(tmp_path: Path, encoding: str) -> None:
    plan, diary = tmp_path / "plan.toml", tmp_path / "Zoë 💊.imuran"
    plan.write_text(
        '[person]\nname = "Zoë 💊"\nzone = "Europe/London"\nrecording_from = 2021-03-01\n', encoding="utf-8"
    )
    more = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "1"}
    made = run(tmp_path, "plan", "import", diary, plan, more=more)
    assert (made.returncode, made.stderr) == (0, b"")
    assert made.stdout.decode().rstrip() == f"Made {diary}."
    exported = run(tmp_path, "plan", "export", diary, more=more)
    assert 'name = "Zoë 💊"' in exported.stdout.decode()
    plan.write_bytes(exported.stdout)
    assert run(tmp_path, "plan", "import", diary, plan, more=more).stdout.rstrip() == b"Nothing to change."


@pytest.mark.skipif(os.name != "posix", reason="arguments are bytes on POSIX only")
def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.imuran"
    made = run(tmp_path, "demo", name, *DEMO)
    assert (made.returncode, made.stderr) == (0, b"")
    assert run(tmp_path, "check", name).returncode == 0
    for refused in (
        run(tmp_path, "record", name, "dose", b"\xff", "--not-sure"),
        run(tmp_path, "record", name, "dose", "morning/2021-03-31", "--not-sure", "--by", b"\xff"),
        run(tmp_path, "agenda", name, "--zone", b"\xff"),
        run(tmp_path, "check", b"\xff"),
        run(tmp_path, b"\xff"),
    ):
        assert refused.returncode == 2
        assert refused.stderr.decode().count("\n") == 1
        assert b"Traceback" not in refused.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_interrupted_it_stops_and_leaves_nothing_half_done(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    child = subprocess.Popen(
        [*COMMAND, "demo", folder / "demo.imuran", "--days", "20000"],
        cwd=CHECKOUT,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while not (folder.is_dir() and list(folder.iterdir())):
        assert child.poll() is None
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    assert child.returncode == 130
    assert (out, err.strip()) == (b"", b"")
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="pipes as POSIX has them")
def test_nobody_who_reads_is_no_error(tmp_path: Path) -> None:
    diary = tmp_path / "demo.imuran"
    run(tmp_path, "demo", diary, *DEMO)
    commands: list[list[str | Path]] = [["plan", "export", diary], ["check", diary]]
    for arguments in commands:
        reading, writing = os.pipe()
        os.close(reading)
        left = subprocess.run(
            [*COMMAND, *arguments],
            cwd=CHECKOUT,
            env=environment(tmp_path),
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
        os.close(writing)
        assert (left.returncode, left.stderr) == (1, b"")


@pytest.mark.skipif(os.name != "posix", reason="pipes as POSIX has them")
def test_a_reader_who_leaves_is_no_error(tmp_path: Path) -> None:
    diary = tmp_path / "demo.imuran"
    run(tmp_path, "demo", diary, *DEMO)
    with subprocess.Popen(
        [*COMMAND, "agenda", diary, "--from", "1990-01-01", "--to", "2100-01-01", "--json"],
        cwd=CHECKOUT,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.readline()
        child.stdout.close()
        assert child.stderr.read() == b""
