"""Notices, each of their occurrences, to whom one went, who comes and who has seen it."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.tables.columns import Instant, count, flag, key, metadata

notices = Table(
    "notices",
    metadata,
    key(),
    # Whose clock it goes by and whose numbers it counts in; `notice_places` says where it goes.
    Column("place_id", ForeignKey("places.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("title", String(120), nullable=False),
    Column("body", Text, nullable=False),
    Column("venue", String(120), nullable=False),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("template", String(16)),
    Column("state", String(12), nullable=False),
    Column("author_id", BigInteger, nullable=False),
    Column("draft_chat_id", BigInteger, nullable=False),
    Column("created_at", Instant, nullable=False),
    # Once: the moment. By a rule: RFC 5545 with the first local day and the local hour.
    Column("starts_at", Instant),
    Column("rule", String(200)),
    flag("workdays"),
    Column("first_day", String(10)),
    Column("clock", String(5)),
    Column("duration", Integer),
    # Minutes before the start at which it is posted; post_at instead for one fixed moment.
    Column("lead", Integer),
    Column("post_at", Instant),
    # People filters: those they name are written to in private, and no group is.
    Column("roles", String(120), nullable=False),
    Column("born_until", Integer),
    flag("unheard"),
    flag("signup"),
    Column("capacity", Integer),
    Column("slot", Integer),
    count("closes"),
    count("guests"),
    flag("receipt"),
    Column("reminders", String(60), nullable=False),
    flag("pin"),
    Column("urgent", Text),
    Column("ended_at", Instant),
    Column("ended_reason", Text),
    Column("version", Integer, nullable=False),
    UniqueConstraint("place_id", "number"),
    Index("notices_of_place", "place_id", "state", "id"),
    # A discarded draft's id must not come back: buttons and links still name it.
    sqlite_autoincrement=True,
)

notice_places = Table(
    "notice_places",
    metadata,
    Column("notice_id", ForeignKey("notices.id"), primary_key=True),
    Column("place_id", ForeignKey("places.id"), primary_key=True, index=True),
)

notice_media = Table(
    "notice_media",
    metadata,
    key(),
    Column("notice_id", ForeignKey("notices.id"), nullable=False, index=True),
    Column("kind", String(12), nullable=False),
    Column("file_id", String(200), nullable=False),
)

notice_occurrences = Table(
    "notice_occurrences",
    metadata,
    key(),
    Column("notice_id", ForeignKey("notices.id"), nullable=False),
    # The moment by the rule, kept when it is moved: RFC 5545's RECURRENCE-ID.
    Column("original_at", Instant, nullable=False),
    # Empty where nothing takes place and there is only something to know.
    Column("starts_at", Instant),
    Column("ends_at", Instant),
    Column("post_at", Instant, nullable=False),
    Column("state", String(12), nullable=False),
    Column("posted_at", Instant),
    Column("note", String(300)),
    Column("reason", String(300)),
    # The short report afterwards.
    Column("report", Text),
    Column("report_file_id", String(200)),
    count("sequence"),
    # The rule of "exactly once": whatever the clock does, an occurrence is one row.
    UniqueConstraint("notice_id", "original_at"),
    Index("occurrences_by_start", "state", "starts_at"),
    # One that was only planned can go again; links must not lead to another.
    sqlite_autoincrement=True,
)

notice_deliveries = Table(
    "notice_deliveries",
    metadata,
    key(),
    Column("occurrence_id", ForeignKey("notice_occurrences.id"), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("place_id", ForeignKey("places.id")),
    Column("state", String(10), nullable=False),
    Column("message_id", BigInteger),
    Column("error", String(300)),
    Column("at", Instant, nullable=False),
    UniqueConstraint("occurrence_id", "chat_id"),
    Index("deliveries_by_state", "occurrence_id", "state"),
    Index("deliveries_of_chat", "chat_id", "state"),
)

notice_posts = Table(
    "notice_posts",
    metadata,
    # What a group was sent unasked: at most two a day, and each step once.
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("occurrence_id", ForeignKey("notice_occurrences.id"), primary_key=True),
    Column("step", String(12), primary_key=True),
    Column("at", Instant, nullable=False),
    Index("posts_of_chat", "chat_id", "at"),
)

notice_signups = Table(
    "notice_signups",
    metadata,
    key(),
    Column("occurrence_id", ForeignKey("notice_occurrences.id"), nullable=False),
    # Empty for names taken over from a list; `guest` is empty for the person themselves.
    Column("person_id", BigInteger),
    Column("guest", String(40), nullable=False),
    Column("slot", Integer),
    Column("note", String(120), nullable=False),
    Column("state", String(10), nullable=False),
    Column("entered_by", BigInteger),
    # The waiting list goes by it, so it is set anew by whoever signs up again.
    Column("at", Instant, nullable=False),
    Column("moved_up_at", Instant),
    Column("came", Boolean),
    UniqueConstraint("occurrence_id", "person_id", "guest"),
    Index("signups_of_occurrence", "occurrence_id", "state", "at"),
    Index("signups_of_person", "person_id", "state"),
)

notice_receipts = Table(
    "notice_receipts",
    metadata,
    key(),
    Column("occurrence_id", ForeignKey("notice_occurrences.id"), nullable=False),
    Column("person_id", BigInteger),
    # Told at the door: the household, and by whom.
    Column("household_id", ForeignKey("households.id")),
    Column("entered_by", BigInteger),
    Column("at", Instant, nullable=False),
    UniqueConstraint("occurrence_id", "person_id"),
    UniqueConstraint("occurrence_id", "household_id"),
)

notice_optouts = Table(
    "notice_optouts",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
)

calendar_days = Table(
    "calendar_days",
    metadata,
    # A local date, written YYYY-MM-DD.
    Column("day", String(10), primary_key=True),
    # False for a holiday, True for a Saturday or Sunday worked in exchange (调休).
    flag("works"),
    Column("name", String(40), nullable=False),
)

calendar_feeds = Table(
    "calendar_feeds",
    metadata,
    # Whoever holds the address reads the calendar: as unguessable as a password.
    Column("token", String(64), primary_key=True),
    Column("place_id", ForeignKey("places.id"), nullable=False, unique=True),
    Column("made_at", Instant, nullable=False),
)
