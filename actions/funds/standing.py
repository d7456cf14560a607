"""Where each household of a fund stands: its share, its word, what it paid and claims to have."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from actions.funds import authority, ledger
from domain import funds as rules
from domain.funds import ANSWERS, Facts, Fund, Given, PledgeKind, ShareRule
from domain.funds.dues import Due
from storage.database import Tx
from storage.funds import claims, flats, pledges, shares
from storage.funds.claims import Claim
from storage.funds.flats import FundFlat
from storage.funds.pledges import PledgeRow


@dataclass(frozen=True, slots=True)
class Standing:
    """One household; money in fen. `lapsed`: it gave its word, and its share has risen since.

    `paid` is what it paid in, whatever came back; `over` says that nothing is asked for any more.
    """

    flat: FundFlat
    share: int
    answer: PledgeRow | None = None
    gift: PledgeRow | None = None
    lapsed: bool = False
    paid: int = 0
    claim: Claim | None = None
    over: bool = False

    @property
    def due(self) -> Due:
        """What it still has to pay, as the rules know it."""
        said = self.answer.amount if self.answer else None
        gift = self.gift.amount if self.gift else 0
        return Due(self.share, said, gift, self.paid, self.over)

    @property
    def silent(self) -> bool:
        """Whether it is still asked for an answer: it has a share and said nothing of it."""
        return self.answer is None and self.share > 0


async def of(tx: Tx, fund: Fund) -> list[Standing]:
    """Return all households of the fund in the order of their doors."""
    table = await shares.of(tx, fund.id, fund.table_version)
    paid = rules.paid_in(await ledger.rows(tx, fund.id))
    waiting = {c.household_id: c for c in await claims.of(tx, fund.id) if _pays(c)}
    said: dict[int, list[PledgeRow]] = {}
    for row in await pledges.of(tx, fund.id):
        said.setdefault(row.household_id, []).append(row)
    return [
        _standing(
            Standing(
                flat,
                table.get(flat.household_id, 0),
                paid=paid.get(flat.sort_key, 0),
                claim=waiting.get(flat.household_id),
                over=fund.state not in rules.RUNNING,
            ),
            said.get(flat.household_id, []),
            fund.table_version,
        )
        for flat in await flats.of(tx, fund.id)
    ]


async def mine(tx: Tx, person_id: int, fund: Fund) -> list[Standing]:
    """Return the households the person may answer for."""
    own = {flat.household_id for flat in await authority.speaks_for(tx, person_id, fund)}
    # Most who look have no flat here: spared reading all of it.
    return [row for row in await of(tx, fund) if row.flat.household_id in own] if own else []


async def of_flat(tx: Tx, fund: Fund, household_id: int) -> Standing | None:
    found = [row for row in await of(tx, fund) if row.flat.household_id == household_id]
    return found[0] if found else None


def pledged(rows: Sequence[Standing]) -> int:
    """What all promised, in fen, as the minimum counts it."""
    return sum(row.due.promised for row in rows)


async def facts(tx: Tx, fund: Fund, rows: Sequence[Standing], *, now: datetime) -> Facts:
    """All that the rules want to know of a fund, pledges and ledger counted."""
    return replace(await ledger.facts(tx, fund, now=now), pledged=pledged(rows))


def given(fund: Fund, row: Standing, amount: int, *, voucher_used: bool = False) -> Given:
    """What comes with a household's claim to have paid this much, in fen."""
    # Who gives of free will and said no sum before has no due that could be exceeded.
    free = fund.rule is ShareRule.VOLUNTARY and row.gift is None
    return Given(
        household_id=row.flat.household_id,
        amount=amount,
        due=None if free else row.due.left,
        claim_open=row.claim is not None,
        voucher_used=voucher_used,
    )


def _standing(row: Standing, said: Sequence[PledgeRow], version: int) -> Standing:
    live = [each for each in said if each.ended_at is None]
    answer = next((each for each in live if each.kind in ANSWERS), None)
    gift = next((each for each in live if each.kind is PledgeKind.GIFT), None)
    # A replaced answer leaves the one that replaced it: without any, the last one lapsed as
    # the share rose since, unless it was taken back.
    last = next((each for each in reversed(said) if each.kind in ANSWERS), None)
    lapsed = answer is None and last is not None and last.table_version < version
    return replace(row, answer=answer, gift=gift, lapsed=lapsed)


def _pays(claim: Claim) -> bool:
    return claim.kind in {rules.EntryKind.PAYMENT, rules.EntryKind.GIFT}
