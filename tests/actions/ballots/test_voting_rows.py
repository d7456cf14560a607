"""A tap: what it stores, what it replaces, who is refused, and when the door shuts."""

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest

from actions.ballots import casting, receipts, voting
from actions.ballots.casting import Fate
from domain.ballots import CastState, Kind, Refusal, State, Via, Why
from domain.errors import Missing
from domain.places import MembershipState, Relation
from playground.estate import IDS
from storage.ballots import casts, register, roll
from storage.outbox import Rank
from tests.actions.ballots.chamber import MINUTE, STRANGER, TICK, Chamber

OWN = ("3单元", "201")
RECEIPT = "ballot-receipt"


@pytest.mark.parametrize(
    ("before_end", "taken"), [(TICK, True), (timedelta(), False), (-TICK, False)]
)
async def test_votes_are_taken_until_the_deadline_and_not_at_it(
    chamber: Chamber,
    before_end: timedelta,
    taken: bool,  # noqa: FBT001
) -> None:
    ballot = await chamber.open()
    assert ballot.closes_at is not None
    chamber.now = ballot.closes_at - before_end
    done = await chamber.try_cast(IDS.wang, ballot)
    assert isinstance(done, voting.Vote) if taken else done is Refusal.CLOSED
    assert len(await chamber.votes(ballot)) == int(taken)
    await chamber.replayed(ballot)


async def test_nobody_votes_before_it_opens(chamber: Chamber) -> None:
    ballot = await chamber.open()
    chamber.now -= TICK
    assert await chamber.try_cast(IDS.wang, ballot) is Refusal.NOT_OPEN_YET


async def test_a_vote_is_a_row_a_standing_an_event_and_a_private_receipt(chamber: Chamber) -> None:
    ballot = await chamber.open()
    vote = await chamber.cast(IDS.wang, ballot, "no")
    (row,) = await chamber.votes(ballot)
    head = await chamber.head(ballot, *OWN)
    assert (vote.fate, vote.heads, vote.receipt) == (Fate.COUNTED, 1, row.receipt)
    assert (row.head_id, row.voter_id, row.via) == (head.id, IDS.wang, Via.TAP)
    assert (head.heard, head.choice, head.via) == (True, "no", Via.TAP)
    event = (await chamber.chain(ballot))[-1]
    assert event.payload == {
        "head": "3单元201", "choice": "no", "excluded": None, "via": "tap", "receipt": row.receipt,
    }  # fmt: skip
    assert str(IDS.wang) not in event.actor
    (copy,) = await chamber.sent()
    assert (copy.chat_id, copy.view, copy.rank) == (IDS.wang, RECEIPT, Rank.REMINDER)
    assert (copy.args, copy.subject_id) == ({}, ballot.id)


async def test_the_same_tap_again_changes_and_sends_nothing(chamber: Chamber) -> None:
    ballot = await chamber.open()
    first = await chamber.cast(IDS.wang, ballot)
    await chamber.sent()
    before = (await chamber.votes(ballot), await chamber.chain(ballot))
    await chamber.panel(ballot)
    again = await chamber.cast(IDS.wang, ballot)
    assert (again.fate, again.receipt) == (Fate.SAME, first.receipt)
    assert (await chamber.votes(ballot), await chamber.chain(ballot)) == before
    assert await chamber.sent() == []


async def test_a_changed_vote_keeps_the_old_one_on_record(chamber: Chamber) -> None:
    ballot = await chamber.open()
    first = await chamber.cast(IDS.wang, ballot)
    chamber.now += MINUTE
    second = await chamber.cast(IDS.wang, ballot, "no")
    assert second.fate is Fate.CHANGED
    old = await chamber.look(casts.by_receipt, first.receipt)
    assert old is not None
    assert (old.state, old.ended_at, old.choice) == (CastState.SUPERSEDED, chamber.now, "yes")
    assert [c.receipt for c in await chamber.votes(ballot)] == [second.receipt]
    assert (await chamber.tally(ballot)).choices == {"no": 1}


async def test_changes_within_one_minute_share_one_receipt_message(chamber: Chamber) -> None:
    ballot = await chamber.open()
    await chamber.cast(IDS.wang, ballot)
    await chamber.sent()
    for choice in ("no", "abstain", "yes"):
        chamber.now += timedelta(seconds=19)
        await chamber.cast(IDS.wang, ballot, choice)
    (copy,) = await chamber.sent()
    assert copy.not_before == chamber.now.replace(second=0) + MINUTE
    chamber.now += timedelta(seconds=3)
    await chamber.cast(IDS.wang, ballot, "no")
    assert len(await chamber.sent()) == 1


