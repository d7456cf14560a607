from datetime import UTC, datetime, timedelta

import pytest

from domain.places.roles import (
    Grant,
    Role,
    holds,
    in_force,
    may_grant,
    may_revoke,
    parse_role,
    roles_at,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
STAIRWELL, BUILDING, ESTATE, OTHER = 63, 6, 2, 9
ABOVE_STAIRWELL = (STAIRWELL, BUILDING, ESTATE)
R = Role


def grant(role: Role = R.CAPTAIN, place_id: int = BUILDING, **more: datetime | None) -> Grant:
    times = {"given_at": NOON - timedelta(days=1), "ends_at": None, **more}
    return Grant(42, role, place_id, None, 7, times["given_at"] or NOON, times["ends_at"])


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("居民", R.RESIDENT),
        ("楼栋长", R.CAPTAIN),
        ("网格员", R.GRID),
        ("社区", R.STAFF),
        ("书记", R.SECRETARY),
        ("单位", R.UNIT),
        ("业委会", R.COMMITTEE),
        ("志愿者", R.VOLUNTEER),
        ("保管人", R.CUSTODIAN),
        ("见证人", R.WITNESS),
        *((role.value, role) for role in R if role is not R.OWNER),
        (" Captain ", R.CAPTAIN),
        ("ＳＴＡＦＦ", R.STAFF),
    ],
)
def test_role_words_are_read_in_both_languages(word: str, role: Role) -> None:
    assert parse_role(word) is role


@pytest.mark.parametrize("word", ["", "owner", "主人", "物业", "captains", "cap tain"])
def test_other_words_are_no_role(word: str) -> None:
    assert parse_role(word) is None


def test_a_role_holds_at_its_place_and_below() -> None:
    assert holds([grant()], (BUILDING, ESTATE), R.CAPTAIN, NOON)
    assert holds([grant()], ABOVE_STAIRWELL, R.CAPTAIN, NOON)


def test_a_role_does_not_hold_above_or_beside_or_as_another() -> None:
    assert not holds([grant()], (ESTATE,), R.CAPTAIN, NOON)
    assert not holds([grant()], (OTHER, ESTATE), R.CAPTAIN, NOON)
    assert not holds([grant()], ABOVE_STAIRWELL, R.STAFF, NOON)
    assert not holds([], ABOVE_STAIRWELL, R.CAPTAIN, NOON)
    assert not holds([grant()], (), R.CAPTAIN, NOON)


def test_a_grant_holds_from_its_beginning_until_just_before_its_end() -> None:
    tick = timedelta(microseconds=1)
    assert in_force(grant(given_at=NOON), NOON)
    assert not in_force(grant(given_at=NOON + tick), NOON)
    assert in_force(grant(ends_at=NOON + tick), NOON)
    assert not in_force(grant(ends_at=NOON), NOON)


def test_roles_of_several_grants_add_up() -> None:
    grants = [
        grant(),
        grant(R.WITNESS, ESTATE),
        grant(R.STAFF, OTHER),
        grant(R.UNIT, ends_at=NOON),
    ]
    assert roles_at(grants, ABOVE_STAIRWELL, NOON) == {R.CAPTAIN, R.WITNESS}


BY_STAFF = {
    R.RESIDENT,
    R.CAPTAIN,
    R.GRID,
    R.UNIT,
    R.COMMITTEE,
    R.VOLUNTEER,
    R.CUSTODIAN,
    R.WITNESS,
}
MAY_GIVE: dict[Role, set[Role]] = {
    R.OWNER: {*BY_STAFF, R.STAFF, R.SECRETARY},
    R.SECRETARY: BY_STAFF,
    R.STAFF: BY_STAFF,
    R.CAPTAIN: {R.RESIDENT, R.VOLUNTEER, R.WITNESS},
}


@pytest.mark.parametrize("giver", R)
@pytest.mark.parametrize("role", R)
def test_each_role_gives_exactly_what_the_table_says(giver: Role, role: Role) -> None:
    assert may_grant({giver}, role) is (role in MAY_GIVE.get(giver, set()))


def test_nobody_without_a_role_gives_one_and_nobody_makes_an_owner() -> None:
    assert not any(may_grant((), role) for role in R)
    assert not may_grant(set(R), R.OWNER)


def test_roles_of_one_giver_add_up() -> None:
    assert may_grant({R.VOLUNTEER, R.STAFF}, R.CAPTAIN)


def test_who_may_give_may_take_and_anyone_may_step_down() -> None:
    captain = grant()
    assert may_revoke(7, {R.STAFF}, captain)
    assert may_revoke(captain.person_id, (), captain)
    assert not may_revoke(7, {R.CAPTAIN}, captain)
    assert not may_revoke(7, (), captain)
    assert not may_revoke(8, {R.STAFF}, grant(R.STAFF))
