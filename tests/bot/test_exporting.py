import csv
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from stat import S_IMODE
from typing import Any

import pytest

from bot import exporting
from storage.locks import FileLock
from tests.bot.shell import Shell

AT = int(datetime(2026, 11, 22, 4, tzinfo=UTC).timestamp() * 1_000_000)
ROWS: dict[str, list[dict[str, Any]]] = {
    "places": [
        {"id": 1, "kind": "community", "name": "翠湖里", "zone": "x", "language": "zh-CN"},
        {"id": 2, "parent_id": 1, "kind": "building", "name": "6栋", "zone": "x", "language": "x"},
    ],
    "households": [
        {"id": 1, "place_id": 2, "stairwell": "1单元", "room": "101", "area": 8705,
         "owner": "=HYPERLINK(1)", "phone": "13812345678"},
    ],
    "people": [
        {"id": 5_000_000_001, "name": "王阿姨", "username": "wang", "phone": "13812345678",
         "birth_year": 1950, "language": "zh-CN", "seen_at": AT},
    ],
    "memberships": [
        {"id": 1, "person_id": 5_000_000_001, "household_id": 1, "relation": "owner",
         "state": "active", "claimed_at": AT},
    ],
}  # fmt: skip
REPORT = {
    "place_id": 2, "category": "light", "state": "accepted", "priority": "normal",
    "submitted_at": AT, "respond_minutes": 60, "resolve_minutes": 60, "respond_due": AT,
    "resolve_due": AT, "version": 1, "reporter_id": 5_000_000_001,
}  # fmt: skip
REPORTS = [
    {"id": 1, "number": 1, "text": "楼道灯不亮，电话13812345678", "visibility": "public"},
    {"id": 2, "number": 2, "text": "家里的难事", "visibility": "private"},
    {"id": 3, "number": 3, "text": "骂人的话", "visibility": "public", "hidden": 1},
]
EVENTS = [
    {"id": 1, "report_id": 1, "action": "file", "text": "@SUM(1)", "before": '{"secret": 1}'},
    {"id": 2, "report_id": 2, "action": "file", "text": "难言"},
    {"id": 3, "report_id": 1, "action": "accept", "text": None},
]


@pytest.fixture
def furnished(shell: Shell) -> Shell:
    shell.call("migrate")
    with closing(sqlite3.connect(shell.database)) as connection, connection:
        for table, rows in ROWS.items():
            for row in rows:
                put(connection, table, row)
        for report in REPORTS:
            put(connection, "reports", REPORT | report)
        for event in EVENTS:
            common = {"at": AT, "from_state": "", "to_state": "submitted"}
            put(connection, "report_events", common | event)
    return shell


def put(connection: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    marks = ", ".join("?" * len(row))
    connection.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})",  # noqa: S608
        tuple(row.values()),
    )


def read(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(Path(f"out/{name}.json").read_text(encoding="utf-8"))
    return found


def lines(name: str) -> list[dict[str, str]]:
    with Path(f"out/{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_everything_is_there_as_csv_and_as_json(furnished: Shell) -> None:
    said = furnished.call("export", "out")
    assert (said.code, said.err) == (0, "")
    assert said.out == ("out: 2 places, 1 flats, 1 people, 1 residents, 3 reports, 3 events.\n")
    assert [row["name"] for row in read("places")] == ["翠湖里", "6栋"]
    assert lines("flats")[0]["area"] == read("flats")[0]["area"] == "87.05"
    assert lines("people")[0]["seen_at"] == "2026-11-22T04:00:00+00:00"
    assert [event["action"] for event in read("reports")[0]["events"]] == ["file", "accept"]
    assert [row["report_id"] for row in lines("events")] == ["1", "2", "1"]


def test_who_somebody_is_and_what_is_private_is_masked(furnished: Shell) -> None:
    furnished.call("export", "out")
    person = read("people")[0]
    assert (person["name"], person["phone"]) == ("王**", "138****5678")
    assert (person["username"], person["birth_year"]) == (None, None)
    public, private, hidden = read("reports")
    assert public["text"].startswith("楼道灯不亮")
    assert (private["text"], hidden["text"]) == (None, None)
    assert private["events"][0]["text"] is None
    everything = "".join(p.read_text(encoding="utf-8-sig") for p in Path("out").iterdir())
    for secret in ("王阿姨", "13812345678", "难", "骂", "secret", "1950"):
        assert secret not in everything


def test_private_data_comes_only_when_asked_for(furnished: Shell) -> None:
    assert furnished.call("export", "out", "--private").code == 0
    assert read("people")[0]["name"] == "王阿姨"
    assert read("flats")[0]["phone"] == "13812345678"
    assert read("reports")[1]["text"] == "家里的难事"
    assert read("reports")[1]["events"][0]["text"] == "难言"


def test_no_cell_can_act_as_a_formula(furnished: Shell) -> None:
    furnished.call("export", "out", "--private")
    assert lines("flats")[0]["owner"] == "'=HYPERLINK(1)"
    assert lines("events")[0]["text"] == "'@SUM(1)"


def test_only_the_one_who_exported_may_read_it(furnished: Shell) -> None:
    furnished.call("export", "out")
    assert S_IMODE(Path("out").stat().st_mode) == 0o700


def test_it_is_written_while_another_process_runs_on_the_database(furnished: Shell) -> None:
    lock = FileLock(furnished.database.with_name("linli.db.lock"))
    assert furnished.call("export", "out").code == 0
    lock.release()


def test_a_folder_with_something_in_it_is_left_alone(furnished: Shell) -> None:
    Path("out").mkdir()
    assert furnished.call("export", "out").code == 0
    before = Path("out/people.csv").read_bytes()
    said = furnished.call("export", "out", "--private")
    assert (said.code, said.err) == (1, "out is there already: name a new folder.\n")
    assert Path("out/people.csv").read_bytes() == before
    Path("file").touch()
    assert furnished.call("export", "file").code == 1


def test_an_export_that_breaks_leaves_nothing_half_done(
    furnished: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> bytes:
        raise OSError(28, "No space left on device", "out.part/places.csv")

    monkeypatch.setattr(exporting, "csv_bytes", full)
    said = furnished.call("export", "out")
    assert (said.code, said.err) == (1, "out.part/places.csv: No space left on device.\n")
    assert sorted(p.name for p in Path().iterdir()) == ["data"]


def test_a_database_of_another_schema_is_not_exported(furnished: Shell) -> None:
    with closing(sqlite3.connect(furnished.database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    said = furnished.call("export", "out")
    assert said.code == 1
    assert said.err.startswith("data/linli.db has another schema than this program")


def test_without_a_database_there_is_nothing_to_export(shell: Shell) -> None:
    said = shell.call("export", "out")
    assert (said.code, said.err) == (1, "data/linli.db: No such file or directory.\n")


def test_more_than_a_page_of_rows_comes_whole_and_in_order(furnished: Shell) -> None:
    with closing(sqlite3.connect(furnished.database)) as connection, connection:
        for number in range(2, 2502):
            flat = {"id": number, "place_id": 2, "stairwell": "", "room": str(number), "area": 1}
            put(connection, "households", flat)
    furnished.call("export", "out")
    assert [row["id"] for row in read("flats")] == list(range(1, 2502))
