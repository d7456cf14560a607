"""The panel of every kind of ballot, as a group sees it."""

from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import pytest

from domain.ballots import (
    PRESETS,
    Ballot,
    Choice,
    Electorate,
    Kind,
    RollHead,
    Shown,
    State,
    Verdict,
    Via,
    Why,
)
from domain.ballots.numbers import numbers
from views.ballots import grid, panel
from views.ballots.panel import Board
from views.packing import width
from views.screen import Button, Link
from views.texts import Catalogue, Texts

CATALOGUE = Catalogue()
AT = datetime(2026, 11, 25, 4, tzinfo=UTC)
LIMIT = 4096


def ballot(kind: Kind = Kind.HOUSEHOLD, **changes: Any) -> Ballot:  # noqa: ANN401
    preset = PRESETS[kind]
    options = ("张三", "李四", "王五") if preset.rule is None and kind is not Kind.CONSULT else ()
    made = Ballot(
        id=7,
        place_id=1,
        number=3,
        stairwell=None,
        kind=kind,
        question="装扶手吗?",
        options=options,
        electorate=preset.electorate,
        rule=preset.rule,
        seats=preset.seats,
        shown=preset.shown,
        early=preset.early,
        length_minutes=60,
        state=State.OPEN,
        author_id=1,
        draft_chat_id=-1,
        created_at=AT,
        salt="s",
        closes_at=AT,
    )
    return replace(made, **changes)


def heads(count: int = 24, **choices: str) -> list[RollHead]:
    """Doors two a floor, four floors a stairwell; `h3="yes"` is how the third stands."""
    made = []
    for n in range(count):
        room = f"{n // 2 % 4 + 1}0{n % 2 + 1}"
        stairwell, floor = f"{n // 8 + 1}单元", n // 2 % 4 + 1
        head = RollHead(n, 7, f"h{n}", f"{n}", stairwell + room, stairwell, floor, room, 8769, n)
        choice = choices.get(f"h{n}")
        if choice in set(Why):
            head = replace(head, heard=True, why=Why(choice))
        elif choice:
            head = replace(head, heard=True, choice=choice, via=Via.TAP)
        made.append(head)
    return made


def board(of: Ballot, roll: list[RollHead], **more: Any) -> Board:  # noqa: ANN401
    urn = more.pop("urn", ())
    tally = numbers(of, roll, urn, more.pop("pending", 0))
    return Board(of, "6栋", tally, "1a2b3c4d5e6f", **more)


def text(of: Ballot, roll: list[RollHead], language: str = "zh-CN", **more: Any) -> str:  # noqa: ANN401
    return panel.text(say(language), board(of, roll, **more))


def say(language: str = "zh-CN") -> Texts:
    return CATALOGUE.say(language)


def labels(of: Ballot) -> list[str]:
    rows = panel.screen(say(), board(of, heads())).rows
    return [button.label for row in rows for button in row]


def yes(count: int) -> dict[str, str]:
    return {f"h{n}": "yes" for n in range(count)}


@pytest.mark.parametrize(("voted", "missing"), [(0, 16), (15, 1)])
def test_it_says_how_many_are_missing(voted: int, missing: int) -> None:
    assert f"还差 {missing} 户 就够三分之二参与" in text(ballot(), heads(24, **yes(voted)))


def test_exactly_two_thirds_is_enough() -> None:
    shown = text(ballot(), heads(24, **yes(16)))
    assert "已够三分之二参与" in shown
    assert "还差" not in shown


def test_half_is_not_more_than_half() -> None:
    split = {f"h{n}": "yes" if n < 8 else "no" for n in range(16)}
    assert "要通过，还差 1 户 同意" in text(ballot(), heads(24, **split))


def test_a_dual_rule_says_what_is_missing_in_area_too() -> None:
    shown = text(ballot(Kind.OWNERS_ORDINARY), heads(24, **yes(15)))
    assert "还差 1 位业主 · 87.69 m² 就够三分之二参与" in shown


@pytest.mark.parametrize("kind", [Kind.OWNERS_ORDINARY, Kind.OWNERS_SPECIAL])
def test_turnout_only_shows_no_votes_until_it_is_over(kind: Kind) -> None:
    roll = heads(24, **yes(18))
    assert "同意 <b>18</b>" not in text(ballot(kind), roll)
    closed = ballot(kind, state=State.CLOSED, closed_at=AT, verdict=Verdict.PASSED)
    assert "同意 <b>18</b>" in text(closed, roll)
    assert "结果：<b>通过</b>" in text(closed, roll)


def test_secret_shows_turnout_and_hides_few_votes_for_good() -> None:
    roll = [replace(head, heard=n < 4) for n, head in enumerate(heads(24))]
    election = ballot(Kind.ELECTION)
    assert "参与：<b>4 位业主</b>" in text(election, roll, urn=("1", "1", "2", "3"))
    assert "张三：" not in text(election, roll, urn=("1", "1", "2", "3"))
    closed = replace(election, state=State.CLOSED)
    assert "张三：" not in text(closed, roll, urn=("1", "1", "2", "3"))
    five = [replace(head, heard=n < 5) for n, head in enumerate(heads(24))]
    assert "1. 张三：<b>3</b> 票" in text(closed, five, urn=("1", "1", "1", "2", "3"))


