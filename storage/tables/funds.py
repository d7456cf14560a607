"""Funds: who bears what, who promised what, and the ledger of what really moved."""

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

funds = Table(
    "funds",
    metadata,
    key(),
    Column("place_id", ForeignKey("places.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("stairwell", String(20)),
    Column("title", String(120), nullable=False),
    Column("state", String(12), nullable=False),
    Column("author_id", BigInteger, nullable=False),
    Column("draft_chat_id", BigInteger, nullable=False),
    # All amounts in fen. The target is the cost less what sponsors bear.
    Column("cost", BigInteger),
    Column("target", BigInteger),
    Column("template", String(12)),
    Column("rule", String(12), nullable=False),
    # A JSON map, floor to thousandths; or household to fen where the list is fixed.
    Column("coefficients", Text, nullable=False),
    Column("grain", Integer, nullable=False),
    Column("minimum_n", Integer, nullable=False),
    Column("minimum_d", Integer, nullable=False),
    # Which table of shares is in force; each earlier one stays to be read.
    Column("table_version", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("published_at", Instant),
    Column("pledge_until", Instant),
    Column("pay_until", Instant),
    Column("closed_at", Instant),
    # The custodians' own payment code, as they posted it: the bot itself moves no money.
    Column("pay_note", Text),
    Column("pay_file_id", String(200)),
    Column("acceptance", Text),
    Column("acceptance_file_id", String(200)),
    Column("ended_reason", Text),
    # Behind the pseudonyms of its chain; never exported.
    Column("salt", String(32), nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("place_id", "number"),
    Index("funds_of_place", "place_id", "state", "id"),
    # A discarded draft's id must not come back: buttons and links still name it.
    sqlite_autoincrement=True,
)

fund_sponsors = Table(
    "fund_sponsors",
    metadata,
    key(),
    Column("fund_id", ForeignKey("funds.id"), nullable=False, index=True),
    Column("name", String(80), nullable=False),
    Column("amount", BigInteger, nullable=False),
    flag("in_kind"),
    Column("note", Text),
    Column("added_by", BigInteger, nullable=False),
    Column("at", Instant, nullable=False),
    Column("ended_at", Instant),
)

fund_custodians = Table(
    "fund_custodians",
    metadata,
    Column("fund_id", ForeignKey("funds.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("household_id", ForeignKey("households.id"), nullable=False),
    Column("named_by", BigInteger, nullable=False),
    Column("at", Instant, nullable=False),
    # Nobody keeps other people's money without having said yes.
    Column("agreed_at", Instant),
    Column("ended_at", Instant),
)

fund_flats = Table(
    "fund_flats",
    metadata,
    Column("fund_id", ForeignKey("funds.id"), primary_key=True),
    Column("household_id", ForeignKey("households.id"), primary_key=True),
    # How the chain names it: what a flat promised or could not pay is nobody else's to read.
    Column("code", String(24), nullable=False),
    # What ties are broken by: stairwell and room, padded so that text orders as doors do.
    Column("sort_key", String(60), nullable=False),
    Column("label", String(60), nullable=False),
    flag("exempt"),
    Column("exempt_reason", Text),
    Column("exempt_by", BigInteger),
    Column("consent_at", Instant),
    UniqueConstraint("fund_id", "code"),
)

fund_shares = Table(
    "fund_shares",
    metadata,
    Column("fund_id", ForeignKey("funds.id"), primary_key=True),
    Column("table_version", Integer, primary_key=True),
    Column("household_id", ForeignKey("households.id"), primary_key=True),
    Column("amount", BigInteger, nullable=False),
)

fund_pledges = Table(
    "fund_pledges",
    metadata,
    key(),
    Column("fund_id", ForeignKey("funds.id"), nullable=False),
    Column("table_version", Integer, nullable=False),
    Column("household_id", ForeignKey("households.id"), nullable=False),
    Column("person_id", BigInteger),
    Column("kind", String(10), nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("reason", Text),
    Column("at", Instant, nullable=False),
    # Replaced by a later one, or lapsed because the share rose.
    Column("ended_at", Instant),
    Index("pledges_of_fund", "fund_id", "household_id"),
)

fund_claims = Table(
    "fund_claims",
    metadata,
    key(),
    Column("fund_id", ForeignKey("funds.id"), nullable=False),
    Column("number", Integer, nullable=False),
    # What somebody says has moved; it becomes an entry when those who must have confirmed it.
    Column("kind", String(12), nullable=False),
    Column("household_id", ForeignKey("households.id")),
    Column("sponsor_id", ForeignKey("fund_sponsors.id")),
    Column("amount", BigInteger, nullable=False),
    Column("payee", String(80)),
    Column("invoice", String(60)),
    Column("note", Text),
    Column("file_id", String(200)),
    Column("reverses", Integer),
    Column("claimed_by", BigInteger, nullable=False),
    Column("at", Instant, nullable=False),
    Column("first_by", BigInteger),
    Column("first_at", Instant),
    Column("second_by", BigInteger),
    Column("second_at", Instant),
    Column("state", String(10), nullable=False),
    Column("refused_reason", Text),
    UniqueConstraint("fund_id", "number"),
    Index("claims_of_fund", "fund_id", "state", "id"),
)

fund_entries = Table(
    "fund_entries",
    metadata,
    Column("fund_id", ForeignKey("funds.id"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    # The same thing told twice is one row.
    Column("entry_key", String(60), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("household_id", ForeignKey("households.id")),
    Column("sponsor_id", ForeignKey("fund_sponsors.id")),
    Column("claim_id", ForeignKey("fund_claims.id")),
    Column("amount_in", BigInteger, nullable=False),
    Column("amount_out", BigInteger, nullable=False),
    Column("balance", BigInteger, nullable=False),
    Column("reverses", Integer),
    Column("at", Instant, nullable=False),
    Column("text", Text),
    UniqueConstraint("fund_id", "entry_key"),
)

fund_notices = Table(
    "fund_notices",
    metadata,
    Column("fund_id", ForeignKey("funds.id"), primary_key=True),
    Column("step", String(24), primary_key=True),
    Column("at", Instant, nullable=False),
)
