"""Who reads what of a fund: neighbours its books, a household its own, managers the rest."""

from datetime import timedelta

import pytest

from actions.funds import authority, managing, own, reading, standing
from actions.funds.placing import Spot
from domain.funds import Action, EntryKind, Fund, Party, PledgeKind, Refusal, State
from domain.places import MembershipState, Relation, Role
from playground.estate import IDS
from storage.database import Database
from storage.funds import claims
from storage.funds.claims import ClaimState
from tests.actions.funds.box import DAY, GROUP, HOMES, STRANGER, Box, box_of
from tests.actions.funds.opened import DOORS, SHARE, TARGET
from tests.estate import Estate


@pytest.fixture
async def box(database: Database, estate: Estate) -> Box:
    return await box_of(database, estate)


async def parties(box: Box, person_id: int) -> set[Party]:
    return set(await box.act(authority.parties_of, person_id, await box.fund()))


async def reads(box: Box, reader_id: int) -> bool:
    return await box.act(reading.may_read, reader_id, await box.fund())


@pytest.mark.parametrize(
    ("person_id", "known"),
    [
        (IDS.captain, {Party.ORGANISER}),
        (IDS.staff, {Party.ORGANISER}),
        (IDS.owner, {Party.ORGANISER}),
        (IDS.wang, {Party.HOUSEHOLD, Party.CUSTODIAN}),
        (IDS.li_ming, {Party.HOUSEHOLD}),
        (IDS.worker, set[Party]()),
        (IDS.zhou, set[Party]()),
        (0, set[Party]()),
        (-1, set[Party]()),
    ],
)
async def test_what_somebody_is_to_a_fund_is_read_from_the_rows(
    box: Box, person_id: int, known: set[Party]
) -> None:
    assert await parties(box, person_id) == known


@pytest.mark.parametrize(
    ("role", "organises"),
    [(role, role in authority.ORGANISERS) for role in Role if role is not Role.OWNER],
)
async def test_each_role_organises_or_does_not(box: Box, role: Role, *, organises: bool) -> None:
    await box.grant(STRANGER, role)
    assert (Party.ORGANISER in await parties(box, STRANGER)) is organises
    place = box.estate.building
    assert await box.act(authority.may_organise, STRANGER, place) is organises


async def test_a_role_of_another_building_or_one_that_ended_is_none_here(box: Box) -> None:
    await box.grant(STRANGER, Role.CAPTAIN, box.estate.other_building)
    assert await parties(box, STRANGER) == set()
    await box.loses_roles(IDS.captain)
    assert await parties(box, IDS.captain) == set()


async def test_nobody_organises_a_place_that_is_not_there_not_even_an_owner(box: Box) -> None:
    assert not await box.act(authority.may_organise, IDS.owner, 999)


async def test_an_organiser_is_asked_who_is_the_author_or_a_captain_now(box: Box) -> None:
    fund = await box.fund()
    assert await box.act(authority.organisers, fund) == [IDS.captain]
    await box.grant(STRANGER, Role.CAPTAIN)
    assert await box.act(authority.organisers, fund) == [IDS.captain, STRANGER]
    await box.loses_roles(IDS.captain)
    assert await box.act(authority.organisers, fund) == [STRANGER]


@pytest.mark.parametrize(
    ("reader_id", "may"),
    [
        (IDS.wang, True),
        (IDS.staff, True),
        (IDS.zhou, False),
        (STRANGER, False),
        (GROUP, True),
        (IDS.building_7, False),
        (IDS.staff_chat, False),
        (-5, False),
    ],
)
async def test_the_books_are_read_by_the_place_and_its_group(
    box: Box, reader_id: int, *, may: bool
) -> None:
    assert await reads(box, reader_id) is may


async def test_a_neighbour_outside_the_fund_and_a_tenant_read_the_books(box: Box) -> None:
    await box.joins(STRANGER, ("2单元", "101"), Relation.TENANT)
    assert await reads(box, STRANGER)
    await box.moves_out(STRANGER)
    assert not await reads(box, STRANGER)


