"""Who may press what under a draft: neighbours nothing, captains all but the law and numbers."""

import pytest

from domain.ballots import PRESETS, Kind
from playground.estate import IDS
from tests.conftest import NOON
from tests.handlers.ballots.drafted import GROUP, ME, drafted, only, stored
from tests.world import World
from views.ballots.buttons_asking import DraftDiscard, DraftKind, DraftLength, DraftPublish


async def test_the_numbers_of_a_rule_are_for_staff(world: World) -> None:
    await drafted(world, by=IDS.staff, chat=IDS.staff)
    await world.tap(IDS.staff, IDS.staff, "6栋")
    await world.tap(IDS.staff, IDS.staff, "方式")
    await world.tap(IDS.staff, IDS.staff, "改比例")
    await world.tap(IDS.staff, IDS.staff, "半数参与")
    await world.tap(IDS.staff, IDS.staff, "至少四分之三同意")
    assert "每户一票，二分之一参与，至少四分之三同意" in world.last(IDS.staff)
    rule = (await only(world)).rule
    assert rule is not None
    assert (rule.quorum, rule.threshold, rule.strict) == ((1, 2), (3, 4), False)


async def test_a_captain_is_offered_no_numbers_and_cannot_forge_them(world: World) -> None:
    await drafted(world)
    await world.tap(ME, GROUP, "方式")
    assert "改比例" not in world.labels(GROUP)
    message = world.from_bot(GROUP)[-1]["message_id"]
    toast = await world.forge(ME, GROUP, message, "bdf:1:quorum:none")
    assert "只有社区工作人员" in toast
    assert (await only(world)).rule == PRESETS[Kind.HOUSEHOLD].rule


async def test_what_cites_the_law_keeps_its_numbers_even_for_staff(world: World) -> None:
    await drafted(world)
    message = world.from_bot(GROUP)[-1]["message_id"]
    await world.forge(IDS.staff, GROUP, message, DraftKind(1, Kind.OWNERS_SPECIAL).pack())
    toast = await world.forge(IDS.staff, GROUP, message, "bdf:1:threshold:half")
    assert "规则是定好的" in toast


STRANGERS = [IDS.wang, IDS.zhou, IDS.anna]


@pytest.mark.parametrize("person_id", STRANGERS)
@pytest.mark.parametrize(
    "data",
    [
        DraftPublish(1, 1, int(NOON.timestamp())).pack(),
        DraftDiscard(1).pack(),
        DraftKind(1, Kind.HAND).pack(),
        DraftLength(1, 60).pack(),
        "bd:1:kind:0",
        "bdt:1:options:0",
        "bde:1:flats",
        "bdn:1:2",
        "bdf:1:quorum:none",
        "bdo:1:0:1",
        "bds:1:captain",
        "bdd:1:1005",
        "bdu:1:1800000000",
    ],
)
async def test_no_button_of_a_draft_works_for_neighbours(
    world: World, person_id: int, data: str
) -> None:
    await drafted(world)
    before, seen = await stored(world), world.texts(GROUP)
    message = world.from_bot(GROUP)[-1]["message_id"]
    toast = await world.forge(person_id, GROUP, message, data)
    assert "只有" in toast or "Only" in toast
    assert (await stored(world), world.texts(GROUP)) == (before, seen)
