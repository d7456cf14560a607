"""Claims at their edges, by the rows they leave."""

from datetime import timedelta

import pytest

from actions.places import approval, joining, members
from actions.places.joining import LinkRefusal, Shared
from domain.places import Membership, MembershipState, Refusal, Relation
from playground.estate import IDS
from storage.database import Database
from storage.places import households, people, residents, tokens
from storage.places.tokens import Token
from tests.conftest import NOON
from tests.estate import Estate, furnish

TOKEN = "t" * 24


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


def views(database: Database, chat: int) -> list[str]:
    rows = database.connection.execute("SELECT view FROM outbox WHERE chat_id = ?", (chat,))
    return [row["view"] for row in rows]


async def claimed(database: Database, person: int, flat: int) -> MembershipState | Refusal:
    return await database.run(joining.claim, person, flat, Relation.TENANT, now=NOON)


async def invited(database: Database, flat: int, giver: int = IDS.captain) -> None:
    token = Token(TOKEN, flat, giver, NOON + members.LINK_VALID)
    await database.run(tokens.add, token)


async def test_a_flat_nobody_has_heard_of_is_refused(database: Database, estate: Estate) -> None:
    del estate
    assert await claimed(database, IDS.zhou, 999) is Refusal.FLAT_UNKNOWN
    assert views(database, IDS.zhou) == ["join-refused"]


async def test_a_flat_that_is_gone_cannot_be_claimed(database: Database, estate: Estate) -> None:
    flat = estate.flats["2单元", "301"]
    database.connection.execute("UPDATE households SET gone_at = 1 WHERE id = ?", (flat,))
    assert await claimed(database, IDS.zhou, flat) is Refusal.FLAT_UNKNOWN


async def test_a_phone_shared_before_lets_in_at_once(database: Database, estate: Estate) -> None:
    await database.run(people.set_phone, IDS.zhou, "13800060012")
    flat = estate.flats["2单元", "301"]
    assert await claimed(database, IDS.zhou, flat) is MembershipState.ACTIVE
    assert views(database, IDS.captain) == []


@pytest.mark.parametrize("phone", ["8613800060012", "+8613800060012", "+86 138 0006 0012"])
async def test_a_shared_phone_is_compared_in_one_form(
    database: Database, estate: Estate, phone: str
) -> None:
    await claimed(database, IDS.zhou, estate.flats["2单元", "301"])
    outcome = await database.run(joining.share_phone, IDS.zhou, IDS.zhou, phone, now=NOON)
    assert outcome is Shared.MATCHED


@pytest.mark.parametrize(
    ("owner", "phone", "outcome"),
    [
        (None, "8613800060012", Shared.NOT_YOURS),
        (IDS.wang, "8613800060012", Shared.NOT_YOURS),
        (IDS.zhou, "", Shared.UNREADABLE),
        (IDS.zhou, "not a phone", Shared.UNREADABLE),
        (IDS.zhou, "13800060012", Shared.KEPT),
        (IDS.zhou, "8613800060013", Shared.KEPT),
    ],
)
async def test_only_the_persons_own_readable_matching_phone_counts(
    database: Database, estate: Estate, owner: int | None, phone: str, outcome: Shared
) -> None:
    await claimed(database, IDS.zhou, estate.flats["2单元", "301"])
    shared = await database.run(joining.share_phone, IDS.zhou, owner, phone, now=NOON)
    assert shared is outcome
    [member] = await database.run(households.memberships_of, IDS.zhou)
    assert member.state is MembershipState.CLAIMED


async def test_a_first_claimant_out_of_reach_is_passed_over(
    database: Database, estate: Estate
) -> None:
    await database.run(people.blocked, IDS.wang, at=NOON)
    flat = estate.flats["3单元", "201"]
    assert await claimed(database, IDS.zhou, flat) is MembershipState.CLAIMED
    assert views(database, IDS.captain) == ["claim-card"]


async def test_after_a_day_a_decided_claim_is_left_alone(
    database: Database, estate: Estate
) -> None:
    await claimed(database, IDS.zhou, estate.flats["3单元", "201"])
    [member] = await database.run(households.memberships_of, IDS.zhou)
    await database.run(
        joining.answer_question, IDS.wang, member.id, agrees=True, now=NOON
    )  # fmt: skip
    await database.run(joining.pass_to_captain, member.id, now=NOON + timedelta(days=1))
    await database.run(joining.pass_to_captain, 999, now=NOON)
    [after] = await database.run(households.memberships_of, IDS.zhou)
    assert after.state is MembershipState.ACTIVE


