"""What captains and staff do with claims and members: by whom, on what, in which state."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from actions.places import approval, me, members
from actions.places.members import Refusal
from domain.places import Membership, MembershipState, Relation
from playground.estate import IDS
from storage import prompts
from storage.database import Database
from storage.places import audit, households, people, rolls, tokens
from tests.conftest import NOON
from tests.estate import Estate, furnish

CLAIMED, ASKED = MembershipState.CLAIMED, MembershipState.ASKED
ACTIVE, REFUSED, ENDED = MembershipState.ACTIVE, MembershipState.REFUSED, MembershipState.ENDED
DECIDERS = (IDS.captain, IDS.staff, IDS.owner)
OTHERS = (IDS.wang, IDS.worker, IDS.zhou, IDS.anna, 424242)
TOKEN = bytes(range(18))

Do = Callable[[Database, int, Membership], Awaitable[Refusal | None]]


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def member(
    database: Database, estate: Estate, state: MembershipState, person: int = IDS.zhou
) -> Membership:
    flat = estate.flats["2单元", "301"]
    made = await database.run(households.claim, person, flat, Relation.TENANT, state, now=NOON)
    found = await database.run(households.membership, made)
    assert found is not None
    return found


async def state_of(database: Database, membership: Membership) -> MembershipState:
    found = await database.run(households.membership, membership.id)
    assert found is not None
    return found.state


def views(database: Database, person: int) -> list[str]:
    rows = database.connection.execute(
        "SELECT view FROM outbox WHERE chat_id = ? ORDER BY id", (person,)
    )
    return [row["view"] for row in rows]


async def agree(database: Database, person: int, on: Membership) -> Refusal | None:
    return await database.run(members.decide, person, on.id, agrees=True, now=NOON, message_id=1)


async def turn_down(database: Database, person: int, on: Membership) -> Refusal | None:
    return await database.run(members.decide, person, on.id, agrees=False, now=NOON, message_id=1)


async def end(database: Database, person: int, on: Membership) -> Refusal | None:
    return await database.run(members.end, person, on.id, now=NOON, message_id=1)


async def ask_end(database: Database, person: int, on: Membership) -> Refusal | None:
    return await database.run(members.ask_end, person, on.id, now=NOON, message_id=1)


async def ask_reason(database: Database, person: int, on: Membership) -> Refusal | None:
    return await database.run(members.ask_reason, person, on.id, now=NOON)


async def open_claim(database: Database, person: int, on: Membership) -> Refusal | None:
    return await database.run(members.open_claim, person, on.id, now=NOON, message_id=1)


async def open_flat(database: Database, person: int, on: Membership) -> Refusal | None:
    return await database.run(members.open_flat, person, on.household_id, now=NOON, message_id=1)


async def invite(database: Database, person: int, on: Membership) -> Refusal | None:
    return await database.run(
        members.invite, person, on.household_id, rand=lambda _: TOKEN, now=NOON
    )


EVERYTHING: list[Do] = [agree, turn_down, end, ask_end, ask_reason, open_claim, open_flat, invite]
# Which of them are done in which state; in every other they are answered with DECIDED.
DONE: dict[str, set[MembershipState]] = {
    "agree": {CLAIMED, ASKED},
    "turn_down": {CLAIMED, ASKED},
    "end": {ACTIVE, CLAIMED, ASKED},
    "ask_reason": {REFUSED},
}


@pytest.mark.parametrize("person", OTHERS)
@pytest.mark.parametrize("step", EVERYTHING, ids=lambda step: step.__name__)
async def test_nobody_else_does_anything(
    database: Database, estate: Estate, step: Do, person: int
) -> None:
    claim = await member(database, estate, CLAIMED)
    assert await step(database, person, claim) is Refusal.FORBIDDEN
    assert await state_of(database, claim) is CLAIMED
    assert views(database, person) == []
    assert await database.run(audit.looks_at, IDS.zhou, 9) == []


@pytest.mark.parametrize("state", MembershipState)
@pytest.mark.parametrize("step", [agree, turn_down, end, ask_reason], ids=lambda s: s.__name__)
async def test_each_step_is_done_only_where_it_leads_somewhere(
    database: Database, estate: Estate, step: Do, state: MembershipState
) -> None:
    on = await member(database, estate, state)
    refusal = await step(database, IDS.captain, on)
    if state in DONE[step.__name__]:
        assert refusal is None
    else:
        assert refusal is Refusal.DECIDED
        assert await state_of(database, on) is state
        assert "join-status" not in views(database, IDS.zhou)


@pytest.mark.parametrize("person", DECIDERS)
@pytest.mark.parametrize(
    ("step", "becomes"), [(agree, ACTIVE), (turn_down, REFUSED), (end, ENDED)]
)
async def test_a_decision_is_kept_with_who_made_it_and_told(
    database: Database, estate: Estate, person: int, step: Do, becomes: MembershipState
) -> None:
    claim = await member(database, estate, CLAIMED)
    assert await step(database, person, claim) is None
    assert await state_of(database, claim) is becomes
    row = database.connection.execute(
        "SELECT decided_by FROM memberships WHERE id = ?", (claim.id,)
    )
    assert row.fetchone()[0] == person
    assert views(database, IDS.zhou) == ["join-status"]


@pytest.mark.parametrize("person", [IDS.captain, IDS.staff])
async def test_nobody_but_an_owner_lets_themselves_in(
    database: Database, estate: Estate, person: int
) -> None:
    own = await member(database, estate, CLAIMED, person)
    assert await agree(database, person, own) is Refusal.OWN_CLAIM
    assert await state_of(database, own) is CLAIMED
    mine = await member(database, estate, CLAIMED, IDS.owner)
    assert await agree(database, IDS.owner, mine) is None
    assert await state_of(database, mine) is ACTIVE


@pytest.mark.parametrize("step", EVERYTHING, ids=lambda step: step.__name__)
async def test_what_is_not_there_is_said_to_be_gone(
    database: Database, estate: Estate, step: Do
) -> None:
    claim = await member(database, estate, CLAIMED)
    for number in (0, -1, 999, 2**62):
        none = Membership(number, IDS.zhou, number, Relation.TENANT, CLAIMED, NOON)
        assert await step(database, IDS.owner, none) is Refusal.FLAT_GONE
    assert await state_of(database, claim) is CLAIMED


async def test_every_look_into_a_flat_is_noted_and_a_claim_alone_is_none(
    database: Database, estate: Estate
) -> None:
    claim = await member(database, estate, CLAIMED)
    await open_claim(database, IDS.captain, claim)
    assert await database.run(audit.looks_at, IDS.zhou, 9) == []
    await open_flat(database, IDS.captain, claim)
    [look] = await database.run(audit.looks_at, IDS.zhou, 9)
    assert (look.person_id, look.name, look.what) == (IDS.captain, "陈楼长", "members")


async def test_an_invitation_holds_thirty_days_from_now(
    database: Database, estate: Estate
) -> None:
    claim = await member(database, estate, CLAIMED)
    assert await invite(database, IDS.captain, claim) is None
    row = database.connection.execute("SELECT token FROM tokens").fetchone()
    token = await database.run(tokens.find, row["token"])
    assert token is not None
    assert (token.giver_id, token.used_by) == (IDS.captain, None)
    assert token.expires_at == NOON + timedelta(days=30)
    await database.run(rolls.leave, claim.household_id, now=NOON)
    assert await invite(database, IDS.captain, claim) is Refusal.FLAT_GONE


@pytest.mark.parametrize(("text", "told"), [("请带证件", True), ("", False), (" \n", False)])
async def test_a_reason_is_passed_on_once_and_nothing_is_asked_again(
    database: Database,
    estate: Estate,
    text: str,
    told: bool,  # noqa: FBT001
) -> None:
    claim = await member(database, estate, REFUSED)
    await ask_reason(database, IDS.captain, claim)
    prompt = await database.run(prompts.open_for, IDS.captain, IDS.captain, now=NOON)
    assert prompt is not None
    for _ in range(2):
        await database.run(members.give_reason, IDS.captain, prompt, text, now=NOON)
    assert views(database, IDS.zhou).count("join-reason") == told
    left = await database.run(prompts.open_for, IDS.captain, IDS.captain, now=NOON)
    assert (left is None) is told


async def test_a_captain_dismissed_meanwhile_passes_nothing_on(
    database: Database, estate: Estate
) -> None:
    claim = await member(database, estate, REFUSED)
    await ask_reason(database, IDS.captain, claim)
    prompt = await database.run(prompts.open_for, IDS.captain, IDS.captain, now=NOON)
    assert prompt is not None
    database.connection.execute("DELETE FROM grants WHERE role = 'captain'")
    given = await database.run(members.give_reason, IDS.captain, prompt, "x", now=NOON)
    assert given is Refusal.FORBIDDEN
    assert views(database, IDS.zhou) == []


async def test_a_claim_reaches_somebody_who_can_be_reached(
    database: Database, estate: Estate
) -> None:
    found = []
    for person in (IDS.captain, IDS.staff, IDS.owner):
        found.append(await database.run(approval.deciders, estate.building, IDS.zhou, now=NOON))
        await database.run(people.blocked, person, at=NOON)
    assert found == [[IDS.captain], [IDS.staff], [IDS.owner]]
    none = await database.run(approval.deciders, estate.building, IDS.zhou, now=NOON)
    assert none == []


@pytest.mark.parametrize("state", MembershipState)
async def test_moving_out_by_oneself_is_for_ones_own_only(
    database: Database, estate: Estate, state: MembershipState
) -> None:
    own = await member(database, estate, state)
    refusal = await database.run(me.move_out, IDS.wang, own.id, now=NOON, message_id=1)
    assert refusal is me.Refusal.NOT_YOURS
    assert await state_of(database, own) is state
    await database.run(me.move_out, IDS.zhou, own.id, now=NOON, message_id=1)
    after = ENDED if state in {ACTIVE, CLAIMED, ASKED} else state
    assert await state_of(database, own) is after
