"""The doors of ballots: asking, voting, the captain's hall, and the result."""

from handlers.ballots import (
    asking,
    closing,
    consulting,
    draft_screens,
    drafting,
    hall,
    hall_screens,
    listing,
    opinions,
    panel,
    results,
    slip_screens,
    slips,
    telling,
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
        hall,
        hall_screens,
        slips,
        slip_screens,
        telling,
    ):
        topic.register(doors)
