"""Story 14: a partner unit pays part or gives work in kind; the households' target falls."""

from domain.funds import State
from playground.estate import IDS
from tests.stories.purse import DOORS, Purse, stairwell
from tests.stories.street import Street

COST, HELP = 360_000, 60_000
TARGET = COST - 2 * HELP
BILL = COST - HELP


async def test_money_and_work_given_lower_what_the_households_pay(street: Street) -> None:
    purse = await stairwell(street)
    words = purse.words
    await purse.write(IDS.captain, f"/fund {words.handrail}")
    await purse.only_stairwell()
    await _sponsored(purse, words.add_money, words.firm)
    await street.reborn()
    await _sponsored(purse, words.add_work, words.joiner)
    await purse.appoint()
    await purse.publish()
    assert sum((await purse.table()).values()) == TARGET
    assert words.help_money in purse.panel
    assert words.help_work in purse.panel
    assert "¥2,400.00" in purse.panel

    await purse.pledge()
    await purse.all_pay()
    assert words.spending in purse.panel, "the households' part is what fills it"
    await street.reborn()
    await _arrived(purse, "物业公司" if words.language == "zh-CN" else "Property firm", "600")
    told = await purse.audit()
    assert (told.sponsors, told.balance) == (HELP, TARGET + HELP)
    await _arrived(purse, "木匠张师傅" if words.language == "zh-CN" else "Zhang the joiner")
    told = await purse.audit()
    assert (told.sponsors, told.balance) == (HELP, TARGET + HELP), "work is no money"

    await purse.bill(words.expense, "老张五金店", "3000", "88001122")
    assert (await purse.audit()).balance == 0
    await purse.settle()
    await purse.close("扶手装好，牢固")
    told = await purse.audit()
    assert (told.matches, told.state) == (True, State.CLOSED)
    (statement,) = [text for text in street.world.texts(IDS.building_6) if words.worked in text]
    assert words.help_money.rpartition("¥")[2] in statement


async def test_a_partner_who_joins_later_lowers_every_share_and_no_pledge_lapses(
    street: Street,
) -> None:
    purse = await stairwell(street)
    words = purse.words
    await purse.opened(words.handrail)
    before = await purse.table()
    await purse.pledge("302", "301")
    await purse.tap(IDS.captain, words.manage, IDS.building_6)
    await purse.tap(IDS.captain, words.reshare)
    await _sponsored(purse, words.add_money, words.firm)
    await street.reborn()
    await purse.write(DOORS["402"], "/funds", "/my")
    await purse.tap(DOORS["402"], words.story, IDS.building_6)
    assert purse.seen(DOORS["402"]).count((await purse.fund()).title) == 1
    assert words.help_money not in street.ever(DOORS["402"]), "what is prepared is nobody's yet"
    assert words.help_money not in purse.panel
    await purse.tap(IDS.captain, words.go_revision)
    after = await purse.table()
    assert sum(after.values()) == COST - HELP
    assert all(after[room] < before[room] for room in DOORS)
    assert words.help_money in purse.panel
    assert words.lower in purse.seen(IDS.li_ming)
    await purse.pledge(*(set(DOORS) - {"302", "301"}))
    assert words.collecting in purse.panel, "those who had pledged are not asked again"
    assert (await purse.audit()).matches


async def _sponsored(purse: Purse, kind: str, line: str) -> None:
    await purse.tap(IDS.captain, purse.words.sponsors)
    await purse.tap(IDS.captain, kind)
    await purse.write(IDS.captain, line)
    await purse.tap(IDS.captain, purse.words.back)


async def _arrived(purse: Purse, sponsor: str, amount: str = "") -> None:
    """A custodian says that it came, or that the work was done."""
    await purse.desk(IDS.wang)
    await purse.tap(IDS.wang, purse.words.received)
    await purse.tap(IDS.wang, sponsor)
    if amount:
        await purse.write(IDS.wang, amount)
    await purse.tap(IDS.wang, purse.words.arrived)
