"""The command line: `python -m bot …`, installed also as `linli`."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

import typer

from bot import doctor, exporting, keeping, rolls, verifying
from bot.bench.command import bench
from bot.failures import plain_failures, ready
from bot.playground import play
from bot.present import utc_now
from bot.running import run as run_bot
from bot.running import stop_on_signals
from bot.settings import Settings
from storage.database import lock_path
from storage.locks import FileLock
from storage.migrating import migrate, open_database

# A service manager or Docker kills ten seconds after its SIGTERM.
DRAIN_SECONDS = 9.0

app = typer.Typer(
    add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, name="linli"
)


def main() -> None:
    app()


@app.callback(invoke_without_command=True)
def default(context: typer.Context) -> None:
    """Linli (邻里): the neighbourhood's bot. Without a command it runs."""
    if context.invoked_subcommand is None:
        run()


@app.command()
def run() -> None:
    """Run the bot; without BOT_TOKEN start the playground instead."""
    settings = ready()
    if settings.token is None:
        typer.echo(
            "BOT_TOKEN is not set: starting the playground. / 没有设置 BOT_TOKEN，打开试用场。"
        )
        in_loop(settings, play(settings))
    else:
        in_loop(settings, _serve(settings, settings.token.get_secret_value()))


@app.command()
def playground() -> None:
    """Try everything in the browser, with no Telegram and no token."""
    settings = ready()
    in_loop(settings, play(settings))


@app.command(name="migrate")
def migrate_command() -> None:
    """Bring the database to this program's schema (also done at every start)."""
    settings = ready()
    path = settings.database_path
    with plain_failures(settings):
        path.parent.mkdir(parents=True, exist_ok=True)
        # The schema must not change under a bot that is running on the file.
        lock = FileLock(lock_path(str(path)))
        try:
            changed = migrate(str(path))
        finally:
            lock.release()
    typer.echo(f"{path} was brought up to date." if changed else f"{path} is up to date.")


app.command(name="doctor")(doctor.doctor)
app.command(name="import")(rolls.import_roll)
app.command(name="export")(exporting.export)
app.command(name="backup")(keeping.backup)
app.command(name="restore")(keeping.restore)
app.command(name="verify")(verifying.verify)
app.command(name="bench")(bench)


async def _serve(settings: Settings, token: str) -> None:
    database = open_database(str(settings.database_path))
    stop = asyncio.Event()
    try:
        # The database closes last: whatever ends on a signal still has to be written down.
        with stop_on_signals(stop):
            await _until(stop, run_bot(settings, database, token, now=utc_now, stop=stop))
    finally:
        await database.close()


async def _until(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Let the work end by itself; once told to stop it has 9 s, as systems kill after 10."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not working.done():
        await asyncio.wait({working}, timeout=DRAIN_SECONDS)
        working.cancel()
    # Awaited even when done, so that an error of the work reaches the person at the console.
    with suppress(asyncio.CancelledError):
        await working


def in_loop(settings: Settings, work: Coroutine[Any, Any, None]) -> None:
    with plain_failures(settings):
        asyncio.run(work)


if __name__ == "__main__":
    main()
