"""Claims, answers, decisions and links: who may, what comes of it, who is told."""

from datetime import timedelta

import pytest

from actions.places import joining, members
from actions.places.members import Refusal
from domain.places import Membership, MembershipState, Relation
from playground.estate import IDS
from storage.database import Database
from storage.places import households
from tests.actions.places.rows import counts, grown, sent
from tests.conftest import NOON
from tests.estate import Estate, furnish

EMPTY, WANGS = ("2单元", "301"), ("3单元", "201")


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def claim(database: Database, flat: int, person: int = IDS.zhou) -> Membership:
    await database.run(joining.claim, person, flat, Relation.TENANT, now=NOON)
    return (await database.run(households.memberships_of, person))[-1]


async def decide(database: Database, person: int, claimed: int, *, agrees: bool) -> str | None:
    return await database.run(
        members.decide, person, claimed, agrees=agrees, now=NOON, message_id=None
    )


@pytest.mark.parametrize("relation", Relation)
async def test_a_claim_on_an_empty_flat_goes_to_the_captain_whatever_the_relation(
    database: Database, estate: Estate, relation: Relation
) -> None:
    before = counts(database)
    state = await database.run(
        joining.claim, IDS.zhou, estate.flats[EMPTY], relation, now=NOON
    )  # fmt: skip
    assert state is MembershipState.CLAIMED
    assert sent(database) == [(IDS.captain, "claim-card"), (IDS.zhou, "join-status")]
    assert grown(before, counts(database)) == {"memberships": 1, "outbox": 2}


async def test_a_claim_on_a_flat_somebody_lives_in_asks_them_first(
    database: Database, estate: Estate
) -> None:
    before = counts(database)
    assert (await claim(database, estate.flats[WANGS])).state is MembershipState.ASKED
    assert sent(database) == [(IDS.wang, "claim-question"), (IDS.zhou, "join-status")]
    assert grown(before, counts(database)) == {"memberships": 1, "outbox": 2, "timers": 1}


@pytest.mark.parametrize("flat", [EMPTY, WANGS])
async def test_the_same_claim_twice_is_one_claim(
    database: Database, estate: Estate, flat: tuple[str, str]
) -> None:
    await claim(database, estate.flats[flat])
    before = counts(database)
    await claim(database, estate.flats[flat])
    assert grown(before, counts(database)) == {"outbox": 1}
    assert sent(database)[-1] == (IDS.zhou, "join-refused")


@pytest.mark.parametrize(
    ("person", "taken"),
    [(IDS.wang, True), (IDS.captain, False), (IDS.zhou, False), (IDS.li_ming, False)],
)
@pytest.mark.parametrize("agrees", [True, False])
async def test_only_who_lives_there_answers_and_only_once(
    database: Database,
    estate: Estate,
    person: int,
    taken: bool,  # noqa: FBT001
    agrees: bool,  # noqa: FBT001
) -> None:
    member = await claim(database, estate.flats[WANGS])
    answer = database.run(
        joining.answer_question, person, member.id, agrees=agrees, now=NOON
    )  # fmt: skip
    assert await answer is taken
    after = await database.run(households.membership, member.id)
    assert after is not None
    wanted = "asked" if not taken else "active" if agrees else "claimed"
    assert after.state.value == wanted
    settled = counts(database)
    again = database.run(
        joining.answer_question, person, member.id, agrees=not agrees, now=NOON
    )  # fmt: skip
    assert await again is False
    assert await database.run(households.membership, member.id) == after
    assert counts(database) == settled


