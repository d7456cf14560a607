"""The doors of ballots: asking, voting, the captain's hall, and the result."""

from handlers.ballots import (
    asking,
    closing,
    consulting,
    draft_screens,
    drafting,
    listing,
    opinions,
    panel,
    results,
    voting,
)
from handlers.doors import Doors


def register(doors: Doors) -> None:
    for topic in (
        asking,
        drafting,
        draft_screens,
        panel,
        voting,
        closing,
        results,
        consulting,
        opinions,
        listing,
    ):
        topic.register(doors)
