"""What must be true of a fund after every step, added up here without the domain's book."""

from collections import Counter

from domain.funds import ENDED, EntryKind, State, recount
from domain.places import Role
from storage import chains
from storage.database import Tx
from storage.funds import claims, entries, flats, register, shares
from storage.funds.claims import ClaimState
from storage.funds.entries import Posted
from storage.outbox import Waiting
from storage.places import grants, households
from tests.actions.funds.opened import NOW
from tests.estate import NAMES

IN = {EntryKind.PAYMENT, EntryKind.GIFT}
BACK = {EntryKind.REFUND, EntryKind.PURSE}
# All that a group may ever be sent of a fund, and what comes with it: numbers of rows, no more.
PUBLIC = {
    "fund-panel": set[str](),
    "fund-draft": {"screen"},
    "fund-collecting": set[str](),
    "fund-failed": set[str](),
    "fund-full": set[str](),
    "fund-gifts-wanted": set[str](),
    "fund-settling": set[str](),
    "fund-stopped": set[str](),
    "fund-statement": set[str](),
    "fund-statement-paper": set[str](),
    "fund-digest": {"from", "to"},
}


async def shares_reach_the_target(tx: Tx, fund_id: int) -> None:
    fund = await register.get(tx, fund_id)
    for version in range(1, fund.table_version + 1):
        table = await shares.of(tx, fund_id, version)
        assert min(table.values()) >= 0
    assert sum(table.values()) == fund.target


async def money_adds_up(tx: Tx, fund_id: int) -> None:
    rows = await entries.of(tx, fund_id)
    at = 0
    for number, row in enumerate(rows, 1):
        at += row.amount_in - row.amount_out
        assert (row.seq, row.balance) == (number, at)
        assert at >= 0
    by_kind, by_home = _sums(rows)
    paid, back = _all(by_kind, IN), _all(by_kind, BACK)
    # An advance that is repaid is an expense like others; until then nothing left the box for it.
    out = by_kind[EntryKind.EXPENSE] + by_kind[EntryKind.REPAYMENT]
    assert paid - back + by_kind[EntryKind.SPONSOR] - out == at
    for (home, kind), fen in by_home.items():
        assert fen >= 0
        if kind in BACK and home is not None:
            assert _all_of(by_home, home, BACK) <= _all_of(by_home, home, IN)
        if kind is EntryKind.REPAYMENT:
            assert fen <= by_home[home, EntryKind.ADVANCE]


async def the_chain_tells_the_same(tx: Tx, fund_id: int) -> None:
    fund, rows = await register.get(tx, fund_id), await entries.of(tx, fund_id)
    told = recount(await chains.rows(tx, "fund", fund_id))
    assert told.matches, (told.why, told.first_bad)
    assert told.state is fund.state
    assert told.balance == (rows[-1].balance if rows else 0)
    by_kind, _ = _sums(rows)
    assert told.paid == _all(by_kind, IN)
    assert told.refunded == _all(by_kind, BACK)
    assert told.spent == by_kind[EntryKind.EXPENSE] + by_kind[EntryKind.ADVANCE]
    if fund.state in ENDED:
        assert (told.balance, told.owed) == (0, 0)


async def rows_and_claims_are_one_to_one(tx: Tx, fund_id: int) -> None:
    rows = await entries.of(tx, fund_id)
    written = [row.claim_id for row in rows]
    assert len(set(written)) == len(written)
    done = await claims.of(tx, fund_id, ClaimState.DONE)
    done += await claims.of(tx, fund_id, ClaimState.REVERSED)
    assert {claim.id for claim in done} == set(written)
    # Whoever said it was paid is never the one who says it came.
    assert all(claim.second_by != claim.claimed_by for claim in done if claim.kind in IN)


async def the_chain_names_nobody(tx: Tx, fund_id: int) -> None:
    told = await chains.rows(tx, "fund", fund_id)
    whole = str([row.payload for row in told])
    assert not [flat for flat in await flats.of(tx, fund_id) if flat.label in whole]
    ids = {str(person_id) for person_id in NAMES}
    assert not ids & {row.actor for row in told}
    assert not ids & {str(row.payload.get("person")) for row in told}


async def nobody_reads_of_others(tx: Tx, fund_id: int, sent: list[Waiting]) -> None:
    for row in sent:
        if row.chat_id < 0:
            assert row.view in PUBLIC, row.view
            assert set(row.args) <= PUBLIC[row.view], row.args
            continue
        home = row.args.get("home") or row.args.get("flat")
        if home and row.view != "fund-hardship-told":
            homes = {flat.id for flat in await households.homes_of(tx, row.chat_id)}
            assert home in homes, (row.view, row.chat_id)
        if row.view == "fund-hardship-told":
            fund = await register.get(tx, fund_id)
            roles = await grants.roles_of(tx, row.chat_id, fund.place_id, now=NOW)
            assert roles & {Role.CAPTAIN, Role.STAFF, Role.OWNER}


async def what_is_over_is_over(tx: Tx, fund_id: int) -> None:
    fund = await register.get(tx, fund_id)
    assert (fund.closed_at is not None) == (fund.state in ENDED)
    if fund.state is State.CLOSED:
        assert fund.acceptance
        assert fund.acceptance_file_id


ALWAYS = (
    shares_reach_the_target,
    money_adds_up,
    the_chain_tells_the_same,
    rows_and_claims_are_one_to_one,
    the_chain_names_nobody,
    what_is_over_is_over,
)


async def everything(tx: Tx, fund_id: int, sent: list[Waiting]) -> None:
    """Assert all of it, for what was sent since."""
    for check in ALWAYS:
        await check(tx, fund_id)
    await nobody_reads_of_others(tx, fund_id, sent)


def _sums(
    rows: list[Posted],
) -> tuple[Counter[EntryKind], Counter[tuple[int | None, EntryKind]]]:
    """What each kind came to, reversed rows taken back, in all and by household."""
    known = {row.seq: row for row in rows}
    by_kind: Counter[EntryKind] = Counter()
    by_home: Counter[tuple[int | None, EntryKind]] = Counter()
    for row in rows:
        base = known[row.reverses] if row.reverses else row
        fen = max(row.amount_in, row.amount_out) * (1 if base is row else -1)
        by_kind[base.kind] += fen
        by_home[base.household_id, base.kind] += fen
    return by_kind, by_home


def _all(sums: Counter[EntryKind], kinds: set[EntryKind]) -> int:
    return sum(sums[kind] for kind in kinds)


def _all_of(sums: Counter[tuple[int | None, EntryKind]], home: int, kinds: set[EntryKind]) -> int:
    return sum(sums[home, kind] for kind in kinds)
