"""Story 12: shares by floor, pledges, payments, receipts, expense, surplus, closed to zero."""

from domain.funds import State
from playground.estate import IDS
from tests.stories.purse import DOORS, GROUP, Purse, stairwell
from tests.stories.street import Street

COST, BILL = 360_000, 300_000
SURPLUS = COST - BILL


async def test_a_handrail_from_its_shares_to_books_at_zero(street: Street) -> None:
    purse = await stairwell(street)
    words = purse.words
    await purse.opened(words.handrail)
    table = await purse.table()
    assert sum(table.values()) == COST
    assert set(table) == set(DOORS), "the other stairwells have rails of their own"
    assert table["101"] < table["201"] < table["301"] == table["402"], "who climbs less pays less"
    assert f"¥{table['302'] / 100:,.2f}" in purse.seen(IDS.li_ming)
    assert words.pledging in purse.panel

    await street.reborn()
    await purse.pledge()
    assert words.collecting in purse.panel
    await street.reborn()
    await purse.all_pay()
    assert words.spending in purse.panel
    assert words.receipt in street.ever(DOORS["402"])

    await street.reborn()
    await purse.bill(words.expense, "老张五金店", "3000", "88001122")
    books = await _books(purse, DOORS["301"])
    assert "老张五金店" in books
    await purse.tap(DOORS["301"], words.proof)
    assert any("document" in m for m in street.world.from_bot(DOORS["301"])), "the bill itself"

    await purse.settle()
    assert words.settling in purse.panel
    await street.reborn()
    await _give_all_back(purse)
    await purse.close("扶手装好，牢固")
    assert words.closed in purse.panel
    assert (await purse.fund()).state is State.CLOSED
    told = await purse.audit()
    assert (told.matches, told.balance, told.paid, told.spent) == (True, 0, COST, BILL)
    assert told.refunded == SURPLUS


async def test_the_group_is_never_told_who_has_not_paid(street: Street) -> None:
    purse = await stairwell(street)
    await purse.opened(purse.words.handrail)
    await purse.pledge()
    await purse.pay("302", IDS.wang)
    assert "3单元 302" in purse.panel
    for room in set(DOORS) - {"302"}:
        assert f"3单元 {room}" not in street.ever(GROUP)


async def test_nobody_of_another_building_reads_a_word_of_it(street: Street) -> None:
    purse = await stairwell(street)
    await purse.opened(purse.words.handrail)
    await purse.pledge()
    title = (await purse.fund()).title
    street.world.telegram.add_person("路人", id=5005).started = True
    await purse.write(5005, "/funds", "/my", f"/start f_{purse.fund_id}")
    mine = street.world.from_bot(5005)[-1]["message_id"]
    for data in ("fml:1:0", "fmf:1:csv", "matter:fund:1:0", "fm:1"):
        await street.world.forge(5005, 5005, mine, data)
    assert title not in street.ever(5005)
    assert title not in street.ever(IDS.building_7)


async def _books(purse: Purse, person_id: int) -> str:
    await purse.tap(person_id, purse.words.books, GROUP)
    return purse.seen(person_id)


async def _give_all_back(purse: Purse) -> None:
    """402 leaves its part to the stairwell; everybody else has it back."""
    words = purse.words
    await purse.tap(DOORS["402"], words.leave)
    for room, person_id in DOORS.items():
        by = IDS.li_ming if person_id == IDS.wang else IDS.wang
        if room == "402":
            await purse.refund(room, by, words.to_purse, words.agree_purse)
        else:
            await purse.refund(room, by, words.given, words.got_it)
