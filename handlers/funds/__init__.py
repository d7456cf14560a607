"""The doors of funds: opening, pledging and paying, spending and closing."""

from handlers.doors import Doors
from handlers.funds import draft_screens, drafting, opening


def register(doors: Doors) -> None:
    for topic in (opening, drafting, draft_screens):
        topic.register(doors)
