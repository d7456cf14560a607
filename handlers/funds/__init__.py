"""The doors of funds: opening, pledging and paying, spending and closing."""

from handlers.doors import Doors
from handlers.funds import (
    account,
    behalf,
    books,
    draft_screens,
    drafting,
    opening,
    panel,
    paying,
    pledging,
    settling,
    spending,
)


def register(doors: Doors) -> None:
    for topic in (
        opening,
        drafting,
        draft_screens,
        panel,
        pledging,
        behalf,
        paying,
        account,
        spending,
        settling,
        books,
    ):
        topic.register(doors)
