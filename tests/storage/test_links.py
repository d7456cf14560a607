from datetime import UTC, datetime

from storage import links
from storage.database import Database, Tx
from storage.links import AT_MOST, Part

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
REPORT, TALK, BALLOT, FUND = (
    Part("report", 1),
    Part("ballot", 1),
    Part("ballot", 2),
    Part("fund", 1),
)


async def linked(tx: Tx, *pairs: tuple[Part, Part]) -> None:
    for cause, effect in pairs:
        await links.add(tx, cause, effect, now=NOW)


async def test_the_whole_matter_is_found_from_any_of_its_parts(database: Database) -> None:
    await database.run(linked, (REPORT, TALK), (TALK, BALLOT), (BALLOT, FUND))
    for part in (REPORT, TALK, BALLOT, FUND):
        found = await database.run(links.matter, part)
        assert found[0] == part
        assert sorted(found) == sorted((REPORT, TALK, BALLOT, FUND))


async def test_what_has_the_same_number_of_another_kind_is_another_thing(
    database: Database,
) -> None:
    await database.run(linked, (REPORT, BALLOT))
    assert await database.run(links.matter, FUND) == [FUND]
    assert await database.run(links.matter, Part("report", 2)) == [Part("report", 2)]


async def test_a_link_noted_twice_is_one(database: Database) -> None:
    await database.run(linked, (REPORT, BALLOT), (REPORT, BALLOT))
    assert await database.run(links.matter, REPORT) == [REPORT, BALLOT]


async def test_a_circle_ends(database: Database) -> None:
    await database.run(linked, (REPORT, BALLOT), (BALLOT, FUND), (FUND, REPORT))
    assert len(await database.run(links.matter, BALLOT)) == 3


async def test_a_chain_without_end_is_cut(database: Database) -> None:
    many = [(Part("ballot", n), Part("ballot", n + 1)) for n in range(AT_MOST + 10)]
    await database.run(linked, *many)
    assert len(await database.run(links.matter, Part("ballot", 0))) == AT_MOST
