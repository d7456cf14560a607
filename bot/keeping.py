"""The commands `backup` and `restore`: copies that are checked before anybody relies on them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from bot.failures import fail, plain_failures, ready
from bot.present import utc_now
from storage.backups import Progress, back_up
from storage.backups import restore as put_back

Target = Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes.")]
Source = Annotated[Path, typer.Argument(metavar="FILE", help="A copy made by `backup`.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite FILE if it is there.")]


def backup(file: Target, force: Force = False) -> None:  # noqa: FBT002 - an option
    """Copy the database to FILE, checked; the bot may be running meanwhile."""
    settings = ready()
    source = settings.database_path
    if not source.exists():
        fail(f"{source}: there is no database here yet.")
    # No lock is taken: SQLite's backup reads one snapshot while the bot goes on writing.
    with plain_failures(settings), _bar("backup") as progress:
        counts = back_up(source, file, progress, force=force)
    typer.echo(f"{file}: {sum(counts.values())} rows of {len(counts)} tables, checked.")


def restore(file: Source) -> None:
    """Check FILE and put it in the place of the database, which is kept under a dated name."""
    settings = ready()
    with plain_failures(settings), _bar("restore") as progress:
        aside = put_back(file, settings.database_path, progress, now=utc_now())
    kept = f" The database that was here is now {aside}." if aside else ""
    typer.echo(f"{settings.database_path} was restored from {file}.{kept}")


@contextmanager
def _bar(label: str) -> Iterator[Progress]:
    """Show how far a copy is, where somebody is looking."""
    with typer.progressbar(length=1, label=label) as bar:

        def progress(done: int, pages: int) -> None:
            bar.length = max(pages, 1)
            bar.update(done - bar.pos)

        yield progress
