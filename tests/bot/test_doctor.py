import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from bot.doctor.findings import Sign
from bot.doctor.machine import disk, font, skew
from bot.settings import Settings
from playground.estate import IDS
from playground.faults import Kind
from playground.world import World as Telegram
from tests.bot.shell import Said, Shell

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)


def line(said: Said, about: str) -> str:
    """Return the one line about a matter."""
    found = [text for text in said.out.splitlines() if text[2:].startswith(about)]
    assert len(found) == 1, said.out
    return found[0]


def tie(shell: Shell, chat_id: int, state: str = "active") -> None:
    with closing(sqlite3.connect(shell.database)) as connection, connection:
        connection.execute(
            "INSERT INTO chats (id, kind, title, state, rights, changed_at)"
            " VALUES (?, 'group', '翠湖里6栋邻里群', ?, '', 0)",
            (chat_id, state),
        )


def meet(shell: Shell, person_id: int, *, started: bool) -> None:
    with closing(sqlite3.connect(shell.database)) as connection, connection:
        connection.execute(
            "INSERT INTO people (id, name, language, seen_at, started_at)"
            " VALUES (?, '', '', 0, ?)",
            (person_id, 0 if started else None),
        )


@pytest.fixture
async def ready(online: Shell) -> Shell:
    """A migrated database, one group tied, its owner known: nothing is wrong."""
    online.settings["BOT_OWNER_IDS"] = str(IDS.owner)
    await online.ask("migrate")
    tie(online, IDS.building_6)
    meet(online, IDS.owner, started=True)
    return online


async def test_where_nothing_is_wrong_every_matter_has_its_line(ready: Shell) -> None:
    said = await ready.ask("doctor")
    assert (said.code, said.err) == (0, "")
    about = [text[2:].partition(":")[0] for text in said.out.splitlines()]
    assert about == [
        "settings", "token", "privacy mode", "webhook", f"group {IDS.building_6} (group)",
        "clock", "owners", "database", "schema", "disk", "font",
    ]  # fmt: skip
    assert Sign.WRONG not in said.out
    assert line(said, "token") == "✓ token: @linli_bot, 邻里."
    assert line(said, "group").endswith("may write, pin, read everything and delete.")
    assert line(said, "owners") == "✓ owners: 1, all can be written to."


async def test_neither_the_token_nor_names_are_shown(ready: Shell, telegram: Telegram) -> None:
    for fault in (None, Kind.ERROR):
        if fault:
            telegram.faults.add("getMe", fault)
        said = await ready.ask("doctor")
        assert "secret" not in said.out + said.err
        assert "邻里群" not in said.out + said.err


async def test_a_token_telegram_does_not_know_is_wrong(ready: Shell) -> None:
    ready.settings["BOT_TOKEN"] = "4242:other"
    said = await ready.ask("doctor")
    assert said.code == 1
    assert line(said, "token").startswith("✗ token: Telegram does not know BOT_TOKEN. Ask")
    assert "4242:other" not in said.out + said.err


async def test_a_server_that_cannot_be_reached_is_wrong(ready: Shell) -> None:
    ready.settings["BOT_API_URL"] = "http://127.0.0.1:9"
    said = await ready.ask("doctor")
    assert said.code == 1
    assert line(said, "Telegram").endswith("Check the network, BOT_API_URL and BOT_PROXY_URL.")
    assert line(said, "database").startswith(Sign.GOOD) or "wal" in line(said, "database")


async def test_privacy_mode_is_told_with_what_follows(ready: Shell, telegram: Telegram) -> None:
    said = await ready.ask("doctor")
    assert line(said, "privacy mode").startswith("! privacy mode: on: in groups where")
    assert "@BotFather, /setprivacy" in line(said, "privacy mode")
    telegram.bot.reads_all = True
    assert line(await ready.ask("doctor"), "privacy mode").startswith("✓ privacy mode: off")


async def test_a_webhook_is_wrong_as_it_keeps_updates_away(
    ready: Shell, telegram: Telegram
) -> None:
    telegram.updates.set_webhook({"url": "https://example.org/hook"})
    said = await ready.ask("doctor")
    assert said.code == 1
    assert line(said, "webhook").startswith("✗ webhook: another address is set.")


async def test_rights_that_are_missing_are_named(ready: Shell, telegram: Telegram) -> None:
    telegram.promote_bot(IDS.captain, IDS.building_6, rights=("can_manage_chat",))
    said = await ready.ask("doctor")
    assert said.code == 0
    assert "may not pin, delete. Make the bot administrator" in line(said, "group")
    telegram.restrict_bot(IDS.captain, IDS.building_6)
    said = await ready.ask("doctor")
    assert said.code == 1
    assert "may not write, pin, read everything, delete." in line(said, "group")


async def test_a_group_that_threw_the_bot_out_is_wrong(ready: Shell, telegram: Telegram) -> None:
    telegram.remove_bot(IDS.captain, IDS.building_6)
    said = await ready.ask("doctor")
    assert said.code == 1
    assert line(said, "group").startswith(Sign.WRONG)
    assert line(said, "group").endswith("Add the bot to the group again.")


