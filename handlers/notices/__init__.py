"""The doors of notices."""

from handlers.doors import Doors


def register(doors: Doors) -> None:
    """Open every door of this topic."""
