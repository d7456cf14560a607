"""The registry's doors: set-up, roles, units, flats, the roll, and a person's own settings."""

from handlers.doors import Doors
from handlers.places import joining, me, members, presence, roles, roll, setup, start, units


def register(doors: Doors) -> None:
    for topic in (start, setup, roles, units, joining, members, presence, roll, me):
        topic.register(doors)
