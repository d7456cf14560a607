"""Story 9: owners elect a committee: several seats, secret, and once more between the tied."""

from collections.abc import Sequence

from domain import ballots as rules
from domain.ballots import Kind, Shown, State, Verdict
from playground.estate import IDS
from storage.ballots import casts
from tests.handlers.ballots.opened import chain
from tests.stories.ballot_words import spoken
from tests.stories.building import (
    GROUP,
    in_private,
    neighbours,
    newest,
    now_of,
    panel,
    publish,
    result,
    until_closed,
)
from tests.stories.street import Street

ASKED = {"zh-CN": "选举业委会委员", "en": "Elect the owners' committee"}
ZHANG, LI, WU = "张三", "李四", "王五"
STANDING = f"{ZHANG}\n{LI}\n{WU}"


async def test_two_seats_one_tie_and_a_run_off(street: Street) -> None:
    world, words = street.world, spoken(street)
    voters = [IDS.wang, IDS.li_ming, IDS.zhao, *await neighbours(street, 3)]
    await world.say(IDS.captain, GROUP, f"/vote {ASKED[street.words.language]}\n{STANDING}")
    await world.tap(IDS.captain, GROUP, words.seats)
    await world.tap(IDS.captain, GROUP, words.two_seats)
    ballot = await publish(street)
    assert (ballot.kind, ballot.seats, ballot.shown) == (Kind.ELECTION, 2, Shown.SECRET)
    assert not any(ZHANG in label for label in world.labels(GROUP)), "no names under the panel"

    for number, person in enumerate(voters):
        second = LI if number % 2 else WU
        await in_private(street, person, ballot, ZHANG)
        if number == 0:
            # A choice that is not confirmed yet lives in the buttons: no restart loses it.
            await street.reborn()
        await world.tap(person, person, second)
        if number == 1:
            assert words.full in await world.tap(person, person, WU)
        assert words.secret in await world.tap(person, person, words.cast)
        assert not any(str(n) in panel(street) for n in ("张三：", "张三:")), "no counts before"
    await street.reborn()
    rows = await chain(world, ballot)
    assert not any("choice" in row.payload for row in rows), "the chain knows who, not what"
    assert sorted(await world.database.run(casts.urn, ballot.id)) == ["1+2"] * 3 + ["1+3"] * 3

    closed = await until_closed(street, ballot)
    assert closed.verdict is Verdict.TIE
    assert words.elected in result(street)
    assert words.tie in result(street)
    await _run_off(street, voters)
    assert rules.recount(await chain(world, ballot)).matches


async def _run_off(street: Street, voters: Sequence[int]) -> None:
    """One seat is left for the two who had as many."""
    world, words = street.world, spoken(street)
    await world.tap(IDS.captain, GROUP, words.again)
    await street.reborn()
    again = await publish(street)
    assert (again.options, again.seats, again.shown) == ((LI, WU), 1, Shown.SECRET)
    for number, person in enumerate(voters):
        await in_private(street, person, again, LI if number < 4 else WU, words.cast)
    closed = await until_closed(street, again)
    assert (closed.state, closed.verdict) == (State.CLOSED, Verdict.PASSED)
    told = result(street)
    assert words.elected in told
    assert LI in told.partition(words.elected)[2].splitlines()[0]


async def test_who_owns_nothing_here_elects_nobody(street: Street) -> None:
    world, words = street.world, spoken(street)
    await world.say(IDS.captain, GROUP, f"/vote {ASKED[street.words.language]}\n{STANDING}")
    ballot = await publish(street)
    await in_private(street, IDS.anna, ballot)
    assert not any(ZHANG in label for label in world.labels(IDS.anna))
    assert words.cast not in world.labels(IDS.anna)
    assert await world.database.run(casts.urn, ballot.id) == []


async def test_three_alike_elect_but_nobody_reads_how_many(street: Street) -> None:
    world, words = street.world, spoken(street)
    await world.say(IDS.captain, GROUP, f"/vote {ASKED[street.words.language]}\n{STANDING}")
    ballot = await publish(street)
    for person in (IDS.wang, IDS.li_ming, IDS.zhao):
        await in_private(street, person, ballot, ZHANG, words.cast)
    await street.reborn()
    await until_closed(street, ballot)
    assert words.withheld in result(street)
    assert words.elected in result(street)
    assert (await now_of(street, await newest(street))).state is State.CLOSED
