"""Who keeps the money: named, asked in private, agreed; always two of different households."""

import pytest

from actions.funds import custodians
from actions.funds.custodians import Unnamed
from actions.funds.drafting import Tapped
from domain.funds import Custodian, Refusal, State
from domain.places import MembershipState, Relation
from playground.estate import IDS
from storage.database import Database
from storage.funds import custodians as rows
from storage.funds import register
from tests.actions.funds.box import GROUP, STRANGER, Box, box_of
from tests.actions.funds.opened import DOORS, NOW
from tests.estate import Estate

MADE = int(NOW.timestamp())
AT = Tapped(IDS.captain, 5)


@pytest.fixture
async def box(database: Database, estate: Estate) -> Box:
    """A running fund, kept by 赵爷爷 and 王阿姨."""
    return await box_of(database, estate, State.PLEDGING)


async def names(box: Box, person_id: int, by: int = IDS.captain) -> Refusal | Unnamed | None:
    return await box.act(custodians.name, by, box.fund_id, AT, person_id)


async def answers(box: Box, person_id: int, *, yes: bool, made: int = MADE) -> Refusal | bool:
    at = Tapped(person_id, 6)
    return await box.act(custodians.answer, person_id, box.fund_id, at, made, yes=yes)


async def strikes(box: Box, person_id: int, by: int = IDS.captain) -> Refusal | None:
    return await box.act(custodians.strike, by, box.fund_id, AT, person_id)


async def keepers(box: Box) -> list[int]:
    return sorted(keeper.person_id for keeper in await box.read(rows.agreed, box.fund_id))


async def test_somebody_named_is_asked_in_private_and_keeps_nothing_yet(box: Box) -> None:
    assert await names(box, IDS.li_ming) is None
    sent = await box.sent()
    assert {(row.chat_id, row.view) for row in sent} == {
        (IDS.li_ming, "fund-custody"),
        (IDS.captain, "fund-draft"),
    }
    assert await keepers(box) == [IDS.wang, IDS.zhao]
    assert await box.chain("custodian") == []


async def test_a_yes_is_told_to_who_asked_and_to_the_chain_by_pseudonym(box: Box) -> None:
    await names(box, IDS.li_ming)
    await box.sent()
    await box.panel()
    assert await answers(box, IDS.li_ming, yes=True) is True
    assert await keepers(box) == [IDS.wang, IDS.li_ming, IDS.zhao]
    assert (IDS.captain, "fund-custody-answered") in await box.told()
    (row,) = await box.chain("custodian")
    assert row.payload == {"person": row.actor, "on": True}
    assert str(IDS.li_ming) not in row.actor
    assert await box.stale()


async def test_a_yes_said_twice_counts_once(box: Box) -> None:
    await names(box, IDS.li_ming)
    await answers(box, IDS.li_ming, yes=True)
    await box.sent()
    assert await answers(box, IDS.li_ming, yes=True) is Refusal.ALREADY_DONE
    assert (await box.sent(), len(await box.chain("custodian"))) == ([], 1)


async def test_whoever_said_yes_does_not_slip_away_by_the_old_button(box: Box) -> None:
    await names(box, IDS.li_ming)
    await answers(box, IDS.li_ming, yes=True)
    assert await answers(box, IDS.li_ming, yes=False) is Refusal.ALREADY_DONE
    assert IDS.li_ming in await keepers(box)


async def test_whoever_said_no_keeps_nothing_and_cannot_say_yes_after_all(box: Box) -> None:
    await names(box, IDS.li_ming)
    assert await answers(box, IDS.li_ming, yes=False) is True
    assert await answers(box, IDS.li_ming, yes=True) is Refusal.NOT_A_CUSTODIAN
    assert await keepers(box) == [IDS.wang, IDS.zhao]


async def test_whoever_said_no_may_be_named_again(box: Box) -> None:
    await names(box, IDS.li_ming)
    await answers(box, IDS.li_ming, yes=False)
    assert await names(box, IDS.li_ming) is None
    assert await answers(box, IDS.li_ming, yes=True) is True


@pytest.mark.parametrize("made", [MADE - 1, MADE + 1, 0])
async def test_nobody_agrees_to_another_draft_than_they_were_asked_about(
    box: Box, made: int
) -> None:
    await names(box, IDS.li_ming)
    assert await answers(box, IDS.li_ming, yes=True, made=made) is Refusal.NOT_A_CUSTODIAN
    assert IDS.li_ming not in await keepers(box)


@pytest.mark.parametrize("person_id", [IDS.li_ming, IDS.captain, IDS.zhou])
async def test_nobody_agrees_who_was_not_named(box: Box, person_id: int) -> None:
    assert await answers(box, person_id, yes=True) is Refusal.NOT_A_CUSTODIAN
    assert await keepers(box) == [IDS.wang, IDS.zhao]


@pytest.mark.parametrize("state", [State.CLOSED, State.FAILED, State.CANCELLED])
async def test_nobody_agrees_to_keep_what_is_over(box: Box, state: State) -> None:
    await names(box, IDS.li_ming)
    await box.change(state=state)
    assert await answers(box, IDS.li_ming, yes=True) is Refusal.NOT_A_CUSTODIAN
    assert await names(box, IDS.li_ming) is Refusal.WRONG_STATE


@pytest.mark.parametrize(
    ("relation", "state", "no"),
    [
        (Relation.OWNER, MembershipState.ACTIVE, None),
        (Relation.FAMILY, MembershipState.ACTIVE, None),
        (Relation.CARER, MembershipState.ACTIVE, None),
        (Relation.TENANT, MembershipState.ACTIVE, Unnamed.NO_HOME),
        (Relation.OWNER, MembershipState.CLAIMED, Unnamed.NO_HOME),
        (Relation.OWNER, MembershipState.ENDED, Unnamed.NO_HOME),
    ],
)
async def test_who_speaks_for_a_flat_here_may_be_named(
    box: Box, relation: Relation, state: MembershipState, no: Unnamed | None
) -> None:
    await box.joins(STRANGER, ("2单元", "101"), relation, state)
    assert await names(box, STRANGER) is no


