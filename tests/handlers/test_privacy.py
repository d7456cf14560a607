"""/privacy over all topics: what ballots and funds keep is for its person to read and erase."""

import json
import re
from typing import Any

from domain import chain
from domain.ballots import Kind
from domain.funds import PledgeKind
from playground.estate import IDS
from storage import chains, prompts
from storage.ballots import (
    casts,
    drafts,
    objections,
    opinions,
    proxies,
    register,
    representatives,
    roll,
    traces,
)
from storage.database import Tx
from storage.funds import custodians, pledges
from storage.places import people
from storage.tables import metadata
from tests.handlers.ballots.consulted import reply
from tests.handlers.ballots.opened import cast_by, head, opened, tally
from tests.handlers.funds.neighbours import GROUP, House, each_language, house_of
from tests.world import World
from views.buttons import ButtonData
from views.places.buttons_people import EraseMe, ExportMine

WHO, NAME = IDS.li_ming, "李明"
DOOR = ("3单元", "302")
WHY = "家里有病人 这个月紧"
# What stays, under an id that is nobody's name any more: the registry, what one did in an
# office or for others, the ledger, the chat as the address of what was sent there, and the roll
# of a ballot that is still open.
STAYS = {
    "people.id",
    "memberships.person_id",
    "memberships.decided_by",
    "grants.person_id",
    "chat_members.person_id",
    "audit.person_id",
    "reports.reporter_id",
    "report_events.actor_id",
    "report_media.added_by",
    "report_media.chat_id",
    "report_supporters.person_id",
    "ballot_heads.head",
    "ballot_heads.label",
    "ballot_proxies.agent_id",
    "fund_claims.claimed_by",
    "fund_custodians.person_id",
    "inbox.lane",
    "outbox.chat_id",
    "outbox.key",
    "outbox.args",
    "panels.chat_id",
}


async def busy(world: World, language: str) -> House:
    """李明 votes, says an opinion, objects, stands in for others, pledges, and keeps money."""
    consult = await opened(world, Kind.CONSULT)
    ballot = await opened(world)
    await world.tap(WHO, GROUP, "同意")
    await reply(world, WHO, "先修一楼的灯")
    await reply(world, IDS.wang, "扶手要木头的")
    await world.database.run(_did, world.estate.flats, ballot.id, consult.id, world)
    house = await house_of(world, language)
    await world.database.run(_funded, house.fund_id, world)
    await house.answer(WHO, "hardship")
    await house.write(WHO, WHY)
    return house


async def _did(
    tx: Tx, known: dict[tuple[str, str], int], ballot_id: int, consult_id: int, world: World
) -> None:
    now = world.clock.now()
    await objections.add(tx, ballot_id, WHO, "没有通知到我家", now=now)
    await representatives.name(tx, known[DOOR], WHO, WHO, now=now)
    other = await roll.by_flat(tx, ballot_id, known["3单元", "201"])
    assert other is not None
    await proxies.add(tx, ballot_id, other.id, WHO, IDS.captain, "file", now=now)
    (_, wanted) = await opinions.of(tx, consult_id)
    await opinions.support(tx, wanted.id, WHO, now=now)
    await drafts.name(tx, consult_id, WHO, "业主")
    await prompts.ask(tx, GROUP, WHO, "anything", 1, now=now)


async def _funded(tx: Tx, fund_id: int, world: World) -> None:
    now, flat = world.clock.now(), world.estate.flats[DOOR]
    await custodians.name(tx, fund_id, WHO, flat, IDS.captain, now=now)
    await custodians.agree(tx, fund_id, WHO, now=now)


async def press(world: World, data: ButtonData) -> None:
    await world.write(WHO, "/privacy")
    message = world.from_bot(WHO)[-1]["message_id"]
    await world.forge(WHO, WHO, message, data.pack())


def exported(world: World) -> dict[str, list[dict[str, Any]]]:
    document = world.from_bot(WHO)[-1]["document"]
    kept: dict[str, list[dict[str, Any]]] = json.loads(
        world.telegram.files.by_id[document["file_id"]].data
    )
    return kept


def found(world: World) -> set[str]:
    """Every column of every table in which somebody's name or id stands."""
    told = re.compile(rf"(?<![0-9a-f]){WHO}(?![0-9a-f])|{NAME}")
    places = set()
    for table in metadata.sorted_tables:
        rows = world.database.connection.execute(f"SELECT * FROM {table.name}")  # noqa: S608
        names = [column[0] for column in rows.description]
        for row in rows:
            for name, value in zip(names, row, strict=True):
                if value == WHO or (isinstance(value, str) and told.search(value)):
                    places.add(f"{table.name}.{name}")
    return places


