"""Letting a roll in: first what it would change, then all of it or nothing."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from actions.places import communities
from domain.places import Place, PlaceKind, mask_phone, normal_name
from domain.places import roll as rules
from domain.places.cells import BadReason
from domain.places.columns import Column
from domain.places.naming import building_name
from domain.places.roll import BadRow, RollFile, RollPlan, RollRow
from domain.places.writing import natural_key
from storage import timers
from storage.database import Tx
from storage.places import imports, rolls, tree
from storage.places.imports import Import
from storage.places.rolls import Kept
from storage.roster import read_table

# Names and phones of a whole community do not lie about in a draft.
KEPT_FOR = timedelta(hours=24)
# One message holds no more; the count says how many there are.
BAD_SHOWN = 12
LONGEST_SHOWN = 24
NOTHING = RollPlan((), (), (), ())


class Refusal(StrEnum):
    """Why a roll cannot be taken or let in."""

    FORBIDDEN = "forbidden"
    WHICH_COMMUNITY = "which-community"
    TWO_BUILDINGS = "two-buildings"
    BUILDING_NAME = "building-name"
    BAD_ROWS = "bad-rows"
    CHANGED = "changed"
    APPLIED = "applied"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Founding:
    """The community that a roll founds where there is none yet."""

    name: str = "社区"
    zone: str = "Asia/Shanghai"
    language: str = "zh-CN"


@dataclass(frozen=True, slots=True)
class Counts:
    added: int
    changed: int
    gone: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class _Register:
    """A community as it stands: its buildings by compared name, and every flat they have."""

    place: Place | None
    buildings: dict[str, list[Place]] = field(default_factory=dict)
    flats: tuple[Kept, ...] = ()

    @property
    def present(self) -> dict[int, RollRow]:
        return {flat.id: flat.row for flat in self.flats if not flat.gone}


def read(data: bytes, filename: str) -> RollFile:
    """Read a file as a roll; slow, so run it off the event loop.

    Raises Unreadable when it is no table at all.
    """
    return rules.read(read_table(data, filename))


async def check(
    tx: Tx,
    person_id: int | None,
    roll: RollFile,
    *,
    now: datetime,
    community_id: int | None = None,
    founding: Founding | None = None,
) -> tuple[int, RollPlan] | Refusal:
    """Keep the roll for a day and say what it would change; without bad rows only.

    `community_id` may be left out where there is one community, or none yet.
    """
    register = await _register(tx, community_id)
    if isinstance(register, Refusal):
        return register
    if refusal := _unfit(register, roll):
        return refusal
    # Nothing is half imported: one bad row leaves no plan at all.
    plan = NOTHING if roll.bad else rules.plan(register.present, roll.rows, roll.columns)
    import_id = await imports.add(
        tx,
        person_id or 0,
        register.place.id if register.place else None,
        # Rows that will never be let in are not kept either.
        () if roll.bad else roll.rows,
        _summary(roll, plan, register, founding or Founding()),
        now=now,
    )
    await timers.add(tx, "roll-expires", import_id, now + KEPT_FOR)
    return import_id, plan


async def _register(tx: Tx, community_id: int | None) -> _Register | Refusal:
    known = await tree.communities(tx)
    if community_id is None and len(known) > 1:
        return Refusal.WHICH_COMMUNITY
    if community_id is None and not known:
        return _Register(None)
    place = known[0] if community_id is None else await tree.get(tx, community_id)
    buildings: dict[str, list[Place]] = {}
    flats: list[Kept] = []
    for building in await tree.inside(tx, place.id):
        if building.kind is PlaceKind.BUILDING:
            buildings.setdefault(normal_name(building.name), []).append(building)
            flats += await rolls.of(tx, building)
    return _Register(place, buildings, tuple(flats))


def _unfit(register: _Register, roll: RollFile) -> Refusal | None:
    language = register.place.language if register.place else "zh-CN"
    for name in dict.fromkeys(row.building for row in roll.rows):
        known = register.buildings.get(normal_name(name), [])
        # Two estates with a 6栋 each: the roll cannot say which one it means.
        if len(known) > 1:
            return Refusal.TWO_BUILDINGS
        if not known and building_name(name, language) is None:
            return Refusal.BUILDING_NAME
    return None


def _summary(
    roll: RollFile, plan: RollPlan, register: _Register, founding: Founding
) -> dict[str, Any]:
    return {
        "bad": [[bad.line, bad.reason.value, shown(bad)] for bad in roll.bad[:BAD_SHOWN]],
        "bad_count": len(roll.bad),
        "columns": sorted(roll.columns),
        "ignored": [name[:LONGEST_SHOWN] for name in roll.ignored[:BAD_SHOWN]],
        "buildings": _by_building(plan, register.present),
        "plan": _digest(plan),
        "founding": [founding.name, founding.zone, founding.language],
    }


def shown(bad: BadRow) -> str:
    """What a bad cell said, short, with phone numbers masked."""
    if bad.reason is BadReason.PHONE_UNREADABLE:
        return mask_phone(bad.value)
    digits = sum(c.isdigit() for c in bad.value)
    # A phone in the wrong column is still a phone.
    hidden = mask_phone(bad.value) if digits >= 7 else bad.value  # noqa: PLR2004
    return hidden if len(hidden) <= LONGEST_SHOWN else f"{hidden[: LONGEST_SHOWN - 1]}…"


def _by_building(plan: RollPlan, present: Mapping[int, RollRow]) -> list[list[str | int]]:
    """For each building its name, and how many flats are added, changed, gone, unchanged."""
    names: dict[str, str] = {}
    counts = tuple(
        Counter(_named(names, row.building) for row in rows)
        for rows in (
            plan.added,
            [change.after for change in plan.changed],
            [present[flat] for flat in plan.gone],
            [present[flat] for flat in plan.unchanged],
        )
    )
    order = sorted(names, key=lambda key: natural_key(names[key]))
    return [[names[key], *(count[key] for count in counts)] for key in order]


def _named(names: dict[str, str], building: str) -> str:
    names.setdefault(normal_name(building), building)
    return normal_name(building)


def _digest(plan: RollPlan) -> str:
    """A short mark by which two equal plans are told from others."""
    changed = [(c.household_id, *map(imports.written, (c.before, c.after))) for c in plan.changed]
    added = [imports.written(row) for row in plan.added]
    text = repr((added, changed, plan.gone, plan.unchanged))
    return hashlib.sha256(text.encode()).hexdigest()


async def apply(tx: Tx, import_id: int, *, now: datetime) -> Counts | Refusal:
    """Let a roll in wholly, if it would still change what it said it would."""
    kept = await imports.find(tx, import_id)
    if kept is None:
        return Refusal.EXPIRED
    if kept.applied_at is not None:
        return Refusal.APPLIED
    if kept.summary["bad_count"]:
        return Refusal.BAD_ROWS
    # Read anew, as a day may have passed since the roll was checked.
    register = await _register(tx, kept.place_id)
    if isinstance(register, Refusal):
        return register
    rows = await imports.rows_of(tx, import_id)
    plan = rules.plan(register.present, rows, frozenset(map(Column, kept.summary["columns"])))
    # Somebody may have changed the homes since: what is done must be what was shown.
    if _digest(plan) != kept.summary["plan"]:
        return Refusal.CHANGED
    await _write(tx, kept, register, plan, now)
    await imports.finish(tx, import_id, now=now)
    return Counts(*map(len, (plan.added, plan.changed, plan.gone, plan.unchanged)))


async def _write(tx: Tx, kept: Import, register: _Register, plan: RollPlan, now: datetime) -> None:
    community = register.place or await _found(tx, kept, now)
    buildings = {name: places[0] for name, places in register.buildings.items()}
    # A flat that comes back keeps its id, and with it its members and votes.
    gone = {flat.row.key: flat.id for flat in register.flats if flat.gone}
    for row in plan.added:
        place = await _building(tx, community, buildings, row.building)
        # A new row would break its link to what happened in the flat before.
        if (was := gone.get(row.key)) is not None:
            await rolls.change(tx, was, row)
        else:
            await rolls.add(tx, place.id, row)
    for change in plan.changed:
        await rolls.change(tx, change.household_id, change.after)
    for household_id in plan.gone:
        await rolls.leave(tx, household_id, now=now)
    await _set_heads(tx, buildings.values())


async def _found(tx: Tx, kept: Import, now: datetime) -> Place:
    name, zone, language = kept.summary["founding"]
    return await communities.create(tx, name, zone=zone, language=language, now=now)


async def _building(tx: Tx, community: Place, known: dict[str, Place], name: str) -> Place:
    key = normal_name(name)
    if key not in known:
        made = await communities.ensure_place(tx, community, (name,))
        assert made is not None  # noqa: S101 - names were checked before
        known[key] = made
    return known[key]


async def _set_heads(tx: Tx, buildings: Iterable[Place]) -> None:
    """Number owner heads by their first flat: a number that no later roll changes."""
    flats = [f for place in buildings for f in await rolls.of(tx, place) if not f.gone]
    firsts: dict[int, int] = {}
    for flat, head in zip(flats, rules.owner_heads(f.row for f in flats), strict=True):
        group = firsts.setdefault(head, flat.id) if head is not None else None
        if group != flat.owner_group:
            await rolls.set_head(tx, flat.id, group)


async def forget(tx: Tx, import_id: int, *, now: datetime) -> None:
    """Drop a roll that nobody let in within a day: its rows are private."""
    del now
    await imports.drop(tx, import_id)
