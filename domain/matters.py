"""What a matter is made of, and what may follow from a part of it (design.md §5)."""

from enum import StrEnum


class Kind(StrEnum):
    """What a part of a matter is; links and buttons carry these words for good."""

    REPORT = "report"
    BALLOT = "ballot"
    FUND = "fund"


class Next(StrEnum):
    """What can follow from a report or a ballot."""

    # Collecting opinions is a ballot in the rows, and no vote to people.
    CONSULT = "consult"
    VOTE = "vote"
    FUND = "fund"
