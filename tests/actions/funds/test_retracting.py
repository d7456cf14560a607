"""A gift one thought better of is taken back while nobody pays because of it."""

from datetime import timedelta

import pytest

from actions.funds import retracting
from domain.funds import PledgeKind, Refusal, State
from domain.places import Relation
from playground.estate import IDS
from storage.database import Database
from storage.funds import flats, pledges
from tests.actions.funds.box import MOMENT, STRANGER, Box, box_of
from tests.estate import Estate

GIFT = PledgeKind.GIFT


@pytest.fixture
async def box(database: Database, estate: Estate) -> Box:
    box = await box_of(database, estate, State.PLEDGING)
    await box.pledge(IDS.li_ming, GIFT, amount=500)
    return box


async def back(box: Box, by: int = IDS.li_ming, whose: int = IDS.li_ming) -> object:
    return await box.act(retracting.gift, by, box.fund_id, box.home(whose))


async def live(box: Box) -> list[PledgeKind]:
    return [row.kind for row in await box.read(pledges.of, box.fund_id) if not row.ended_at]


async def test_a_gift_is_taken_back_and_the_chain_says_so_under_a_pseudonym(box: Box) -> None:
    assert await live(box) == [GIFT]
    assert await back(box) is None
    assert await live(box) == []
    (row,) = await box.chain("retract")
    flat = await box.read(flats.find, box.fund_id, box.home(IDS.li_ming))
    assert flat is not None
    assert row.payload == {"code": flat.code, "kind": "gift"}
    assert str(IDS.li_ming) not in row.actor
    assert (await box.audit()).matches


async def test_the_panel_is_drawn_anew(box: Box) -> None:
    await box.panel()
    await back(box)
    assert await box.stale()


async def test_a_second_tap_changes_nothing(box: Box) -> None:
    await back(box)
    assert await back(box) is Refusal.ALREADY_DONE
    assert len(await box.chain("retract")) == 1


async def test_a_gift_can_be_given_again_after_it_was_taken_back(box: Box) -> None:
    await back(box)
    await box.pledge(IDS.li_ming, GIFT, amount=700)
    assert await live(box) == [GIFT]
    assert await back(box) is None


async def test_only_the_gift_goes_and_the_answer_stands(box: Box) -> None:
    await box.pledge(IDS.li_ming, PledgeKind.FULL)
    assert await back(box) is None
    assert await live(box) == [PledgeKind.FULL]


async def test_an_answer_is_no_gift_to_take_back(box: Box) -> None:
    await box.pledge(IDS.wang, PledgeKind.FULL)
    assert await back(box, IDS.wang, IDS.wang) is Refusal.ALREADY_DONE
    assert sorted(await live(box)) == sorted([GIFT, PledgeKind.FULL])


@pytest.mark.parametrize("by", [IDS.wang, IDS.captain, IDS.owner, STRANGER])
async def test_nobody_else_takes_a_gift_back(box: Box, by: int) -> None:
    assert await back(box, by) is not None
    assert await live(box) == [GIFT]


async def test_a_tenant_does_not_take_back_what_the_owner_gave(box: Box) -> None:
    await box.joins(STRANGER, ("3单元", "302"), Relation.TENANT)
    assert await back(box, STRANGER) is not None
    assert await live(box) == [GIFT]


async def test_who_moved_out_takes_nothing_back(box: Box) -> None:
    await box.moves_out(IDS.li_ming)
    assert await back(box) is not None
    assert await live(box) == [GIFT]


@pytest.mark.parametrize("state", [s for s in State if s is not State.PLEDGING])
async def test_once_others_rely_on_it_a_gift_stays(box: Box, state: State) -> None:
    await box.change(state=state)
    assert await back(box) is not None
    assert await live(box) == [GIFT]


async def test_while_it_is_collected_it_is_too_late(box: Box) -> None:
    await box.change(state=State.COLLECTING)
    assert await back(box) is Refusal.TOO_LATE


@pytest.mark.parametrize(("after", "gone"), [(-MOMENT, True), (MOMENT, False)])
async def test_a_gift_is_taken_back_until_the_time_to_pledge_is_over(
    box: Box, after: timedelta, *, gone: bool
) -> None:
    until = (await box.fund()).pledge_until
    assert until is not None
    box.now = until + after
    assert (await back(box) is None) is gone
    assert (await live(box) == []) is gone


@pytest.mark.parametrize(("here", "shown"), [(7, 1), (None, 0)])
async def test_the_screen_that_was_tapped_shows_what_is_given_now(
    box: Box, here: int | None, shown: int
) -> None:
    home = box.home(IDS.li_ming)
    await box.sent()
    assert await box.act(retracting.tap, IDS.li_ming, box.fund_id, home, here=here) is None
    assert len(await box.sent()) == shown


async def test_a_tap_that_is_refused_shows_nothing(box: Box) -> None:
    await box.sent()
    home = box.home(IDS.wang)
    assert await box.act(retracting.tap, IDS.wang, box.fund_id, home, here=7) is not None
    assert await box.sent() == []
