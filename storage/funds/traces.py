"""What funds keep of one person, for /privacy: to be handed over, and to be made nobody's."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BindParameter, Select, and_, bindparam, select, update

from storage.database import Tx
from storage.tables import (
    fund_claims,
    fund_custodians,
    fund_flats,
    fund_pledges,
    funds,
    memberships,
)

WHO: BindParameter[int] = bindparam("person")
ABOUT = (funds.c.number, funds.c.title)
# Amounts stay in fen, as they are kept.
KEPT: Mapping[str, Select[Any]] = {
    "pledges": (
        select(
            *ABOUT, fund_flats.c.label.label("home"), fund_pledges.c.kind,
            fund_pledges.c.amount.label("fen"), fund_pledges.c.reason, fund_pledges.c.at,
            fund_pledges.c.ended_at,
        )
        .join_from(fund_pledges, funds, funds.c.id == fund_pledges.c.fund_id)
        .join(
            fund_flats,
            and_(
                fund_flats.c.fund_id == fund_pledges.c.fund_id,
                fund_flats.c.household_id == fund_pledges.c.household_id,
            ),
        )
        .where(fund_pledges.c.person_id == WHO)
        .order_by(fund_pledges.c.id)
    ),
    "payments_and_records": (
        select(
            *ABOUT, fund_claims.c.number.label("record"), fund_claims.c.kind,
            fund_claims.c.amount.label("fen"), fund_claims.c.payee, fund_claims.c.invoice,
            fund_claims.c.state, fund_claims.c.refused_reason, fund_claims.c.at,
        )
        .join_from(fund_claims, funds, funds.c.id == fund_claims.c.fund_id)
        .where(fund_claims.c.claimed_by == WHO)
        .order_by(fund_claims.c.id)
    ),
    "custodian_of": (
        select(
            *ABOUT, fund_custodians.c.at, fund_custodians.c.agreed_at, fund_custodians.c.ended_at
        )
        .join_from(fund_custodians, funds, funds.c.id == fund_custodians.c.fund_id)
        .where(fund_custodians.c.person_id == WHO)
        .order_by(funds.c.id)
    ),
    "exemptions": (
        select(
            *ABOUT, fund_flats.c.label.label("home"), fund_flats.c.exempt_reason,
            fund_flats.c.consent_at,
        )
        .join_from(fund_flats, funds, funds.c.id == fund_flats.c.fund_id)
        .join(memberships, memberships.c.household_id == fund_flats.c.household_id)
        .where(
            memberships.c.person_id == WHO,
            memberships.c.state == "active",
            # What a household could not pay is not its tenant's to read.
            memberships.c.relation != "tenant",
            fund_flats.c.exempt,
        )
        .order_by(funds.c.id)
    ),
}  # fmt: skip
UNNAME = (
    # Why it was too hard was told of oneself; that it was stays the household's word.
    update(fund_pledges)
    .where(fund_pledges.c.person_id == WHO)
    .values(person_id=None, reason=None),
    update(fund_flats).where(fund_flats.c.exempt_by == WHO).values(exempt_by=None),
)
KEEPS = (
    select(fund_custodians.c.fund_id)
    .where(fund_custodians.c.person_id == WHO, fund_custodians.c.ended_at.is_(None))
    .order_by(fund_custodians.c.fund_id)
)


async def keeps(tx: Tx, person_id: int) -> list[int]:
    """Return the funds whose money the person keeps, or was asked to."""
    return [row["fund_id"] for row in await tx.all(KEEPS, person=person_id)]


async def erase(tx: Tx, person_id: int) -> None:
    """Leave what was pledged as it is, and nobody's; why it was too hard is gone."""
    for statement in UNNAME:
        await tx.do(statement, person=person_id)
