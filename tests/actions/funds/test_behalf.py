"""What an organiser enters for a household that has no phone, and how its people deny it."""

from datetime import timedelta

import pytest

from actions.funds import behalf, own
from actions.funds.pledging import Pledged
from domain.funds import PledgeKind, Refusal, ShareRule, State
from domain.places import Relation, Role
from playground.estate import IDS
from storage import prompts
from storage.database import Database
from storage.funds import pledges
from storage.funds.pledges import PledgeRow
from tests.actions.funds.box import MOMENT, STRANGER, Box, box_of
from tests.actions.funds.opened import SHARE
from tests.estate import Estate

FULL, PART, GIFT = PledgeKind.FULL, PledgeKind.PART, PledgeKind.GIFT
ALL = {IDS.zhao, IDS.wang, IDS.li_ming}


@pytest.fixture
async def box(database: Database, estate: Estate) -> Box:
    return await box_of(database, estate, State.PLEDGING)


async def entered(
    box: Box, whose: int, kind: PledgeKind = FULL, by: int = IDS.captain, fen: int | None = None
) -> Pledged | Refusal:
    return await box.act(behalf.enter, by, box.fund_id, box.home(whose), kind, amount=fen)


async def live(box: Box) -> list[PledgeRow]:
    return [row for row in await box.read(pledges.of, box.fund_id) if row.ended_at is None]


async def open_homes(box: Box, by: int = IDS.captain) -> list[int] | Refusal:
    rows = await box.act(behalf.open_to, by, await box.fund())
    return rows if isinstance(rows, Refusal) else [row.flat.household_id for row in rows]


async def disowned(box: Box, by: int, whose: int, pledge_id: int) -> Refusal | None:
    return await box.act(behalf.disown, by, box.fund_id, box.home(whose), pledge_id)


@pytest.mark.parametrize("by", [IDS.captain, IDS.staff, IDS.owner])
async def test_an_organiser_is_shown_every_household_that_has_not_answered(
    box: Box, by: int
) -> None:
    found = await open_homes(box, by)
    assert isinstance(found, list)
    assert sorted(found) == sorted(box.home(one) for one in ALL)


@pytest.mark.parametrize("by", [IDS.wang, IDS.li_ming, IDS.zhou, IDS.worker, STRANGER])
async def test_neighbours_and_custodians_enter_nothing_for_others(box: Box, by: int) -> None:
    assert await open_homes(box, by) is Refusal.NOT_YOURS
    assert await entered(box, IDS.zhao, by=by) is Refusal.NOT_YOURS
    assert await live(box) == []


@pytest.mark.parametrize("state", State)
async def test_words_are_entered_only_while_the_fund_runs(box: Box, state: State) -> None:
    await box.change(state=state)
    found = await open_homes(box)
    running = state in {State.PLEDGING, State.COLLECTING, State.SPENDING}
    assert (found is Refusal.WRONG_STATE) is not running


async def test_a_household_that_answered_itself_is_left_alone(box: Box) -> None:
    await box.pledge(IDS.li_ming, PledgeKind.REFUSE)
    assert box.home(IDS.li_ming) not in (await open_homes(box) or [])
    assert await entered(box, IDS.li_ming) is Refusal.OWN_WORD
    assert [row.kind for row in await live(box)] == [PledgeKind.REFUSE]


async def test_what_was_entered_can_be_entered_anew(box: Box) -> None:
    await entered(box, IDS.zhao)
    done = await entered(box, IDS.zhao, PledgeKind.REFUSE)
    assert isinstance(done, Pledged)
    assert [row.kind for row in await live(box)] == [PledgeKind.REFUSE]


async def test_a_flat_outside_the_fund_is_nobodys_to_enter(box: Box) -> None:
    other = box.estate.flats["2单元", "101"]
    for flat_id in (other, 404):
        done = await box.act(behalf.enter, IDS.captain, box.fund_id, flat_id, FULL)
        assert done is Refusal.NOT_YOURS


async def test_what_is_entered_counts_and_its_people_are_told(box: Box) -> None:
    done = await entered(box, IDS.zhao)
    assert isinstance(done, Pledged)
    assert (done.amount, done.new) == (SHARE, True)
    (row,) = await live(box)
    assert (row.person_id, row.household_id) == (IDS.captain, box.home(IDS.zhao))
    assert await box.told() == {(IDS.zhao, behalf.TOLD)}


async def test_the_same_word_again_tells_nobody(box: Box) -> None:
    await entered(box, IDS.zhao)
    await box.sent()
    done = await entered(box, IDS.zhao)
    assert isinstance(done, Pledged)
    assert not done.new
    assert await box.sent() == []


async def test_a_tenant_is_not_told_what_the_owner_promised(box: Box) -> None:
    await box.joins(STRANGER, ("1单元", "101"), Relation.TENANT)
    await entered(box, IDS.zhao)
    assert {chat for chat, _ in await box.told()} == {IDS.zhao}


