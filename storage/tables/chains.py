"""The chained events of ballots and funds, which anyone can check."""

from sqlalchemy import BigInteger, Column, Integer, String, Table, Text

from storage.tables.columns import Instant, metadata

chain_rows = Table(
    "chain_rows",
    metadata,
    # One key for all: it finds a chain's head, and no chain can ever have two rows at one place.
    Column("subject_kind", String(8), primary_key=True),
    Column("subject_id", BigInteger, primary_key=True, autoincrement=False),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    # Not hashed, so that who it was can be erased and the chain still holds.
    Column("actor_id", BigInteger),
    Column("actor", String(24), nullable=False),
    Column("type", String(16), nullable=False),
    Column("payload", Text, nullable=False),
    Column("prev", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