async def test_a_link_is_good_until_its_last_moment(database: Database, estate: Estate) -> None:
    await invited(database, estate.flats["2单元", "301"])
    end = NOON + members.LINK_VALID
    at_end = await database.run(joining.open_link, IDS.zhou, f"j_{TOKEN}", now=end)
    assert at_end is LinkRefusal.EXPIRED
    before = end - timedelta(microseconds=1)
    entered = await database.run(joining.open_link, IDS.zhou, f"j_{TOKEN}", now=before)
    assert isinstance(entered, Membership)
    assert entered.state is MembershipState.ACTIVE


async def test_a_link_is_not_spent_on_one_who_lives_there(
    database: Database, estate: Estate
) -> None:
    await invited(database, estate.flats["3单元", "201"])
    own = await database.run(joining.open_link, IDS.wang, f"j_{TOKEN}", now=NOON)
    assert own is LinkRefusal.ALREADY_MEMBER
    entered = await database.run(joining.open_link, IDS.zhou, f"j_{TOKEN}", now=NOON)
    assert isinstance(entered, Membership)


async def test_a_link_by_somebody_who_may_not_give_one_is_worth_nothing(
    database: Database, estate: Estate
) -> None:
    await invited(database, estate.flats["3单元", "201"], giver=IDS.li_ming)
    answer = await database.run(joining.open_link, IDS.zhou, f"j_{TOKEN}", now=NOON)
    assert answer is LinkRefusal.EXPIRED


@pytest.mark.parametrize("payload", ["", "j_", "j", f"b_{TOKEN}", f"j_{TOKEN}x", f"J_{TOKEN}"])
async def test_any_other_payload_is_no_link(
    database: Database, estate: Estate, payload: str
) -> None:
    await invited(database, estate.flats["2单元", "301"])
    answer = await database.run(joining.open_link, IDS.zhou, payload, now=NOON)
    assert answer is LinkRefusal.UNKNOWN


async def test_the_random_part_comes_from_outside(database: Database, estate: Estate) -> None:
    flat = estate.flats["2单元", "301"]
    await database.run(members.invite, IDS.captain, flat, rand=lambda size: b"\0" * size, now=NOON)
    found = await database.run(tokens.find, "A" * 24)
    assert found is not None
    assert found.expires_at == NOON + timedelta(days=30)
    assert "AAAA" not in repr(found)


async def test_claims_are_shown_to_the_captain_then_staff_then_owners(
    database: Database, estate: Estate
) -> None:
    async def asked() -> list[int]:
        return await database.run(approval.deciders, estate.building, IDS.zhou, now=NOON)

    assert await asked() == [IDS.captain]
    await database.run(people.blocked, IDS.captain, at=NOON)
    assert await asked() == [IDS.staff]
    database.connection.execute("DELETE FROM grants WHERE role = 'staff'")
    assert await asked() == [IDS.owner]
    await database.run(people.blocked, IDS.owner, at=NOON)
    assert await asked() == []


async def test_a_page_of_the_list_is_counted_round(database: Database, estate: Estate) -> None:
    for flat in list(estate.flats.values())[:20]:
        await database.run(
            households.claim, IDS.anna, flat, Relation.TENANT, MembershipState.ACTIVE, now=NOON
        )
    first = await database.run(members.flats_on_page, estate.building, 0)
    assert len(first) == members.FLATS_A_PAGE
    assert await database.run(members.flats_on_page, estate.building, 3) == first
    assert len(await database.run(members.flats_on_page, estate.building, -1)) < len(first)


async def test_moving_out_leaves_the_history(database: Database, estate: Estate) -> None:
    del estate
    [member] = await database.run(households.memberships_of, IDS.wang)
    assert await database.run(residents.end, member, IDS.wang, now=NOON)
    assert not await database.run(residents.end, member, IDS.wang, now=NOON)
    row = database.connection.execute(
        "SELECT ended_at, state FROM memberships WHERE id = ?", (member.id,)
    ).fetchone()
    assert row["state"] == "ended"
    assert row["ended_at"] is not None
