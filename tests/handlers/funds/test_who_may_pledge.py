"""Every button of pledging and paying, pressed by everybody, of this building and of others."""

import pytest

from domain.funds import GapChoice, PledgeKind, State
from domain.places import Grant, Relation, Role
from playground.estate import IDS
from storage.places import grants
from tests.actions.funds.opened import DOORS, SHARE
from tests.handlers.funds.neighbours import GROUP, House, house_of
from tests.world import World
from views.buttons import ButtonData
from views.funds.buttons_pledging import (
    FundCash,
    FundCashOf,
    FundConfirm,
    FundDeny,
    FundGap,
    FundMine,
    FundPaid,
    FundPay,
    FundPledge,
    FundRequest,
    FundTools,
    FundVoucher,
)

ORGANISERS = ("captain", "staff", "secretary", "committee")
PEOPLE = (
    "stranger",
    "tenant",
    "neighbour",
    "captain of 7栋",
    "household",
    "custodian",
    *ORGANISERS,
)
# What each button is for, and who of all people it works for.
BUTTONS: dict[str, tuple[str, ...]] = {
    "pledge": ("household", "custodian"),
    "pay": ("household", "custodian"),
    "claim": ("household",),
    "confirm": ("custodian",),
    "deny": ("custodian",),
    "request": ("custodian",),
    "voucher": ("custodian",),
    "tools": ("custodian", *ORGANISERS),
    "cash": ORGANISERS,
    "cash of": ORGANISERS,
    "gifts": ORGANISERS,
}
REFUSED = (
    "stranger",
    "tenant",
    "elsewhere",
    "not-yours",
    "not-a-custodian",
    "not-a-member",
)
IDS_OF = {"household": IDS.li_ming, "custodian": IDS.wang}


async def _person(house: House, who: str) -> int:
    """Make somebody of this kind; Anna has no flat and no role of her own."""
    if who in IDS_OF:
        return IDS_OF[who]
    world, now = house.world, house.world.clock.now()
    if who == "tenant":
        await house.live(IDS.anna, DOORS[2], Relation.TENANT)
    elif who == "neighbour":
        await house.live(IDS.anna, ("2单元", "101"), Relation.OWNER)
    elif who != "stranger":
        place = world.estate.other_building if "7栋" in who else world.estate.building
        role = Role(who.split(maxsplit=1)[0])
        grant = Grant(IDS.anna, role, place, None, IDS.owner, now)
        await world.database.run(grants.add, grant)
    return IDS.anna


async def _button(house: House, name: str) -> ButtonData:
    fund, flat = house.fund_id, house.world.estate.flats[DOORS[2]]
    if name in {"confirm", "deny", "request", "voucher"}:
        # Zhao's payment: Wang may confirm it, and nobody else here.
        await house.tap(IDS.zhao, "fund-button-paid", GROUP)
        await house.photo(IDS.zhao, b"\xff\xd8\xff\xe0proof")
        (claim,) = await house.claims()
        made = {
            "confirm": FundConfirm(claim.id),
            "deny": FundDeny(claim.id),
            "request": FundRequest(claim.id),
            "voucher": FundVoucher(claim.id),
        }
        return made[name]
    known: dict[str, ButtonData] = {
        "pledge": FundPledge(fund, PledgeKind.FULL),
        "pay": FundPay(fund),
        "claim": FundPaid(fund, flat, SHARE),
        "tools": FundTools(fund),
        "cash": FundCash(fund),
        "cash of": FundCashOf(fund, flat),
        "gifts": FundGap(fund, GapChoice.GIFTS),
    }
    return known[name]


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("name", BUTTONS)
async def test_a_button_works_for_those_it_is_for_and_nobody_else(
    world: World, name: str, who: str
) -> None:
    house = await house_of(world)
    await house.all_pledge()
    person_id = await _person(house, who)
    button = await _button(house, name)
    refusals = {house.why(why) for why in REFUSED} | {house.label("fund-tools-refused")}
    before, claims = await house.chain(), await house.claims()
    toast = await house.press(person_id, GROUP, button)
    allowed = who in BUTTONS[name]
    assert (toast not in refusals) is allowed, toast
    if not allowed:
        assert await house.chain() == before
        assert await house.claims() == claims
        assert (await house.fund()).state is State.COLLECTING


async def test_a_stranger_is_shown_nothing_of_the_fund_wherever_they_press(world: World) -> None:
    house = await house_of(world)
    before = world.texts(GROUP)
    await house.press(IDS.worker, GROUP, FundMine(house.fund_id))
    assert world.texts(GROUP) == before
    assert "3单元302" not in "".join(world.texts(IDS.worker))
