"""The command line as people use it: in process for one answer, as a program of its own to run."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from typer.testing import CliRunner

import bot
from bot.__main__ import app

ROOT = Path(bot.__file__).parents[1]
PATIENCE = 30.0


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


@dataclass
class Shell:
    """A folder, and the settings that the commands find in their environment."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def database(self) -> Path:
        return self.folder / "data" / "linli.db"

    def call(self, *arguments: str, typed: str = "") -> Said:
        """Run one command to its end, here."""
        result = CliRunner().invoke(app, arguments, input=typed, env=self.settings)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Said(result.exit_code, result.stdout, result.stderr)

    async def ask(self, *arguments: str, typed: str = "") -> Said:
        """Run one command beside a server that runs here."""
        return await asyncio.to_thread(self.call, *arguments, typed=typed)

    @asynccontextmanager
    async def started(self, *arguments: str) -> AsyncIterator[Process]:
        """Start the program; it is killed at the end if it is still there."""
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)} | self.settings
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *arguments,
            cwd=self.folder, env=environment, stdin=PIPE, stdout=PIPE, stderr=PIPE,
        )  # fmt: skip
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
            await process.communicate()


async def ended(process: Process, seconds: float = PATIENCE) -> Said:
    """Wait for the program's end; raises TimeoutError when it does not come."""
    out, err = await asyncio.wait_for(process.communicate(), seconds)
    assert process.returncode is not None
    return Said(process.returncode, out.decode(), err.decode())


async def until(condition: Callable[[], object]) -> None:
    """Wait for something to become true in another process."""
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - no event crosses processes
            await asyncio.sleep(0.02)
