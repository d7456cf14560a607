"""Every button of the tools, pressed by everybody who may not."""

from collections.abc import Iterable

import pytest

from domain.ballots import Ballot
from domain.places import Grant, Relation, Role
from playground.estate import IDS
from storage.database import Database
from storage.places import grants
from tests.handlers.ballots.ended import now_of
from tests.handlers.ballots.hall import WITNESS, manage, slip, stored, witnessed
from tests.handlers.ballots.opened import chain, head, live_in, opened
from tests.world import World
from views.ballots.buttons_hall import (
    HallPage,
    HallTool,
    HallUntil,
    Page,
    PaperEnter,
    PaperHead,
    ProxyAgent,
    ProxyHead,
    SlipDispute,
    SlipDo,
    SlipRead,
    SlipTool,
    Tool,
)
from views.ballots.buttons_voting import BallotTools
from views.buttons import ButtonData

GROUP = IDS.building_6
OUTSIDERS = {
    "resident": IDS.wang,
    "captain elsewhere": IDS.anna,
    "unit": IDS.worker,
    "tenant": IDS.zhou,
}


async def peopled(world: World) -> None:
    now = world.clock.now()
    grant = Grant(IDS.anna, Role.CAPTAIN, world.estate.other_building, None, IDS.owner, now)
    await world.database.run(grants.add, grant)
    await live_in(world, IDS.zhou, "2单元", "101", Relation.TENANT)


def tools_of(ballot: Ballot, head_id: int, seconds: int) -> Iterable[ButtonData]:
    """Everything only a captain may press."""
    yield BallotTools(ballot.id)
    yield from (HallPage(ballot.id, page) for page in Page)
    yield from (HallTool(ballot.id, tool) for tool in Tool)
    yield HallUntil(ballot.id, seconds)
    yield HallUntil(ballot.id, seconds, 1)
    yield PaperHead(ballot.id, head_id)
    yield PaperEnter(ballot.id, head_id, 1)
    yield ProxyHead(ballot.id, head_id)
    yield ProxyAgent(ballot.id, head_id, IDS.wang)


def rows(database: Database) -> list[tuple[object, ...]]:
    """All that the tools could change."""
    names = (
        "ballots",
        "ballot_casts",
        "ballot_proxies",
        "chain_rows",
        "ballot_notices",
        "prompts",
    )
    return [row for name in names for row in database.connection.execute(f"SELECT * FROM {name}")]  # noqa: S608


@pytest.mark.parametrize("who", sorted(OUTSIDERS))
async def test_nobody_but_the_captain_uses_the_tools(world: World, who: str) -> None:
    await peopled(world)
    ballot = await opened(world)
    assert ballot.closes_at is not None
    home = await head(world, ballot, "3单元", "101")
    message, _ = world.button(GROUP, "管理")
    before = [tuple(row) for row in rows(world.database)]
    for button in tools_of(ballot, home.id, int(ballot.closes_at.timestamp()) + 86400):
        toast = await world.forge(OUTSIDERS[who], GROUP, message, button.pack())
        assert toast, button
    assert [tuple(row) for row in rows(world.database)] == before


@pytest.mark.parametrize("who", [IDS.captain, IDS.staff, IDS.owner])
async def test_captain_staff_and_owner_open_the_tools(world: World, who: int) -> None:
    await opened(world)
    message, data = world.button(GROUP, "管理")
    assert "私聊" in await world.forge(who, GROUP, message, data)
    assert "上门名单" in world.labels(who)


async def test_a_witness_sees_only_the_slips(world: World) -> None:
    await witnessed(world)
    ballot = await opened(world)
    await slip(world, "3单元201")
    await manage(world, by=WITNESS)
    assert "纸票要核对" in world.last(WITNESS)
    message, _ = world.button(WITNESS, "3单元201")
    refused = await world.forge(WITNESS, WITNESS, message, HallTool(ballot.id, Tool.CANCEL).pack())
    assert "楼栋长" in refused


@pytest.mark.parametrize("who", [*sorted(OUTSIDERS), "enterer"])
async def test_only_a_witness_reads_a_slip_and_never_who_entered_it(
    world: World, who: str
) -> None:
    await peopled(world)
    await witnessed(world)
    ballot = await opened(world)
    await slip(world, "3单元201")
    (cast,) = await stored(world, ballot)
    person = OUTSIDERS.get(who, IDS.captain)
    message, _ = world.button(GROUP, "管理")
    before = await chain(world, ballot)
    for button in (
        SlipRead(cast.id),
        SlipRead(cast.id, 1, 1),
        SlipDo(cast.id, SlipTool.PICTURE),
    ):
        assert await world.forge(person, GROUP, message, button.pack())
    assert await stored(world, ballot) == [cast]
    assert await chain(world, ballot) == before


@pytest.mark.parametrize("who", ["captain elsewhere", "unit", "tenant", "neighbour", "enterer"])
async def test_only_the_home_itself_disputes_a_slip(world: World, who: str) -> None:
    await peopled(world)
    await witnessed(world)
    ballot = await opened(world)
    await slip(world, "3单元201")
    await world.tap(WITNESS, WITNESS, "同意")
    (cast,) = await stored(world, ballot)
    person = {**OUTSIDERS, "neighbour": IDS.li_ming, "enterer": IDS.captain}[who]
    message, _ = world.button(GROUP, "管理")
    for sure in (0, 1):
        data = SlipDispute(cast.id, sure).pack()
        toast = await world.forge(person, GROUP, message, data)
        assert "当事人" in toast or "person concerned" in toast
    assert (await head(world, ballot, "3单元", "201")).choice == "yes"


@pytest.mark.parametrize("number", [0, -1, 999, 2**62])
async def test_forged_numbers_find_nothing_and_change_nothing(world: World, number: int) -> None:
    ballot = await opened(world)
    await manage(world)
    message, _ = world.button(IDS.captain, "提醒未投")
    before = await chain(world, ballot)
    for button in (
        PaperHead(ballot.id, number),
        PaperEnter(ballot.id, number, 1),
        ProxyHead(ballot.id, number),
        SlipRead(number, 1, 1),
        SlipDo(number, SlipTool.WITHDRAW),
        SlipDispute(number, 1),
        HallUntil(ballot.id, number, 1),
        HallPage(ballot.id, Page.KNOCK, number),
    ):
        await world.forge(IDS.captain, IDS.captain, message, button.pack())
    assert await chain(world, ballot) == before
    assert (await now_of(world, ballot)).closes_at == ballot.closes_at


@pytest.mark.parametrize("picks", [0, 3, 8, 16, 2**62, -1])
async def test_a_forged_tick_is_no_vote(world: World, picks: int) -> None:
    ballot = await opened(world)
    home = await head(world, ballot, "3单元", "101")
    await manage(world)
    message, _ = world.button(IDS.captain, "提醒未投")
    data = PaperEnter(ballot.id, home.id, picks).pack()
    assert await world.forge(IDS.captain, IDS.captain, message, data)
    assert await stored(world, ballot) == []
