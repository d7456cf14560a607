"""The doors of reports: filing them, their cards and lists, and their whole life."""

from handlers.doors import Doors
from handlers.reports import cards, filing, intake_screens, life, lists, news, timeline


def register(doors: Doors) -> None:
    for topic in (filing, intake_screens, cards, lists, life, news, timeline):
        topic.register(doors)
