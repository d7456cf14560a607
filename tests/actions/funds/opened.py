"""A fund of three flats, as publishing leaves it, for the tests of what comes after."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from actions.funds import ledger, states
from domain import chain
from domain.funds import Entry, EntryKind, Fund, Refusal, ShareRule, State
from playground.estate import IDS
from storage import chains
from storage.database import Database, Tx
from storage.funds import custodians, flats, register, shares
from storage.funds.flats import FundFlat
from tests.estate import Estate

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
SHARE = 120_000
TARGET = 3 * SHARE
SALT = "s" * 32
DOORS = (("1单元", "101"), ("3单元", "201"), ("3单元", "302"))
# 赵爷爷 and 王阿姨 keep the money; 李明 only pays.
KEEPERS = ((IDS.zhao, DOORS[0]), (IDS.wang, DOORS[1]))


async def opened(tx: Tx, estate: Estate, state: State = State.COLLECTING) -> Fund:
    """Publish a fund for 6栋 with two custodians, and take it to the state."""
    made = await register.add(tx, _fund(estate))
    codes = {}
    for door in DOORS:
        home = estate.flats[door]
        codes[home] = chain.alias(SALT, home)
        await flats.put(tx, made.id, FundFlat(home, codes[home], " ".join(door), "".join(door)))
    await shares.add(tx, made.id, 1, dict.fromkeys(codes, SHARE))
    for person_id, door in KEEPERS:
        await custodians.name(tx, made.id, person_id, estate.flats[door], IDS.captain, now=NOW)
        await custodians.agree(tx, made.id, person_id, now=NOW)
    told: dict[str, Any] = {
        "fund": {"rule": "equal", "cost": TARGET},
        "target": TARGET,
        "version": 1,
        "shares": dict.fromkeys(codes.values(), SHARE),
    }
    who = states.alias(made, IDS.captain)
    await chains.append(tx, "fund", made.id, "opened", told, who, IDS.captain, now=NOW)
    published = await register.change(tx, made, replace(made, state=State.PLEDGING))
    for each in (State.COLLECTING, State.SPENDING, State.SETTLING):
        if state not in {published.state, State.PLEDGING}:
            published = await states.enter(tx, published, each, None, now=NOW)
    return published


def _fund(estate: Estate) -> Fund:
    fund = Fund(0, estate.building, 0, "楼道扶手", IDS.captain, NOW, rule=ShareRule.EQUAL)
    return replace(fund, cost=TARGET, target=TARGET, salt=SALT, published_at=NOW)


async def paid(
    tx: Tx, fund_id: int, home: int, fen: int = SHARE, key: str = ""
) -> Entry | Refusal:
    """Write down a household's payment, as a custodian confirms it."""
    return await ledger.post(
        tx,
        await register.get(tx, fund_id),
        EntryKind.PAYMENT,
        key=key or f"paid:{home}",
        amount_in=fen,
        household_id=home,
        actor_id=IDS.zhao,
        now=NOW,
    )


async def all_paid(tx: Tx, fund_id: int, estate: Estate) -> None:
    """Have every flat pay its share."""
    for door in DOORS:
        await paid(tx, fund_id, estate.flats[door])


async def in_state(database: Database, estate: Estate, state: State) -> int:
    """Open a fund in a unit of work of its own; return its id."""

    async def step(tx: Tx) -> int:
        return (await opened(tx, estate, state)).id

    return await database.run(step)
