"""Who is on the roll: one head each, with its weight. Source: domain/people.md, "Household"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.ballots.kinds import Electorate
from domain.ballots.refusals import Refusal
from domain.places import Household, Relation
from domain.places.writing import natural_key


@dataclass(frozen=True, slots=True)
class Head:
    """One voice; area in 0.01 m². Of several flats, stairwell, floor and room are the first's."""

    key: str
    label: str
    area: int
    households: tuple[int, ...]
    stairwell: str = ""
    floor: int | None = None
    room: str = ""


def heads(electorate: Electorate, flats: Iterable[Household]) -> tuple[Head, ...]:
    """The heads of these flats as people walk past them; raises ValueError for people's heads."""
    ordered = sorted(flats, key=_as_walked)
    if electorate == Electorate.FLATS:
        return tuple(_head(f"h{flat.id}", [flat]) for flat in ordered)
    if electorate != Electorate.OWNERS:
        raise ValueError(electorate)
    groups: dict[str, list[Household]] = {}
    for flat in ordered:
        groups.setdefault(_owner_key(flat), []).append(flat)
    return tuple(_head(key, owned) for key, owned in groups.items())


def person_heads(ids: Iterable[int]) -> tuple[Head, ...]:
    """One head a person, without area; their names are looked up when they are shown."""
    return tuple(Head(f"p{person}", str(person), 0, ()) for person in sorted(set(ids)))


def _owner_key(flat: Household) -> str:
    # Flats and groups are numbered apart, so their keys must not meet.
    return f"h{flat.id}" if flat.owner_group is None else f"g{flat.owner_group}"


def _head(key: str, flats: Sequence[Household]) -> Head:
    first, more = flats[0], len(flats) - 1
    label = f"{first.stairwell}{first.room}" + (f" +{more}" if more else "")
    area = sum(flat.area for flat in flats)
    ids = tuple(flat.id for flat in flats)
    return Head(key, label, area, ids, first.stairwell, first.floor, first.room)


def _as_walked(flat: Household) -> tuple[object, ...]:
    # A flat without a floor is last in its stairwell, and places keep together.
    floor = (flat.floor is None, flat.floor or 0)
    return (flat.place_id, natural_key(flat.stairwell), floor, natural_key(flat.room), flat.id)


_SPEAKS = {
    Electorate.FLATS: frozenset({Relation.OWNER, Relation.FAMILY, Relation.CARER}),
    Electorate.OWNERS: frozenset({Relation.OWNER, Relation.CARER}),
}


def voter_refusal(electorate: Electorate, relation: Relation | None) -> Refusal | None:
    """Why somebody of this relation to a flat may not vote for it, or None.

    Every resident votes for themselves; whether a roster names them is not asked here.
    """
    # Delegates come from outside as well: a property firm's need not live here.
    if electorate == Electorate.ROSTER:
        return None
    if relation is None:
        return Refusal.NOT_A_MEMBER
    if electorate == Electorate.RESIDENTS or relation in _SPEAKS[electorate]:
        return None
    return Refusal.TENANT if relation == Relation.TENANT else Refusal.OWNERS_ONLY
