"""Giving back: advances first, then each its part to the fen, once, and only as confirmed."""

import asyncio

import pytest

from actions.funds import closing, returning
from actions.funds.placing import Spot
from actions.funds.returning import Return
from domain.funds import EntryKind, Refusal, Sponsor
from domain.places import Relation
from playground.estate import IDS
from storage.database import Database
from storage.funds import claims, sponsors
from storage.funds.claims import Claim
from tests.actions.funds.box import GROUP, HOMES, STRANGER, Box, box_of
from tests.actions.funds.opened import DOORS, SHARE, TARGET
from tests.estate import Estate

REFUND, PURSE, REPAYMENT = EntryKind.REFUND, EntryKind.PURSE, EntryKind.REPAYMENT


@pytest.fixture
async def box(database: Database, estate: Estate) -> Box:
    box = await box_of(database, estate)
    await box.all_pay()
    return box


async def settled(box: Box, left: int) -> None:
    """Spend all but so many fen, and settle."""
    await box.spend(TARGET - left)
    assert await box.act(closing.settle, IDS.captain, box.fund_id) is None


async def due(box: Box) -> list[Return]:
    return await box.read(returning.due, await box.fund())


async def amounts(box: Box) -> list[int]:
    return [one.amount for one in await due(box)]


async def gives(box: Box, by: int, to: int, kind: EntryKind = REFUND) -> Refusal | Claim | None:
    """Record that somebody (0: the sponsors) got their part."""
    home = box.home(to) if to else 0
    no = await box.act(returning.record, by, box.fund_id, home, kind, Spot(by))
    return no or (await box.read(claims.of, box.fund_id))[-1]


async def returned(box: Box, to: int, kind: EntryKind = REFUND) -> None:
    by = IDS.wang if to == IDS.zhao else IDS.zhao
    claim = await gives(box, by, to, kind)
    assert isinstance(claim, Claim), claim
    assert await box.approve(to, claim) is None


@pytest.mark.parametrize(
    ("left", "parts"), [(0, []), (1, [1]), (2, [1, 1]), (3, [1, 1, 1]), (100, [34, 33, 33])]
)
async def test_a_surplus_is_parted_to_the_fen_and_the_odd_fen_go_to_the_lowest_door(
    box: Box, left: int, parts: list[int]
) -> None:
    await settled(box, left)
    assert await amounts(box) == parts
    codes = [one.flat.code for one in await due(box) if one.flat]
    (told,) = await box.chain("surplus")
    assert told.payload["shares"] == dict(zip(codes, parts, strict=True))


async def test_no_part_moves_as_the_others_are_given(box: Box) -> None:
    await settled(box, 100)
    await returned(box, IDS.wang)
    assert await amounts(box) == [34, 33]
    await returned(box, IDS.zhao)
    await returned(box, IDS.li_ming)
    assert (await due(box), await box.balance()) == ([], 0)


async def test_a_refund_counts_once_the_household_says_so(box: Box) -> None:
    await settled(box, 300)
    claim = await gives(box, IDS.zhao, IDS.li_ming)
    assert isinstance(claim, Claim)
    assert await box.balance() == 300
    assert [one.open for one in await due(box)] == [False, False, True]
    assert await box.approve(IDS.li_ming, claim) is None
    assert await box.balance() == 200


async def test_the_household_and_the_other_custodian_are_asked_and_nobody_else(box: Box) -> None:
    await settled(box, 300)
    await box.joins(STRANGER, DOORS[2], Relation.TENANT)
    await box.sent()
    await gives(box, IDS.zhao, IDS.li_ming)
    asked = {row.chat_id for row in await box.sent() if row.view == "fund-claim"}
    assert asked == {IDS.zhao, IDS.wang, IDS.li_ming}


async def test_a_part_that_waits_or_is_given_is_not_given_twice(box: Box) -> None:
    await settled(box, 300)
    claim = await gives(box, IDS.zhao, IDS.li_ming)
    assert await gives(box, IDS.wang, IDS.li_ming) is Refusal.ALREADY_DONE
    assert isinstance(claim, Claim)
    done = await asyncio.gather(box.approve(IDS.li_ming, claim), box.approve(IDS.wang, claim))
    assert list(done) == [None, Refusal.ALREADY_DONE]
    assert await gives(box, IDS.zhao, IDS.li_ming) is Refusal.ALREADY_DONE
    assert await box.balance() == 200


async def test_two_custodians_who_record_the_same_part_at_once_record_it_once(box: Box) -> None:
    await settled(box, 300)
    home = box.home(IDS.li_ming)
    done = await asyncio.gather(
        *(
            box.act(returning.record, by, box.fund_id, home, REFUND, Spot(by))
            for by in (IDS.zhao, IDS.wang)
        )
    )
    assert list(done) == [None, Refusal.ALREADY_DONE]


async def test_a_custodian_never_records_their_own_part(box: Box) -> None:
    await settled(box, 300)
    assert await gives(box, IDS.zhao, IDS.zhao) is Refusal.OWN_PAYMENT
    assert await gives(box, IDS.wang, IDS.zhao) not in set(Refusal)


