"""Buttons nobody was shown: a modified client presses what it likes, and gets nothing for it."""

from dataclasses import MISSING, fields
from enum import StrEnum
from typing import get_type_hints

import pytest

from domain.places import MembershipState, Relation
from handlers import places
from handlers.doors import Doors
from playground.estate import IDS
from storage.places import grants, households
from tests.handlers.places.rows import kept
from tests.handlers.places.test_joining import claim
from tests.handlers.places.test_roll import GOOD, send
from tests.world import World
from views.buttons import ButtonData
from views.places import buttons_people as own

DOORS = Doors()
places.register(DOORS)
# What anybody may do to themselves, or only look at; their own tests say what each may show.
OWN = {
    own.OpenTile, own.ClaimAs, own.SharePhone, own.SetLanguage, own.EraseMe, own.MoveOut,
    own.CorrectRelation,
}  # fmt: skip
FOREIGN = [kind for _, (kind, _) in sorted(DOORS.taps.items()) if kind not in OWN]
EVERY = [kind for _, (kind, _) in sorted(DOORS.taps.items())]
HUGE = 2**63 - 1


def values(kind: type[ButtonData], number: int) -> list[str]:
    """This button for the row of this number, once with each word it can carry."""
    wires = [kind.prefix]
    hints = get_type_hints(kind)
    for field in fields(kind):  # type: ignore[arg-type]
        wanted = hints[field.name]
        if issubclass(wanted, StrEnum):
            wires = [f"{wire}:{word.value}" for wire in wires for word in wanted]
        elif wanted is str:
            wires = [f"{wire}:ebike" for wire in wires]
        elif field.name in {"sure", "agreed", "ask", "units"}:
            wires = [f"{wire}:1" for wire in wires]
        else:
            given = 0 if field.default is not MISSING else number
            wires = [f"{wire}:{given}" for wire in wires]
    return [wire for wire in wires if len(wire.encode()) <= 64]


async def busy(world: World) -> None:
    """A claim that waits, a roll that waits, a flat whose owner is asked."""
    await claim(world, IDS.zhou)
    await claim(world, IDS.li_ming, "201", "3单元")
    await send(world, GOOD.encode(), caption="/import")


async def press(world: World, person: int, chat: int, kinds: list[str]) -> list[str]:
    message = world.from_bot(chat)[-1]["message_id"]
    return [await world.forge(person, chat, message, wire) for wire in kinds]


@pytest.mark.parametrize("kind", FOREIGN, ids=lambda kind: kind.__name__)
async def test_strangers_and_residents_change_nothing_with_buttons_of_others(
    world: World, kind: type[ButtonData]
) -> None:
    await busy(world)
    world.database.connection.execute("UPDATE people SET phone = '13812345621' WHERE id = 1003")
    stranger = world.telegram.add_person("路过的人").id
    for person in (stranger, IDS.zhao):
        await world.write(person, "/start")
    await world.say(IDS.zhao, IDS.building_6, "/start")
    before = kept(world)
    wires = [wire for number in (1, 7, 999) for wire in values(kind, number)]
    for person, chat in ((stranger, stranger), (IDS.zhao, IDS.zhao), (IDS.zhao, IDS.building_6)):
        await press(world, person, chat, wires)
        assert kept(world) == before
        said = "\n".join((*world.texts(chat), *world.labels(chat)))
        assert "5621" not in said
        assert "王阿姨" not in said


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
async def test_even_an_owner_gets_nothing_from_numbers_that_are_none(
    world: World, kind: type[ButtonData]
) -> None:
    await world.write(IDS.owner, "/start")
    named = [f for f in fields(kind) if f.name.endswith("_id")]  # type: ignore[arg-type]
    before = kept(world)
    if named:
        wires = [wire for number in (0, -1, 999_999, HUGE) for wire in values(kind, number)]
        # Owners may found a community wherever they stand: that one needs no number.
        await press(world, IDS.owner, IDS.owner, [w for w in wires if not w.endswith(":found")])
    broken = [kind.prefix + tail for tail in (":x", ":" * 30, f":{HUGE + 1}", ":1e3", ":🙂")]
    assert all(await press(world, IDS.owner, IDS.owner, broken))
    assert kept(world) == before


async def test_a_claim_in_someone_elses_name_cannot_be_made(world: World) -> None:
    """The button carries a flat only: who claims is whoever pressed."""
    await world.write(IDS.zhou, "/start")
    flat = world.estate.flats["3单元", "201"]
    await press(world, IDS.zhou, IDS.zhou, [f"ja:{flat}:owner"])
    [mine] = await world.database.run(households.memberships_of, IDS.zhou)
    assert (mine.state, mine.relation) == (MembershipState.ASKED, Relation.OWNER)
    [hers] = await world.database.run(households.memberships_of, IDS.wang)
    assert hers.state is MembershipState.ACTIVE


async def test_a_group_cannot_be_given_away_by_a_forged_request(world: World) -> None:
    await world.write(IDS.captain, "/start")
    before = kept(world)
    for group in (IDS.building_7, IDS.staff_chat, -5):
        for place in (world.estate.building, world.estate.community, 999):
            wire = f"tiesay:{group}:{place}:{IDS.captain}:{world.estate.other_building}:1"
            [said] = await press(world, IDS.captain, IDS.captain, [wire])
            assert "社区工作人员" in said
    assert kept(world) == before


async def test_staff_of_another_community_reach_nothing_here(world: World) -> None:
    """All that hangs on a place is judged at that place."""

    run = world.database.connection.execute
    run("INSERT INTO places (kind, name, zone, language, last_report) "
        "VALUES ('community', '远方里', 'Asia/Shanghai', 'zh-CN', 0)")  # fmt: skip
    [far] = run("SELECT id FROM places WHERE name = '远方里'").fetchone()
    run("UPDATE grants SET place_id = ? WHERE role = 'staff'", (far,))
    await world.write(IDS.staff, "/start")
    before = kept(world)
    c, b, f = world.estate.community, world.estate.building, world.estate.flats["3单元", "201"]
    wires = [
        f"catset:{c}:ebike:private", f"deskask:{b}:rename", f"closing:{b}:1", f"unit:{1}",
        f"mb:{b}", f"ml:{b}", f"mf:{f}", f"mi:{f}", f"desk:{c}:units", f"roles:{b}",
    ]  # fmt: skip
    answers = await press(world, IDS.staff, IDS.staff, wires)
    assert all(answers)
    assert kept(world) == before
    assert "王阿姨" not in "".join(world.texts(IDS.staff))
    held = await world.database.run(grants.of, IDS.staff, now=world.clock.now())
    assert [grant.place_id for grant in held] == [far]