async def test_nobody_who_cannot_be_written_to_gets_a_receipt(chamber: Chamber) -> None:
    await chamber.live(IDS.zhou, "2单元", "101")
    ballot = await chamber.open()
    vote = await chamber.cast(IDS.zhou, ballot)
    assert await chamber.sent() == []
    looked = await chamber.look(receipts.look_up, IDS.zhou, f" {vote.receipt.lower()} ")
    assert looked is not None
    assert (looked.own, looked.cast.choice) == (True, "yes")


async def test_a_receipt_shows_its_owner_alone_whose_it_is(chamber: Chamber) -> None:
    ballot = await chamber.open()
    vote = await chamber.cast(IDS.wang, ballot)
    looked = await chamber.look(receipts.look_up, IDS.zhao, vote.receipt)
    assert looked is not None
    assert not looked.own
    for wrong in ("", "0000000", vote.receipt + "0", "UUUUUUUU", "表" * 8):
        assert await chamber.look(receipts.look_up, IDS.wang, wrong) is None


@pytest.mark.parametrize(
    ("relation", "kind", "refusal"),
    [
        (Relation.TENANT, Kind.HOUSEHOLD, Refusal.TENANT),
        (Relation.TENANT, Kind.OWNERS_ORDINARY, Refusal.TENANT),
        (Relation.FAMILY, Kind.OWNERS_SPECIAL, Refusal.OWNERS_ONLY),
        (Relation.FAMILY, Kind.HOUSEHOLD, None),
        (Relation.CARER, Kind.OWNERS_ORDINARY, None),
        (Relation.TENANT, Kind.HAND, None),
    ],
)
async def test_who_may_vote_depends_on_what_they_are_to_the_flat(
    chamber: Chamber, relation: Relation, kind: Kind, refusal: Refusal | None
) -> None:
    await chamber.live(IDS.anna, "2单元", "101", relation)
    ballot = await chamber.open(kind)
    done = await chamber.try_cast(IDS.anna, ballot)
    assert done is refusal if refusal else isinstance(done, voting.Vote)
    assert len(await chamber.votes(ballot)) == int(refusal is None)


async def test_whoever_moved_out_has_no_vote_left_to_give(chamber: Chamber) -> None:
    ballot = await chamber.open()
    await chamber.move_out(IDS.wang)
    vote = await chamber.cast(IDS.wang, ballot)
    assert (vote.fate, vote.unknown) == (Fate.PENDING, True)
    assert (await chamber.tally(ballot)).choices == {}


async def test_whoever_lives_in_another_building_is_told_so(chamber: Chamber) -> None:
    ballot = await chamber.open(stairwell="3单元")
    assert await chamber.try_cast(IDS.zhao, ballot) is Refusal.ELSEWHERE
    assert await chamber.votes(ballot) == []


@pytest.mark.parametrize("choice", ["", "1", "YES", "yes ", "yes+no", "是", "a" * 200])
async def test_a_forged_choice_is_refused_and_leaves_no_trace(
    chamber: Chamber, choice: str
) -> None:
    ballot = await chamber.open()
    assert await chamber.try_cast(IDS.wang, ballot, choice) is Refusal.UNKNOWN_OPTION
    assert await chamber.votes(ballot) == []
    assert await chamber.events(ballot) == ["opened"]


