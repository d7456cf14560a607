"""When a notice goes out, reminds and is over. Source: notices.md; quiet hours 22–7."""

from datetime import UTC, datetime, time, timedelta, tzinfo
from itertools import pairwise

from domain.notices.notice import Notice, Phase
from domain.notices.schedule import ended_by, recurrence_of
from domain.quiet import Night, awake, nightfall
from domain.when import Calendar, Recurrence, expand

QUIET = Night(time(22), time(7))
# Nothing to come to (strong wind): half a day later nobody needs the news any more.
LATE = timedelta(hours=12)
_EVENING = timedelta(minutes=30)
_DAY = 24 * 60
_MORNING = 7 * 60
_HOUR = 60
# Without an hour said, most gatherings are over by then.
_LASTS = timedelta(hours=2)
_STAYS = timedelta(hours=24)
# A reminder right after the post itself only annoys.
_NOT_WITHIN = timedelta(hours=1)
_WEEK, _FORTNIGHT = 7, 14
# A week has seven days at most: the eighth occurrence begins the round again.
_RHYTHM = 8


def lead_of(notice: Notice, zone: tzinfo) -> int | None:
    """How many minutes before each start it is posted; None is at once, or at `post_at`."""
    if notice.lead is not None or not notice.repeats:
        return notice.lead
    return default_lead(notice, zone)


def default_lead(notice: Notice, zone: tzinfo) -> int:
    """The lead (minutes) of a rule without one, by how often it comes.

    Every two weeks or less often: 3 days; weekly: 1 day; more often: the same day at 7:00, or
    an hour before if that is earlier.
    """
    recurrence = recurrence_of(notice.schedule, zone)
    if recurrence is None:
        return 0
    apart = _apart(recurrence, zone)
    if apart >= _FORTNIGHT:
        return 3 * _DAY
    if apart >= _WEEK:
        return _DAY
    clock = recurrence.clock
    return max(clock.hour * 60 + clock.minute - _MORNING, _HOUR)


def _apart(recurrence: Recurrence, zone: tzinfo) -> int:
    """The least number of days from one occurrence to the next; holidays do not count."""
    # What does not come again within a year is rare enough.
    year = ended_by(recurrence, recurrence.start + timedelta(days=366))
    before = datetime.combine(recurrence.start, time(), zone) - timedelta(days=1)
    starts = expand(year, after=before, count=_RHYTHM, zone=zone, calendar=Calendar())
    days = [start.astimezone(zone).date() for start in starts]
    return min(((later - day).days for day, later in pairwise(days)), default=_FORTNIGHT)


def post_moment(
    notice: Notice,
    starts_at: datetime | None,
    *,
    now: datetime,
    zone: tzinfo,
    at_once: bool = False,
) -> datetime:
    """When (UTC) this occurrence is posted: never before now, nor at night unless urgent."""
    wanted = now if at_once else _wanted(notice, starts_at, now, zone)
    return put_off(wanted, starts_at, urgent=bool(notice.urgent), now=now, zone=zone)


def put_off(
    wanted: datetime,
    starts_at: datetime | None,
    *,
    urgent: bool,
    now: datetime,
    zone: tzinfo,
) -> datetime:
    """The moment (UTC) wanted, or now if that is over; out of the night unless urgent.

    From the night it goes to 7:00 if that is before the start, else to 21:30 the evening before.
    With that evening over as well it is 7:00 again, which `in_time` tells.
    """
    wanted = max(wanted, now)
    morning = wanted if urgent else awake(wanted, zone, QUIET)
    if in_time(morning, starts_at):
        return morning
    evening = nightfall(wanted, zone, QUIET) - _EVENING
    return evening if morning != wanted and evening >= now else morning


def in_time(post_at: datetime, starts_at: datetime | None) -> bool:
    """Whether the post goes out before the start."""
    return starts_at is None or post_at < starts_at


def late(post_at: datetime, starts_at: datetime | None, *, now: datetime) -> Phase:
    """POSTED if it is still of use to post now, else MISSED.

    It is until the start, or without an event 12 hours from `post_at` on. Source: notices.md,
    "sent late if still useful (before the event starts), else marked missed".
    """
    useful = now < starts_at if starts_at is not None else now <= post_at + LATE
    return Phase.POSTED if useful else Phase.MISSED


def expires_at(starts_at: datetime | None, posted_at: datetime) -> datetime:
    """Until when (UTC) an unsent post is still to be sent."""
    return posted_at + _STAYS if starts_at is None else starts_at


def over_at(starts_at: datetime | None, ends_at: datetime | None, posted_at: datetime) -> datetime:
    """When (UTC) it is over and counted: its end, 2 h from the start, or a day from the post."""
    if starts_at is None:
        return posted_at + _STAYS
    return ends_at or starts_at + _LASTS


def reminder_moments(
    starts_at: datetime, reminders: tuple[int, ...], posted_at: datetime, zone: tzinfo
) -> tuple[datetime, ...]:
    """When (UTC, in order) to remind, by minutes before the start; never at night.

    None comes within an hour of the post, nor after the start.
    """
    planned = (starts_at - timedelta(minutes=minutes) for minutes in reminders)
    wanted = [at for at in planned if at > posted_at]
    # Put off to the same morning, two of them would come at once: the set keeps one.
    times = {put_off(at, starts_at, urgent=False, now=posted_at, zone=zone) for at in wanted}
    return tuple(sorted(at for at in times if posted_at + _NOT_WITHIN <= at < starts_at))


def _wanted(notice: Notice, starts_at: datetime | None, now: datetime, zone: tzinfo) -> datetime:
    lead = lead_of(notice, zone)
    if lead is not None and starts_at is not None:
        return starts_at - timedelta(minutes=lead)
    return now if notice.post_at is None else notice.post_at.astimezone(UTC)
