"""Where the resources are found: packed into the package, else beside it in the checkout."""

from pathlib import Path

import pytest

from imuran_desktop import resources_path
from imuran_desktop.resources_path import resources_dir


def test_the_folder_packed_into_the_package_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "imuran_desktop"
    package.mkdir()
    monkeypatch.setattr(resources_path, "_PACKAGE", package)

    assert resources_dir() == tmp_path / "resources"

    (package / "resources").mkdir()
    assert resources_dir() == package / "resources"


def test_the_reference_data_is_there() -> None:
    assert (resources_dir() / "reference" / "symptoms.toml").is_file()
