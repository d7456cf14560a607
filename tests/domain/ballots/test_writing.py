"""What people write after /vote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ballots import Kind, Refusal, Written, option_lines, written

QUESTION = "是否共同出资安装楼梯扶手?"


def options(count: int) -> str:
    return "\n".join(f"{n}. 方案{n}号" for n in range(1, count + 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (QUESTION, Written(QUESTION, (), None, None)),
        (f"  {QUESTION}\n截止 24小时", Written(QUESTION, (), "24小时", None)),
        (f"{QUESTION}\n截止时间:周五20:00", Written(QUESTION, (), "周五20:00", None)),
        (f"{QUESTION} 截止 周五20:00", Written(QUESTION, (), "周五20:00", None)),
        ("Paint?\nuntil Friday 8pm", Written("Paint?", (), "Friday 8pm", None)),
        ("Paint?\nDEADLINE: 24h", Written("Paint?", (), "24h", None)),
        ("是否同意截止周五报名?", Written("是否同意截止周五报名?", (), None, None)),
        (f"{QUESTION}\n同意\n反对\n弃权", Written(QUESTION, (), None, None)),
        ("颜色?\n红\n\n绿\n截止 明天", Written("颜色?", ("红", "绿"), "明天", Kind.CHOOSE)),
        ("征求意见:车棚建在哪里?", Written("征求意见:车棚建在哪里?", (), None, Kind.CONSULT)),
        ("选举业委会\n甲\n乙", Written("选举业委会", ("甲", "乙"), None, Kind.ELECTION)),
    ],
)
def test_what_is_understood(text: str, expected: Written) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1. 红", "红"),
        ("1.红", "红"),
        ("1、2号楼前", "2号楼前"),
        ("A、红", "红"),
        ("b) red", "red"),
        ("(1)红", "红"),
        ("①红", "红"),
        ("- 红", "红"),
        ("• 红", "红"),
        ("一、红", "红"),
        ("选项1:红", "红"),
        ("3.5元一度", "3.5元一度"),
        ("-5度", "-5度"),
        ("1栋前", "1栋前"),
        ("ABC", "ABC"),
        ("8:30 开", "8:30 开"),
    ],
)
def test_marks_of_a_list_are_no_part_of_an_option(line: str, expected: str) -> None:
    assert option_lines(f"{line}\n另一个") == (expected, "另一个")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Refusal.NO_QUESTION),
        ("  \n红\n绿", Refusal.TOO_FEW_OPTIONS),
        ("???", Refusal.NO_QUESTION),
        ("\u200b\u202e", Refusal.NO_QUESTION),
        ("问" * 301, Refusal.QUESTION_TOO_LONG),
        ("问" * 5001, Refusal.QUESTION_TOO_LONG),
        ("颜色?\n红", Refusal.TOO_FEW_OPTIONS),
        (f"颜色?\n{options(21)}", Refusal.TOO_MANY_OPTIONS),
        ("颜色?\n红\n1. 红", Refusal.OPTION_TWICE),
        ("颜色?\nRed\nRED", Refusal.OPTION_TWICE),
        (f"颜色?\n红\n{'绿' * 81}", Refusal.OPTION_TOO_LONG),
        ("颜色?\n截止 24小时\n截止 周五", Refusal.DEADLINE_TWICE),
    ],
)
def test_what_is_refused(text: str, expected: Refusal) -> None:
    assert written(text) == expected


def test_the_longest_question_and_the_most_options_are_taken() -> None:
    found = written(f"{'问' * 300}\n{options(20)}\n")
    assert isinstance(found, Written)
    assert (len(found.question), len(found.options)) == (300, 20)


def test_the_longest_option_is_taken_without_its_mark() -> None:
    assert option_lines(f"1. {'绿' * 80}\n2. 红") == ("绿" * 80, "红")


@given(st.text(max_size=400))
def test_whatever_is_written_is_understood_within_bounds_or_refused(text: str) -> None:
    found = written(text)
    if isinstance(found, Written):
        assert 0 < len(found.question) <= 300
        assert all(0 < len(option) <= 80 for option in found.options)
        assert len(found.options) <= 20
        assert "\n" not in found.question
