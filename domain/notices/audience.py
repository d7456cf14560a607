"""Whom a people filter names, in private and by consent. Source: notices.md, "Where"."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.notices.notice import Audience
from domain.places import Role

# Source: notices.md, "households not heard"; two months pass without a reason to worry.
UNHEARD_FOR = timedelta(days=60)
# From 65 one may ask for the senior card; the others are ages that rules speak of.
AGES = (60, 65, 70, 80)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a person at the notice's places.

    `heard` has, for each of their households, when any member was last heard (UTC), or None.
    """

    roles: frozenset[Role] = frozenset()
    birth_year: int | None = None
    heard: tuple[datetime | None, ...] = ()


def matches(audience: Audience, facts: Facts, *, now: datetime) -> bool:
    """Whether all filters that are set name this person; without any, everybody.

    A year of birth that nobody told is of no age: it is asked for by consent only.
    """
    born, until = facts.birth_year, audience.born_until
    return (
        (not audience.roles or bool(audience.roles & facts.roles))
        and (until is None or (born is not None and born <= until))
        and (not audience.unheard or any(unheard(at, now=now) for at in facts.heard))
    )


def unheard(heard_at: datetime | None, *, now: datetime) -> bool:
    """Whether nothing was heard of a household for 60 days, the sixtieth included."""
    return heard_at is None or heard_at <= heard_since(now)


def heard_since(now: datetime) -> datetime:
    """Who was heard after this moment (UTC) is heard."""
    return now - UNHEARD_FOR


def born_until_for(age: int, year: int) -> int:
    """The last year of birth of those who reach this age by the end of the year."""
    return year - age