@pytest.mark.parametrize(
    ("person", "told"),
    [
        (IDS.captain, None),
        (IDS.staff, None),
        (IDS.owner, None),
        (IDS.wang, Refusal.FORBIDDEN),
        (IDS.worker, Refusal.FORBIDDEN),
        (IDS.zhou, Refusal.FORBIDDEN),
    ],
)
@pytest.mark.parametrize("agrees", [True, False])
async def test_who_decides_on_a_claim_and_what_becomes_of_it(
    database: Database,
    estate: Estate,
    person: int,
    told: Refusal | None,
    agrees: bool,  # noqa: FBT001
) -> None:
    member = await claim(database, estate.flats[EMPTY])
    before = counts(database)
    assert await decide(database, person, member.id, agrees=agrees) is told
    after = await database.run(households.membership, member.id)
    assert after is not None
    if told:
        assert after == member
        assert counts(database) == before
        return
    assert after.state.value == ("active" if agrees else "refused")
    assert sent(database)[-2:] == [(IDS.zhou, "join-status"), (person, "claim-card")]
    settled = counts(database)
    assert await decide(database, IDS.staff, member.id, agrees=not agrees) is Refusal.DECIDED
    assert counts(database) == settled


async def test_nobody_but_an_owner_decides_on_their_own_claim(
    database: Database, estate: Estate
) -> None:
    own = await claim(database, estate.flats[EMPTY], IDS.captain)
    before = counts(database)
    assert await decide(database, IDS.captain, own.id, agrees=True) is Refusal.OWN_CLAIM
    assert counts(database) == before
    owners = await claim(database, estate.flats["2单元", "302"], IDS.owner)
    assert await decide(database, IDS.owner, owners.id, agrees=True) is None


@pytest.mark.parametrize("person", [IDS.wang, IDS.worker, IDS.anna, 424242])
async def test_others_open_nothing_and_no_look_of_theirs_is_noted(
    database: Database, estate: Estate, person: int
) -> None:
    [living] = await database.run(households.memberships_of, IDS.wang)
    flat, before = estate.flats[WANGS], counts(database)
    forbidden = Refusal.FORBIDDEN
    run = database.run
    looked = await run(members.open_flat, person, flat, now=NOON, message_id=None)
    assert looked is forbidden
    for step in (members.open_claim, members.ask_end, members.end):
        assert await run(step, person, living.id, now=NOON, message_id=None) is forbidden
    rand = bytes
    assert await run(members.invite, person, flat, rand=rand, now=NOON) is forbidden
    assert counts(database) == before


@pytest.mark.parametrize("person", [IDS.captain, IDS.staff, IDS.owner])
async def test_a_look_at_a_flat_is_noted_each_time(
    database: Database, estate: Estate, person: int
) -> None:
    for looks in (1, 2):
        await database.run(
            members.open_flat, person, estate.flats[WANGS], now=NOON, message_id=None
        )
        noted = database.connection.execute(
            "SELECT count(*) AS n FROM audit WHERE person_id = ?", (person,)
        ).fetchone()
        assert noted["n"] == looks


async def test_moving_out_twice_is_moving_out_once(database: Database, estate: Estate) -> None:
    del estate
    [living] = await database.run(households.memberships_of, IDS.wang)
    end = members.end
    assert await database.run(end, IDS.captain, living.id, now=NOON, message_id=None) is None
    assert (IDS.wang, "join-status") in sent(database)
    before = counts(database)
    again = await database.run(end, IDS.captain, living.id, now=NOON, message_id=None)
    assert again is Refusal.DECIDED
    assert counts(database) == before


@pytest.mark.parametrize(("minutes", "fits"), [(0, True), (60, True), (61, False)])
async def test_who_came_by_a_link_says_as_what_within_the_hour(
    database: Database,
    estate: Estate,
    minutes: int,
    fits: bool,  # noqa: FBT001
) -> None:
    del estate
    [living] = await database.run(households.memberships_of, IDS.wang)
    now = living.claimed_at + timedelta(minutes=minutes)
    before = counts(database)
    said = await database.run(joining.relate, IDS.wang, living.id, Relation.CARER, now=now)
    assert said is fits
    assert grown(before, counts(database)) == ({"outbox": 1} if fits else {})
    other = await database.run(joining.relate, IDS.zhou, living.id, Relation.OWNER, now=NOON)
    assert other is False
