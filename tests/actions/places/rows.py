"""What lies in the tables, for tests that nothing was written or only what was wanted."""

from storage.database import Database
from storage.tables import metadata


def counts(database: Database) -> dict[str, int]:
    """How many rows each table has."""
    return {
        table.name: database.connection.execute(
            f"SELECT count(*) AS n FROM {table.name}"  # noqa: S608 - names of our own tables
        ).fetchone()["n"]
        for table in metadata.sorted_tables
    }


def sent(database: Database) -> list[tuple[int, str]]:
    """The chat and the view of each message waiting, oldest first."""
    rows = database.connection.execute("SELECT chat_id, view FROM outbox ORDER BY id")
    return [(row["chat_id"], row["view"]) for row in rows]


def grown(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    """The tables that have more or fewer rows than before, and by how many."""
    return {name: after[name] - n for name, n in before.items() if after[name] != n}
