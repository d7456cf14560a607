"""Votes on paper: what is entered, the blind second reading, and what the flat is told."""

from dataclasses import replace
from typing import Any

import pytest

from domain.ballots import CastState, Choice, Kind, State, Via
from tests.views.ballots.drawn import BOTH, EN, ZH, labels, offered
from tests.views.ballots.test_mine import cast
from tests.views.ballots.test_panel import AT, ballot, heads
from views.ballots import paper
from views.ballots.buttons_hall import (
    HallPage,
    HallTool,
    Page,
    PaperEnter,
    PaperHead,
    ProxyHead,
    SlipDispute,
    SlipDo,
    SlipRead,
    SlipTool,
    Tool,
)
from views.ballots.buttons_voting import BallotMine
from views.ballots.paper import Slip, Ticks
from views.texts import Texts

HEAD = heads(1)[0]
TICKED = [each.value for each in Choice]


def slip(choice: str = "yes", **changes: object) -> Slip:
    waiting = {"via": Via.PAPER, "state": CastState.UNCONFIRMED, "id": 40} | changes
    return Slip(cast(choice, **waiting), HEAD, "李红", "王强")


@BOTH
@pytest.mark.parametrize("photo", [None, "f"])
@pytest.mark.parametrize("picks", [0, 0b1, 0b101])
@pytest.mark.parametrize("kind", [Kind.HOUSEHOLD, Kind.CHOOSE])
def test_the_witness_sees_the_same_whatever_was_entered(
    say: Texts, photo: str | None, picks: int, kind: Kind
) -> None:
    of = ballot(kind, seats=2 if kind is Kind.CHOOSE else 1)
    entered = TICKED if kind is Kind.HOUSEHOLD else ["1", "2", "1+3"]
    first, *others = (
        paper.read(say, of, slip(choice, file_id=photo), Ticks(picks)) for choice in entered
    )
    assert [other == first for other in others] == [True, True]
    assert len(labels(first)) > 3


@pytest.mark.parametrize("choice", TICKED)
def test_no_screen_of_the_witness_says_a_choice(choice: str) -> None:
    done = [paper.was_read(ZH, ballot(), slip(choice), how) for how in ("same", "different", "")]
    asked = paper.tasks(ZH, ballot(), [slip(choice)])
    picture = paper.photo(ZH, slip(choice, file_id="f"))
    word = ZH.plain("ballot-choice", choice=choice)
    for screen in (*done, asked, picture, paper.home(ZH, ballot(), [slip(choice)], 1)):
        assert "0 号票 · 1单元101" in screen.text or "0 号票 · 1单元101" in labels(screen)
        assert word not in screen.text
        assert word not in labels(screen)


def test_the_witness_is_told_who_entered_it_and_reads_with_one_tap() -> None:
    screen = paper.read(ZH, ballot(), slip(), Ticks())
    assert "李红 已经录了一遍" in screen.text
    assert offered(screen) == [
        *(SlipRead(40, 1 << n, 1) for n in range(3)),
        HallPage(7, Page.WITNESS),
    ]
    shot = paper.read(ZH, ballot(), slip(file_id="f"), Ticks())
    assert SlipDo(40, SlipTool.PICTURE) in offered(shot)


@pytest.mark.parametrize(
    ("picks", "marks", "after"),
    [(0, "☐☐☐", [1, 2, 4]), (0b010, "☐☑☐", [3, 0, 6]), (0b111, "☑☑☑", [6, 5, 3])],
)
def test_of_several_boxes_a_tap_turns_its_own(picks: int, marks: str, after: list[int]) -> None:
    of = ballot(Kind.CHOOSE, seats=3)
    screen = paper.enter(EN, of, HEAD, Ticks(picks))
    assert "".join(label[0] for label in labels(screen)[:3]) == marks
    assert offered(screen)[:3] == [PaperHead(7, 0, bits) for bits in after]
    assert (PaperEnter(7, 0, picks) in offered(screen)) is (picks > 0)


