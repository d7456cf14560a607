"""The doors of notices."""

from handlers.doors import Doors
from handlers.notices import (
    asking,
    calendar,
    changing,
    checking,
    days,
    desk,
    draft_screens,
    drafting,
    listing,
    month,
    people_lists,
    people_pages,
    posting,
    posting_news,
    receipts,
    signing,
    wishes,
)


def register(doors: Doors) -> None:
    """Open every door of this topic."""
    for part in (
        asking,
        drafting,
        draft_screens,
        posting,
        posting_news,
        desk,
        changing,
        listing,
        month,
        wishes,
        calendar,
        days,
        signing,
        receipts,
        checking,
        people_pages,
        people_lists,
    ):
        part.register(doors)
