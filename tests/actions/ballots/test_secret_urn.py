"""Secret ballots: once and for good, and nothing that joins a voter to a choice."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.ballots import households, secret, voting
from domain import ballots as rules
from domain.ballots import Ballot, Kind, Refusal, RollHead, State
from domain.places import MembershipState, Relation
from playground.estate import IDS
from storage.ballots import casts, roll
from tests.actions.ballots.chamber import STRANGER, Chamber

OWN = ("3单元", "201")
ROOMS = [("1单元", f"{floor}0{door}") for floor in (2, 3, 4) for door in (1, 2)]
FIRST = 7000


async def _cast(
    chamber: Chamber, person_id: int, ballot: Ballot, choice: str = "1"
) -> Ballot | Refusal:
    return await chamber.do(secret.cast, person_id, ballot.id, choice)


async def _voters(chamber: Chamber, count: int) -> list[int]:
    """So many owners of flats of their own."""
    found = []
    for n, door in enumerate(ROOMS[:count]):
        found.append(await chamber.newcomer(FIRST + n))
        await chamber.live(FIRST + n, *door, Relation.OWNER)
    return found


async def test_a_secret_vote_is_one_slip_in_the_urn_and_one_head_heard(chamber: Chamber) -> None:
    ballot = await chamber.open(Kind.ELECTION)
    assert isinstance(await _cast(chamber, IDS.wang, ballot, "2"), Ballot)
    head = await chamber.head(ballot, *OWN)
    assert (head.heard, head.choice, head.via) == (True, None, None)
    assert await chamber.look(casts.urn, ballot.id) == ["2"]
    assert await chamber.votes(ballot) == []


async def test_nobody_votes_in_secret_twice(chamber: Chamber) -> None:
    ballot = await chamber.open(Kind.ELECTION)
    await _cast(chamber, IDS.wang, ballot, "2")
    for choice in ("1", "2"):
        assert await _cast(chamber, IDS.wang, ballot, choice) is Refusal.SECRET_NO_CHANGE
    refused = await chamber.do(voting.withdraw, IDS.wang, ballot.id)
    assert refused is Refusal.SECRET_NO_CHANGE
    assert await chamber.look(casts.urn, ballot.id) == ["2"]


async def test_naming_who_speaks_for_the_flat_gives_it_no_second_vote(chamber: Chamber) -> None:
    await chamber.live(IDS.anna, *OWN, Relation.OWNER)
    ballot = await chamber.open(Kind.ELECTION)
    await _cast(chamber, IDS.wang, ballot, "1")
    head = await chamber.head(ballot, *OWN)
    for who in (IDS.anna, IDS.wang, 0):
        done = await chamber.do(households.represent, IDS.wang, ballot.id, head.id, who)
        assert isinstance(done, RollHead)
        for person in (IDS.wang, IDS.anna):
            assert await _cast(chamber, person, ballot) is Refusal.SECRET_NO_CHANGE
    assert await chamber.events(ballot) == ["opened"]
    await chamber.close(ballot)
    await chamber.replayed(ballot)


async def test_a_secret_choice_never_goes_the_open_way_and_an_open_one_not_this(
    chamber: Chamber,
) -> None:
    hidden, open_ = await chamber.open(Kind.ELECTION), await chamber.open()
    assert await chamber.try_cast(IDS.wang, hidden, "1") is Refusal.SECRET_ONLY_TAPS
    assert await _cast(chamber, IDS.wang, open_, "yes") is Refusal.WRONG_KIND
    assert await chamber.look(casts.urn, open_.id) == []


async def test_who_is_not_verified_has_no_secret_vote_kept(chamber: Chamber) -> None:
    ballot = await chamber.open(Kind.ELECTION)
    await chamber.newcomer()
    assert await _cast(chamber, STRANGER, ballot) is Refusal.NOT_A_MEMBER
    owner, claimed = Relation.OWNER, MembershipState.CLAIMED
    await chamber.live(STRANGER, "2单元", "101", owner, claimed)
    assert await _cast(chamber, STRANGER, ballot) is Refusal.NOT_VERIFIED
    assert await chamber.votes(ballot) == []
    assert await chamber.look(casts.urn, ballot.id) == []


async def test_another_flat_verified_later_still_has_its_vote(chamber: Chamber) -> None:
    ballot = await chamber.open(Kind.ELECTION)
    await _cast(chamber, IDS.wang, ballot, "1")
    await chamber.live(IDS.wang, "2单元", "101", Relation.OWNER)
    assert isinstance(await _cast(chamber, IDS.wang, ballot, "2"), Ballot)
    assert await chamber.look(casts.urn, ballot.id) == ["1", "2"]


@pytest.mark.parametrize("choice", ["", "0", "4", "01", "1+2", "yes", "1+1"])
async def test_a_forged_choice_spends_no_vote(chamber: Chamber, choice: str) -> None:
    ballot = await chamber.open(Kind.ELECTION)
    assert isinstance(await _cast(chamber, IDS.wang, ballot, choice), Refusal)
    assert not (await chamber.head(ballot, *OWN)).heard
    assert isinstance(await _cast(chamber, IDS.wang, ballot), Ballot)


async def test_at_the_deadline_the_urn_is_shut(chamber: Chamber) -> None:
    ballot = await chamber.open(Kind.ELECTION)
    assert ballot.closes_at is not None
    chamber.now = ballot.closes_at
    assert await _cast(chamber, IDS.wang, ballot) is Refusal.CLOSED


async def test_the_chain_names_who_voted_five_at_a_time_and_the_rest_at_the_end(
    chamber: Chamber,
) -> None:
    voters = await _voters(chamber, 6)
    ballot = await chamber.open(Kind.ELECTION)
    for n, person in enumerate(voters, start=1):
        await _cast(chamber, person, ballot)
        heard = [row for row in await chamber.chain(ballot) if row.type == "heard"]
        assert [len(row.payload["heads"]) for row in heard] == ([] if n < 5 else [5])
    assert all(row.actor == "system" for row in heard)
    assert heard[0].payload["heads"] == sorted(heard[0].payload["heads"])
    await chamber.close(ballot)
    heard = [row for row in await chamber.chain(ballot) if row.type == "heard"]
    assert [len(row.payload["heads"]) for row in heard] == [5, 1]
    await chamber.replayed(ballot)


async def test_no_row_that_names_a_voter_tells_a_choice(chamber: Chamber) -> None:
    ballot = await chamber.open(Kind.ELECTION)
    before = await chamber.sent()
    await _cast(chamber, IDS.wang, ballot, "3")
    assert before == []
    for row in await chamber.sent():
        assert row.chat_id != IDS.wang or "3" not in json.dumps(row.args)
    tables = ("ballot_casts", "ballot_heads", "chain_rows", "prompts", "timers")
    for table in tables:
        for found in chamber.database.connection.execute(f"SELECT * FROM {table}"):  # noqa: S608
            assert dict(found).get("choice") is None
            assert '"choice"' not in str(dict(found))


@pytest.mark.parametrize(("count", "told"), [(4, False), (5, True)])
async def test_below_five_votes_the_numbers_are_kept_back(
    chamber: Chamber,
    count: int,
    told: bool,  # noqa: FBT001
) -> None:
    voters = await _voters(chamber, count)
    ballot = await chamber.open(Kind.ELECTION)
    for n, person in enumerate(voters):
        await _cast(chamber, person, ballot, "2" if n == 0 else "1")
    closed = await chamber.close(ballot)
    last = (await chamber.chain(ballot))[-1].payload
    assert closed.result is not None
    assert ("counts" in closed.result) is told
    assert last["urn"] == (["1"] * (count - 1) + ["2"] if told else None)
    assert closed.result["seated"] == [1]
    assert (await chamber.replayed(ballot)).withheld is not told


async def test_all_alike_among_six_the_numbers_are_kept_back_too(chamber: Chamber) -> None:
    voters = await _voters(chamber, 6)
    ballot = await chamber.open(Kind.ELECTION)
    for person in voters:
        await _cast(chamber, person, ballot, "1")
    closed = await chamber.close(ballot)
    assert closed.result is not None
    assert "counts" not in closed.result
    assert (await chamber.replayed(ballot)).withheld


PEOPLE = (IDS.wang, IDS.anna, IDS.li_ming, IDS.zhao)
MOVES = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from(("1", "2", "3", "name", "withdraw"))),
    max_size=14,
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=MOVES)
async def test_however_people_press_the_urn_holds_one_choice_for_each_head_heard(
    chamber: Chamber, moves: list[tuple[int, str]]
) -> None:
    await chamber.live(IDS.anna, *OWN, Relation.OWNER)
    ballot = await chamber.open(Kind.ELECTION)
    head = await chamber.head(ballot, *OWN)
    for person, what in moves:
        if what == "name":
            await chamber.do(households.represent, person, ballot.id, head.id, person)
        elif what == "withdraw":
            await chamber.do(voting.withdraw, person, ballot.id)
        else:
            await _cast(chamber, person, ballot, what)
    heads = await chamber.look(roll.of, ballot.id)
    urn = await chamber.look(casts.urn, ballot.id)
    voted = {"own" if p in {IDS.wang, IDS.anna} else p for p, what in moves if what in "123"}
    assert len(urn) == sum(h.heard for h in heads) == len(voted)
    closed = await chamber.close(ballot)
    await chamber.replayed(ballot)
    assert replace(closed, version=0).state is State.CLOSED
    found = rules.recount(await chamber.chain(ballot))
    assert found.claimed == closed.result
    await chamber.move_out(IDS.anna)
