"""Flats of several people: who speaks for them, who may name that, and what differing holds up."""

import pytest

from actions.ballots import early, households
from actions.ballots.casting import Fate
from domain.ballots import Ballot, Kind, Refusal, RollHead, Why
from domain.places import MembershipState, Relation
from playground.estate import IDS
from tests.actions.ballots.chamber import STRANGER, Chamber

OWN = ("3单元", "201")
NAMED = "ballot-represented"


async def _name(
    chamber: Chamber, ballot: Ballot, who: int, by: int = IDS.wang
) -> RollHead | Refusal:
    head = await chamber.head(ballot, *OWN)
    return await chamber.do(households.represent, by, ballot.id, head.id, who)


async def _shared(chamber: Chamber, relation: Relation = Relation.OWNER) -> Ballot:
    await chamber.live(IDS.anna, *OWN, relation)
    return await chamber.open()


@pytest.mark.parametrize("first", [IDS.wang, IDS.anna])
async def test_who_was_named_decides_whoever_votes_first(chamber: Chamber, first: int) -> None:
    ballot = await _shared(chamber)
    await _name(chamber, ballot, IDS.anna)
    second = IDS.anna if first == IDS.wang else IDS.wang
    for person in (first, second):
        await chamber.cast(person, ballot, "no" if person == IDS.anna else "yes")
    assert (await chamber.head(ballot, *OWN)).choice == "no"
    assert (await chamber.cast(IDS.wang, ballot, "abstain")).fate is not Fate.CONFLICT
    assert (await chamber.head(ballot, *OWN)).choice == "no"


async def test_naming_ends_a_conflict_and_naming_nobody_brings_it_back(chamber: Chamber) -> None:
    ballot = await _shared(chamber)
    for person, choice in ((IDS.wang, "yes"), (IDS.anna, "no")):
        await chamber.cast(person, ballot, choice)
    await chamber.sent()
    stood = await _name(chamber, ballot, IDS.anna)
    assert isinstance(stood, RollHead)
    assert (stood.choice, stood.why) == ("no", None)
    assert await chamber.told(NAMED) == [IDS.anna]
    back = await _name(chamber, ballot, 0)
    assert isinstance(back, RollHead)
    assert back.why is Why.CONFLICT
    await chamber.replayed(ballot)


async def test_who_was_named_and_is_silent_silences_nobody(chamber: Chamber) -> None:
    ballot = await _shared(chamber)
    await _name(chamber, ballot, IDS.anna)
    await chamber.cast(IDS.wang, ballot, "yes")
    assert (await chamber.head(ballot, *OWN)).choice == "yes"


async def test_only_an_owner_of_the_flat_names_only_who_has_a_voice_in_it(
    chamber: Chamber,
) -> None:
    ballot = await _shared(chamber, Relation.TENANT)
    assert await _name(chamber, ballot, IDS.anna) is Refusal.NOT_A_MEMBER
    assert await _name(chamber, ballot, IDS.zhao) is Refusal.NOT_A_MEMBER
    assert await _name(chamber, ballot, IDS.anna, IDS.anna) is Refusal.TENANT
    assert await _name(chamber, ballot, IDS.zhao, IDS.zhao) is Refusal.OWNERS_ONLY
    await chamber.move_out(IDS.wang)
    assert isinstance(await _name(chamber, ballot, IDS.wang), Refusal)


async def test_nobody_is_named_after_the_end(chamber: Chamber) -> None:
    ballot = await _shared(chamber)
    await chamber.close(ballot)
    assert await _name(chamber, ballot, IDS.anna) is Refusal.CLOSED


async def test_while_owners_differ_nothing_ends_early(chamber: Chamber) -> None:
    await chamber.live(IDS.anna, *OWN, Relation.OWNER, MembershipState.ACTIVE)
    ballot = await chamber.open(Kind.HOUSEHOLD, stairwell="3单元")
    rooms = ("101", "102", "202", "301", "401", "402")
    for n, room in enumerate(rooms):
        await chamber.newcomer(STRANGER + n)
        await chamber.live(STRANGER + n, "3单元", room)
        await chamber.cast(STRANGER + n, ballot)
    for person, choice in ((IDS.li_ming, "yes"), (IDS.wang, "yes"), (IDS.anna, "no")):
        await chamber.cast(person, ballot, choice)
    assert not (await chamber.tally(ballot)).unheard
    assert await chamber.armed(early.TIMER, ballot) == []
    await chamber.cast(IDS.anna, ballot, "yes")
    assert len(await chamber.armed(early.TIMER, ballot)) == 1
