"""The command `verify`, as somebody runs it who trusts nobody."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain import funds
from domain.ballots.counting import Wrong
from domain.ballots.definition import roll_payload
from domain.chain import MAX_BYTES, START, Fault, Row, Why, canonical, digest, moment, seal, write
from tests.bot.shell import Said, Shell
from tests.conftest import NOON
from views import verifying as view
from views.texts import LANGUAGES, Catalogue

Told = tuple[str, Mapping[str, Any]]
ROLL = [("a", 8000), ("b", 9050), ("c", 10000)]
BALLOT: dict[str, Any] = {
    "number": 3,
    "place": "6栋",
    "question": "是否共同出资安装楼梯扶手？",
    "seats": 1,
    "kind": "household",
    "electorate": "flats",
    "shown": "live_names",
    "early": "none",
    "opens_at": moment(NOON),
    "closes_at": moment(NOON + timedelta(hours=1)),
    "options": [],
    "rule": {
        "base": "participants",
        "quorum": [2, 3],
        "threshold": [1, 2],
        "strict": True,
        "dual": False,
    },
}
RESULT = {
    "verdict": "passed",
    "roll": [3, 27050],
    "participated": [3, 27050],
    "yes": [2, 17050],
    "no": [1, 10000],
    "abstain": [0, 0],
}


def opened(ballot: dict[str, Any] = BALLOT, roll: Sequence[tuple[str, int]] = ROLL) -> Told:
    plain = roll_payload(roll)
    hashes = {"def_hash": digest(canonical(ballot)), "roll_hash": digest(canonical(plain))}
    return "opened", {"ballot": ballot, "roll": plain, **hashes}


def cast(head: str, choice: str | None) -> Told:
    return "cast", {"head": head, "choice": choice, "excluded": None}


def closed(result: Mapping[str, Any] | None = RESULT, **more: object) -> Told:
    return "closed", {"reason": "deadline", "result": result, **more}


VOTES = [cast("a", "yes"), cast("b", "yes"), cast("c", "no")]
COST = {"fund": {"rule": "equal", "cost": 30000}, "target": 30000, "version": 1}
PAYMENT = {"seq": 1, "key": "k1", "kind": "payment", "code": "a", "in": 10000, "out": 0}
FUND: list[Told] = [
    ("opened", {**COST, "shares": dict.fromkeys("abc", 10000)}),
    ("state", {"from": "pledging", "to": "collecting"}),
    ("entry", {**PAYMENT, "reverses": None, "balance": 10000}),
]


def chained(told: Sequence[Told]) -> list[Row]:
    """The rows a second apart, but a closing one after the deadline."""
    rows: list[Row] = []
    for seq, (kind, payload) in enumerate(told, 1):
        prev = rows[-1].hash if rows else START
        at = NOON + timedelta(hours=2 if kind == "closed" else 0, seconds=seq)
        rows.append(seal(prev, seq, at, "1f2e3d4c5b", kind, payload))
    return rows


def file_of(kind: str, *told: Told, subject: str = "6栋 第3号") -> bytes:
    return write(kind, subject, chained(told))


WHOLE = file_of("ballot", opened(), *VOTES, closed())


def verify(shell: Shell, data: bytes) -> Said:
    (shell.folder / "record.jsonl").write_bytes(data)
    return shell.call("verify", "record.jsonl")


def test_a_right_vote_is_counted_again_and_told_in_both_languages(shell: Shell) -> None:
    said = verify(shell, WHOLE)
    head = chained([opened(), *VOTES, closed()])[-1].hash
    chinese, english = said.out.split("\n\n")
    assert (said.code, said.err) == (0, "")
    assert "这是一份表决记录：6栋 第3号" in chinese
    assert "结果：通过\n同意 2 · 反对 1 · 弃权 0 · 参与 3 · 一共 3\n" in chinese
    assert "This is the record of a vote: 6栋 第3号\n5 rows;" in english
    assert "Yes 2 · no 1 · abstained 0 · took part 3 · in all 3\n" in english
    assert "By area: yes 170.50 m² · no 100.00 m²" in english
    assert (f"链头：{head}" in chinese, f"Chain head: {head}" in english) == (True, True)


def test_it_needs_no_settings_and_leaves_nothing_behind(shell: Shell) -> None:
    shell.settings |= {"BOT_LANGUAGE": "nonsense", "BOT_TOKEN": "nonsense"}
    assert verify(shell, WHOLE).code == 0
    assert [path.name for path in shell.folder.iterdir()] == ["record.jsonl"]


def test_a_right_fund_is_added_up_again(shell: Shell) -> None:
    said = verify(shell, file_of("fund", *FUND, subject="楼道扶手"))
    assert said.code == 0
    assert "这是一份众筹账目：楼道扶手" in said.out
    assert "From households ¥100.00 · from sponsors ¥0.00 · spent ¥0.00" in said.out
    assert "Balance ¥100.00" in said.out


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_one_changed_byte_is_found_and_its_line_named(
    shell: Shell, place: int, change: int
) -> None:
    line = WHOLE[:place].count(b"\n") + 1
    said = verify(shell, WHOLE[:place] + bytes([WHOLE[place] ^ change]) + WHOLE[place + 1 :])
    assert (said.code, said.out) == (1, "")
    assert f"❌ 第 {line} 行不对：" in said.err
    assert f"❌ Line {line} is wrong: " in said.err


def test_a_file_cut_off_after_a_whole_line_is_found(shell: Shell) -> None:
    said = verify(shell, b"".join(WHOLE.splitlines(keepends=True)[:3]))
    assert said.code == 1
    assert "第 4 行不对：文件到这里断了" in said.err


def test_a_file_that_goes_on_after_its_end_is_found(shell: Shell) -> None:
    said = verify(shell, WHOLE + b"\n")
    assert said.code == 1
    assert "Line 8 is wrong: the record has ended" in said.err


@pytest.mark.parametrize(
    ("told", "line", "why"),
    [
        ([], 2, "the vote had not been opened yet"),
        (VOTES, 2, "the vote had not been opened yet"),
        ([opened(), cast("z", "yes")], 3, "whoever voted here is not on the roll"),
        ([opened(), cast("a", "maybe")], 3, "there is no such choice"),
        ([opened(), VOTES[0], closed()], 4, "the result written here is not what"),
        ([opened(), *VOTES, closed(RESULT | {"verdict": "rejected"})], 6, "the result written"),
        ([("opened", {}), *VOTES], 2, "something is missing from this row"),
    ],
)
def test_a_vote_forged_with_its_hashes_is_found_by_counting(
    shell: Shell, told: list[Told], line: int, why: str
) -> None:
    said = verify(shell, file_of("ballot", *told))
    assert (said.code, said.out) == (1, "")
    assert f"第 {line} 行不对：" in said.err
    assert f"Line {line} is wrong: {why}" in said.err


@pytest.mark.parametrize(
    ("told", "line", "why"),
    [
        ([], 2, "the fund had not been opened yet"),
        ([*FUND[:2], (FUND[2][0], {**FUND[2][1], "balance": 1})], 4, "the balance written here"),
        ([*FUND[:2], (FUND[2][0], {**FUND[2][1], "code": "z"})], 4, "this entry cannot be made"),
        ([FUND[0], FUND[2]], 3, "this cannot happen at this stage"),
        ([FUND[0], FUND[0]], 3, "the same fund was opened twice"),
    ],
)
def test_a_fund_forged_with_its_hashes_is_found_by_adding_up(
    shell: Shell, told: list[Told], line: int, why: str
) -> None:
    said = verify(shell, file_of("fund", *told))
    assert (said.code, said.out) == (1, "")
    assert f"Line {line} is wrong: {why}" in said.err


ELECTION = BALLOT | {"kind": "election", "options": ["王阿姨", "李叔"], "rule": None}
SECRET = BALLOT | {"shown": "secret"}


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ([opened(), *VOTES[:2]], ["还没有截止，下面是到目前为止的票数。\n同意 2", "Yes 2 · no 0"]),
        (
            [opened(), VOTES[0], ("cancelled", {"reason": "x"})],
            ["This vote was cancelled.", "表决取消了"],
        ),
        ([opened(ELECTION), cast("a", "1")], ["王阿姨: 1 vote (won)", "李叔：0 票\n"]),
        (
            [opened(ELECTION), cast("a", "1"), cast("b", "2")],
            ["李叔：1 票（票数相同，要再选一次）"],
        ),
        (
            [opened(SECRET), ("heard", {"heads": ["a"]}), closed({"n": 1}, urn=None)],
            ["The result cannot be counted again.", "结果没法重算"],
        ),
        ([opened(BALLOT | {"kind": "consult", "rule": None})], ["没有可以重算的票数"]),
    ],
    ids=["running", "cancelled", "elected", "tied", "withheld", "consult"],
)
def test_what_the_rows_come_to_is_said(shell: Shell, told: list[Told], words: list[str]) -> None:
    said = verify(shell, file_of("ballot", *told))
    assert (said.code, said.err) == (0, "")
    assert all(word in said.out for word in words), said.out


def test_a_vote_closed_by_hand_is_void_whatever_was_voted(shell: Shell) -> None:
    told = closed(RESULT | {"verdict": "void"}, reason="by_hand")
    said = verify(shell, file_of("ballot", opened(), *VOTES, told))
    assert said.code == 0
    assert "结果：作废" in said.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words_of_its_own(language: str) -> None:
    say = Catalogue().say(language)
    assert len({view.ballot_why(say, why) for why in Wrong}) == len(Wrong)
    assert len({view.fund_why(say, why) for why in funds.Fault}) == len(funds.Fault)
    faults = {view.altered(say, Fault(1, why)) for why in Why}
    assert len(faults) == len(Why)


def test_another_kind_of_record_is_refused(shell: Shell) -> None:
    said = verify(shell, file_of("diary", *FUND))
    assert said.code == 1
    assert "Linli keeps no record of the kind “diary”" in said.err


def test_what_a_stranger_wrote_cannot_steer_the_terminal(shell: Shell) -> None:
    said = verify(shell, file_of("fund", *FUND, subject="\x1b[2J✅\r\n" + "好" * 300))
    assert said.code == 0
    assert "\ufffd[2J✅\ufffd\ufffd好" in said.out
    assert not {"\x1b", "\r"} & set(said.out)
    assert max(map(len, said.out.splitlines())) < 300


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n\0", b"[" * 100_000, b"{}\n", b"\n"])
def test_what_is_no_record_is_wrong_in_its_first_line(shell: Shell, data: bytes) -> None:
    said = verify(shell, data)
    assert said.code == 1
    assert "Line 1 is wrong: " in said.err


def test_a_file_too_big_is_not_even_looked_at(shell: Shell) -> None:
    said = verify(shell, WHOLE + b" " * MAX_BYTES)
    assert said.code == 2
    assert "The file is over 20 MB" in said.err


@pytest.mark.parametrize(
    ("name", "reason"), [("none.jsonl", "No such file or directory"), (".", "Is a directory")]
)
def test_what_cannot_be_opened_is_named(shell: Shell, name: str, reason: str) -> None:
    said = shell.call("verify", name)
    assert (said.code, said.out) == (2, "")
    assert f"❌ {name} cannot be opened: {reason}" in said.err


def test_without_a_file_it_says_how_it_is_used(shell: Shell) -> None:
    said = shell.call("verify")
    assert said.code == 2
    assert said.err.startswith("Usage:")


async def test_it_runs_as_a_program_of_its_own(shell: Shell) -> None:
    (shell.folder / "record.jsonl").write_bytes(WHOLE)
    async with shell.started("verify", "record.jsonl") as process:
        out, _ = await process.communicate()
        assert process.returncode == 0
    assert "结果：通过" in out.decode()