@pytest.mark.parametrize(("after", "taken"), [(-MOMENT, True), (MOMENT, False)])
async def test_nothing_is_entered_once_the_time_to_pledge_is_over(
    box: Box, after: timedelta, *, taken: bool
) -> None:
    until = (await box.fund()).pledge_until
    assert until is not None
    box.now = until + after
    assert isinstance(await entered(box, IDS.zhao), Pledged) is taken


async def test_a_household_takes_back_what_others_said_for_it(box: Box) -> None:
    await entered(box, IDS.zhao)
    (row,) = await live(box)
    await box.sent()
    assert await disowned(box, IDS.zhao, IDS.zhao, row.id) is None
    assert await live(box) == []
    assert await box.told() == {(IDS.captain, behalf.DENIED)}
    (told,) = await box.chain("retract")
    assert told.payload["kind"] == "full"


async def test_taking_back_twice_changes_nothing_more(box: Box) -> None:
    await entered(box, IDS.zhao)
    (row,) = await live(box)
    await disowned(box, IDS.zhao, IDS.zhao, row.id)
    assert await disowned(box, IDS.zhao, IDS.zhao, row.id) is Refusal.ALREADY_DONE
    assert len(await box.chain("retract")) == 1


@pytest.mark.parametrize("by", [IDS.wang, IDS.captain, STRANGER])
async def test_others_take_nothing_back_for_a_household(box: Box, by: int) -> None:
    await entered(box, IDS.zhao)
    (row,) = await live(box)
    assert await disowned(box, by, IDS.zhao, row.id) is Refusal.NOT_YOURS
    assert await live(box) == [row]


async def test_one_cannot_take_back_another_households_word_through_ones_own_flat(
    box: Box,
) -> None:
    await entered(box, IDS.zhao)
    (row,) = await live(box)
    assert await disowned(box, IDS.wang, IDS.wang, row.id) is Refusal.ALREADY_DONE
    assert await live(box) == [row]


async def test_ones_own_word_is_not_taken_back_as_somebody_elses(box: Box) -> None:
    await box.pledge(IDS.zhao)
    (row,) = await live(box)
    assert await disowned(box, IDS.zhao, IDS.zhao, row.id) is Refusal.OWN_WORD
    assert await live(box) == [row]


@pytest.mark.parametrize(
    ("state", "no"), [(State.SPENDING, None), (State.SETTLING, Refusal.WRONG_STATE)]
)
async def test_a_word_never_given_is_taken_back_however_late_while_it_runs(
    box: Box, state: State, no: Refusal | None
) -> None:
    await entered(box, IDS.zhao)
    (row,) = await live(box)
    await box.change(state=state)
    assert await disowned(box, IDS.zhao, IDS.zhao, row.id) is no


@pytest.mark.parametrize("kind", [PART, GIFT])
async def test_how_much_a_household_gives_is_asked_for(box: Box, kind: PledgeKind) -> None:
    home = box.home(IDS.zhao)
    done = await box.act(behalf.tap, IDS.captain, box.fund_id, home, kind, here=None)
    assert done is None
    prompt = await box.act(prompts.open_for, IDS.captain, IDS.captain)
    assert prompt is not None
    assert prompt.args == {"flat": home, "kind": kind.value}
    assert await box.act(behalf.answered, IDS.captain, prompt, "很多") is None
    assert (IDS.captain, own.WRONG) in await box.told()
    assert await box.act(prompts.open_for, IDS.captain, IDS.captain) is not None
    assert await box.act(behalf.answered, IDS.captain, prompt, "5元")
    assert [(row.kind, row.amount) for row in await live(box)] == [(kind, 500)]
    assert await box.act(prompts.open_for, IDS.captain, IDS.captain) is None


async def test_a_tap_on_all_of_it_in_a_free_fund_asks_how_much(box: Box) -> None:
    await box.change(rule=ShareRule.VOLUNTARY)
    home = box.home(IDS.zhao)
    assert await box.act(behalf.tap, IDS.captain, box.fund_id, home, FULL, here=None) is None
    prompt = await box.act(prompts.open_for, IDS.captain, IDS.captain)
    assert prompt is not None
    assert prompt.args["kind"] == "gift"


async def test_an_organiser_who_lost_the_role_enters_no_sum_they_were_asked_for(
    box: Box,
) -> None:
    home = box.home(IDS.zhao)
    await box.act(behalf.tap, IDS.captain, box.fund_id, home, PART, here=None)
    prompt = await box.act(prompts.open_for, IDS.captain, IDS.captain)
    assert prompt is not None
    await box.loses_roles(IDS.captain)
    assert await box.act(behalf.answered, IDS.captain, prompt, "5元") is None
    assert await live(box) == []


async def test_whoever_speaks_for_the_flat_now_said_it_themselves(box: Box) -> None:
    await box.joins(STRANGER, ("1单元", "101"), Relation.FAMILY)
    await box.grant(STRANGER, Role.CAPTAIN)
    await entered(box, IDS.zhao, by=STRANGER)
    (row,) = await live(box)
    assert not await box.read(behalf.entered, await box.fund(), row)
    assert await disowned(box, IDS.zhao, IDS.zhao, row.id) is Refusal.OWN_WORD
