"""A ballot in private: what one voted, for which flats, for whom else, and what can be done."""

from dataclasses import replace

import pytest

from domain.ballots import Ballot, CastRow, CastState, Kind, Refusal, RollHead, Shown, State, Via
from tests.views.ballots.drawn import BOTH, EN, ZH, labels, offered
from tests.views.ballots.test_panel import AT, ballot, board, heads
from views.ballots import mine, receipt, refusals
from views.ballots.buttons_hall import ProxyVote
from views.ballots.buttons_voting import (
    BallotMine,
    BallotOption,
    BallotPick,
    BallotPicked,
    BallotSpeak,
    BallotTools,
    BallotVote,
    BallotWithdraw,
)
from views.ballots.mine import Other, Personal
from views.ballots.receipt import Stub
from views.places.buttons_people import OpenTile, Tile
from views.screen import Screen
from views.texts import Texts

OPENS_REGISTERING = OpenTile(Tile.JOIN)
VOTES = (BallotVote, BallotOption, BallotPick)
HOMELESS = [
    Refusal.NOT_A_MEMBER,
    Refusal.NOT_VERIFIED,
    Refusal.ELSEWHERE,
    Refusal.TENANT,
    Refusal.OWNERS_ONLY,
    Refusal.NOT_ON_ROLL,
]


def cast(choice: str = "yes", **changes: object) -> CastRow:
    plain = CastRow(1, 7, 1, 1003, choice, Via.TAP, CastState.COUNTED, "7K2M9QXD", AT)
    return replace(plain, **changes)  # type: ignore[arg-type]


def personal(*stubs: Stub, refusal: Refusal | None = None, heard: bool = False) -> Personal:
    return Personal(stubs, heard=heard, refusal=refusal, runs=False, shared=())


def shown(of: Ballot, own: Personal, say: Texts = ZH, *, big: bool = False) -> Screen:
    return mine.screen(say, board(of, heads(8)), own, big=big)


def flat(number: int) -> RollHead:
    return heads(8)[number]


@pytest.mark.parametrize(
    ("choice", "said"), [("yes", "同意"), ("no", "反对"), ("abstain", "弃权")]
)
def test_ones_own_vote_stands_with_flat_way_and_receipt(choice: str, said: str) -> None:
    text = shown(ballot(), personal(Stub(cast(choice), flat(0)))).text
    line = f"1单元101：<b>{said}</b>（线上）· 回执 <code>7K2M9QXD</code>"
    assert text.endswith(f"<b>我的票</b>\n{line}")


@pytest.mark.parametrize(
    ("via", "said"), [(Via.TAP, "线上"), (Via.PAPER, "纸票"), (Via.PROXY, "委托")]
)
def test_the_way_a_vote_came_is_said(via: Via, said: str) -> None:
    line = receipt.line(ZH, ballot(), Stub(cast(via=via), flat(0)))
    assert f"（{said}）" in line


def test_several_flats_have_a_line_each() -> None:
    stubs = [Stub(cast(receipt=f"R{n}"), flat(n)) for n in range(3)]
    lines = shown(ballot(), personal(*stubs)).text.splitlines()[-3:]
    assert [line.split("：")[0] for line in lines] == ["1单元101", "1单元102", "1单元201"]
    assert [f"R{n}" in line for n, line in enumerate(lines)] == [True, True, True]


@pytest.mark.parametrize(
    "stub",
    [Stub(cast(state=CastState.PENDING), flat(0)), Stub(cast(), None)],
    ids=["not verified", "no flat"],
)
def test_a_vote_that_waits_says_so_and_names_no_flat(stub: Stub) -> None:
    line = receipt.line(ZH, ballot(), stub)
    assert line == "<b>同意</b>（等核实住哪户后才计）· 回执 <code>7K2M9QXD</code>"


@BOTH
@pytest.mark.parametrize("choice", ["1", "2", "1+3"])
def test_a_secret_vote_is_only_said_to_have_been_cast(say: Texts, choice: str) -> None:
    stub = Stub(cast(choice), flat(0))
    text = shown(ballot(Kind.ELECTION), personal(stub, heard=True), say).text
    assert text.endswith(say("ballot-heard"))
    assert "7K2M9QXD" not in text
    assert say("ballot-own") not in text.splitlines()


@pytest.mark.parametrize(
    ("choice", "said"), [("1", "张三"), ("3", "王五"), ("1+2", "张三、李四"), ("9", "9")]
)
def test_picked_options_are_said_by_their_words(choice: str, said: str) -> None:
    line = receipt.line(ZH, ballot(Kind.CHOOSE), Stub(cast(choice), flat(0)))
    assert f"<b>{said}</b>" in line


@BOTH
@pytest.mark.parametrize("refusal", list(Refusal))
def test_who_cannot_vote_reads_why_while_it_runs_only(say: Texts, refusal: Refusal) -> None:
    reason = refusals.said(say, refusal)
    assert reason in shown(ballot(), personal(refusal=refusal), say).text
    over = ballot(state=State.CLOSED)
    assert reason not in shown(over, personal(refusal=refusal), say).text


@pytest.mark.parametrize("refusal", list(Refusal))
def test_registering_is_offered_where_it_may_help(refusal: Refusal) -> None:
    found = offered(shown(ballot(), personal(refusal=refusal)))
    assert (OPENS_REGISTERING in found) is (refusal in HOMELESS)


