"""What is read for every picture of a fund: its board, its custodians' names, its homes."""

from actions.funds import ledger, reading, standing
from actions.funds.standing import Standing
from domain import funds as rules
from domain.funds import Fund, State
from handlers.doors import Scene
from storage.database import Tx
from storage.funds import custodians, sponsors
from storage.funds import register as funds
from storage.places import people, tree
from views.funds.mine import Home
from views.funds.panel import Board


async def fund_of(tx: Tx, fund_id: int) -> Fund | None:
    """Return a fund that is published; a draft is nobody else's to see."""
    fund = await funds.find(tx, fund_id)
    return fund if fund and fund.state is not State.DRAFT else None


async def readable(tx: Tx, scene: Scene) -> Fund | None:
    """Return the fund, if whoever this is drawn for may read it."""
    fund = await fund_of(tx, scene.subject_id)
    if fund is None or not await reading.may_read(tx, scene.reader.chat_id, fund, now=scene.now):
        return None
    return fund


async def board(tx: Tx, fund: Fund, scene: Scene) -> Board:
    """Read all that a panel shows; every number is added up from the rows."""
    rows = await standing.of(tx, fund)
    book = rules.Book(await ledger.rows(tx, fund.id))
    sums = book.totals()
    # What is left over goes back after all was paid; what was paid in vain is paid no more.
    back = 0 if fund.state in {State.SETTLING, State.CLOSED} else sums.refunded + sums.purse
    until = fund.pledge_until if fund.state is State.PLEDGING else fund.pay_until
    money = rules.thermometer(
        target=fund.target or 0,
        pledged=standing.pledged(rows),
        paid=sum(row.paid for row in rows) - back,
        spent=sums.spent,
        balance=book.balance,
        until=until,
        now=scene.now,
    )
    place = await tree.get(tx, fund.place_id)
    where = " ".join(filter(None, (place.name, fund.stairwell)))
    paid = tuple(row.flat.label for row in rows if row.due.settled)
    helpers = tuple(row.sponsor for row in await sponsors.of(tx, fund.id))
    return Board(fund, where, money, len(rows), paid, helpers, await keepers(tx, fund))


async def keepers(tx: Tx, fund: Fund) -> tuple[str, ...]:
    """Return the names of those who keep the money now."""
    found = [await people.find(tx, one.person_id) for one in await custodians.agreed(tx, fund.id)]
    return tuple(person.name for person in found if person)


def home(row: Standing) -> Home:
    """A household as the views show it."""
    return Home(
        row.flat.household_id,
        row.flat.label,
        row.due,
        row.answer.kind if row.answer else None,
        row.lapsed,
        row.claim.amount if row.claim else 0,
    )
