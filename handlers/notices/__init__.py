"""The doors of notices."""

from handlers.doors import Doors
from handlers.notices import changing, desk, listing, month, posting, posting_news, wishes


def register(doors: Doors) -> None:
    """Open every door of this topic."""
    for part in (posting, posting_news, desk, changing, listing, month, wishes):
        part.register(doors)
