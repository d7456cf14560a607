"""The command line: `python -m bot …`, installed also as `linli`."""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer
from telegram.error import InvalidToken

from bot import logs
from bot.playground import play
from bot.running import run as run_bot
from bot.running import stop_on_signals
from bot.settings import Settings, WrongSetting
from bot.settings import read as read_settings
from playground.saved import Unreadable
from storage.locks import InUse
from storage.migrating import NewerSchema, migrate, open_database

FAILED, WRONG_USE = 1, 2

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


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
        typer.echo("BOT_TOKEN is not set: starting the playground. / 没有设置 BOT_TOKEN，打开试用场。")
        in_loop(play(settings))
    else:
        in_loop(_serve(settings, settings.token.get_secret_value()))


@app.command()
def playground() -> None:
    """Try everything in the browser, with no Telegram and no token."""
    in_loop(play(ready()))


@app.command(name="migrate")
def migrate_command() -> None:
    """Bring the database to this program's schema (also done at every start)."""
    settings = ready()
    with plain_failures(settings):
        changed = migrate(str(settings.database_path))
    typer.echo("The database was brought up to date." if changed else "The database is up to date.")


async def _serve(settings: Settings, token: str) -> None:
    database = open_database(str(settings.database_path))
    stop = asyncio.Event()
    try:
        with stop_on_signals(stop):
            await run_bot(settings, database, token, now=utc_now, stop=stop)
    finally:
        await database.close()


def utc_now() -> datetime:
    return datetime.now(UTC)


def ready() -> Settings:
    """Read the settings and set up the logs; ends the program where a setting is wrong."""
    try:
        settings = read_settings()
    except WrongSetting as error:
        fail(str(error), WRONG_USE)
    logs.set_up(settings.log_format, settings.log_level)
    return settings


def in_loop(work: Coroutine[Any, Any, None]) -> None:
    with plain_failures():
        asyncio.run(work)


@contextmanager
def plain_failures(settings: Settings | None = None) -> Iterator[None]:
    """End the program with one plain sentence where somebody can do something about it."""
    del settings
    try:
        yield
    except InvalidToken:
        fail("BOT_TOKEN: Telegram does not know this token. Ask @BotFather for the right one.")
    except InUse as error:
        fail(f"{error} is in use: another Linli is running on this database. Stop it first.")
    except NewerSchema as error:
        fail(f"{error} was written by a newer version of Linli. Update this one.")
    except Unreadable as error:
        fail(f"{error}. Move it away to start with a fresh playground.")
    except OSError as error:
        fail(f"{error.filename or 'The system'}: {error.strerror or error}.")


def fail(sentence: str, code: int = FAILED) -> None:
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


if __name__ == "__main__":
    main()
