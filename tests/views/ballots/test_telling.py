"""Reminders, notes and changes while a ballot runs; and the lists in which ballots stand."""

import pytest

from domain.ballots import Choice, Kind, State, Verdict
from tests.views.ballots.drawn import BOTH, ZH, labels, links, offered
from tests.views.ballots.test_panel import AT, ballot, heads
from views.ballots import listing, telling
from views.ballots.buttons_closing import BallotList, BallotOpinions, BallotResult
from views.ballots.buttons_hall import ProxyVote
from views.ballots.buttons_voting import BallotMine, BallotTools, BallotVote
from views.ballots.listing import Entry
from views.screen import Screen
from views.texts import Texts

TAPS = [BallotVote(7, choice) for choice in Choice]


def listed(
    *entries: Entry, before: int = 0, following: int = 0, private: bool = True, say: Texts = ZH
) -> Screen:
    return listing.page(
        say, entries, [], before=before, following=following, private=private, big=False
    )


def test_a_reminder_has_the_vote_one_tap_away() -> None:
    screen = telling.reminder(ZH, ballot())
    assert screen.text.startswith("🗳 您还没有投票：<b>装扶手吗?</b>")
    assert offered(screen) == [*TAPS, BallotMine(7)]


@pytest.mark.parametrize(
    ("kind", "seats"), [(Kind.ELECTION, 1), (Kind.CHOOSE, 2)], ids=["secret", "several"]
)
def test_what_is_voted_in_private_is_only_opened_by_a_reminder(kind: Kind, seats: int) -> None:
    assert offered(telling.reminder(ZH, ballot(kind, seats=seats))) == [BallotMine(7)]


@pytest.mark.parametrize("own", [True, False])
def test_an_agent_is_reminded_of_those_who_asked_for_it(own: bool) -> None:  # noqa: FBT001
    first, second = heads(2)
    screen = telling.reminder(ZH, ballot(), [(4, first), (5, second)], own=own)
    assert "还没投的：1单元101、1单元102" in screen.text
    assert [ProxyVote(4), ProxyVote(5), BallotMine(7)] == offered(screen)[-3:]
    assert (TAPS[0] in offered(screen)) is own
    assert ("您还没有投票" in screen.text) is own


@BOTH
def test_a_group_reads_how_many_are_missing_and_never_who(say: Texts) -> None:
    screen = telling.in_group(say, ballot(), 9, 24)
    assert "9" in screen.text
    assert "24" in screen.text
    assert "1单元" not in screen.text
    assert offered(screen) == TAPS


def test_a_group_is_led_to_the_private_chat_where_nothing_can_be_tapped() -> None:
    assert links(telling.in_group(ZH, ballot(Kind.ELECTION), 1, 2)) == ["b_7"]
    assert links(telling.in_group(ZH, ballot(Kind.CONSULT), 1, 2)) == ["b_7"]


@pytest.mark.parametrize(
    ("state", "said", "reason"),
    [(State.CANCELLED, "已取消", True), (State.SUPERSEDED, "会重新发起", False)],
)
def test_what_ends_without_a_result_says_how(state: State, said: str, reason: bool) -> None:  # noqa: FBT001
    text = telling.cancelled(ZH, ballot(state=state, ended_reason="写错了")).text
    assert said in text
    assert ("原因：写错了" in text) is reason


@BOTH
def test_notes_and_extensions_name_the_ballot_and_offer_nothing(say: Texts) -> None:
    note, extended = telling.note(say, ballot(), "a < b"), telling.extended(say, ballot())
    assert "a &lt; b" in note.text
    for screen in (note, extended):
        assert say.plain("ballot-number", number="3") in screen.text
        assert screen.rows == ()


@pytest.mark.parametrize(
    ("kind", "state", "opens"),
    [
        (Kind.HOUSEHOLD, State.OPEN, BallotMine(7)),
        (Kind.HOUSEHOLD, State.CANCELLED, BallotMine(7)),
        (Kind.HOUSEHOLD, State.CLOSED, BallotResult(7)),
        (Kind.HOUSEHOLD, State.FINAL, BallotResult(7)),
        (Kind.HOUSEHOLD, State.VOID, BallotResult(7)),
        (Kind.CONSULT, State.OPEN, BallotOpinions(7)),
        (Kind.CONSULT, State.CLOSED, BallotResult(7)),
    ],
)
def test_an_entry_opens_what_is_of_use_now(kind: Kind, state: State, opens: object) -> None:
    assert offered(listed(Entry(ballot(kind, state=state), "6栋")))[0] == opens


@pytest.mark.parametrize(
    ("runs", "private", "state", "tools"),
    [
        (True, True, State.OPEN, True),
        (False, True, State.OPEN, False),
        (True, False, State.OPEN, False),
        (True, True, State.CLOSED, False),
    ],
)
def test_tools_stand_beside_what_one_runs_in_private(
    runs: bool,  # noqa: FBT001
    private: bool,  # noqa: FBT001
    state: State,
    tools: bool,  # noqa: FBT001
) -> None:
    screen = listed(Entry(ballot(state=state), "6栋", runs=runs), private=private)
    assert (BallotTools(7) in offered(screen)) is tools


@pytest.mark.parametrize(
    ("before", "following", "turns"),
    [
        (0, 0, []),
        (0, 5, [BallotList(5)]),
        (9, 0, [BallotList()]),
        (9, 5, [BallotList(), BallotList(5)]),
    ],
)
def test_pages_are_turned_in_private_only(
    before: int, following: int, turns: list[object]
) -> None:
    entry = Entry(ballot(), "6栋")
    assert offered(listed(entry, before=before, following=following))[1:] == turns
    in_group = listed(entry, before=before, following=following, private=False)
    assert offered(in_group) == [BallotMine(7)]


@pytest.mark.parametrize(
    ("state", "verdict", "said"),
    [
        (State.CLOSED, Verdict.PASSED, "（通过）"),
        (State.FINAL, Verdict.REJECTED, "（没有通过）"),
        (State.CLOSED, None, "（已截止）"),
        (State.CANCELLED, None, "（已取消）"),
        (State.OPEN, None, "（到 "),
    ],
)
def test_a_line_says_how_far_it_is(state: State, verdict: Verdict | None, said: str) -> None:
    assert said in listed(Entry(ballot(state=state, verdict=verdict, closes_at=AT), "6栋")).text


@pytest.mark.parametrize(("choice", "voted"), [("同意", True), ("", False)])
def test_ones_own_vote_stands_behind_its_ballot(choice: str, voted: bool) -> None:  # noqa: FBT001
    assert ("我投了" in listed(Entry(ballot(), "6栋", choice=choice)).text) is voted
    mine = listing.mine(ZH, [Entry(ballot(), "6栋", choice=choice)])
    assert mine is not None
    assert ("我投了同意" in mine.text) is voted


@BOTH
def test_an_empty_list_says_so_and_nothing_of_ones_own_is_no_screen(say: Texts) -> None:
    assert say("ballot-list-none") in listed(say=say).text
    assert listing.mine(say, []) is None


@pytest.mark.parametrize(("length", "cut"), [(18, False), (19, True), (300, True)])
def test_a_long_question_is_cut_on_its_button(length: int, cut: bool) -> None:  # noqa: FBT001
    screen = listed(Entry(ballot(question="问" * length), "6栋"))
    assert labels(screen)[0].endswith("…") is cut
