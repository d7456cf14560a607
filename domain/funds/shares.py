"""Who pays how much. Source: funds.md, "Share rules" and "Share tables are versioned"."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from domain.funds.allocate import allocate
from domain.places.homes import Household
from domain.places.writing import arabic, tidy


class ShareRule(StrEnum):
    EQUAL = "equal"
    AREA = "area"
    FLOORS = "floors"
    FLOORS_AREA = "floors_area"
    FIXED = "fixed"
    VOLUNTARY = "voluntary"


class Template(StrEnum):
    """What buildings pay for most: 扶手, 加装电梯, 下水道, 道路, 门禁."""

    HANDRAIL = "handrail"
    LIFT = "lift"
    SEWER = "sewer"
    ROAD = "road"
    GATE = "gate"


class ShareRefusal(StrEnum):
    """Why no share table can be made."""

    NO_FLATS = "no-flats"
    NO_TARGET = "no-target"
    NO_PAYER = "no-payer"
    FLOOR_UNKNOWN = "floor-unknown"
    AREA_UNKNOWN = "area-unknown"
    COEFFICIENTS_MISSING = "coefficients-missing"
    FLAT_UNKNOWN = "flat-unknown"
    FIXED_SUM = "fixed-sum"
    NOT_WHOLE_YUAN = "not-whole-yuan"


@dataclass(frozen=True, slots=True)
class ShareTable:
    """One version of the shares, in fen by sort key; voluntary ones do not reach the target."""

    version: int
    target: int
    shares: Mapping[str, int]


# Long enough for every room number; padded, text sorts as people count.
_WIDTH = 4
_BY_FLOOR = frozenset({ShareRule.FLOORS, ShareRule.FLOORS_AREA})
_BY_AREA = frozenset({ShareRule.AREA, ShareRule.FLOORS_AREA})


def sort_keys(flats: Sequence[Household]) -> dict[int, str]:
    """Each flat's key by household id: its stairwell and room, digits padded.

    As text they sort as doors are counted, so the odd fen of a tie go to the lowest door. They are
    to be kept with the fund, as a later roll may name a flat differently.
    """
    several = len({flat.place_id for flat in flats}) > 1
    plain = {flat.id: _code(flat, building=several) for flat in flats}
    seen = Counter(plain.values())
    # Two doors of one number may not become one payer.
    return {key: code if seen[code] == 1 else f"{code}~{key}" for key, code in plain.items()}


def _code(flat: Household, *, building: bool) -> str:
    parts = (str(flat.place_id) if building else "", flat.stairwell, flat.room)
    return "-".join(_padded(part) for part in parts if part)


def _padded(text: str) -> str:
    words = arabic(tidy(text).casefold())
    return re.sub(r"[0-9]+", lambda found: found[0].lstrip("0").zfill(_WIDTH), words)


def weights(
    rule: ShareRule,
    flats: Sequence[Household],
    coefficients: Mapping[int, int],
    *,
    exempt: AbstractSet[int] = frozenset(),
) -> dict[str, int] | ShareRefusal:
    """Each flat's weight by sort key; `exempt` are household ids, `coefficients` per mille.

    Raises ValueError for fixed and voluntary shares, which have no weights.
    """
    if rule in {ShareRule.FIXED, ShareRule.VOLUNTARY}:
        raise ValueError("fixed and voluntary shares have no weights")
    if no := _unknown(rule, flats, coefficients):
        return no
    keys = sort_keys(flats)
    found = {
        keys[flat.id]: 0 if flat.id in exempt else _weight(rule, flat, coefficients)
        for flat in flats
    }
    return found if any(found.values()) else ShareRefusal.NO_PAYER


def _unknown(
    rule: ShareRule, flats: Sequence[Household], coefficients: Mapping[int, int]
) -> ShareRefusal | None:
    # An exempt flat is asked for too: that would otherwise hide until the exemption ends.
    reasons = (
        (not flats, ShareRefusal.NO_FLATS),
        (rule in _BY_FLOOR and not coefficients, ShareRefusal.COEFFICIENTS_MISSING),
        (rule in _BY_FLOOR and any(f.floor is None for f in flats), ShareRefusal.FLOOR_UNKNOWN),
        (rule in _BY_AREA and any(f.area <= 0 for f in flats), ShareRefusal.AREA_UNKNOWN),
    )
    return next((reason for applies, reason in reasons if applies), None)


def _weight(rule: ShareRule, flat: Household, coefficients: Mapping[int, int]) -> int:
    factor = coefficient(flat.floor, coefficients) if rule in _BY_FLOOR else 1
    return factor * (flat.area if rule in _BY_AREA else 1)


def coefficient(floor: int | None, coefficients: Mapping[int, int]) -> int:
    """The coefficient of the nearest floor listed at or below; the lowest one's for cellars."""
    below = [known for known in coefficients if floor is not None and known <= floor]
    return coefficients[max(below) if below else min(coefficients)]


def share_out(
    rule: ShareRule,
    target: int,
    flats: Sequence[Household],
    coefficients: Mapping[int, int],
    *,
    exempt: AbstractSet[int] = frozenset(),
    fixed: Mapping[str, int] | None = None,
    grain: int = 1,
) -> dict[str, int] | ShareRefusal:
    """Each flat's share in fen by sort key, adding up to the target; all 0 if voluntary."""
    if target <= 0:
        return ShareRefusal.NO_TARGET
    if rule is ShareRule.VOLUNTARY:
        return dict.fromkeys(sorted(sort_keys(flats).values()), 0)
    if rule is ShareRule.FIXED:
        return _fixed(target, sort_keys(flats).values(), fixed or {})
    # The odd fen belong to nobody in particular, so whole yuan need a whole target.
    if target % grain:
        return ShareRefusal.NOT_WHOLE_YUAN
    by = weights(rule, flats, coefficients, exempt=exempt)
    return by if isinstance(by, ShareRefusal) else allocate(target, by, grain)


def _fixed(
    target: int, known: Iterable[str], fixed: Mapping[str, int]
) -> dict[str, int] | ShareRefusal:
    shares = dict.fromkeys(sorted(known), 0)
    if not fixed.keys() <= shares.keys():
        return ShareRefusal.FLAT_UNKNOWN
    if sum(fixed.values()) != target or any(fen < 0 for fen in fixed.values()):
        return ShareRefusal.FIXED_SUM
    return shares | dict(fixed)


def raised(old: ShareTable, new: ShareTable) -> set[str]:
    """The households whose share rises: they must pledge afresh. Source: funds.md."""
    return {code for code, fen in new.shares.items() if fen > old.shares.get(code, 0)}
