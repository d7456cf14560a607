"""The same story in English: group, toast, private screen, receipt."""

import pytest

from domain.ballots import Kind
from domain.places import Relation
from playground.estate import IDS
from storage.places import chats
from tests.handlers.ballots.opened import cast_by, live_in, opened
from tests.world import World


@pytest.mark.parametrize("kind", [Kind.HAND, Kind.HOUSEHOLD, Kind.OWNERS_SPECIAL])
async def test_a_vote_from_panel_to_receipt(world: World, kind: Kind) -> None:
    await world.database.run(chats.set_language, IDS.building_6, "en")
    await live_in(world, IDS.anna, "2单元", "101", Relation.OWNER)
    ballot = await opened(world, kind)
    assert (await world.tap(IDS.anna, IDS.building_6, "For")).startswith("Your vote: For.")
    (cast,) = await cast_by(world, ballot, IDS.anna)
    panel = next(t for t in reversed(world.texts(IDS.building_6)) if t.startswith("🗳"))
    assert "Taken part: 1" in panel
    assert "Check code" in panel
    await world.say(IDS.anna, IDS.anna, f"/check {cast.receipt}")
    assert "this vote counts" in world.last(IDS.anna)
    assert "You voted: For" in world.last(IDS.anna)
    await world.say(IDS.anna, IDS.anna, f"/start b_{ballot.id}")
    await world.tap(IDS.anna, IDS.anna, "Withdraw my vote")
    assert (await world.tap(IDS.anna, IDS.anna, "Yes, withdraw")).startswith("Withdrawn.")
    assert await cast_by(world, ballot, IDS.anna) == []
