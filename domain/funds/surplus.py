"""What is left when the work is done. Source: funds.md, "Surplus"."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from domain.funds.allocate import allocate


@dataclass(frozen=True, slots=True)
class Surplus:
    """Where the surplus goes, in fen: back to households, or to the stairwell's purse.

    `rest` is what is left once everybody has back all they paid: it came from sponsors.
    """

    back: Mapping[str, int]
    purse: Mapping[str, int]
    rest: int


def surplus_shares(surplus: int, paid: Mapping[str, int]) -> dict[str, int]:
    """Each household's part in fen, by what it paid and never more than that.

    A surplus of 0 has no parts; one below 0 raises ValueError.
    """
    returnable = min(surplus, sum(paid.values()))
    return allocate(returnable, paid) if returnable else {}


def divide_surplus(
    surplus: int, paid: Mapping[str, int], leaving: AbstractSet[str] = frozenset()
) -> Surplus:
    """The surplus in fen, with the parts of those who leave theirs to the purse set apart."""
    shares = {key: fen for key, fen in surplus_shares(surplus, paid).items() if fen}
    return Surplus(
        back={key: fen for key, fen in shares.items() if key not in leaving},
        purse={key: fen for key, fen in shares.items() if key in leaving},
        rest=surplus - sum(shares.values()),
    )