@each_language
async def test_the_export_has_what_ballots_and_funds_keep(world: World, language: str) -> None:
    await busy(world, language)
    await press(world, ExportMine())
    kept = exported(world)
    (vote,) = kept["votes"]
    assert (vote["choice"], vote["via"]) == ("yes", "tap")
    assert len(vote["receipt"]) == 8
    assert [row["text"] for row in kept["opinions"]] == ["先修一楼的灯"]
    assert [row["text"] for row in kept["opinions_supported"]] == ["扶手要木头的"]
    assert [row["text"] for row in kept["objections"]] == ["没有通知到我家"]
    assert [row["side"] for row in kept["delegate_in"]] == ["业主"]
    assert [row["room"] for row in kept["speaks_for"]] == ["302"]
    assert len(kept["votes_for_others"]) == 1
    (pledge,) = kept["pledges"]
    assert (pledge["kind"], pledge["fen"], pledge["reason"]) == ("hardship", 0, WHY)
    assert [row["title"] for row in kept["custodian_of"]] == ["楼道扶手"]
    assert {"payments_and_records", "exemptions", "person", "homes"} <= kept.keys()


async def test_the_export_has_no_word_of_anybody_else(world: World) -> None:
    await busy(world, "zh-CN")
    await world.write(IDS.wang, "/privacy")
    message = world.from_bot(IDS.wang)[-1]["message_id"]
    await world.forge(IDS.wang, IDS.wang, message, ExportMine().pack())
    document = world.from_bot(IDS.wang)[-1]["document"]
    kept = world.telegram.files.by_id[document["file_id"]].data.decode()
    assert "扶手要木头的" in kept
    assert not any(word in kept for word in (WHY, NAME, "先修一楼的灯", "没有通知到我家"))


@each_language
async def test_after_erasing_neither_name_nor_id_is_left_but_where_it_must_be(
    world: World, language: str
) -> None:
    house = await busy(world, language)
    before = found(world)
    assert {"ballot_casts.voter_id", "chain_rows.actor_id", "fund_pledges.person_id"} <= before
    await press(world, EraseMe(1))
    assert found(world) <= STAYS
    assert not any(NAME in text for text in world.texts(GROUP)[:1])
    person = await world.database.run(people.get, WHO)
    assert (person.name, person.erased_at is not None) == ("", True)
    assert (await house.audit()).matches


async def test_what_was_said_and_voted_stays_without_the_name(world: World) -> None:
    house = await busy(world, "zh-CN")
    run = world.database.run
    ballot = await run(register.get, 2)
    before = (await tally(world, ballot)).outcome
    await press(world, EraseMe(1))
    assert (await tally(world, ballot)).outcome == before
    assert await cast_by(world, ballot, WHO) == []
    assert (await head(world, ballot, *DOOR)).choice == "yes"
    said = await run(opinions.of, 1)
    assert [(one.text, one.person_id) for one in said][:1] == [("先修一楼的灯", None)]
    assert [one.supports for one in said] == [0, 1]
    (objection,) = await run(objections.of, ballot.id)
    assert (objection.text, objection.person_id) == ("没有通知到我家", None)
    (word,) = [row for row in await run(pledges.of, house.fund_id) if row.ended_at is None]
    assert (word.kind, word.reason, word.person_id) == (PledgeKind.HARDSHIP, None, None)
    file = await run(chains.exported, "ballot", ballot.id, "")
    assert isinstance(chain.read(file), chain.Verified), "the chain holds without whose acts"


async def test_a_custodian_who_erases_themselves_keeps_no_money_and_is_missed(
    world: World,
) -> None:
    house = await busy(world, "zh-CN")
    await press(world, EraseMe(1))
    keepers = await world.database.run(custodians.agreed, house.fund_id)
    assert WHO not in {one.person_id for one in keepers}
    told = house.words("fund-custodian-left", title="楼道扶手", flat="3单元302")
    assert told in world.texts(IDS.captain)
    rows = [row for row in await house.chain() if row.type == "custodian"]
    assert rows[-1].payload["on"] is False


async def test_what_waited_to_be_verified_counts_no_more(world: World) -> None:
    ballot = await opened(world)
    await world.tap(IDS.anna, GROUP, "同意")
    assert len(await cast_by(world, ballot, IDS.anna)) == 1
    await world.say(IDS.anna, IDS.anna, "/privacy")
    message = world.from_bot(IDS.anna)[-1]["message_id"]
    await world.forge(IDS.anna, IDS.anna, message, EraseMe(1).pack())
    assert await world.database.run(casts.pending, ballot.id) == []


async def test_a_roll_forgets_an_erased_person_once_nobody_can_vote_twice(world: World) -> None:
    ballot = await opened(world, Kind.HAND)
    key = f"p{WHO}"
    assert await world.database.run(roll.by_key, ballot.id, key) is not None
    await press(world, EraseMe(1))
    assert await world.database.run(roll.by_key, ballot.id, key) is not None
    await world.later(days=40)
    ended = await world.database.run(register.get, ballot.id)
    assert ended.closed_at is not None
    await world.database.run(traces.sweep, now=world.clock.now())
    assert await world.database.run(roll.by_key, ballot.id, key) is None
    assert not any(place.startswith("ballot_heads") for place in found(world))