async def test_only_groups_in_use_are_asked_about(ready: Shell) -> None:
    tie(ready, IDS.building_7, "removed")
    tie(ready, -4711)
    said = await ready.ask("doctor")
    assert line(said, "group -4711").startswith("✗ group -4711 (group): not reached")
    assert str(IDS.building_7) not in said.out


async def test_owners_are_named_until_they_press_start(ready: Shell) -> None:
    ready.settings["BOT_OWNER_IDS"] = f"{IDS.owner},{IDS.staff},{IDS.zhou}"
    meet(ready, IDS.staff, started=False)
    said = await ready.ask("doctor")
    assert f"! owners: {IDS.zhou}, {IDS.staff} cannot be written to." in said.out
    del ready.settings["BOT_OWNER_IDS"]
    assert line(await ready.ask("doctor"), "owners").startswith("! owners: none:")


def test_without_a_token_the_rest_is_looked_at(shell: Shell) -> None:
    said = shell.call("doctor")
    assert said.code == 0
    assert line(said, "token").startswith("! token: BOT_TOKEN is not set: `run` starts")
    assert line(said, "database") == "✓ database: data/linli.db will be made at the first start."
    assert not shell.database.parent.exists()


def test_a_wrong_setting_is_the_only_line(shell: Shell) -> None:
    shell.settings["BOT_TIMEZONE"] = "Mars"
    said = shell.call("doctor")
    assert said.code == 2
    assert said.out.startswith("✗ settings: BOT_TIMEZONE: there is no Mars.")
    assert said.out.count("\n") == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            "UPDATE alembic_version SET version_num = '9999'",
            "✗ schema: 9999 is of a newer version",
        ),
        ("DROP TABLE alembic_version", "✗ schema: data/linli.db has none of Linli's."),
        ("INSERT INTO units (place_id, code) VALUES (9, '')", "✗ database: data/linli.db: 1 rows"),
    ],
)
def test_a_database_with_something_wrong_is_told(shell: Shell, change: str, said: str) -> None:
    shell.call("migrate")
    with closing(sqlite3.connect(shell.database)) as connection, connection:
        connection.execute(change)
    found = shell.call("doctor")
    assert found.code == 1
    assert said in found.out


def test_a_damaged_database_is_told(shell: Shell) -> None:
    shell.call("migrate")
    content = shell.database.read_bytes()
    for ruined in (
        b"ruin" * 5000,
        content[:8192],
        content[:4096] + b"\xff" * 40960 + content[45056:],
    ):
        shell.database.write_bytes(ruined)
        said = shell.call("doctor")
        assert said.code == 1
        assert "✗ database: data/linli.db is " in said.out


def test_a_database_in_use_is_looked_at_all_the_same(shell: Shell) -> None:
    shell.call("migrate")
    with closing(sqlite3.connect(shell.database)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(
            "INSERT INTO audit (at, what, subject_kind, subject_id) VALUES (0,0,0,0)"
        )
        said = shell.call("doctor")
    assert line(said, "database") == "✓ database: data/linli.db is sound and may be written (WAL)."


def judged(said: str | None, seconds: float = 0.0) -> str:
    return str(skew(said, NOON, NOON + timedelta(seconds=seconds)))


@pytest.mark.parametrize(
    ("theirs", "took", "sign"),
    [(0, 0, "✓"), (5, 0, "✓"), (6, 0, "!"), (-6, 0, "✓"), (-7, 0, "!"), (9, 5, "✓"), (11, 5, "!")],
)
def test_a_clock_may_be_five_seconds_off(theirs: int, took: float, sign: str) -> None:
    date = format_datetime(NOON + timedelta(seconds=theirs), usegmt=True)
    assert judged(date, took).startswith(sign)


def test_a_clock_that_is_off_is_told_which_way() -> None:
    assert "60 s behind of" not in judged(None)
    assert "60 s behind" in judged(format_datetime(NOON + timedelta(minutes=1), usegmt=True))
    assert "59 s ahead" in judged(format_datetime(NOON - timedelta(minutes=1), usegmt=True))


@pytest.mark.parametrize("said", [None, "", "soon", "Sun, 99 Nov 2026 04:00:00 GMT"])
def test_a_server_that_says_no_time_is_not_compared_with(said: str | None) -> None:
    assert judged(said) == "! clock: not compared: the server did not say its time."


@pytest.mark.parametrize(("free", "sign"), [(199, "✗"), (200, "!"), (1023, "!"), (1024, "✓")])
def test_a_disk_is_told_before_it_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, sign: str
) -> None:
    usage = (0, 0, free * 1024 * 1024)
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": usage[2]}))
    assert str(disk(tmp_path / "not" / "yet.db")).startswith(f"{sign} disk: {free} MB are free")


def test_a_font_that_is_set_must_hold_chinese(tmp_path: Path) -> None:
    path = tmp_path / "some.otf"
    assert font(Settings(font_path=path)).sign is Sign.WRONG
    path.write_bytes(b"font")
    assert str(font(Settings(font_path=path))) == (
        f"✗ font: {path} is no font with Chinese characters. Set BOT_FONT_PATH right."
    )


def test_the_font_that_comes_with_the_extra_is_good() -> None:
    assert font(Settings()).sign is Sign.GOOD


def test_no_font_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.pdf.typst", None)
    assert str(font(Settings())).startswith("! font: files go out as text, not as PDF.")
