"""The command `doctor`: everything the bot needs, looked at once, with the remedies."""

import asyncio
import sqlite3
from collections.abc import Sequence

import typer

from bot import logs
from bot.doctor import connection, machine
from bot.doctor.findings import Finding, Sign, good, note
from bot.failures import FAILED, WRONG_USE
from bot.settings import Settings, WrongSetting
from bot.settings import read as read_settings
from storage.database import Tx
from storage.places import chats, people
from storage.places.chats import Chat
from storage.reading import NotCurrent, reading

PLAYGROUND = "BOT_TOKEN is not set: `run` starts the playground."
UNSET = "Set BOT_OWNER_IDS to the Telegram ids of those who set everything up."


def doctor() -> None:
    """Look at settings, token, groups, database, clock and font; say what to do."""
    try:
        settings = read_settings()
    except WrongSetting as error:
        typer.echo(f"{Sign.WRONG} settings: {error}")
        raise typer.Exit(WRONG_USE) from error
    # The findings say it all; warnings of libraries would stand between them.
    logs.set_up(settings.log_format, "ERROR")
    found = asyncio.run(examine(settings))
    for finding in found:
        typer.echo(str(finding))
    if any(finding.sign is Sign.WRONG for finding in found):
        raise typer.Exit(FAILED)


async def examine(settings: Settings) -> list[Finding]:
    """Return everything found, in the order in which it matters."""
    path = settings.database_path
    known, never = await _known(settings)
    found = [good("settings", "every name is known, every value fits.")]
    if settings.token is None:
        found.append(note("token", PLAYGROUND, "Ask @BotFather for one to run the real thing."))
    else:
        token = settings.token.get_secret_value()
        found += await connection.examine(settings, token, known)
        # Compared with Telegram's clock, so only where Telegram is used.
        found.append(await machine.clock(settings))
    found.append(_owners(settings, never))
    return [*found, *machine.database(path), machine.disk(path), machine.font(settings)]


async def _known(settings: Settings) -> tuple[list[Chat], Sequence[int]]:
    """Return the groups in use, and the owners who never pressed START."""
    try:
        async with reading(settings.database_path) as tx:
            return await chats.active(tx), await _never_started(tx, settings.owner_ids)
    except (NotCurrent, OSError, sqlite3.Error):
        # What is wrong with the file is said under its own heading.
        return [], sorted(settings.owner_ids)


async def _never_started(tx: Tx, owner_ids: frozenset[int]) -> list[int]:
    known = {i: await people.find(tx, i) for i in sorted(owner_ids)}
    return [i for i, person in known.items() if person is None or not person.reachable]


def _owners(settings: Settings, never: Sequence[int]) -> Finding:
    if not settings.owner_ids:
        return note("owners", "none: nobody can set the bot up.", UNSET)
    if never:
        text = f"{', '.join(map(str, never))} cannot be written to."
        return note("owners", text, "They should open the bot in Telegram and press START.")
    return good("owners", f"{len(settings.owner_ids)}, all can be written to.")
