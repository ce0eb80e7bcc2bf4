"""``merge``."""

from pathlib import Path

import click

from imuran_desktop.cli.session import name_of, opened, show
from imuran_desktop.cli.values import AS_JSON, DIARY, FILE


@click.command()
@DIARY
@click.argument("copy", metavar="COPY", type=FILE)
@AS_JSON
def merge(diary: Path, copy: Path, *, as_json: bool) -> None:
    """Bring into DIARY what only COPY, another copy of the same diary, knows. COPY stays as it is."""
    from imuran_desktop.services.merge import merge as merge_copy

    with opened(diary) as existing, opened(copy, read_only=True) as other:
        merged = merge_copy(existing, other)
    added, several = merged.revisions, merged.disputed
    sentence = {0: f"{name_of(copy)} holds nothing new.", 1: "Added 1 revision."}.get(
        added, f"Added {added} revisions."
    )
    if several:
        sentence += f" Said differently in the two, for the app to ask about: {', '.join(several)}."
    show({"revisions": added, "disputed": list(several)}, as_json=as_json, sentence=sentence)