async def test_a_new_resident_with_a_forged_choice_does_not_join_the_roll(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open(Kind.HAND)
    await chamber.live(IDS.anna, "2单元", "101")
    assert await chamber.try_cast(IDS.anna, ballot, "1") is Refusal.UNKNOWN_OPTION
    assert await chamber.events(ballot) == ["opened"]
    assert await chamber.look(roll.by_key, ballot.id, f"p{IDS.anna}") is None


async def test_a_new_resident_joins_the_roll_with_the_first_vote_and_only_once(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open(Kind.HAND)
    await chamber.live(IDS.anna, "2单元", "101")
    for choice in ("yes", "no"):
        await chamber.cast(IDS.anna, ballot, choice)
    assert await chamber.events(ballot) == ["opened", "joined", "cast", "cast"]
    joined = (await chamber.chain(ballot))[1].payload
    head = await chamber.look(roll.by_key, ballot.id, f"p{IDS.anna}")
    assert head is not None
    assert (joined["head"], joined["area"], head.area, head.slip) == (head.code, 0, 0, 4)
    assert str(IDS.anna) not in joined["head"]
    await chamber.replayed(ballot)


async def test_one_tap_counts_for_all_flats_of_a_person(chamber: Chamber) -> None:
    await chamber.live(IDS.wang, "2单元", "101", Relation.OWNER)
    ballot = await chamber.open()
    vote = await chamber.cast(IDS.wang, ballot)
    rows = await chamber.votes(ballot)
    assert vote.heads == 2
    assert len({row.receipt for row in rows}) == 2
    assert (await chamber.tally(ballot)).choices == {"yes": 2}
    assert await chamber.told(RECEIPT) == [IDS.wang]


async def test_co_owners_who_differ_are_a_conflict_until_they_agree(chamber: Chamber) -> None:
    await chamber.live(IDS.anna, *OWN)
    ballot = await chamber.open()
    await chamber.cast(IDS.wang, ballot, "yes")
    await chamber.sent()
    vote = await chamber.cast(IDS.anna, ballot, "no")
    assert vote.fate is Fate.CONFLICT
    head = await chamber.head(ballot, *OWN)
    assert (head.heard, head.choice, head.why) == (True, None, Why.CONFLICT)
    assert await chamber.told("ballot-conflict") == [IDS.wang, IDS.anna]
    assert (await chamber.chain(ballot))[-1].payload["excluded"] == "conflict"
    assert (await chamber.cast(IDS.anna, ballot, "yes")).fate is Fate.CHANGED
    assert (await chamber.head(ballot, *OWN)).choice == "yes"
    await chamber.replayed(ballot)


async def test_withdrawing_leaves_the_flat_to_the_votes_that_stand_beside(
    chamber: Chamber,
) -> None:
    await chamber.live(IDS.anna, *OWN)
    ballot = await chamber.open()
    await chamber.cast(IDS.wang, ballot, "yes")
    await chamber.cast(IDS.anna, ballot, "no")
    await chamber.do(voting.withdraw, IDS.wang, ballot.id)
    assert (await chamber.head(ballot, *OWN)).choice == "no"
    await chamber.do(voting.withdraw, IDS.anna, ballot.id)
    head = await chamber.head(ballot, *OWN)
    assert (head.heard, head.choice, head.why, head.via) == (False, None, None, None)
    again = await chamber.do(voting.withdraw, IDS.anna, ballot.id)
    assert again is Refusal.NOTHING_TO_WITHDRAW
    await chamber.replayed(ballot)


async def test_nothing_is_withdrawn_at_the_deadline(chamber: Chamber) -> None:
    ballot = await chamber.open()
    await chamber.cast(IDS.wang, ballot)
    assert ballot.closes_at is not None
    chamber.now = ballot.closes_at
    assert await chamber.do(voting.withdraw, IDS.wang, ballot.id) is Refusal.CLOSED
    assert (await chamber.head(ballot, *OWN)).choice == "yes"


@pytest.mark.parametrize("state", [s for s in State if s is not State.OPEN])
async def test_no_vote_is_taken_in_any_state_but_open(chamber: Chamber, state: State) -> None:
    ballot = await chamber.open()
    await chamber.look(register.change, ballot, replace(ballot, state=state))
    early = state in {State.DRAFT, State.NOTICE}
    expected = Refusal.NOT_OPEN_YET if early else Refusal.CLOSED
    assert await chamber.try_cast(IDS.wang, ballot) is expected
    assert await chamber.do(voting.withdraw, IDS.wang, ballot.id) is expected


async def test_a_ballot_that_is_not_there_is_missing(chamber: Chamber) -> None:
    with pytest.raises(Missing):
        await chamber.do(voting.cast, IDS.wang, 404, "yes")


async def test_a_receipt_that_was_drawn_before_takes_the_whole_vote_back(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open()

    def same(size: int) -> bytes:
        return bytes(size)

    await chamber.do(voting.cast, IDS.wang, ballot.id, "yes", rand=same)
    before = await chamber.chain(ballot)
    with pytest.raises(sqlite3.IntegrityError, match="receipt"):
        await chamber.do(voting.cast, IDS.zhao, ballot.id, "yes", rand=same)
    assert await chamber.chain(ballot) == before
    assert (await chamber.tally(ballot)).choices == {"yes": 1}


async def test_a_claimed_flat_does_not_mark_it_as_having_voted(chamber: Chamber) -> None:
    ballot = await chamber.open()
    await chamber.newcomer(STRANGER)
    await chamber.live(STRANGER, "2单元", "101", state=MembershipState.CLAIMED)
    assert (await chamber.cast(STRANGER, ballot)).fate is casting.Fate.PENDING
    assert not (await chamber.head(ballot, "2单元", "101")).heard
    assert (await chamber.tally(ballot)).pending == 1
    assert await chamber.events(ballot) == ["opened"]
