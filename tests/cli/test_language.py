import pytest

from imuran_desktop.cli.language import environment_language


@pytest.mark.parametrize("name", ["LC_ALL", "LC_MESSAGES", "LANG"])
def test_the_language_is_the_environment_s(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for other in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(other, raising=False)
    assert environment_language().locale == "en_GB"
    monkeypatch.setenv(name, "en_US.UTF-8")
    assert environment_language().locale == "en_US"
