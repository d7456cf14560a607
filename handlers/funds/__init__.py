"""The doors of funds: opening, pledging and paying, spending and closing."""

from handlers.doors import Doors


def register(doors: Doors) -> None:
    for topic in ():
        topic.register(doors)