async def test_who_only_claims_to_live_there_reads_nothing(box: Box) -> None:
    await box.joins(STRANGER, DOORS[2], Relation.OWNER, MembershipState.CLAIMED)
    assert not await reads(box, STRANGER)


@pytest.mark.parametrize("screen", ["open_books", "open_file", "open_proof"])
async def test_what_is_opened_by_a_stranger_or_of_a_draft_is_not_shown(
    box: Box, screen: str
) -> None:
    more = {
        "open_books": (Spot(IDS.zhou), 0),
        "open_file": ("csv",),
        "open_proof": (1,),
    }[screen]
    step = getattr(reading, screen)
    assert await box.act(step, IDS.zhou, box.fund_id, *more) is Refusal.NOT_A_MEMBER
    await box.change(state=State.DRAFT)
    assert await box.act(step, IDS.wang, box.fund_id, *more) is Refusal.NOT_A_MEMBER
    assert await box.sent() == []


async def test_the_books_go_to_who_asked_and_only_where_the_bot_may_write(box: Box) -> None:
    spot = Spot(GROUP, 5)
    assert await box.act(reading.open_books, IDS.li_ming, box.fund_id, spot, 0) is True
    assert await box.told() == {(IDS.li_ming, "fund-ledger")}
    await box.blocks(IDS.li_ming)
    assert await box.act(reading.open_books, IDS.li_ming, box.fund_id, spot, 0) is False
    assert await box.sent() == []


async def test_the_books_add_up_to_what_moved(box: Box) -> None:
    await box.all_pay()
    await box.spend(500)
    await box.advance(IDS.li_ming, 700)
    books = await box.read(reading.books, await box.fund())
    sums = books.totals
    assert (sums.paid, sums.spent, sums.owed, books.balance) == (TARGET, 1200, 700, TARGET - 500)
    assert [row.seq for row in books.rows] == [1, 2, 3, 4, 5]
    assert (books.place, books.worked) == ("6栋", frozenset())


async def test_a_household_reads_its_own_rows_and_no_others(box: Box) -> None:
    await box.pay(IDS.li_ming)
    fund = await box.fund()
    row = await box.read(reading.own_row, IDS.li_ming, fund, 1)
    assert row is not None
    assert row.amount_in == SHARE
    for person_id in (IDS.wang, IDS.captain, IDS.zhou):
        assert await box.read(reading.own_row, person_id, fund, 1) is None
    assert await box.read(reading.own_row, IDS.li_ming, fund, 2) is None


async def test_a_tenant_reads_no_row_or_part_of_the_owner(box: Box) -> None:
    await box.joins(STRANGER, DOORS[2], Relation.TENANT)
    await box.pay(IDS.li_ming)
    fund = await box.fund()
    assert await box.read(reading.own_row, STRANGER, fund, 1) is None
    assert await box.read(reading.part_of, STRANGER, fund, box.home(IDS.li_ming)) is None


async def test_nobody_reads_the_part_of_another_household(box: Box) -> None:
    await box.pay(IDS.li_ming)
    fund = await box.fund()
    home = box.home(IDS.li_ming)
    part = await box.read(reading.part_of, IDS.li_ming, fund, home)
    assert part is not None
    assert (part[0].label, part[1], part[2]) == ("3单元302", SHARE, False)
    for person_id in (IDS.wang, IDS.captain, IDS.zhou):
        assert await box.read(reading.part_of, person_id, fund, home) is None


async def test_what_is_managed_is_shown_to_managers_each_their_part(box: Box) -> None:
    await box.claim(IDS.li_ming)
    fund = await box.fund()
    captain = await box.act(managing.overview, IDS.captain, fund)
    keeper = await box.act(managing.overview, IDS.wang, fund)
    assert captain is not None
    assert keeper is not None
    doors = [row.flat.household_id for row in captain.unpaid]
    assert doors == [box.home(person) for person in HOMES]
    # A custodian confirms what came; who has not paid is the organisers' to know.
    assert (keeper.unpaid, keeper.silent, keeper.hard) == ((), (), ())
    assert [row.flat.household_id for row in keeper.payments] == [box.home(IDS.li_ming)]
    assert captain.payments == ()
    for person_id in (IDS.li_ming, IDS.zhou, STRANGER):
        assert await box.act(managing.overview, person_id, fund) is None


