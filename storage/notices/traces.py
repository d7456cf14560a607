"""What notices keep of one person, for /privacy: to be handed over, and to be made nobody's."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, delete, null, select, update
from sqlalchemy.dialects.sqlite import insert

from storage.database import Tx
from storage.tables import (
    memberships,
    notice_occurrences,
    notice_optouts,
    notice_receipts,
    notice_signups,
    notices,
)

WHO: BindParameter[int] = bindparam("person")
ABOUT = (notices.c.number, notices.c.title, notice_occurrences.c.starts_at)
OF_NOTICE = notices.c.id == notice_occurrences.c.notice_id
KEPT: Mapping[str, Select[Any]] = {
    "signups": (
        select(
            *ABOUT, notice_signups.c.guest, notice_signups.c.note, notice_signups.c.slot,
            notice_signups.c.state, notice_signups.c.at, notice_signups.c.came,
        )
        .join_from(
            notice_signups,
            notice_occurrences,
            notice_occurrences.c.id == notice_signups.c.occurrence_id,
        )
        .join(notices, OF_NOTICE)
        .where(notice_signups.c.person_id == WHO)
        .order_by(notice_signups.c.id)
    ),
    "notices_seen": (
        select(*ABOUT, notice_receipts.c.at)
        .join_from(
            notice_receipts,
            notice_occurrences,
            notice_occurrences.c.id == notice_receipts.c.occurrence_id,
        )
        .join(notices, OF_NOTICE)
        .where(notice_receipts.c.person_id == WHO)
        .order_by(notice_receipts.c.id)
    ),
    "no_private_notices": select(notice_optouts.c.at).where(notice_optouts.c.person_id == WHO),
}  # fmt: skip
# What a household has seen stays seen when the one who said so is forgotten.
LEAVE_WITH_HOME = (
    insert(notice_receipts)
    .from_select(
        ["occurrence_id", "person_id", "household_id", "entered_by", "at"],
        select(
            notice_receipts.c.occurrence_id,
            null(),
            memberships.c.household_id,
            null(),
            notice_receipts.c.at,
        )
        .join_from(
            notice_receipts, memberships, memberships.c.person_id == notice_receipts.c.person_id
        )
        .where(notice_receipts.c.person_id == WHO, memberships.c.state == "active"),
    )
    .on_conflict_do_nothing()
)
ERASE = (
    LEAVE_WITH_HOME,
    delete(notice_receipts).where(notice_receipts.c.person_id == WHO),
    update(notice_receipts).where(notice_receipts.c.entered_by == WHO).values(entered_by=None),
    # Counted as before, but nobody's: whom they brought was named by them alone.
    update(notice_signups)
    .where(notice_signups.c.person_id == WHO)
    .values(person_id=None, guest="", note=""),
    update(notice_signups).where(notice_signups.c.entered_by == WHO).values(entered_by=None),
    delete(notice_optouts).where(notice_optouts.c.person_id == WHO),
)


async def erase(tx: Tx, person_id: int) -> None:
    """Leave who came and what was seen as figures, and nobody's."""
    for statement in ERASE:
        await tx.do(statement, person=person_id)
