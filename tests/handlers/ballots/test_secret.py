"""Secret ballots: cast once in private, and nothing kept that joins a voter to a choice."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import select

from domain.ballots import Ballot, Kind
from domain.places import MembershipState, Relation
from playground.estate import IDS
from storage.ballots import casts
from storage.tables import ballot_casts, metadata
from tests.handlers.ballots.opened import chain, head, live_in, opened, tally
from tests.world import World
from views.ballots.buttons_voting import BallotOption, BallotPick, BallotPicked

PEOPLE = (IDS.wang, IDS.li_ming, IDS.zhao, IDS.anna, IDS.captain)


@pytest.fixture
async def ballot(world: World) -> Ballot:
    await live_in(world, IDS.anna, "2单元", "101", Relation.OWNER)
    await live_in(world, IDS.captain, "2单元", "401", Relation.OWNER)
    return await opened(world, Kind.ELECTION)


async def test_the_group_has_a_way_to_the_private_chat_and_no_options(
    world: World, ballot: Ballot
) -> None:
    assert not any("张三" in label for label in world.labels(IDS.building_6))
    links = [
        button.get("url")
        for message in world.from_bot(IDS.building_6)
        for row in (message.get("reply_markup") or {}).get("inline_keyboard", [])
        for button in row
    ]
    assert any(str(url).endswith(f"?start=b_{ballot.id}") for url in links)


async def test_one_picks_then_confirms_and_hears_only_that_it_is_cast(
    world: World, ballot: Ballot
) -> None:
    toast = await _vote(world, ballot, IDS.wang, "李四")
    assert toast == "您已投票。无记名，投了什么谁也查不到，也不能再改。"
    assert await world.database.run(casts.urn, ballot.id) == ["2"]
    assert "我的票：已投" in world.last(IDS.wang)
    assert not any("☑" in label for label in world.labels(IDS.wang))
    assert (await head(world, ballot, "3单元", "201")).choice is None
    assert "参与：1 位业主" in "".join(world.texts(IDS.building_6))


async def test_it_cannot_be_changed_or_cast_twice(world: World, ballot: Ballot) -> None:
    await _vote(world, ballot, IDS.wang, "李四")
    message = world.from_bot(IDS.wang)[-1]["message_id"]
    for data in (BallotPicked(ballot.id, 0b001), BallotPicked(ballot.id, 0b010)):
        toast = await world.forge(IDS.wang, IDS.wang, message, data.pack())
        assert "不能改" in toast
    assert await world.database.run(casts.urn, ballot.id) == ["2"]


async def test_one_seat_takes_one_pick(world: World, ballot: Ballot) -> None:
    await world.say(IDS.wang, IDS.wang, f"/start b_{ballot.id}")
    await world.tap(IDS.wang, IDS.wang, "张三")
    assert "只能选 1 个" in await world.tap(IDS.wang, IDS.wang, "李四")
    await world.tap(IDS.wang, IDS.wang, "张三")
    await world.tap(IDS.wang, IDS.wang, "李四")
    assert [label for label in world.labels(IDS.wang) if "☑" in label] == ["☑ 2. 李四"]


async def test_two_seats_take_two_picks(world: World) -> None:
    ballot = await opened(world, Kind.ELECTION, seats=2)
    await world.say(IDS.wang, IDS.wang, f"/start b_{ballot.id}")
    await world.tap(IDS.wang, IDS.wang, "王五")
    await world.tap(IDS.wang, IDS.wang, "张三")
    await world.tap(IDS.wang, IDS.wang, "确认投票")
    assert await world.database.run(casts.urn, ballot.id) == ["1+3"]


@pytest.mark.parametrize("picks", [0, 0b011, 0b1000, 1 << 40, -1])
async def test_forged_selections_are_refused(world: World, ballot: Ballot, picks: int) -> None:
    await world.say(IDS.wang, IDS.wang, f"/start b_{ballot.id}")
    message = world.from_bot(IDS.wang)[-1]["message_id"]
    data = BallotPicked(ballot.id, picks).pack()
    assert await world.forge(IDS.wang, IDS.wang, message, data)
    assert await world.database.run(casts.urn, ballot.id) == []
    assert not (await head(world, ballot, "3单元", "201")).heard


@pytest.mark.parametrize("option", [0, -3, 21, 2**62])
async def test_forged_picks_break_nothing(world: World, ballot: Ballot, option: int) -> None:
    await world.say(IDS.wang, IDS.wang, f"/start b_{ballot.id}")
    message = world.from_bot(IDS.wang)[-1]["message_id"]
    data = BallotPick(ballot.id, 2**62, option).pack()
    await world.forge(IDS.wang, IDS.wang, message, data)
    assert await world.database.run(casts.urn, ballot.id) == []


async def test_two_flats_are_two_votes_and_a_later_one_is_cast_by_itself(
    world: World, ballot: Ballot
) -> None:
    await _vote(world, ballot, IDS.wang, "李四")
    await live_in(world, IDS.wang, "1单元", "402", Relation.OWNER)
    await _vote(world, ballot, IDS.wang, "王五")
    assert await world.database.run(casts.urn, ballot.id) == ["2", "3"]


async def test_nothing_secret_goes_the_way_of_named_votes(world: World, ballot: Ballot) -> None:
    message, _ = world.button(IDS.building_6, "我的票")
    data = BallotOption(ballot.id, 2).pack()
    toast = await world.forge(IDS.wang, IDS.building_6, message, data)
    assert "无记名" in toast
    assert await world.database.run(_rows, ballot_casts) == []


async def test_somebody_unverified_is_asked_to_come_back(world: World, ballot: Ballot) -> None:
    await live_in(world, IDS.zhou, "2单元", "102", Relation.OWNER, MembershipState.CLAIMED)
    await world.say(IDS.zhou, IDS.zhou, f"/start b_{ballot.id}")
    assert "核实后再来投" in world.last(IDS.zhou)
    message = world.from_bot(IDS.zhou)[-1]["message_id"]
    data = BallotPicked(ballot.id, 1).pack()
    await world.forge(IDS.zhou, IDS.zhou, message, data)
    assert await world.database.run(casts.urn, ballot.id) == []


async def test_the_chain_names_voters_by_fives_in_no_telling_order(
    world: World, ballot: Ballot
) -> None:
    for person in PEOPLE[:4]:
        await _vote(world, ballot, person, "张三")
    assert [row.type for row in await chain(world, ballot)] == ["opened"]
    await _vote(world, ballot, PEOPLE[4], "李四")
    last = (await chain(world, ballot))[-1]
    assert (last.type, last.actor) == ("heard", "system")
    assert last.payload["heads"] == sorted(last.payload["heads"])
    assert len(last.payload["heads"]) == 5


async def test_no_row_of_any_table_joins_a_voter_to_a_choice(world: World, ballot: Ballot) -> None:
    """Only the urn knows that option 2 was chosen, and the urn knows no people."""
    await _vote(world, ballot, IDS.wang, "李四")
    for table in metadata.sorted_tables:
        for row in await world.database.run(_rows, table):
            text = str({k: v for k, v in row.items() if k != "options"})
            names_voter = str(IDS.wang) in text
            picked = BallotPicked(ballot.id, 0b10).pack() in text or "'picks'" in text
            assert not (names_voter and picked), (table.name, text)
    (urn,) = await world.database.run(_rows, metadata.tables["ballot_urn"])
    assert set(urn) == {"ballot_id", "nonce", "choice"}
    assert (await tally(world, ballot)).choices == {}


async def _vote(world: World, ballot: Ballot, person_id: int, option: str) -> str:
    await world.say(person_id, person_id, f"/start b_{ballot.id}")
    await world.tap(person_id, person_id, option)
    label = "Cast my vote" if person_id == IDS.anna else "确认投票"
    return await world.tap(person_id, person_id, label)


async def _rows(tx: Any, table: Any) -> Sequence[Any]:  # noqa: ANN401
    return list(await tx.all(select(table)))
