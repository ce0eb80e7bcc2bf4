import gc

from PySide6.QtCore import QDir, QFile, QIODevice

from imuran_desktop.ui.tinted_files import TintedFiles


def read(path: str) -> bytes | None:
    file = QFile(path)
    return bytes(file.readAll().data()) if file.open(QIODevice.OpenModeFlag.ReadOnly) else None


def test_qt_reads_what_was_put_in() -> None:
    content = {f"icon-{n}.svg": f"<svg>{n}</svg>".encode() for n in range(20)}
    files = TintedFiles(content)
    assert {name: read(files.path(name)) for name in content} == content
    assert sorted(QDir(f":/{files.folder}").entryList()) == sorted(content)


def test_two_themes_at_once_keep_their_own() -> None:
    one, other = TintedFiles({"tick.svg": b"teal"}), TintedFiles({"tick.svg": b"white"})
    assert read(one.path("tick.svg")) == b"teal"
    assert read(other.path("tick.svg")) == b"white"


def test_the_files_go_with_the_object() -> None:
    files = TintedFiles({"tick.svg": b"teal"})
    path = files.path("tick.svg")
    del files
    gc.collect()
    assert not QFile.exists(path)
