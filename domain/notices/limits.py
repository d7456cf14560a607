"""How much a group is sent unasked, and when the rest comes. Source: notices.md."""

from datetime import UTC, datetime, time, timedelta, tzinfo

# At most two unasked posts a day per group; the rest waits for the evening digest.
DAILY_POSTS = 2
_DIGEST = time(19)


def held(
    posts: int, starts_at: datetime | None, *, urgent: bool, now: datetime, zone: tzinfo
) -> bool:
    """Whether a post waits for the digest in a group that had `posts` since midnight.

    What is urgent, or starts before the digest comes, never waits.
    """
    if urgent or posts < DAILY_POSTS:
        return False
    return starts_at is None or starts_at > digest_at(now, zone)


def reminds(posts: int) -> bool:
    """Whether a group that had `posts` since midnight is still reminded."""
    return posts < DAILY_POSTS


def digest_at(now: datetime, zone: tzinfo) -> datetime:
    """The next 19:00 local, in UTC; at 19:00 itself tomorrow's."""
    local = now.astimezone(zone)
    day = local.date() + timedelta(days=1 if local.time() >= _DIGEST else 0)
    return datetime.combine(day, _DIGEST, zone).astimezone(UTC)


def local_midnight(now: datetime, zone: tzinfo) -> datetime:
    """When (UTC) the local day of this moment began."""
    return datetime.combine(now.astimezone(zone).date(), time(), zone).astimezone(UTC)
