"""A draft with all that publishing it now would mean."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from actions.notices import authority, clocks, occurring, reach
from actions.notices.reach import Reach
from domain.notices import Medium, Notice, Refusal
from domain.notices.bounds import Fault
from domain.notices.limits import DAILY_POSTS, local_midnight
from domain.notices.schedule import ReadBack, read_back
from domain.notices.shaping import snag
from domain.places import Place
from storage.database import Tx
from storage.notices import days, register
from storage.notices import reach as groups
from storage.places import tree


@dataclass(frozen=True, slots=True)
class Preview:
    """What is shown before it counts; times aware in UTC.

    `post_at` is when it would be posted by its plan (定时发), `soonest` when at once (立即发);
    `unknown` are years whose holidays
    nobody wrote down; `groupless` hear nothing, `gone` groups threw the bot out, and `full` have
    had their posts of the day. `problem` is the first thing that keeps it from going out.
    """

    notice: Notice
    zone: ZoneInfo
    places: list[Place]
    media: list[Medium]
    reach: Reach
    read: ReadBack
    post_at: datetime
    soonest: datetime
    unknown: tuple[int, ...]
    groupless: list[Place]
    gone: int
    full: int
    problem: Refusal | Fault | None


async def preview(tx: Tx, notice: Notice, person_id: int, *, now: datetime) -> Preview:
    """Look at a draft as this person would publish it."""
    zone = await clocks.zone_of(tx, notice)
    size = await reach.size(tx, notice, now=now)
    read = read_back(notice.schedule, after=now, zone=zone, calendar=await days.calendar(tx))
    plan = await occurring.plan_of(tx, notice)
    first = read.moments[0] if read.moments else None
    post_at = occurring.drafted(plan, first, now=now).post_at
    return Preview(
        notice,
        zone,
        [await tree.get(tx, one) for one in await register.places_of(tx, notice.id)],
        await register.media_of(tx, notice.id),
        size,
        read,
        post_at,
        occurring.drafted(plan, first, now=now, at_once=True).post_at,
        tuple([year for year in read.years if not await days.known(tx, year)]),
        await reach.groupless(tx, notice),
        0 if size.groups else await reach.groups_gone(tx, notice),
        await _full(tx, notice, post_at, zone, now=now),
        await problem(tx, notice, size, read, person_id, now=now),
    )


async def problem(
    tx: Tx, notice: Notice, size: Reach, read: ReadBack, person_id: int, *, now: datetime
) -> Refusal | Fault | None:
    """What keeps the draft from going out, or None."""
    if not await authority.may_publish_all(tx, person_id, notice.id, now=now):
        return Refusal.NOT_YOURS
    if found := snag(notice, now=now):
        return found
    # A rule whose last date went by while the draft lay.
    if notice.repeats and not read.moments:
        return Refusal.PAST
    return Refusal.NOBODY if size.nobody else None


async def _full(
    tx: Tx, notice: Notice, post_at: datetime, zone: ZoneInfo, *, now: datetime
) -> int:
    """Count the groups in which it would wait for the evening, if it goes out today."""
    today = now.astimezone(zone).date()
    if notice.audience or notice.urgent or post_at.astimezone(zone).date() != today:
        return 0
    midnight = local_midnight(now, zone)
    return await groups.groups_full(tx, notice.id, DAILY_POSTS, since=midnight)
