"""The command `import`: the same roll, checks and steps as when it is sent in chat."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy import ClauseElement

from actions.places import roll as actions
from actions.places.roll import Counts, Founding, Refusal
from bot.failures import WRONG_USE, fail, plain_failures, ready
from bot.present import utc_now
from bot.sending import TAG
from bot.settings import Settings
from domain.places import Place, find
from domain.places.roll import RollFile
from storage.database import Database, Tx
from storage.migrating import open_database
from storage.places import imports, tree
from storage.roster import Unreadable
from storage.statements import Row
from views.places import roll as view
from views.texts import Catalogue, Texts

File = Annotated[Path, typer.Argument(metavar="FILE", help="XLSX, XLS, ODS or CSV.")]
Yes = Annotated[bool, typer.Option("--yes", help="Import without asking, if nothing is wrong.")]
Named = Annotated[
    str,
    typer.Option("--community", metavar="NAME", help="Which community, or the new one's name."),
]


def import_roll(file: File, yes: Yes = False, community: Named = "") -> None:  # noqa: FBT002
    """Show what a roll of flats would change, then import it: all of it or nothing."""
    settings = ready()
    with plain_failures(settings):
        asyncio.run(_import(settings, _read(settings, file), community, ask=not yes))


def _say(settings: Settings) -> Texts:
    return Catalogue().say(settings.language, settings.timezone)


def _read(settings: Settings, file: Path) -> RollFile:
    try:
        return actions.read(file.read_bytes(), file.name)
    except Unreadable as error:
        fail(f"{file}: {_plain(view.unreadable(_say(settings), error.reason.value).text)}")


async def _import(settings: Settings, roll: RollFile, name: str, *, ask: bool) -> None:
    database = open_database(str(settings.database_path))
    try:
        await _offer(settings, database, roll, name, ask=ask)
    finally:
        await database.close()


async def _offer(
    settings: Settings, database: Database, roll: RollFile, name: str, *, ask: bool
) -> None:
    say, now = _say(settings), utc_now()
    place = _chosen(name, await database.read(tree.communities))
    founding = Founding(zone=settings.timezone, language=settings.language)
    checked = await database.run(
        actions.check,
        None,
        roll,
        now=now,
        community_id=place.id if place else None,
        founding=replace(founding, name=name) if name else founding,
    )
    if isinstance(checked, Refusal):
        fail(_plain(view.answer(say, checked.value)))
    import_id, plan = checked
    try:
        await _show(database, say, import_id)
        # Never in part: a missing flat would lose its vote without anybody noticing.
        if roll.bad:
            raise typer.Exit(1)
        if not ask or typer.confirm("Import?"):
            changes = len(plan.added) + len(plan.changed) + len(plan.gone)
            await _apply(database, say, import_id, changes)
    finally:
        # What was let in is no longer there to be dropped.
        await database.run(actions.forget, import_id, now=now)


def _chosen(name: str, communities: Sequence[Place]) -> Place | None:
    """Return the community meant, None where the roll founds the first."""
    fitting = find(name, communities) if name else communities
    if communities and len(fitting) != 1:
        names = ", ".join(place.name for place in communities)
        fail(f"--community: name one of {names}.", WRONG_USE)
    return fitting[0] if communities else None


async def _show(database: Database, say: Texts, import_id: int) -> None:
    kept = await database.read(imports.find, import_id)
    assert kept is not None  # noqa: S101 - just added, and the file is locked
    card = view.card(say, import_id, kept.summary, applied=False, big=False)
    typer.echo(_plain(card.text))


async def _apply(database: Database, say: Texts, import_id: int, changes: int) -> None:
    with typer.progressbar(length=max(changes, 1), label="import") as bar:
        done = await database.run(_counted, bar.update, import_id, now=utc_now())
    if isinstance(done, Refusal):
        fail(_plain(view.answer(say, done.value)))
    typer.echo(
        f"Imported: {done.added} new, {done.changed} changed, {done.gone} gone, "
        f"{done.unchanged} as before."
    )


async def _counted(
    tx: Tx, step: Callable[[int], None], import_id: int, *, now: datetime
) -> Counts | Refusal:
    return await actions.apply(_Counting(tx, step), import_id, now=now)


class _Counting:
    """A transaction that tells of each change made, for the progress bar."""

    def __init__(self, tx: Tx, changed: Callable[[int], None]) -> None:
        self._tx = tx
        self._changed = changed

    async def one(self, statement: ClauseElement, /, **values: Any) -> Row | None:  # noqa: ANN401
        return await self._tx.one(statement, **values)

    async def all(self, statement: ClauseElement, /, **values: Any) -> list[Row]:  # noqa: ANN401
        return await self._tx.all(statement, **values)

    async def do(self, statement: ClauseElement, /, **values: Any) -> int:  # noqa: ANN401
        self._changed(1)
        return await self._tx.do(statement, **values)


def _plain(html: str) -> str:
    return unescape(TAG.sub("", html))
