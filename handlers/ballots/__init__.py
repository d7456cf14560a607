"""The doors of ballots: asking, voting, the captain's hall, and the result."""

from handlers.ballots import asking, draft_screens, drafting, panel, voting
from handlers.doors import Doors


def register(doors: Doors) -> None:
    for topic in (asking, drafting, draft_screens, panel, voting):
        topic.register(doors)
