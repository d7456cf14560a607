"""A draft with one thing changed, or why it cannot be. Source: issue 4; notices.md."""

from dataclasses import replace
from datetime import datetime

from domain.notices.bounds import (
    EARLIEST_CLOSING,
    EARLIEST_REMINDER,
    LARGEST_CAPACITY,
    LONGEST_BODY,
    LONGEST_REASON,
    LONGEST_SLOT,
    LONGEST_TITLE,
    LONGEST_VENUE,
    MOST_GUESTS,
    MOST_MEDIA,
    MOST_REMINDERS,
    MOST_SLOTS,
    OLDEST_BIRTH,
    SHORTEST_SLOT,
    SOONEST_REMINDER,
    Fault,
    clean_line,
    clean_text,
)
from domain.notices.notice import Notice, Refusal, Schedule, Signup, numbers
from domain.notices.templates import USUAL_REMINDERS
from domain.places import Role


def with_title(draft: Notice, text: str) -> Notice | Fault:
    """With another title; `text` becomes one line."""
    title = clean_line(text)
    if not any(sign.isalnum() for sign in title):
        return Fault.NO_TITLE
    return Fault.TITLE_LONG if len(title) > LONGEST_TITLE else replace(draft, title=title)


def with_body(draft: Notice, text: str) -> Notice | Fault:
    """With another text below the title; an empty one takes it away."""
    body = clean_text(text)
    return Fault.BODY_LONG if len(body) > LONGEST_BODY else replace(draft, body=body)


def with_venue(draft: Notice, text: str) -> Notice | Fault:
    """At another place, in words; an empty text takes it away."""
    venue = clean_line(text)
    return Fault.VENUE_LONG if len(venue) > LONGEST_VENUE else replace(draft, venue=venue)


def with_point(draft: Notice, latitude: float | None, longitude: float | None) -> Notice | Fault:
    """With a point on the map in degrees, or without one."""
    if latitude is None or longitude is None:
        return replace(draft, latitude=None, longitude=None)
    # Written so that what is no number at all (NaN) is no point either.
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):  # noqa: PLR2004
        return Fault.POINT
    return replace(draft, latitude=latitude, longitude=longitude)


def with_schedule(draft: Notice, schedule: Schedule) -> Notice:
    """At other times; when it is posted is counted anew from them."""
    return replace(draft, schedule=schedule, lead=None, post_at=None)


def with_roles(draft: Notice, roles: frozenset[Role]) -> Notice:
    return replace(draft, audience=replace(draft.audience, roles=roles))


def with_born_until(draft: Notice, born: int | None, *, year: int) -> Notice | Fault:
    """For those born in that year or before, or of any age; `year` is the present one."""
    if born is not None and not OLDEST_BIRTH <= born <= year:
        return Fault.BORN
    return replace(draft, audience=replace(draft.audience, born_until=born))


def with_unheard(draft: Notice, *, on: bool) -> Notice:
    return replace(draft, audience=replace(draft.audience, unheard=on))


def with_signup(draft: Notice, *, on: bool) -> Notice:
    """With sign-up as it usually is, or without; set numbers are kept while it is on.

    Source: notices.md, who signs up is reminded the day before and an hour before.
    """
    if not on:
        return replace(draft, signup=None)
    if draft.signup:
        return draft
    return replace(draft, signup=Signup(), reminders=draft.reminders or USUAL_REMINDERS)


def with_capacity(draft: Notice, capacity: int | None) -> Notice | Fault:
    """With so many places (per slot, where slots are cut), or as many as come."""
    if capacity is not None and not 1 <= capacity <= LARGEST_CAPACITY:
        return Fault.CAPACITY
    return _signup(draft, replace(draft.signup or Signup(), capacity=capacity))


def with_slot(draft: Notice, slot: int | None) -> Notice | Fault:
    """Cut into slots of so many minutes, or not at all."""
    if slot is not None and not SHORTEST_SLOT <= slot <= LONGEST_SLOT:
        return Fault.SLOT
    signup = replace(draft.signup or Signup(), slot=slot)
    return slots_fault(signup, draft.schedule) or _signup(draft, signup)


def with_closes(draft: Notice, minutes: int) -> Notice | Fault:
    """With sign-up ending so many minutes before the start."""
    if not 0 <= minutes <= EARLIEST_CLOSING:
        return Fault.CLOSES
    return _signup(draft, replace(draft.signup or Signup(), closes=minutes))


def with_guests(draft: Notice, guests: int) -> Notice | Fault:
    """With so many others that one person may bring."""
    if not 0 <= guests <= MOST_GUESTS:
        return Fault.GUESTS
    return _signup(draft, replace(draft.signup or Signup(), guests=guests))


def with_receipt(draft: Notice, *, on: bool) -> Notice:
    return replace(draft, receipt=on)


def with_pin(draft: Notice, *, on: bool) -> Notice:
    return replace(draft, pin=on)


def with_reminder(draft: Notice, minutes: int, *, on: bool) -> Notice | Fault:
    """With a reminder so many minutes before the start, or without it."""
    if not on:
        return replace(draft, reminders=tuple(m for m in draft.reminders if m != minutes))
    if not SOONEST_REMINDER <= minutes <= EARLIEST_REMINDER:
        return Fault.REMINDER
    reminders = numbers((*draft.reminders, minutes))
    too_many = len(reminders) > MOST_REMINDERS
    return Fault.REMINDERS if too_many else replace(draft, reminders=reminders)


def with_urgent(draft: Notice, reason: str | None) -> Notice | Fault:
    """Going out at night and beyond the two posts a day, for a reason that is kept; or not."""
    if reason is None:
        return replace(draft, urgent=None)
    why = clean_line(reason)
    if not any(sign.isalnum() for sign in why):
        return Fault.NO_REASON
    return Fault.REASON_LONG if len(why) > LONGEST_REASON else replace(draft, urgent=why)


def media_fault(count: int) -> Fault | None:
    """Why no other photo, file or voice fits beside these, or None."""
    return Fault.MEDIA if count >= MOST_MEDIA else None


def slots_fault(signup: Signup, schedule: Schedule) -> Fault | None:
    """Why the event cannot be cut into these slots, or None; only whole ones are given out."""
    if signup.slot is None:
        return None
    fitting = (schedule.minutes or 0) // signup.slot
    return None if 1 <= fitting <= MOST_SLOTS else Fault.SLOTS


def snag(draft: Notice, *, now: datetime) -> Refusal | Fault | None:
    """What has to be set right before it can be published, or None."""
    starts = draft.schedule.starts_at
    if not draft.title:
        return Refusal.NO_TITLE
    if starts is not None and starts <= now:
        return Refusal.PAST
    return slots_fault(draft.signup, draft.schedule) if draft.signup else None


def _signup(draft: Notice, signup: Signup) -> Notice:
    return replace(draft, signup=signup)
