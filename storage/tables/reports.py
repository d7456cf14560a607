"""Reports, what happened to each, and who stands behind it."""

from sqlalchemy import (
    BigInteger,
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

reports = Table(
    "reports",
    metadata,
    key(),
    Column("place_id", ForeignKey("places.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("category", String(12), nullable=False),
    Column("text", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("visibility", String(8), nullable=False),
    Column("priority", String(8), nullable=False),
    flag("hidden"),
    Column("reporter_id", BigInteger),
    Column("logger_id", BigInteger),
    Column("unit_id", ForeignKey("units.id")),
    Column("assignee_id", BigInteger),
    Column("parent_id", ForeignKey("reports.id"), index=True),
    Column("submitted_at", Instant, nullable=False),
    Column("dispatched_at", Instant),
    Column("accepted_at", Instant),
    Column("responded_at", Instant),
    Column("resolved_at", Instant),
    Column("closed_at", Instant),
    flag("auto_closed"),
    # As set when it was filed: changing a category's times moves no running deadline.
    Column("respond_minutes", Integer, nullable=False),
    Column("resolve_minutes", Integer, nullable=False),
    Column("respond_due", Instant, nullable=False),
    Column("resolve_due", Instant, nullable=False),
    Column("paused_at", Instant),
    count("paused_seconds"),
    Column("scheduled_for", Instant),
    count("reschedules"),
    Column("review_on", Instant),
    Column("hold_reason", Text),
    Column("question", Text),
    Column("answer", Text),
    Column("reject_reason", Text),
    flag("appealed"),
    Column("rating", String(8)),
    count("reopen_count"),
    count("return_count"),
    count("escalation_level"),
    Column("about", String(8)),
    Column("version", Integer, nullable=False),
    UniqueConstraint("place_id", "number"),
    # Each ends in what its lists are paged or cut by.
    Index("reports_open", "place_id", "state", "id"),
    Index("reports_by_reporter", "reporter_id", "id"),
    Index("reports_by_logger", "logger_id", "id"),
    Index("reports_by_unit", "unit_id", "state", "id"),
    Index("reports_alike", "place_id", "category", "submitted_at"),
)

report_events = Table(
    "report_events",
    metadata,
    key(),
    Column("report_id", ForeignKey("reports.id"), nullable=False, index=True),
    Column("at", Instant, nullable=False),
    Column("actor_id", BigInteger),
    Column("action", String(20), nullable=False),
    Column("from_state", String(16), nullable=False),
    Column("to_state", String(16), nullable=False),
    Column("text", Text),
    # What an undo puts back; history itself is never edited.
    Column("before", Text),
    UniqueConstraint("report_id", "id"),
)

report_media = Table(
    "report_media",
    metadata,
    key(),
    Column("report_id", ForeignKey("reports.id"), nullable=False, index=True),
    Column("kind", String(10), nullable=False),
    # The file stays at Telegram: over 20 MB it could not even be fetched.
    Column("file_id", String(200)),
    Column("unique_id", String(60)),
    Column("size", BigInteger),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("group_id", String(40)),
    Column("stage", String(8), nullable=False),
    Column("added_by", BigInteger),
    Column("at", Instant, nullable=False),
    UniqueConstraint("report_id", "chat_id", "message_id"),
    Index("media_by_group", "chat_id", "group_id"),
)

report_supporters = Table(
    "report_supporters",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("person_id", BigInteger, primary_key=True),
    Column("at", Instant, nullable=False),
    flag("wants_reopen"),
)

report_flags = Table(
    "report_flags",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("person_id", BigInteger, primary_key=True),
    Column("at", Instant, nullable=False),
)

report_notices = Table(
    "report_notices",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    # The key is the rule: one notice per report and step, whatever the clock does.
    Column("step", String(24), primary_key=True),
    Column("at", Instant, nullable=False),
)

pattern_alerts = Table(
    "pattern_alerts",
    metadata,
    key(),
    Column("place_id", ForeignKey("places.id"), nullable=False),
    Column("category", String(12), nullable=False),
    Column("at", Instant, nullable=False),
    Index("patterns_by_place", "place_id", "category", "at"),
)

album_items = Table(
    "album_items",
    metadata,
    Column("chat_id", BigInteger, primary_key=True),
    Column("message_id", BigInteger, primary_key=True),
    Column("group_id", String(40), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("file_id", String(200), nullable=False),
    Column("unique_id", String(60), nullable=False),
    Column("size", BigInteger),
    Column("at", Instant, nullable=False),
    Index("album_items_of", "chat_id", "group_id"),
)
