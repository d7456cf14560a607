"""The five tables that carry all reliability: every effect is a row first."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.tables.columns import Id, Instant, count, flag, key, metadata

inbox = Table(
    "inbox",
    metadata,
    # Our own order: Telegram's ids start anew at random after a quiet week.
    Column("seq", Id, primary_key=True),
    Column("update_id", BigInteger, nullable=False, unique=True),
    Column("lane", BigInteger, nullable=False),
    Column("raw", Text, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("state", String(8), nullable=False),
    count("attempts"),
    Column("not_before", Instant, nullable=False),
    Column("done_at", Instant, index=True),
    Column("error", String(300)),
    Index("inbox_by_lane", "state", "lane", "seq"),
)

outbox = Table(
    "outbox",
    metadata,
    key(),
    Column("key", String(120), nullable=False, unique=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("verb", String(8), nullable=False),
    Column("view", String(40), nullable=False),
    Column("subject_id", BigInteger, nullable=False),
    Column("args", Text, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("message_id", BigInteger),
    Column("reply_to", BigInteger),
    Column("prompt_id", BigInteger),
    Column("panel", String(16)),
    flag("pin"),
    Column("repeats", Boolean, nullable=False),
    Column("not_before", Instant, nullable=False),
    Column("expires_at", Instant),
    count("attempts"),
    Column("state", String(10), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("sent_at", Instant, index=True),
    Column("error", String(300)),
    # In the order of the grouping, so that delivery reads heads off the index.
    Index("outbox_waiting", "state", "chat_id", "rank", "id"),
)

panels = Table(
    "panels",
    metadata,
    Column("chat_id", BigInteger, primary_key=True),
    # Unique within its chat only.
    Column("message_id", BigInteger, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("subject_id", BigInteger, nullable=False),
    Column("view", String(40), nullable=False),
    Column("drawn", String(64), nullable=False),
    Column("drawn_at", Instant, nullable=False),
    Column("stale_since", Instant, index=True),
    Index("panels_by_subject", "kind", "subject_id"),
)

timers = Table(
    "timers",
    metadata,
    key(),
    Column("due_at", Instant, nullable=False, index=True),
    Column("kind", String(24), nullable=False),
    Column("subject_id", BigInteger, nullable=False),
    count("attempts"),
    # Setting the same timer twice is setting it once.
    UniqueConstraint("kind", "subject_id", "due_at"),
)

prompts = Table(
    "prompts",
    metadata,
    key(),
    Column("chat_id", BigInteger, nullable=False),
    Column("person_id", BigInteger, nullable=False),
    Column("message_id", BigInteger),
    Column("kind", String(32), nullable=False),
    Column("subject_id", BigInteger, nullable=False),
    Column("args", Text, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Index("prompts_of", "chat_id", "person_id"),
    # An id that were given out again could name another chat's question.
    sqlite_autoincrement=True,
)
