"""Story 13: no maintenance fund; the stairwell pays in days, one household having advanced it."""

from domain.funds import State
from playground.estate import IDS
from tests.stories.purse import DOORS, GROUP, Purse, stairwell
from tests.stories.street import Street

BILL = 180_000
SHARE = BILL // 8
LENDER = "301"


async def test_a_household_advances_the_bill_and_is_repaid_as_the_others_pay(
    street: Street,
) -> None:
    purse = await stairwell(street)
    words = purse.words
    await purse.opened(words.riser)
    assert set((await purse.table()).values()) == {SHARE}, "by area, and all flats are as large"
    await purse.pledge()
    await street.reborn()
    await _advanced(purse)
    told = await purse.audit()
    assert (told.owed, told.balance, told.spent) == (BILL, 0, BILL)
    assert words.advanced in street.ever(DOORS[LENDER]), "the lender is told"

    await street.world.later(days=1)
    await purse.all_pay("101", "102", "201")
    await street.reborn()
    await purse.refund(LENDER, IDS.wang, words.repaid, words.got_it)
    assert (await purse.audit()).owed == BILL - 3 * SHARE
    await purse.all_pay("202", "301", "302", "401", "402")
    await purse.refund(LENDER, IDS.li_ming, words.repaid, words.got_it)
    told = await purse.audit()
    assert (told.owed, told.balance) == (0, 0)

    await street.reborn()
    await purse.settle()
    await purse.close("立管换好，不漏了")
    told = await purse.audit()
    assert (told.matches, told.state, told.balance) == (True, State.CLOSED, 0)
    assert (told.paid, told.spent, told.refunded) == (BILL, BILL, 0)


async def test_a_hardship_is_told_to_the_captain_alone_and_gifts_fill_its_place(
    street: Street,
) -> None:
    purse = await stairwell(street)
    words = purse.words
    await purse.opened(words.riser)
    await purse.tap(DOORS["102"], words.hard, GROUP)
    await purse.tap(DOORS["102"], words.tell_captain)
    assert words.told_hard in purse.seen(IDS.captain)
    for person_id in (GROUP, *(p for room, p in DOORS.items() if room != "102")):
        assert words.told_hard not in street.ever(person_id)
    await street.reborn()
    await purse.pledge(*(room for room in DOORS if room != "102"))
    assert words.pledging in purse.panel, "one share is missing, and nobody is made to pay it"
    await purse.write(DOORS["402"], f"/start f_{purse.fund_id}")
    await purse.tap(DOORS["402"], words.gift)
    await purse.write(DOORS["402"], "225")
    assert words.collecting in purse.panel
    await purse.all_pay(*(room for room in DOORS if room != "102"))
    assert words.spending in purse.panel
    assert (await purse.audit()).paid == BILL
    assert "3单元 102" not in street.ever(GROUP)


async def test_a_lender_is_repaid_before_anybody_else_is_paid(street: Street) -> None:
    purse = await stairwell(street)
    await purse.opened(purse.words.riser)
    await purse.pledge()
    await _advanced(purse)
    await purse.all_pay()
    await purse.desk(IDS.wang)
    await purse.tap(IDS.wang, purse.words.expense)
    await purse.write(IDS.wang, "老张五金店", "1")
    assert "¥0.00" in purse.seen(IDS.wang), "nothing is free to be spent"


async def _advanced(purse: Purse) -> None:
    """The plumber wanted his money at once, and 301 had it."""
    home = f"3单元 {LENDER}"
    await purse.bill(purse.words.advance, "疏通公司", "1800", "88001122", home=home)