@pytest.mark.parametrize(
    ("refusal", "kind", "votes"),
    [
        (None, Kind.HOUSEHOLD, True),
        (Refusal.NOT_A_MEMBER, Kind.HOUSEHOLD, True),
        (Refusal.NOT_A_MEMBER, Kind.ELECTION, False),
        (Refusal.TENANT, Kind.HOUSEHOLD, False),
        (Refusal.SECRET_NO_CHANGE, Kind.ELECTION, False),
    ],
)
def test_only_who_may_vote_gets_the_buttons(
    refusal: Refusal | None,
    kind: Kind,
    votes: bool,  # noqa: FBT001
) -> None:
    found = offered(shown(ballot(kind), personal(refusal=refusal)))
    assert bool([each for each in found if isinstance(each, VOTES)]) is votes


@pytest.mark.parametrize("state", [s for s in State if s is not State.OPEN])
def test_nothing_is_voted_or_withdrawn_once_it_does_not_run(state: State) -> None:
    own = replace(personal(Stub(cast(), flat(0))), others=(Other(4, "2单元101", ""),))
    found = offered(shown(ballot(state=state), own))
    kinds = (*VOTES, BallotWithdraw, ProxyVote)
    assert not [each for each in found if isinstance(each, kinds)]


def test_withdrawing_is_offered_for_a_vote_that_was_cast() -> None:
    assert BallotWithdraw(7) in offered(shown(ballot(), personal(Stub(cast(), flat(0)))))
    assert BallotWithdraw(7) not in offered(shown(ballot(), personal()))


@BOTH
def test_withdrawing_is_asked_once_more_and_leads_back(say: Texts) -> None:
    screen = mine.withdrawing(say, ballot())
    assert offered(screen) == [BallotWithdraw(7, 1), BallotMine(7)]
    assert labels(screen)[-1] == say.plain("back")


@pytest.mark.parametrize(
    ("choice", "said"),
    [("", "托您代投：还没投"), ("yes", "托您代投：<b>同意</b>"), ("no", "托您代投：<b>反对</b>")],
)
def test_for_whom_one_votes_stands_with_what_was_cast(choice: str, said: str) -> None:
    own = replace(personal(), others=(Other(4, "2单元101", choice),))
    screen = shown(ballot(), own)
    assert f"<b>2单元101</b> {said}" in screen.text
    assert ProxyVote(4) in offered(screen)


def test_only_who_runs_it_finds_the_tools() -> None:
    assert BallotTools(7) not in offered(shown(ballot(), personal()))
    assert BallotTools(7) in offered(shown(ballot(), replace(personal(), runs=True)))


@pytest.mark.parametrize(("flats", "buttons"), [(0, 0), (1, 1), (8, 8), (9, 8), (120, 8)])
def test_who_speaks_is_offered_for_so_many_shared_flats(flats: int, buttons: int) -> None:
    found = offered(shown(ballot(), replace(personal(), shared=tuple(range(flats)))))
    assert len([each for each in found if isinstance(each, BallotSpeak)]) == buttons


def test_who_speaks_now_is_marked_and_can_be_taken_back() -> None:
    people = [(1, "李红"), (2, "")]
    screen = mine.speaking(ZH, ballot(), 3, "1单元101", people, 1)
    assert labels(screen)[0] == "☑ 李红"
    assert labels(screen)[1].startswith("☐ ")
    assert offered(screen) == [
        BallotSpeak(7, 3, 1, 1),
        BallotSpeak(7, 3, 2, 1),
        BallotSpeak(7, 3, 0, 1),
        BallotMine(7),
    ]
    assert BallotSpeak(7, 3, 0, 1) not in offered(
        mine.speaking(ZH, ballot(), 3, "1单元101", people, 0)
    )


@pytest.mark.parametrize("owns", [True, False])
def test_only_an_owner_may_name_who_speaks_after_a_conflict(owns: bool) -> None:  # noqa: FBT001
    screen = mine.conflict(ZH, ballot(), "1单元101", 3, owns=owns)
    assert offered(screen)[0] == BallotMine(7)
    assert (BallotSpeak(7, 3) in offered(screen)) is owns
    assert "同意" not in screen.text
    assert "反对" not in screen.text


@pytest.mark.parametrize(
    ("who", "said"),
    [("李红", "指定由 <b>李红</b> 代表"), ("", "取消了 <b>1单元101</b> 的投票代表")],
)
def test_the_others_read_who_speaks_or_that_nobody_does(who: str, said: str) -> None:
    assert said in mine.represented(ZH, ballot(), "1单元101", 3, "王", who, owns=False).text


@BOTH
def test_an_outsider_reads_no_word_of_the_question(say: Texts) -> None:
    screen = mine.outsider(say)
    assert ballot().question not in screen.text
    assert offered(screen) == [OPENS_REGISTERING]


@pytest.mark.parametrize(
    ("picks", "marks"),
    [(0, "☐☐☐"), (0b001, "☑☐☐"), (0b101, "☑☐☑"), (0b111, "☑☑☑")],
)
def test_boxes_show_what_is_picked_and_the_last_button_casts_it(picks: int, marks: str) -> None:
    rows = mine.picking(EN, ballot(Kind.ELECTION, seats=3), picks)
    found = offered(Screen("", rows))
    assert "".join(label[0] for label in labels(Screen("", rows))[:3]) == marks
    assert found[:3] == [BallotPick(7, picks, n) for n in (1, 2, 3)]
    assert found[3:] == ([BallotPicked(7, picks)] if picks else [])


@pytest.mark.parametrize(("option", "page"), [(1, 0), (2, 0), (3, 1), (4, 1), (20, 9)])
def test_a_picked_option_stays_on_its_page(option: int, page: int) -> None:
    assert mine.page_of(option) == page


def test_counts_are_open_where_votes_are_and_one_own_is_still_told() -> None:
    own = personal(Stub(cast(), flat(0)))
    assert "<b>我的票</b>" in shown(ballot(shown=Shown.TURNOUT), own).text
