"""The doors of ballots: asking, voting, the captain's hall, and the result."""

from handlers.doors import Doors


def register(doors: Doors) -> None:
    for topic in ():
        topic.register(doors)
