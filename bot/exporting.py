"""The command `export`: places, flats, people and reports as CSV and JSON, masked by default."""

import asyncio
import json
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from bot.failures import fail, plain_failures, ready
from domain.places.contact import mask_name, mask_phone
from domain.reports import Visibility
from domain.reports.masking import mask
from domain.sheets import Cell
from storage import everything
from storage.database import Tx
from storage.reading import reading
from storage.sheets import csv_bytes
from storage.statements import Row

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A new folder for the files.")]
Private = Annotated[
    bool, typer.Option("--private", help="Names, phones and private reports unmasked.")
]
Record: TypeAlias = dict[str, Any]
Tables: TypeAlias = Mapping[str, Sequence[Record]]

FREE_TEXT = ("text", "hold_reason", "question", "answer")


def export(folder: Folder, private: Private = False) -> None:  # noqa: FBT002 - an option
    """Write places, flats, people and reports into DIR; the bot may be running meanwhile."""
    settings = ready()
    with plain_failures(settings):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            fail(f"{folder} is there already: name a new folder.")
        tables = asyncio.run(_read(settings.database_path))
        if not private:
            tables = {name: [_masked(name, row) for row in rows] for name, rows in tables.items()}
        _write(folder, tables)
    counts = ", ".join(f"{len(rows)} {name}" for name, rows in tables.items())
    typer.echo(f"{folder}: {counts}.")


async def _read(database: Path) -> Tables:
    """Read everything as it was at one moment; areas in 0.01 m² become m²."""
    async with reading(database) as tx:
        tables = {
            "places": await _rows(tx, everything.PLACES),
            "flats": await _rows(tx, everything.FLATS),
            "people": await _rows(tx, everything.PEOPLE),
            "residents": await _rows(tx, everything.MEMBERSHIPS),
            "reports": await _rows(tx, everything.REPORTS),
            "events": await _rows(tx, everything.EVENTS),
        }
    for flat in tables["flats"]:
        # Written from integers: a float would turn some areas into 89.99999.
        flat["area"] = f"{flat['area'] // 100}.{flat['area'] % 100:02d}"
    closed = {row["id"] for row in tables["reports"] if _is_private(row)}
    for event in tables["events"]:
        # What the report was before is kept for undoing, not for reading.
        del event["before"]
        event["private"] = event["report_id"] in closed
    return tables


async def _rows(tx: Tx, pages: everything.Pages) -> list[Record]:
    return [dict(row) async for row in everything.rows(tx, pages)]


def _is_private(report: Row) -> bool:
    return bool(report["visibility"] == Visibility.PRIVATE.value or report["hidden"])


def _masked(table: str, row: Record) -> Record:
    """The row without what tells who somebody is or what was said in private."""
    hide = HIDE.get(table)
    return row | hide(row) if hide else row


def _masked_flat(flat: Row) -> Record:
    return {"owner": _if(flat["owner"], mask_name), "phone": _if(flat["phone"], mask_phone)}


def _masked_person(person: Row) -> Record:
    known = {"name": _if(person["name"], mask_name), "phone": _if(person["phone"], mask_phone)}
    # Either of them finds the person again, whatever the name looks like.
    return known | {"username": None, "birth_year": None}


def _masked_report(report: Row) -> Record:
    secret = _is_private(report)
    return {name: None if secret else _if(report[name], mask) for name in FREE_TEXT}


def _masked_event(event: Row) -> Record:
    # "behalf" holds the name of somebody without a phone of their own.
    hidden = event["private"] or event["action"] == "behalf"
    return {"text": None if hidden else _if(event["text"], mask)}


def _if(text: str | None, hide: Callable[[str], str]) -> str | None:
    return hide(text) if text else text


HIDE: Mapping[str, Callable[[Row], Record]] = {
    "flats": _masked_flat,
    "people": _masked_person,
    "reports": _masked_report,
    "events": _masked_event,
}


def _write(folder: Path, tables: Tables) -> None:
    """Have all the files there or none: they are written beside it and moved together."""
    draft = folder.absolute().with_name(f"{folder.absolute().name}.part")
    shutil.rmtree(draft, ignore_errors=True)
    # Names and phones may be inside: no other user of the machine may look while it is written.
    draft.mkdir(mode=0o700)
    try:
        for name, rows in tables.items():
            (draft / f"{name}.csv").write_bytes(csv_bytes(_table(rows)))
        for name, records in _nested(tables).items():
            text = json.dumps(records, ensure_ascii=False, indent=1, default=_text)
            (draft / f"{name}.json").write_text(text, encoding="utf-8")
        # On POSIX this also replaces the empty folder that was let through above.
        draft.rename(folder)
    # Ctrl+C too must not leave half an export lying about.
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def _table(rows: Sequence[Record]) -> Iterable[Sequence[Cell]]:
    names = list(rows[0]) if rows else []
    yield names
    for row in rows:
        yield [_text(row[name]) for name in names]


def _text(value: object) -> Cell:
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, str | int | float) else None


def _nested(tables: Tables) -> Tables:
    """The same with the events of each report inside it."""
    events: dict[int, list[Record]] = {}
    for event in tables["events"]:
        events.setdefault(event["report_id"], []).append(event)
    reports = [row | {"events": events.get(row["id"], [])} for row in tables["reports"]]
    rest = {name: rows for name, rows in tables.items() if name != "events"}
    return rest | {"reports": reports}
