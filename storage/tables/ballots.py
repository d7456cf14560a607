"""Ballots, the roll each is taken on, and every vote, opinion and objection."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.tables.columns import Instant, flag, key, metadata

ballots = Table(
    "ballots",
    metadata,
    key(),
    Column("place_id", ForeignKey("places.id"), nullable=False),
    Column("number", Integer, nullable=False),
    # Only the flats of one stairwell of the building, where the question concerns no other.
    Column("stairwell", String(20)),
    Column("kind", String(16), nullable=False),
    Column("question", Text, nullable=False),
    # A JSON list: options freeze together with the question, so they live in its row.
    Column("options", Text, nullable=False),
    Column("electorate", String(12), nullable=False),
    Column("rule", Text),
    Column("seats", Integer, nullable=False),
    Column("shown", String(10), nullable=False),
    Column("early", String(12), nullable=False),
    Column("length_minutes", Integer, nullable=False),
    Column("state", String(12), nullable=False),
    Column("author_id", BigInteger, nullable=False),
    # The chat in which it is drafted, and where a preview stands.
    Column("draft_chat_id", BigInteger, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("opens_at", Instant),
    Column("closes_at", Instant),
    Column("extended_at", Instant),
    Column("closed_at", Instant),
    Column("objections_until", Instant),
    Column("final_at", Instant),
    Column("def_hash", String(64)),
    Column("roll_hash", String(64)),
    # Behind the pseudonyms of its chain; never exported.
    Column("salt", String(32), nullable=False),
    Column("verdict", String(16)),
    Column("result", Text),
    Column("outcome", Text),
    Column("outcome_by", BigInteger),
    Column("outcome_at", Instant),
    Column("ended_reason", Text),
    # The ballot this one repeats: a run-off's, or a cancelled one's that was cloned.
    Column("source_id", ForeignKey("ballots.id")),
    Column("version", Integer, nullable=False),
    UniqueConstraint("place_id", "number"),
    Index("ballots_of_place", "place_id", "state", "id"),
    # A discarded draft's id must not come back: buttons and links still name it.
    sqlite_autoincrement=True,
)

ballot_heads = Table(
    "ballot_heads",
    metadata,
    key(),
    Column("ballot_id", ForeignKey("ballots.id"), nullable=False),
    # Who it is: h<household>, g<owner group>, p<person>.
    Column("head", String(24), nullable=False),
    # How the chain names it: the door where votes are shown by name, else a pseudonym.
    Column("code", String(40), nullable=False),
    Column("label", String(60), nullable=False),
    Column("stairwell", String(20), nullable=False),
    Column("floor", Integer),
    Column("room", String(20), nullable=False),
    Column("area", Integer, nullable=False),
    Column("slip", Integer, nullable=False),
    # Its standing as of now; choice is empty while it does not count, and always when secret.
    flag("heard"),
    Column("choice", String(60)),
    Column("why", String(12)),
    Column("via", String(8)),
    # Secret ballots tell the chain in batches who has voted.
    flag("told"),
    UniqueConstraint("ballot_id", "head"),
    UniqueConstraint("ballot_id", "code"),
    Index("ballot_heads_heard", "ballot_id", "heard"),
)

ballot_flats = Table(
    "ballot_flats",
    metadata,
    Column("ballot_id", ForeignKey("ballots.id"), primary_key=True),
    # Frozen at opening: a flat votes with the head it belonged to then.
    Column("household_id", ForeignKey("households.id"), primary_key=True),
    Column("head_id", ForeignKey("ballot_heads.id"), nullable=False, index=True),
)

ballot_casts = Table(
    "ballot_casts",
    metadata,
    key(),
    Column("ballot_id", ForeignKey("ballots.id"), nullable=False),
    # Empty while nobody knows where the voter lives.
    Column("head_id", ForeignKey("ballot_heads.id")),
    Column("voter_id", BigInteger),
    Column("choice", String(60), nullable=False),
    Column("via", String(8), nullable=False),
    Column("state", String(12), nullable=False),
    Column("receipt", String(8), nullable=False, unique=True),
    Column("at", Instant, nullable=False),
    Column("entered_by", BigInteger),
    Column("witness_id", BigInteger),
    Column("file_id", String(200)),
    Column("ended_at", Instant),
    Index("casts_of_head", "ballot_id", "head_id"),
    Index("casts_of_voter", "voter_id", "ballot_id"),
)

ballot_urn = Table(
    "ballot_urn",
    metadata,
    Column("ballot_id", ForeignKey("ballots.id"), primary_key=True),
    # Drawn at random: the order of rows must not be the order of voters.
    Column("nonce", String(32), primary_key=True),
    Column("choice", String(60), nullable=False),
    # Nor may SQLite number the rows as they arrive.
    sqlite_with_rowid=False,
)

ballot_roster = Table(
    "ballot_roster",
    metadata,
    Column("ballot_id", ForeignKey("ballots.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("side", String(60), nullable=False),
)

ballot_proxies = Table(
    "ballot_proxies",
    metadata,
    key(),
    Column("ballot_id", ForeignKey("ballots.id"), nullable=False),
    Column("head_id", ForeignKey("ballot_heads.id"), nullable=False),
    Column("agent_id", BigInteger, nullable=False),
    Column("entered_by", BigInteger, nullable=False),
    Column("file_id", String(200)),
    Column("at", Instant, nullable=False),
    Column("ended_at", Instant),
    Index("proxies_of_ballot", "ballot_id", "agent_id"),
)

ballot_opinions = Table(
    "ballot_opinions",
    metadata,
    key(),
    Column("ballot_id", ForeignKey("ballots.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("person_id", BigInteger),
    flag("unnamed"),
    Column("text", Text, nullable=False),
    # Those that say the same stand under one of them, which is answered for all.
    Column("under_id", ForeignKey("ballot_opinions.id")),
    Column("at", Instant, nullable=False),
    Column("answer", Text),
    Column("answered_by", BigInteger),
    Column("answered_at", Instant),
    flag("hidden"),
    UniqueConstraint("ballot_id", "number"),
)

ballot_supports = Table(
    "ballot_supports",
    metadata,
    Column("opinion_id", ForeignKey("ballot_opinions.id"), primary_key=True),
    Column("person_id", BigInteger, primary_key=True),
    Column("at", Instant, nullable=False),
)

ballot_objections = Table(
    "ballot_objections",
    metadata,
    key(),
    Column("ballot_id", ForeignKey("ballots.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("person_id", BigInteger),
    Column("text", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("answer", Text),
    Column("answered_by", BigInteger),
    Column("answered_at", Instant),
    UniqueConstraint("ballot_id", "number"),
)

ballot_notices = Table(
    "ballot_notices",
    metadata,
    Column("ballot_id", ForeignKey("ballots.id"), primary_key=True),
    # The key is the rule: one reminder per ballot and step, whatever the clock does.
    Column("step", String(24), primary_key=True),
    Column("at", Instant, nullable=False),
)

representatives = Table(
    "representatives",
    metadata,
    Column("household_id", ForeignKey("households.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("named_by", BigInteger, nullable=False),
    Column("at", Instant, nullable=False),
)
