"""What a secret ballot may tell. Source: domain/ballots.md, "Secret ballots"."""

from collections.abc import Sequence

from domain.ballots.kinds import Shown

# Among fewer, each neighbour can work out who it was.
FEWEST = 5
FEWEST_UNANIMOUS = 8


def breakdown_allowed(shown: Shown, counts: Sequence[int], ballots: int | None = None) -> bool:
    """Whether the votes for each option may be told.

    `counts` has one number an option; give `ballots` where a ballot may name several options.
    """
    if shown != Shown.SECRET:
        return True
    cast = sum(counts) if ballots is None else ballots
    # All alike tells everybody's vote, whatever the number of options they named.
    unanimous = all(count in {0, cast} for count in counts)
    return cast >= (FEWEST_UNANIMOUS if unanimous else FEWEST)
