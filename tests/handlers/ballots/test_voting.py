"""One tap votes: what is counted, what is said, what is written down."""

import pytest

from domain.ballots import Kind
from playground.estate import IDS
from tests.handlers.ballots.opened import cast_by, chain, head, opened, replayed, tally
from tests.world import World


async def test_one_tap_votes_and_says_so_with_a_receipt(world: World) -> None:
    ballot = await opened(world)
    toast = await world.tap(IDS.wang, IDS.building_6, "同意")
    (cast,) = await cast_by(world, ballot, IDS.wang)
    assert toast == f"您已投同意。回执 {cast.receipt}"
    assert (await head(world, ballot, "3单元", "201")).choice == "yes"
    assert await replayed(world, ballot)
