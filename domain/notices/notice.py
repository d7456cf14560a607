"""A notice, when it takes place and whom it is for. Source: notices.md."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from domain.places import Role


class State(StrEnum):
    """The life of a notice as a whole."""

    DRAFT = "draft"
    RUNNING = "running"
    PAUSED = "paused"
    # Nothing more is to come: the last occurrence is over.
    ENDED = "ended"
    CANCELLED = "cancelled"


class Template(StrEnum):
    """What is announced most; each has its own words and settings."""

    CLINIC = "clinic"
    LECTURE = "lecture"
    FIRE = "fire"
    OUTAGE = "outage"
    WIND = "wind"
    LAW = "law"
    REPAIR = "repair"
    VACCINE = "vaccine"
    SENIOR = "senior"


@dataclass(frozen=True, slots=True)
class Medium:
    """A photo, file or voice that Telegram already has."""

    kind: str
    file_id: str


@dataclass(frozen=True, slots=True)
class Audience:
    """People filters: those whom all of them name, in private and by consent; none is everybody.

    `born_until` is the last year of birth, so 65 and over in 2026 is 1961; `unheard` are the
    households from which nothing was heard.
    """

    roles: frozenset[Role] = frozenset()
    born_until: int | None = None
    unheard: bool = False

    def __bool__(self) -> bool:
        return bool(self.roles or self.born_until or self.unheard)


@dataclass(frozen=True, slots=True)
class Schedule:
    """Once (`starts_at`, UTC), by an RFC 5545 rule with the local hour, or (empty) no event.

    `workdays` says that the rule's weekdays go by the calendar of holidays; `minutes` is how
    long it takes.
    """

    starts_at: datetime | None = None
    rule: str | None = None
    workdays: bool = False
    first_day: date | None = None
    clock: time | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Signup:
    """What may be signed up for: `capacity` places (per slot, where slots are cut).

    `slot` is the length of one in minutes; sign-up ends `closes` minutes before the start;
    `guests` is how many others one person may bring.
    """

    capacity: int | None = None
    slot: int | None = None
    closes: int = 0
    guests: int = 2


@dataclass(frozen=True, slots=True)
class Notice:
    """What is announced, when and to whom; times aware in UTC, lengths in minutes.

    It is posted `lead` minutes before each start, or at `post_at`; with neither, at once.
    """

    id: int
    place_id: int
    number: int
    title: str
    author_id: int
    created_at: datetime
    state: State = State.DRAFT
    body: str = ""
    venue: str = ""
    latitude: float | None = None
    longitude: float | None = None
    template: Template | None = None
    schedule: Schedule = Schedule()
    lead: int | None = None
    post_at: datetime | None = None
    audience: Audience = Audience()
    signup: Signup | None = None
    receipt: bool = False
    reminders: tuple[int, ...] = ()
    pin: bool = False
    # Why it may not wait: it goes out at night and beyond the two posts a day.
    urgent: str | None = None
    draft_chat_id: int = 0
    ended_at: datetime | None = None
    ended_reason: str | None = None
    version: int = 1

    @property
    def repeats(self) -> bool:
        return self.schedule.rule is not None


class Phase(StrEnum):
    """Where one occurrence is."""

    PLANNED = "planned"
    POSTED = "posted"
    # Its moment went by while nobody could post it.
    MISSED = "missed"
    CANCELLED = "cancelled"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a notice takes place; `original_at` is the moment by the rule.

    `sequence` counts the changes that were told (RFC 5545, SEQUENCE).
    """

    id: int
    notice_id: int
    original_at: datetime
    starts_at: datetime | None
    ends_at: datetime | None
    post_at: datetime
    state: Phase = Phase.PLANNED
    posted_at: datetime | None = None
    note: str | None = None
    reason: str | None = None
    report: str | None = None
    report_file_id: str | None = None
    sequence: int = 0

    @property
    def moved(self) -> bool:
        return self.starts_at is not None and self.starts_at != self.original_at


class Fate(StrEnum):
    """What became of a notice in one chat."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    # The group had its two posts that day: it comes with the evening's digest.
    HELD = "held"
    DIGEST = "digest"
    # Paused, and to be gone on with.
    PAUSED = "paused"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One occurrence to one chat; `place_id` is the group's place, `at` the last change."""

    id: int
    occurrence_id: int
    chat_id: int
    place_id: int | None
    state: Fate
    at: datetime
    message_id: int | None = None
    error: str | None = None


class Seat(StrEnum):
    """Where somebody stands who signed up."""

    IN = "in"
    WAITING = "waiting"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who signed up, or whom another signed up by name (`guest`)."""

    id: int
    occurrence_id: int
    person_id: int | None
    guest: str
    state: Seat
    at: datetime
    slot: int | None = None
    note: str = ""
    entered_by: int | None = None
    moved_up_at: datetime | None = None
    came: bool | None = None


class Refusal(StrEnum):
    """Why something about a notice is not done."""

    NOT_YOURS = "not-yours"
    WRONG_STATE = "wrong-state"
    # The draft changed after the preview was drawn.
    STALE = "stale"
    NO_TITLE = "no-title"
    NO_TIME = "no-time"
    PAST = "past"
    NOBODY = "nobody"
    TOO_LONG = "too-long"
    TOO_MANY = "too-many"
    TOO_BIG = "too-big"
    ALREADY = "already"
    CLOSED = "closed"
    FULL = "full"
    GUESTS = "guests"
    NO_NAME = "no-name"
    NO_SLOT = "no-slot"
    NOT_SIGNED = "not-signed"
    NO_REASON = "no-reason"
    NOT_RESIDENT = "not-resident"


def numbers(minutes: Iterable[int]) -> tuple[int, ...]:
    """Reminders as they are kept: each once, the earliest (largest) first."""
    return tuple(sorted(set(minutes), reverse=True))
