"""Which role is meant: "物业", "captain 6栋", "unit fire brigade". Source: commands.md, /role."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.places.roles import WORDS, Role
from domain.places.writing import tidy

# Whoever is given these roles answers in the unit of the same name as well.
UNIT_OF_ROLE: Mapping[Role, str] = {
    Role.STAFF: "community_office",
    Role.COMMITTEE: "committee",
    Role.GRID: "grid",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """A role, the unit where it is a unit's, and the words left over, which name a place."""

    role: Role
    unit: str | None
    place: str


def wish(text: str, units: Mapping[str, str]) -> Wish | None:
    """The role that a text begins with; `units` gives each unit's code by the words for it.

    A word that is both a role and a unit means the role.
    """
    known = {tidy(word).casefold(): Wish(Role.UNIT, code, "") for word, code in units.items()}
    # Roles come last and so replace units that have the same word.
    known |= {word: Wish(role, None, "") for role, words in WORDS.items() for word in words}
    written = tidy(text)
    # Longest first: 社区书记 must not be read as 社区 with 书记 left over.
    for word in sorted(known, key=len, reverse=True):
        if word and written.casefold().startswith(word) and _ends(written[len(word) :]):
            found, rest = known[word], written[len(word) :].strip()
            if found.role is Role.UNIT and found.unit is None:
                return _of_unit(rest, units)
            return Wish(found.role, found.unit, rest)
    return None


def _of_unit(rest: str, units: Mapping[str, str]) -> Wish:
    named = wish(rest, units)
    if named and named.unit:
        return named
    return Wish(Role.UNIT, units.get(rest.casefold()), "")


def _ends(rest: str) -> bool:
    """Whether a word ends here: nothing, a space, or the number of a building follows."""
    return not rest or rest[0].isspace() or rest[0] in "#0123456789"