async def test_nobody_is_named_whom_the_bot_cannot_ask(box: Box) -> None:
    await box.blocks(IDS.li_ming)
    assert await names(box, IDS.li_ming) is Unnamed.UNREACHABLE
    assert await names(box, IDS.captain) is Unnamed.NO_HOME
    assert len(await box.read(rows.of, box.fund_id)) == 2


async def test_named_twice_is_asked_once(box: Box) -> None:
    await names(box, IDS.li_ming)
    await names(box, IDS.li_ming)
    assert [row.chat_id for row in await box.sent()].count(IDS.li_ming) == 1


async def test_six_are_named_at_most(box: Box) -> None:
    doors = [("2单元", "101"), ("2单元", "102"), ("2单元", "201"), ("2单元", "202")]
    for number, door in enumerate(doors):
        await box.joins(2001 + number, door)
        assert await names(box, 2001 + number) is None
    assert await names(box, IDS.li_ming) is Unnamed.MANY
    assert len(await box.read(rows.of, box.fund_id)) == custodians.MOST


async def test_of_two_flats_somebody_is_named_for_the_one_without_a_custodian(box: Box) -> None:
    await box.joins(STRANGER, DOORS[0], Relation.FAMILY)
    await box.joins(STRANGER, ("2单元", "101"), Relation.OWNER)
    await names(box, STRANGER)
    row = await box.read(rows.find, box.fund_id, STRANGER)
    assert row is not None
    assert row.custodian == Custodian(STRANGER, box.estate.flats["2单元", "101"])


@pytest.mark.parametrize("by", [IDS.wang, IDS.li_ming, IDS.zhou])
async def test_only_organisers_name_and_strike(box: Box, by: int) -> None:
    no = {Refusal.NOT_YOURS, Refusal.NOT_A_MEMBER}
    assert await names(box, IDS.li_ming, by) in no
    assert await strikes(box, IDS.wang, by) in no
    assert (await keepers(box), await box.sent()) == ([IDS.wang, IDS.zhao], [])


async def test_a_running_fund_keeps_two_households_of_custodians(box: Box) -> None:
    assert await strikes(box, IDS.wang) is Refusal.TOO_FEW_CUSTODIANS
    await box.joins(STRANGER, DOORS[0], Relation.FAMILY)
    await box.keeps(STRANGER, DOORS[0])
    # Three people, but with her gone only one household.
    assert await strikes(box, IDS.wang) is Refusal.TOO_FEW_CUSTODIANS
    assert await strikes(box, STRANGER) is None
    assert await keepers(box) == [IDS.wang, IDS.zhao]


async def test_somebody_named_but_not_agreed_does_not_replace_a_custodian(box: Box) -> None:
    await names(box, IDS.li_ming)
    assert await strikes(box, IDS.wang) is Refusal.TOO_FEW_CUSTODIANS
    await answers(box, IDS.li_ming, yes=True)
    assert await strikes(box, IDS.wang) is None
    assert await keepers(box) == [IDS.li_ming, IDS.zhao]


async def test_who_is_struck_off_stands_in_the_chain_once(box: Box) -> None:
    await box.keeps(IDS.li_ming, DOORS[2])
    for _ in range(2):
        await strikes(box, IDS.wang)
    gone = [row.payload["on"] for row in await box.chain("custodian")]
    assert gone == [False]
    assert (await box.audit()).matches


async def test_somebody_who_only_was_named_leaves_no_trace_in_the_chain(box: Box) -> None:
    await names(box, IDS.li_ming)
    assert await strikes(box, IDS.li_ming) is None
    assert await box.chain("custodian") == []
    assert await answers(box, IDS.li_ming, yes=True) is Refusal.NOT_A_CUSTODIAN


async def test_of_a_draft_all_custodians_may_be_struck(box: Box) -> None:
    await box.change(state=State.DRAFT)
    assert [await strikes(box, who) for who in (IDS.zhao, IDS.wang)] == [None, None]
    assert await keepers(box) == []


async def test_the_residents_offered_are_those_who_may_and_are_not_named(box: Box) -> None:
    await box.joins(STRANGER, ("2单元", "101"), Relation.TENANT)
    found = await box.read(custodians.candidates, await box.fund())
    assert [one.person_id for one, _ in found] == [IDS.li_ming]
    await box.blocks(IDS.li_ming)
    assert await box.read(custodians.candidates, await box.fund()) == []


async def test_a_username_of_nobody_is_a_stranger(box: Box) -> None:
    fund = await box.fund()
    who = [("", 0), ("nobody_here", 0), ("", 99)]
    found = [
        await box.act(custodians.name_written, IDS.captain, fund, name, person)
        for name, person in who
    ]
    assert found == [Unnamed.WHO, Unnamed.STRANGER, Unnamed.STRANGER]


async def test_a_reply_names_for_the_newest_draft_of_the_chat_or_says_there_is_none(
    box: Box,
) -> None:
    said = (IDS.captain, GROUP, 9, IDS.li_ming)
    await box.act(custodians.name_replied, *said)
    (told,) = await box.sent()
    assert (told.chat_id, told.args) == (IDS.captain, {"why": "no-draft"})
    await box.change(state=State.DRAFT, draft_chat_id=GROUP)
    await box.act(custodians.name_replied, *said)
    assert (IDS.li_ming, "fund-custody") in await box.told()
    assert (await box.read(register.get, box.fund_id)).state is State.DRAFT
