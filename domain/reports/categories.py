"""What reports are about, who answers for each, and how soon (reports.md, Categories)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

# Stored and referred to by code: a code may be added, never renamed.
EIGHT = (
    "fire_brigade",
    "housing",
    "gas_company",
    "police",
    "special_squad",
    "power",
    "water",
    "hospital",
)
PARTNERS = (
    "property",
    "community_office",
    "committee",
    "grid",
    "volunteers",
    "city_management",
    "road_upkeep",
    "lawyers",
    "civil_affairs",
    "municipal",
)
UNITS = EIGHT + PARTNERS

HOUR = 60
DAY = 24 * HOUR
CARD_CHOICES = 8


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of report; `responsible` is None where staff must triage."""

    code: str
    responsible: str | None
    helps: tuple[str, ...]
    respond_minutes: int
    resolve_minutes: int
    private: bool = False
    needs_photo: bool = False


OTHER = "other"

_ROWS = (
    Category("fire", "fire_brigade", ("property",), 1 * HOUR, 1 * DAY, needs_photo=True),
    Category("ebike", "property", ("fire_brigade", "police"), 2 * HOUR, 1 * DAY),
    Category("gas", "gas_company", ("property",), 1 * HOUR, 1 * DAY),
    Category("power", "power", ("property",), 1 * HOUR, 1 * DAY),
    Category("water", "water", ("property",), 1 * HOUR, 1 * DAY),
    Category("drain", "property", ("municipal",), 4 * HOUR, 1 * DAY, needs_photo=True),
    Category("lift", "property", ("housing",), 1 * HOUR, 2 * DAY),
    Category("equip", "property", (), 4 * HOUR, 2 * DAY),
    Category("struct", "housing", ("property",), 1 * DAY, 7 * DAY, needs_photo=True),
    Category(
        "access",
        "committee",
        ("community_office", "property"),
        1 * DAY,
        15 * DAY,
        needs_photo=True,
    ),
    Category("road", "property", ("road_upkeep",), 1 * DAY, 7 * DAY, needs_photo=True),
    Category("falling", "police", ("property",), 2 * HOUR, 1 * DAY),
    Category("pests", "fire_brigade", ("property",), 4 * HOUR, 1 * DAY),
    Category("clean", "property", ("city_management",), 8 * HOUR, 3 * DAY, needs_photo=True),
    Category("green", "property", (), 1 * DAY, 7 * DAY),
    Category("parking", "property", ("police",), 1 * DAY, 3 * DAY),
    Category(
        "neighbour", "community_office", ("police", "lawyers"), 1 * DAY, 7 * DAY, private=True
    ),
    Category("security", "police", ("special_squad",), 2 * HOUR, 1 * DAY, private=True),
    Category("health", "hospital", ("grid",), 4 * HOUR, 3 * DAY, private=True),
    Category("care", "grid", ("volunteers", "civil_affairs"), 2 * HOUR, 1 * DAY, private=True),
    Category("service", "property", ("housing",), 1 * DAY, 7 * DAY),
    Category("ask", "community_office", (), 2 * HOUR, 1 * DAY),
    Category("idea", "community_office", ("committee",), 1 * DAY, 5 * DAY),
    Category(OTHER, None, (), 4 * HOUR, 7 * DAY),
)

CATEGORIES: Mapping[str, Category] = MappingProxyType({row.code: row for row in _ROWS})


def most_used(counts: Mapping[str, int], limit: int = CARD_CHOICES) -> tuple[str, ...]:
    """The categories a card offers first: a building's most used, else in the usual order."""
    # Sorting is stable, so a new building gets the usual order.
    order = sorted(CATEGORIES, key=lambda code: -counts.get(code, 0))
    return tuple(order[:limit])
