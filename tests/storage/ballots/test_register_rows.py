"""The register: everything comes back as it was stored, and nothing is changed unseen."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.ballots import Ballot, Base, Kind, Rule, State, Verdict
from domain.errors import Missing
from playground.estate import IDS
from storage.ballots import register
from storage.ballots.register import Changed
from storage.database import Database
from tests.conftest import NOON
from tests.estate import Estate
from tests.storage.ballots.rows import new, put

MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001
PAST = (State.CLOSED, State.FINAL, State.CANCELLED, State.VOID, State.SUPERSEDED)
# What is fixed by other tables, or by storing itself.
OWN = {"id", "place_id", "number", "source_id", "version"}
FRACTIONS = st.tuples(st.integers(1, 9), st.integers(1, 9))
RULES = st.builds(
    Rule, st.sampled_from(Base), st.none() | FRACTIONS, FRACTIONS, st.booleans(), st.booleans()
)
PLAIN = st.dictionaries(st.text(max_size=5), st.integers(-9, 9) | st.text(max_size=5) | st.none())
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)


def _values(name: str, hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401
    special: dict[str, st.SearchStrategy[Any]] = {
        "rule": st.none() | RULES,
        "options": st.lists(TEXT, max_size=4).map(tuple),
        "result": st.none() | PLAIN.filter(bool),
    }
    if name in special:
        return special[name]
    if hint in {datetime, datetime | None}:
        return MOMENTS if hint is datetime else st.none() | MOMENTS
    if hint in {int, int | None}:
        whole = st.integers(-(2**63), 2**63 - 1)
        return whole if hint is int else st.none() | whole
    if hint in {str, str | None}:
        return TEXT if hint is str else st.none() | TEXT
    return st.from_type(hint)


ANY = st.fixed_dictionaries(
    {n: _values(n, hint) for n, hint in get_type_hints(Ballot).items() if n not in OWN}
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(values=ANY)
async def test_whatever_a_ballot_holds_comes_back_as_it_was(
    database: Database, estate: Estate, values: dict[str, Any]
) -> None:
    stored = await put(database, estate.building, **values)
    assert await database.run(register.get, stored.id) == stored
    changed = await database.run(register.change, stored, replace(stored, **values))
    assert await database.run(register.find, stored.id) == changed


async def test_each_place_counts_its_own_ballots(database: Database, estate: Estate) -> None:
    first, second = [await put(database, estate.building) for _ in range(2)]
    other = await put(database, estate.other_building)
    assert (first.number, second.number, other.number) == (1, 2, 1)


async def test_a_number_follows_the_highest_and_not_the_count(
    database: Database, estate: Estate
) -> None:
    first, second = [await put(database, estate.building) for _ in range(2)]
    assert await database.run(register.discard, first.id)
    third = await put(database, estate.building)
    assert third.number == second.number + 1


async def test_an_id_never_comes_back_after_a_draft_was_thrown_away(
    database: Database, estate: Estate
) -> None:
    first = await put(database, estate.building)
    assert await database.run(register.discard, first.id)
    assert (await put(database, estate.building)).id > first.id


async def test_of_two_who_saw_one_version_the_second_changes_nothing(
    database: Database, estate: Estate
) -> None:
    seen = await put(database, estate.building)
    won = await database.run(register.change, seen, replace(seen, question="换灯吗?"))
    with pytest.raises(Changed):
        await database.run(register.change, seen, replace(seen, question="修门吗?"))
    assert await database.run(register.get, seen.id) == won
    assert (won.version, won.question) == (seen.version + 1, "换灯吗?")


async def test_the_version_rises_by_one_whatever_the_writer_claims(
    database: Database, estate: Estate
) -> None:
    seen = await put(database, estate.building)
    changed = await database.run(register.change, seen, replace(seen, version=99))
    assert changed.version == seen.version + 1


async def test_a_ballot_that_is_gone_cannot_be_changed(database: Database, estate: Estate) -> None:
    seen = await put(database, estate.building)
    assert await database.run(register.discard, seen.id)
    with pytest.raises(Changed):
        await database.run(register.change, seen, seen)


async def test_a_missing_ballot_is_none_or_raises(database: Database) -> None:
    assert await database.run(register.find, 7) is None
    with pytest.raises(Missing, match="ballot 7"):
        await database.run(register.get, 7)


@pytest.mark.parametrize("state", [s for s in State if s is not State.DRAFT])
async def test_only_a_draft_can_be_thrown_away(
    database: Database, estate: Estate, state: State
) -> None:
    ballot = await put(database, estate.building, state=state)
    assert not await database.run(register.discard, ballot.id)
    assert await database.run(register.find, ballot.id) == ballot


async def test_what_runs_is_listed_apart_from_what_is_over(
    database: Database, estate: Estate
) -> None:
    made = {state: await put(database, estate.building, state=state) for state in State}
    await put(database, estate.community, state=State.OPEN)
    running = await database.run(register.running, estate.building)
    past = await database.run(register.past, estate.building, 10)
    assert running == [made[State.NOTICE], made[State.OPEN]]
    assert past == [made[state] for state in reversed(PAST)]


async def test_the_pages_of_the_past_meet_without_a_gap_or_a_twin(
    database: Database, estate: Estate
) -> None:
    made = [await put(database, estate.building, state=State.FINAL) for _ in range(5)]
    first = await database.run(register.past, estate.building, 2)
    second = await database.run(register.past, estate.building, 2, first[-1].id)
    last = await database.run(register.past, estate.building, 2, second[-1].id)
    assert [*first, *second, *last] == made[::-1]
    assert await database.run(register.past, estate.building, 2, last[-1].id) == []


async def test_what_is_open_is_found_in_every_place(database: Database, estate: Estate) -> None:
    here = await put(database, estate.building, state=State.OPEN)
    there = await put(database, estate.community, state=State.OPEN)
    await put(database, estate.building, state=State.NOTICE)
    assert await database.run(register.open_anywhere) == [here, there]


@pytest.mark.parametrize("verdict", Verdict)
async def test_every_verdict_is_read_as_itself(
    database: Database, estate: Estate, verdict: Verdict
) -> None:
    stored = await put(database, estate.building, verdict=verdict)
    assert (await database.run(register.get, stored.id)).verdict is verdict


@pytest.mark.parametrize("kind", Kind)
async def test_the_rule_of_every_kind_is_kept_as_fractions(
    database: Database, estate: Estate, kind: Kind
) -> None:
    stored = await put(database, estate.building, kind=kind)
    found = await database.run(register.get, stored.id)
    assert (found.rule, found.kind) == (new(estate.building, kind).rule, kind)


async def test_a_moment_is_kept_to_the_microsecond(database: Database, estate: Estate) -> None:
    at = NOON + timedelta(microseconds=1)
    stored = await put(database, estate.building, closes_at=at)
    assert (await database.run(register.get, stored.id)).closes_at == at


async def test_a_ballot_of_no_place_is_refused_by_the_database(database: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        await put(database, 404)


async def test_a_ballot_cannot_repeat_one_that_is_not_there(
    database: Database, estate: Estate
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        await put(database, estate.building, source_id=404)


async def test_two_ballots_of_a_place_cannot_have_one_number(
    database: Database, estate: Estate
) -> None:
    first, second = [await put(database, estate.building, author_id=IDS.staff) for _ in range(2)]
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        await database.run(register.change, second, replace(second, number=first.number))
    assert (await database.run(register.get, second.id)).number == second.number
