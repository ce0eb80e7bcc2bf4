import os
import sys
from datetime import date
from pathlib import Path

import pytest

from imuran_desktop.ui.widgets.saving import file_name, not_saved_words, saved_words, write_private
from imuran_desktop.words.language import Language

ENGLISH = Language("en_GB")


def test_a_file_is_written_whole_over_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "kept.pdf"
    file.write_bytes(b"a much longer one")
    assert write_private(file, b"new")
    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a profile's files from other people")
def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    write_private(tmp_path / "kept.pdf", b"new")
    assert (tmp_path / "kept.pdf").stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_not_there_takes_none(tmp_path: Path) -> None:
    assert not write_private(tmp_path / "gone" / "kept.pdf", b"new")
    words = not_saved_words(ENGLISH, tmp_path / "gone" / "kept.pdf")
    assert words.startswith(f"kept.pdf could not be saved in {tmp_path / 'gone'}.")


def test_a_path_can_be_read_on_several_lines(tmp_path: Path) -> None:
    words = saved_words(ENGLISH, tmp_path / "kept.pdf")
    assert words.count("\N{ZERO WIDTH SPACE}") == str(tmp_path / "kept.pdf").count(os.sep)
    assert words.replace("\N{ZERO WIDTH SPACE}", "") == f"Saved as {tmp_path / 'kept.pdf'}"


def test_a_name_has_nothing_that_no_file_s_name_can_have() -> None:
    assert file_name('Report: Sam/Alex "A"', date(2026, 3, 2)) == "Report Sam Alex A 2026-03-02"
