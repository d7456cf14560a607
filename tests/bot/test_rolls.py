import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from domain.sheets import Sheet
from playground.estate import roll_csv
from storage.sheets import workbook
from tests.bot.shell import Shell


@pytest.fixture
def english(shell: Shell) -> Shell:
    shell.settings["BOT_LANGUAGE"] = "en"
    Path("roll.csv").write_text(roll_csv(), encoding="utf-8")
    return shell


def count(shell: Shell, table: str) -> int:
    with closing(sqlite3.connect(shell.database)) as connection:
        (number,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    return int(number)


def test_what_would_change_is_shown_before_anything_does(english: Shell) -> None:
    said = english.call("import", "roll.csv", typed="n\n")
    assert said.code == 0
    assert "Not imported yet." in said.out
    assert "All together: 48 new, 0 changed, 0 gone, 0 as before" in said.out
    assert "6栋: 24 new" in said.out
    assert (count(english, "households"), count(english, "imports")) == (0, 0)


def test_a_roll_is_imported_after_a_yes(english: Shell) -> None:
    said = english.call("import", "roll.csv", typed="y\n")
    assert said.code == 0
    assert said.out.endswith("Imported: 48 new, 0 changed, 0 gone, 0 as before.\n")
    assert (count(english, "households"), count(english, "places")) == (48, 3)


def test_yes_may_be_said_beforehand_and_names_the_new_community(english: Shell) -> None:
    assert english.call("import", "roll.csv", "--yes", "--community", "翠湖里").code == 0
    with closing(sqlite3.connect(english.database)) as connection:
        found = connection.execute("SELECT name, language FROM places WHERE parent_id IS NULL")
        assert found.fetchall() == [("翠湖里", "en")]


def test_the_same_roll_again_changes_nothing(english: Shell) -> None:
    english.call("import", "roll.csv", "--yes")
    said = english.call("import", "roll.csv", "--yes")
    assert said.out.endswith("Imported: 0 new, 0 changed, 0 gone, 48 as before.\n")
    assert count(english, "households") == 48


def test_a_roll_with_bad_rows_is_not_imported_even_with_a_yes(english: Shell) -> None:
    bad = "".join(f"6栋,1单元,1,{room},-5,甲,13800000000\n" for room in range(901, 921))
    Path("roll.csv").write_text(roll_csv() + bad, encoding="utf-8")
    said = english.call("import", "roll.csv", "--yes")
    assert said.code == 1
    assert "20 lines are wrong; nothing was imported." in said.out
    assert "Line 50: the area must be more than 0: -5" in said.out
    assert "And 8 more wrong lines." in said.out
    assert (count(english, "households"), count(english, "imports")) == (0, 0)


def test_a_spreadsheet_is_read_as_well(english: Shell) -> None:
    sheet = Sheet("roll", ["楼栋", "房号", "面积"], [["6栋", "101", 80.5]])
    Path("roll.xlsx").write_bytes(workbook([sheet]))
    assert "Imported: 1 new" in english.call("import", "roll.xlsx", "--yes").out


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "The file is empty."),
        (b"\x89PNG\r\n\x1a\n\0\0", "I cannot read this file."),
        (b"x" * (5 * 1024 * 1024 + 1), "The file is too big"),
    ],
)
def test_a_file_that_is_no_table_is_refused(english: Shell, content: bytes, why: str) -> None:
    Path("roll.csv").write_bytes(content)
    said = english.call("import", "roll.csv", "--yes")
    assert said.code == 1
    assert said.err.startswith(f"roll.csv: {why}")
    assert not english.database.exists()


def test_a_missing_file_is_named(english: Shell) -> None:
    said = english.call("import", "none.csv")
    assert (said.code, said.err) == (1, "none.csv: No such file or directory.\n")


def test_which_of_several_communities_must_be_said(english: Shell) -> None:
    english.call("migrate")
    with closing(sqlite3.connect(english.database)) as connection, connection:
        for name in ("翠湖里", "桃花里"):
            connection.execute(
                "INSERT INTO places (kind, name, zone, language)"
                " VALUES ('community', ?, 'Asia/Shanghai', 'zh-CN')",
                (name,),
            )
    for wrong in ([], ["--community", "杏花"]):
        said = english.call("import", "roll.csv", "--yes", *wrong)
        assert (said.code, said.err) == (2, "--community: name one of 翠湖里, 桃花里.\n")
    assert english.call("import", "roll.csv", "--yes", "--community", "桃花里").code == 0
    with closing(sqlite3.connect(english.database)) as connection:
        found = connection.execute("SELECT DISTINCT parent_id FROM places WHERE kind = 'building'")
        assert found.fetchall() == [(2,)]


def test_names_and_phones_are_not_shown(english: Shell) -> None:
    said = english.call("import", "roll.csv", "--yes")
    assert "王阿姨" not in said.out + said.err
    assert "13800060000" not in said.out + said.err
