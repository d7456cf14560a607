"""Places, households, people, roles, chats, and who looked at what."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.tables.columns import Instant, count, flag, key, metadata

places = Table(
    "places",
    metadata,
    key(),
    Column("parent_id", ForeignKey("places.id"), index=True),
    Column("kind", String(12), nullable=False),
    Column("name", String(60), nullable=False),
    Column("zone", String(40), nullable=False),
    Column("language", String(8), nullable=False),
    Column("office_phone", String(40)),
    Column("closed_at", Instant),
    count("last_report"),
)

people = Table(
    "people",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String(130), nullable=False),
    Column("username", String(40), index=True),
    Column("language", String(8), nullable=False),
    Column("phone", String(20)),
    Column("birth_year", Integer),
    flag("big"),
    Column("seen_at", Instant, nullable=False),
    Column("started_at", Instant),
    Column("blocked_at", Instant),
    Column("erased_at", Instant),
)

households = Table(
    "households",
    metadata,
    key(),
    Column("place_id", ForeignKey("places.id"), nullable=False),
    Column("stairwell", String(20), nullable=False),
    Column("floor", Integer),
    Column("room", String(20), nullable=False),
    Column("area", Integer, nullable=False),
    Column("owner", String(60)),
    Column("phone", String(20)),
    # Flats of one owner, who counts as one head however many they have.
    Column("owner_group", Integer),
    Column("gone_at", Instant),
    # Without the floor: it can be unknown, and a door is known by its stairwell and room.
    UniqueConstraint("place_id", "stairwell", "room"),
)

memberships = Table(
    "memberships",
    metadata,
    key(),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("household_id", ForeignKey("households.id"), nullable=False, index=True),
    Column("relation", String(8), nullable=False),
    Column("state", String(8), nullable=False),
    Column("claimed_at", Instant, nullable=False),
    Column("decided_by", BigInteger),
    Column("decided_at", Instant),
    Column("ended_at", Instant),
)

grants = Table(
    "grants",
    metadata,
    key(),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("role", String(12), nullable=False),
    Column("place_id", ForeignKey("places.id"), index=True),
    Column("unit_id", ForeignKey("units.id")),
    Column("giver_id", BigInteger, nullable=False),
    Column("given_at", Instant, nullable=False),
    Column("ends_at", Instant),
)

units = Table(
    "units",
    metadata,
    key(),
    Column("place_id", ForeignKey("places.id"), nullable=False),
    Column("code", String(24), nullable=False),
    Column("name", String(60)),
    Column("phone", String(40)),
    UniqueConstraint("place_id", "code"),
)

categories = Table(
    "categories",
    metadata,
    Column("place_id", ForeignKey("places.id"), primary_key=True),
    Column("code", String(12), primary_key=True),
    Column("responsible", String(24), nullable=False),
    Column("helps", String(120), nullable=False),
    Column("respond_minutes", Integer, nullable=False),
    Column("resolve_minutes", Integer, nullable=False),
    flag("private"),
    flag("needs_photo"),
    Column("words", Text, nullable=False),
)

chats = Table(
    "chats",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(8), nullable=False),
    Column("place_id", ForeignKey("places.id"), index=True),
    Column("unit_id", ForeignKey("units.id"), index=True),
    Column("title", String(130), nullable=False),
    Column("language", String(8)),
    Column("state", String(12), nullable=False),
    # As last seen: the bot asks nobody each time it wants to post.
    Column("rights", String(60), nullable=False),
    Column("changed_at", Instant, nullable=False),
)

chat_members = Table(
    "chat_members",
    metadata,
    Column("chat_id", BigInteger, primary_key=True),
    Column("person_id", BigInteger, primary_key=True),
    Column("left_at", Instant),
)

tokens = Table(
    "tokens",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("household_id", ForeignKey("households.id"), nullable=False),
    Column("giver_id", BigInteger, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_by", BigInteger),
)

imports = Table(
    "imports",
    metadata,
    key(),
    Column("person_id", BigInteger, nullable=False),
    Column("place_id", ForeignKey("places.id")),
    Column("rows", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("applied_at", Instant),
)

audit = Table(
    "audit",
    metadata,
    key(),
    Column("at", Instant, nullable=False),
    Column("person_id", BigInteger),
    Column("what", String(32), nullable=False),
    Column("subject_kind", String(16), nullable=False),
    Column("subject_id", BigInteger, nullable=False),
)

links = Table(
    "links",
    metadata,
    key(),
    Column("from_kind", String(16), nullable=False),
    Column("from_id", BigInteger, nullable=False),
    Column("to_kind", String(16), nullable=False),
    Column("to_id", BigInteger, nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("from_kind", "from_id", "to_kind", "to_id"),
)
