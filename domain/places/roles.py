"""What people may do, and who may let them. Source: domain/people.md, "Role" and "Rules"."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.places.writing import tidy


class Role(StrEnum):
    """A role at a place; owner comes from the settings and is never stored."""

    RESIDENT = "resident"
    CAPTAIN = "captain"
    GRID = "grid"
    STAFF = "staff"
    SECRETARY = "secretary"
    UNIT = "unit"
    COMMITTEE = "committee"
    VOLUNTEER = "volunteer"
    CUSTODIAN = "custodian"
    WITNESS = "witness"
    OWNER = "owner"


WORDS: Mapping[Role, tuple[str, ...]] = {
    Role.RESIDENT: ("居民", "住户", "resident"),
    Role.CAPTAIN: ("楼栋长", "楼长", "captain", "building captain"),
    Role.GRID: ("网格员", "grid", "grid worker"),
    Role.STAFF: ("社区", "社区工作人员", "工作人员", "staff"),
    Role.SECRETARY: ("书记", "社区书记", "secretary"),
    Role.UNIT: ("单位", "unit", "unit member"),
    Role.COMMITTEE: ("业委会", "committee"),
    Role.VOLUNTEER: ("志愿者", "volunteer"),
    Role.CUSTODIAN: ("保管人", "custodian"),
    Role.WITNESS: ("见证人", "witness"),
}

_STORED = frozenset(Role) - {Role.OWNER}
# Staff do not name their equals: one account taken over could fill the office with its own.
_BY_STAFF = _STORED - {Role.STAFF, Role.SECRETARY}

# Owners name staff, staff name captains, captains approve residents (people.md "Rules").
# A secretary stands above staff when reports escalate, so only owners name one.
GIVES: Mapping[Role, frozenset[Role]] = {
    Role.OWNER: _STORED,
    Role.SECRETARY: _BY_STAFF,
    Role.STAFF: _BY_STAFF,
    Role.CAPTAIN: frozenset({Role.RESIDENT, Role.VOLUNTEER, Role.WITNESS}),
}


@dataclass(frozen=True, slots=True)
class Grant:
    """A role given to a person at a place, holding below it until it ends (UTC)."""

    person_id: int
    role: Role
    place_id: int
    unit_id: int | None
    giver_id: int
    given_at: datetime
    ends_at: datetime | None = None


def parse_role(text: str) -> Role | None:
    """The role a Chinese or English word names; None for any other word, and for owner."""
    word = tidy(text).casefold()
    return next((role for role, words in WORDS.items() if word in words), None)


def in_force(grant: Grant, now: datetime) -> bool:
    """Whether the grant has begun and not ended; it no longer holds at its end."""
    return grant.given_at <= now and (grant.ends_at is None or now < grant.ends_at)


def roles_at(grants: Iterable[Grant], ancestors: Sequence[int], now: datetime) -> frozenset[Role]:
    """One person's roles at a place, given the place's own id and those of its ancestors."""
    # Ended grants are kept as history, so every reading asks for the time.
    return frozenset(g.role for g in grants if g.place_id in ancestors and in_force(g, now))


def holds(grants: Iterable[Grant], ancestors: Sequence[int], role: Role, now: datetime) -> bool:
    """Whether a role granted here or above is in force: a grant holds at its place and below."""
    return role in roles_at(grants, ancestors, now)


def may_grant(giver_roles: Collection[Role], role: Role) -> bool:
    """Whether somebody with these roles at the place may give this role there.

    Nobody gives owner. Source: domain/people.md "Rules"; table `GIVES`.
    """
    return any(role in GIVES.get(own, ()) for own in giver_roles)


def may_revoke(actor_id: int, actor_roles: Collection[Role], grant: Grant) -> bool:
    """Whether a person, by their roles at the grant's place, may take it back.

    Whoever may give a role may take it; anyone may lay down their own.
    """
    # Nobody is kept in an office against their will, whoever gave it.
    return actor_id == grant.person_id or may_grant(actor_roles, grant.role)