@pytest.mark.parametrize(
    ("kind", "shown"),
    [(Kind.HOUSEHOLD, ["同意", "反对", "弃权"]), (Kind.CHOOSE, ["1. 张三", "2. 李四", "3. 王五"])],
)
def test_where_one_box_is_allowed_one_tap_is_all(kind: Kind, shown: list[str]) -> None:
    screen = paper.enter(ZH, ballot(kind), HEAD, Ticks())
    assert labels(screen)[:-1] == shown
    assert offered(screen) == [
        *(PaperEnter(7, 0, 1 << n) for n in range(3)),
        HallPage(7, Page.PAPER),
    ]


@pytest.mark.parametrize(
    ("witnesses", "said"),
    [(0, "现在没有联系得上的人来核对"), (1, "已请另一个人"), (3, "已请另一个人")],
)
def test_who_entered_a_slip_sees_it_and_whether_somebody_was_asked(
    witnesses: int, said: str
) -> None:
    text = paper.entered(ZH, ballot(), slip("no"), witnesses).text
    assert "已录入：反对" in text
    assert said in text


@pytest.mark.parametrize(
    ("changes", "undoes"),
    [({}, True), ({"state": CastState.COUNTED}, False), ({"ended_at": AT}, False)],
)
def test_a_slip_is_taken_back_only_until_it_was_read(
    changes: dict[str, Any],
    undoes: bool,  # noqa: FBT001
) -> None:
    found = offered(paper.entered(ZH, ballot(), slip(**changes), 1))
    assert (SlipDo(40, SlipTool.WITHDRAW) in found) is undoes
    assert (SlipDo(40, SlipTool.PHOTO) in found) is undoes
    assert found[0] == HallTool(7, Tool.PAPER)


@BOTH
@pytest.mark.parametrize("proxy", [True, False])
def test_of_several_doors_one_is_chosen_for_what_it_was_asked(
    say: Texts,
    proxy: bool,  # noqa: FBT001
) -> None:
    found = offered(paper.which(say, ballot(), heads(3), proxy=proxy))
    made = [ProxyHead(7, n) if proxy else PaperHead(7, n) for n in range(3)]
    assert found == [*made, HallPage(7, Page.PROXIES if proxy else Page.PAPER)]


def test_the_flat_reads_what_was_entered_by_whom_and_read_by_whom() -> None:
    counted = slip("no", state=CastState.COUNTED)
    screen = paper.told(ZH, ballot(), counted, asked=False)
    for word in ("1单元101", "<b>反对</b>", "李红 录入", "王强 核对", "<code>7K2M9QXD</code>"):
        assert word in screen.text
    assert offered(screen) == [SlipDispute(40), BallotMine(7)]


def test_the_flat_says_twice_that_it_was_not_theirs() -> None:
    screen = paper.told(ZH, ballot(), slip(state=CastState.COUNTED), asked=True)
    assert "请再点一次确定" in screen.text
    assert labels(screen)[0] == "确定，不是我家投的"
    assert offered(screen)[0] == SlipDispute(40, 1)


@pytest.mark.parametrize("asked", [True, False])
def test_what_is_over_or_replaced_is_not_disputed_any_more(asked: bool) -> None:  # noqa: FBT001
    counted = slip(state=CastState.COUNTED)
    over = paper.told(ZH, ballot(state=State.CLOSED), counted, asked=asked)
    replaced = replace(counted, cast=replace(counted.cast, ended_at=AT))
    for screen in (over, paper.told(ZH, ballot(), replaced, asked=asked)):
        assert offered(screen) == [BallotMine(7)]


@BOTH
def test_a_disputed_slip_is_noted_and_its_choice_not_repeated(say: Texts) -> None:
    screens = [
        paper.told(say, ballot(), slip(choice, state=CastState.DISPUTED), asked=True)
        for choice in TICKED
    ]
    assert screens[0] == screens[1] == screens[2]
    assert offered(screens[0]) == [BallotMine(7)]


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "no slips"), (1, "one slip"), (2, "2 slips"), (12, "12 slips")],
)
def test_slips_to_read_are_counted(count: int, said: str) -> None:
    assert said in paper.tasks(EN, ballot(), [slip()] * count).text
