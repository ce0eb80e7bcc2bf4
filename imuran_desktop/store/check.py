"""Whether a diary is whole: the file, and its history."""

from imuran_desktop.store.diary import Diary
from imuran_desktop.store.sqlite import translated

_HISTORY_CHECKS = (
    ("no_id", "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM about WHERE key = 'diary')"),
    (
        "lost_parent",
        "SELECT p.revision FROM parents p LEFT JOIN revisions r ON r.id = p.parent WHERE r.id IS NULL",
    ),
    (
        "lost_revision",
        "SELECT p.parent FROM parents p LEFT JOIN revisions r ON r.id = p.revision WHERE r.id IS NULL",
    ),
    (
        "wrong_entry",
        """SELECT r.id FROM parents p JOIN revisions r ON r.id = p.revision JOIN revisions s ON s.id = p.parent
           WHERE r.entry <> s.entry""",
    ),
    (
        "wrong_generation",
        """SELECT r.id FROM revisions r WHERE r.generation <> 1 + coalesce(
               (SELECT max(s.generation) FROM parents p JOIN revisions s ON s.id = p.parent WHERE p.revision = r.id), 0)""",
    ),
    ("bad_body", "SELECT id FROM revisions WHERE NOT json_valid(body)"),
    (
        "not_guarded",
        """SELECT 1 WHERE 6 <> (SELECT count(*) FROM sqlite_master WHERE type = 'trigger'
               AND name IN ('revisions_no_update', 'revisions_no_delete', 'parents_no_update', 'parents_no_delete',
                            'about_no_update', 'about_no_delete'))""",
    ),
)


def check(diary: Diary) -> list[str]:
    """What is wrong with the diary, as codes (empty when it is whole): SQLite's own check first, then the history."""
    with translated(diary.path):
        damage = [row[0] for row in diary.connection.execute("PRAGMA integrity_check")]
        if damage != ["ok"]:
            return ["damaged"]
        return [code for code, sql in _HISTORY_CHECKS if diary.connection.execute(sql).fetchone() is not None]
