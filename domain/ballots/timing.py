"""When a ballot is open, reminds and closes. Source: domain/ballots.md, "Life"."""

from datetime import datetime, timedelta, tzinfo

from domain.ballots.kinds import Early, Preset
from domain.ballots.refusals import Refusal
from domain.quiet import awake

OBJECTION_WINDOW = timedelta(days=3)
OUTCOME_REMINDER = timedelta(days=3)
ALL_VOTED_AFTER = timedelta(minutes=30)
SETTLED_NOTICE = timedelta(hours=2)
_BEFORE = (timedelta(hours=24), timedelta(hours=3))
# A reminder right after the call itself only annoys.
_NOT_WITHIN = timedelta(hours=1)


def is_open(now: datetime, opens_at: datetime, closes_at: datetime) -> bool:
    """Whether votes are taken now; at the closing time itself no longer."""
    return opens_at <= now < closes_at


def length_refusal(
    preset: Preset, opens_at: datetime, closes_at: datetime, now: datetime
) -> Refusal | None:
    """Why a ballot of this kind cannot run between these times, or None."""
    length = closes_at - opens_at
    reasons = (
        (closes_at <= now, Refusal.IN_THE_PAST),
        (length < preset.shortest, Refusal.TOO_SHORT),
        (length > preset.longest, Refusal.TOO_LONG),
    )
    return next((reason for applies, reason in reasons if applies), None)


def extension_refusal(
    preset: Preset,
    opens_at: datetime,
    closes_at: datetime,
    until: datetime,
    *,
    extended: bool,
    now: datetime,
) -> Refusal | None:
    """Why a running ballot cannot be extended to `until`, or None; once only."""
    reasons = (
        (now >= closes_at, Refusal.CLOSED),
        (extended, Refusal.ALREADY_EXTENDED),
        (until <= closes_at, Refusal.NOT_LATER),
        (until - opens_at > preset.longest, Refusal.TOO_LONG),
    )
    return next((reason for applies, reason in reasons if applies), None)


def reminders(opens_at: datetime, closes_at: datetime, zone: tzinfo) -> tuple[datetime, ...]:
    """When to remind, in UTC and in order: half-way, 24 h and 3 h before closing.

    None between 21:00 and 8:00 local: such a one waits until 8:00, if that is of any use.
    """
    planned = [opens_at + (closes_at - opens_at) / 2, *(closes_at - ahead for ahead in _BEFORE)]
    # Put off to the same morning, two of them would come at once: the set keeps one.
    times = {awake(at, zone) for at in planned}
    return tuple(sorted(at for at in times if opens_at + _NOT_WITHIN <= at < closes_at))


def early_close(
    early: Early, *, statutory: bool, all_heard: bool, settled: bool, now: datetime
) -> datetime | None:
    """When a ballot in which this has just happened closes early, or None; never if statutory.

    The deadline still holds where it comes first.
    """
    if statutory:
        return None
    if early == Early.ALL_VOTED and all_heard:
        return now + ALL_VOTED_AFTER
    return now + SETTLED_NOTICE if early == Early.SETTLED and settled else None
