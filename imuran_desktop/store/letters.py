"""The files kept inside a diary: letters of a laboratory. Each is stored once, under the SHA-256 of its content."""

from hashlib import sha256

from imuran_desktop.domain.results import LetterFile
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError, Trouble
from imuran_desktop.store.sqlite import translated


def add_letter(diary: Diary, name: str, content: bytes) -> LetterFile:
    """Keep ``content``; inside a transaction. What is in the diary already is not written again.

    Raises:
        StoreError: when it can't be written.
    """
    letter = LetterFile(sha256(content).hexdigest(), name, len(content))
    with diary.writing():
        diary.connection.execute(
            "INSERT INTO files (id, content) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM files WHERE id = ?)",
            (letter.id, content, letter.id),
        )
    return letter


def letter_content(diary: Diary, letter: str) -> bytes:
    """The content of the file with this id.

    Raises:
        StoreError: when it is not in the diary, or is not what it was.
    """
    with translated(diary.path):
        row = diary.connection.execute("SELECT content FROM files WHERE id = ?", (letter,)).fetchone()
    if row is None or sha256(row[0]).hexdigest() != letter:
        raise StoreError(Trouble.DAMAGED, diary.path)
    return bytes(row[0])


def letter_ids(diary: Diary) -> set[str]:
    """The ids of all files in the diary."""
    with translated(diary.path):
        return {row[0] for row in diary.connection.execute("SELECT id FROM files")}


def add_missing_letters(diary: Diary, copy: Diary) -> None:
    """Add the files of ``copy`` that ``diary`` lacks, one after the other. Call it in `Diary.writing`.

    Raises:
        StoreError: when either can't be read, or the diary can't be written.
    """
    for letter in sorted(letter_ids(copy) - letter_ids(diary)):
        add_letter(diary, "", letter_content(copy, letter))
