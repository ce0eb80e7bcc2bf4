"""The pinned requirement files, and the reading of them."""

import re
import tomllib

from _requirements import APP, CHECKOUT, DEV, QT, digest, pins, without

TWO = """\
alpha==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:ab
beta-two==4!2.0 ; sys_platform == 'win32' \\
    --hash=sha256:ba
"""


def test_pins_are_read_with_their_versions() -> None:
    assert pins(TWO) == {"alpha": "1.0", "beta-two": "4!2.0"}


def test_leaving_a_package_out_takes_its_hashes_along() -> None:
    assert without(TWO, {"alpha"}) == "beta-two==4!2.0 ; sys_platform == 'win32' \\\n    --hash=sha256:ba\n"
    assert without(TWO, {"gamma"}) == TWO


def test_digest_tells_contents_apart_but_not_line_endings() -> None:
    assert digest(TWO) == digest(TWO.replace("\n", "\r\n"))
    assert digest(TWO) != digest(TWO.replace("1.0", "1.1"))


def test_one_environment_can_serve_both_files() -> None:
    app = pins(APP.read_text("utf-8"))
    dev = pins(DEV.read_text("utf-8"))
    assert app.items() <= dev.items()


def test_every_package_has_a_hash_and_no_index_is_named() -> None:
    for path in (APP, DEV):
        text = path.read_text("utf-8")
        for block in re.split(r"\n(?=\S)", text):
            assert "--hash=sha256:" in block, block
        assert "://" not in text
        assert "index" not in text


def test_what_the_project_asks_for_is_pinned() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    assert names(project["project"]["dependencies"]) <= pins(APP.read_text("utf-8")).keys()
    assert names(project["dependency-groups"]["dev"]) <= pins(DEV.read_text("utf-8")).keys()


def test_the_core_is_tested_without_qt() -> None:
    core = pins(without(DEV.read_text("utf-8"), QT))
    assert not [name for name in core if "qt" in name or "side" in name or "shiboken" in name]
    assert "pytest" in core


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=;~! ]", line)[0].lower() for line in requirements}