def test_live_counts_are_shown_for_options() -> None:
    shown = text(ballot(Kind.CHOOSE), heads(24, h0="2", h1="2", h2="1"))
    assert "2. 李四：<b>2</b>" in shown
    assert "3. 王五：<b>0</b>" in shown


def test_people_are_named_by_their_choice_and_escaped() -> None:
    people = [replace(head, room="", floor=None) for head in heads(3, h0="yes", h1="no")]
    names = {"h0": "王<b>", "h1": "李", "h2": "赵"}
    shown = text(ballot(Kind.HAND), people, names=names)
    assert "✓ 同意（1）：王&lt;b&gt;" in shown
    assert "赵" not in shown


def test_what_does_not_count_is_told_apart() -> None:
    shown = text(ballot(), heads(24, h0="conflict", h1="dispute", h2="unconfirmed"), pending=2)
    assert "待统一 1 户 · 待核对 2 户" in shown
    assert "2 人的票要等核实" in shown


def test_the_grid_stands_up_to_120_doors_and_not_above() -> None:
    assert "<pre>" in text(ballot(), heads(120))
    assert "<pre>" not in text(ballot(), heads(121))


def test_the_grid_has_the_top_floor_first_and_a_sign_for_every_state() -> None:
    drawn = grid.grid(say(), heads(8, h0="yes", h1="no", h2="abstain", h3="conflict"))
    assert drawn.split("\n") == [
        "1单元",
        "4层 ·401 ·402",
        "3层 ·301 ·302",
        "2层 ○201 !202",
        "1层 ✓101 ✗102",
    ]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_grid_fits_a_narrow_phone(language: str) -> None:
    wide = [replace(head, floor=1, stairwell="1单元") for head in heads(24)]
    for roll in (heads(120), wide):
        lines = grid.grid(say(language), roll).split("\n")
        assert max(width(line) for line in lines) <= 36


def test_rooms_with_long_names_are_cut_and_hostile_ones_escaped() -> None:
    (head,) = heads(1)
    odd = replace(head, room="<b>" + "9" * 17, label="1单元<b>" + "9" * 17)
    shown = text(ballot(), [odd])
    assert "<b>9" not in shown
    assert "·&lt;b&gt;999" in shown


def test_the_statutory_sentence_stands_where_the_law_is_cited() -> None:
    for kind in Kind:
        cites = "意向征询，不替代法定业主大会表决" in text(ballot(kind), heads())
        assert cites == (kind in {Kind.OWNERS_ORDINARY, Kind.OWNERS_SPECIAL})


def test_the_longest_ballot_fits_one_message() -> None:
    question, options = "问" * 300, tuple("选" * 79 + chr(65 + n) for n in range(20))
    long = ballot(Kind.CHOOSE, question=question, options=options, shown=Shown.NAMES)
    assert len(plain(text(long, heads(120)))) <= LIMIT
    named = ballot(Kind.HAND, question=question, electorate=Electorate.RESIDENTS)
    people = [replace(h, heard=True, choice="yes", via=Via.TAP) for h in heads(120)]
    names = {head.head: "名" * 130 for head in people}
    assert len(plain(text(named, people, names=names))) <= LIMIT


def test_the_chain_head_is_shown_in_eight_signs() -> None:
    assert "<code>1a2b3c4d</code>" in text(ballot(), heads())


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_kind_is_drawn_open_and_over(kind: Kind, language: str) -> None:
    for state in (State.OPEN, State.CLOSED, State.CANCELLED, State.VOID, State.FINAL):
        shown = text(ballot(kind, state=state, closed_at=AT), heads(), language)
        assert "装扶手吗?" in shown
        assert "{" not in shown


def test_yes_or_no_stands_in_signs_and_words() -> None:
    assert labels(ballot())[:3] == ["✓ 同意", "✗ 反对", "○ 弃权"]


def test_options_stand_one_a_row_with_their_numbers() -> None:
    assert labels(ballot(Kind.CHOOSE))[:3] == ["1. 张三", "2. 李四", "3. 王五"]


@pytest.mark.parametrize("kind", [Kind.HOUSEHOLD, Kind.CHOOSE, Kind.ELECTION])
def test_what_is_over_has_no_buttons_to_vote(kind: Kind) -> None:
    kept = ["🧾 我的票", "🧭 来龙去脉", "⚙ 管理", "🧾 导出"]
    assert labels(ballot(kind, state=State.CLOSED)) == kept


def test_secret_and_several_seats_are_voted_in_private() -> None:
    for of in (ballot(Kind.ELECTION), ballot(Kind.CHOOSE, seats=2)):
        first = panel.voting(say(), of)[0][0]
        assert isinstance(first, Link)
        assert first.start == "b_7"


def test_every_choice_has_its_button() -> None:
    rows = panel.voting(say(), ballot())
    assert [b.data.pack() for row in rows for b in row if isinstance(b, Button)] == [
        f"bv:7:{choice}" for choice in Choice
    ]


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def plain(html: str) -> str:
    parser = _Plain()
    parser.feed(html)
    return parser.text