@pytest.mark.parametrize("person_id", [IDS.li_ming, IDS.captain, IDS.zhou])
async def test_nobody_but_custodians_gives_back(box: Box, person_id: int) -> None:
    await settled(box, 300)
    no = {Refusal.NOT_A_CUSTODIAN, Refusal.NOT_A_MEMBER}
    assert await gives(box, person_id, IDS.wang) in no


@pytest.mark.parametrize("kind", [EntryKind.EXPENSE, EntryKind.PAYMENT, EntryKind.ADVANCE])
async def test_a_forged_kind_gives_nothing(box: Box, kind: EntryKind) -> None:
    await settled(box, 300)
    assert await gives(box, IDS.zhao, IDS.li_ming, kind) is Refusal.WRONG_STATE
    assert await box.read(claims.of, box.fund_id) == []


async def test_nothing_goes_back_while_the_work_is_still_paid_for(box: Box) -> None:
    assert await due(box) == []
    assert await gives(box, IDS.zhao, IDS.li_ming) is Refusal.WRONG_STATE


async def test_a_household_leaves_its_part_and_may_think_better_of_it(box: Box) -> None:
    await settled(box, 300)
    home, spot = box.home(IDS.li_ming), Spot(IDS.li_ming)
    for to_purse, kind in ((True, PURSE), (True, PURSE), (False, REFUND), (False, REFUND)):
        done = await box.act(
            returning.leave, IDS.li_ming, box.fund_id, home, spot, to_purse=to_purse
        )
        assert done is None
        assert (await due(box))[2].kind is kind
    assert await gives(box, IDS.zhao, IDS.li_ming, PURSE) is Refusal.ALREADY_DONE


async def test_what_is_left_to_the_purse_is_booked_as_that_and_counts_as_returned(
    box: Box,
) -> None:
    await settled(box, 300)
    home, spot = box.home(IDS.li_ming), Spot(IDS.li_ming)
    await box.act(returning.leave, IDS.li_ming, box.fund_id, home, spot, to_purse=True)
    await returned(box, IDS.li_ming, PURSE)
    assert (await box.rows())[-1].kind is PURSE
    told = await box.audit()
    assert (told.matches, told.refunded, told.balance) == (True, 100, 200)


async def test_once_it_is_being_given_the_mind_is_made_up(box: Box) -> None:
    await settled(box, 300)
    await gives(box, IDS.zhao, IDS.li_ming)
    home, spot = box.home(IDS.li_ming), Spot(IDS.li_ming)
    left = await box.act(returning.leave, IDS.li_ming, box.fund_id, home, spot, to_purse=True)
    assert left is Refusal.ALREADY_DONE


@pytest.mark.parametrize("person_id", [IDS.wang, IDS.captain, IDS.zhou])
async def test_nobody_leaves_the_part_of_another(box: Box, person_id: int) -> None:
    await settled(box, 300)
    home, spot = box.home(IDS.li_ming), Spot(person_id)
    done = await box.act(returning.leave, person_id, box.fund_id, home, spot, to_purse=True)
    assert done is Refusal.NOT_YOURS
    assert not await box.read(returning.leaves, box.fund_id, home)


async def test_each_household_is_told_its_own_part_and_the_group_none_of_them(box: Box) -> None:
    await box.sent()
    await settled(box, 300)
    sent = await box.sent()
    parts = {(row.chat_id, row.args["home"]) for row in sent if row.view == "fund-surplus"}
    assert parts == {(person, box.home(person)) for person in HOMES}
    assert [row.args for row in sent if row.chat_id == GROUP] == [{}]


async def test_sponsors_get_only_what_is_left_when_every_household_has_all_it_paid(
    box: Box,
) -> None:
    sponsor = await box.act(sponsors.add, box.fund_id, Sponsor("物业", 500), IDS.captain)
    await box.record(IDS.zhao, EntryKind.SPONSOR, 500, sponsor_id=sponsor)
    await box.act(closing.settle, IDS.captain, box.fund_id)
    assert await amounts(box) == [SHARE, SHARE, SHARE, 500]
    claim = await gives(box, IDS.zhao, 0)
    assert isinstance(claim, Claim)
    assert await box.approve(IDS.wang, claim) is None
    assert (await amounts(box), await box.balance()) == ([SHARE] * 3, TARGET)


@pytest.mark.parametrize(("there", "part"), [(699, 699), (700, 700), (701, 700)])
async def test_an_advance_is_repaid_as_far_as_there_is_money(
    database: Database, estate: Estate, there: int, part: int
) -> None:
    box = await box_of(database, estate)
    await box.advance(IDS.li_ming, 700)
    await box.pay(IDS.wang, there)
    assert [(one.kind, one.amount) for one in await due(box)] == [(REPAYMENT, part)]
    await returned(box, IDS.li_ming, REPAYMENT)
    told = await box.audit()
    assert (told.matches, told.owed, told.balance) == (True, 700 - part, there - part)


async def test_nobody_is_repaid_from_an_empty_box(database: Database, estate: Estate) -> None:
    box = await box_of(database, estate)
    await box.advance(IDS.li_ming, 700)
    assert await due(box) == []
    assert await gives(box, IDS.zhao, IDS.li_ming, REPAYMENT) is Refusal.ALREADY_DONE