async def test_a_hardship_is_seen_by_organisers_alone(box: Box) -> None:
    await box.pledge(IDS.li_ming, PledgeKind.HARDSHIP, reason="住院")
    fund = await box.fund()
    captain = await box.act(managing.overview, IDS.captain, fund)
    assert captain is not None
    assert [row.answer.reason for row in captain.hard if row.answer] == ["住院"]
    keeper = await box.act(managing.overview, IDS.zhao, fund)
    assert keeper is not None
    assert "住院" not in str(keeper)


async def test_the_desk_offers_each_only_what_they_may_do_now(box: Box) -> None:
    fund = await box.fund()
    keeper = await box.act(reading.duties, IDS.wang, fund)
    captain = await box.act(reading.duties, IDS.captain, fund)
    assert keeper is not None
    assert captain is not None
    assert Action.ADVANCE in keeper.actions
    assert Action.EXPENSE not in keeper.actions
    assert Action.STOP in captain.actions
    assert not {Action.ADVANCE, Action.CONFIRM, Action.APPROVE} & set(captain.actions)
    assert await box.act(reading.duties, IDS.li_ming, fund) is None


async def test_an_acceptance_that_still_lacks_its_note_has_its_button(box: Box) -> None:
    claim = await box.claim(IDS.li_ming)
    await box.change(state=State.SETTLING)
    waits = await box.act(reading.duties, IDS.captain, await box.fund())
    assert waits is not None
    assert Action.CLOSE not in waits.actions
    await box.act(claims.decide, claim.id, ClaimState.REFUSED, IDS.wang)
    captain = await box.act(reading.duties, IDS.captain, await box.fund())
    assert captain is not None
    assert Action.CLOSE in captain.actions


async def test_one_sees_in_private_only_the_flats_one_answers_for(box: Box) -> None:
    mine = await box.act(own.own, IDS.li_ming, await box.fund())
    assert [row.flat.household_id for row in mine.rows] == [box.home(IDS.li_ming)]
    stranger = await box.act(own.own, STRANGER, await box.fund())
    assert (stranger.rows, stranger.sees) == ((), False)
    # Who reads the panel in the group anyway may read it in private too.
    assert (await box.act(own.own, IDS.zhou, await box.fund())).sees
    await box.change(state=State.DRAFT)
    assert not (await box.act(own.own, IDS.li_ming, await box.fund())).sees


async def test_the_list_has_running_funds_first_and_those_of_ones_own_places(box: Box) -> None:
    async def listed(reader_id: int) -> list[int]:
        return [fund.id for _, fund in await box.act(reading.listed, reader_id)]

    old = await box_of(box.database, box.estate)
    await old.change(state=State.CLOSED)
    assert await listed(IDS.li_ming) == [box.fund_id, old.fund_id]
    assert await listed(IDS.staff) == [box.fund_id, old.fund_id]
    assert await listed(GROUP) == [box.fund_id, old.fund_id]
    assert await listed(IDS.zhou) == []
    assert await listed(IDS.building_7) == []
    mine: list[tuple[Fund, list[standing.Standing]]] = await box.act(reading.mine, IDS.li_ming)
    assert [(fund.id, len(rows)) for fund, rows in mine] == [(box.fund_id, 1)]


async def test_a_row_reversed_counts_in_no_sum_of_the_books(box: Box) -> None:
    await box.all_pay()
    box.now += DAY + timedelta(hours=1)
    await box.spend(500)
    back = await box.record(IDS.zhao, EntryKind.REVERSAL, 0, reverses=4, invoice=None)
    await box.approve(IDS.wang, back)
    books = await box.read(reading.books, await box.fund())
    assert (books.totals.spent, books.balance, len(books.rows)) == (0, TARGET, 5)
