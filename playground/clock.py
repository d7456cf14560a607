"""The time in the playground, which a tester may move ahead."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class Clock:
    """Real time plus an offset, or frozen at `start` (aware UTC) until it is moved."""

    def __init__(self, start: datetime | None = None) -> None:
        self._start = start
        self.ahead = timedelta()
        self._watchers: list[Callable[[datetime], None]] = []

    def now(self) -> datetime:
        """Return the aware UTC time of this world."""
        return (self._start or datetime.now(UTC)) + self.ahead

    def jump(self, delta: timedelta) -> None:
        """Move the time by `delta` and tell everybody who watches it."""
        self.ahead += delta
        # A watcher may stop watching while it is told.
        for watcher in tuple(self._watchers):
            watcher(self.now())

    def watch(self, callback: Callable[[datetime], None]) -> Callable[[], None]:
        """Call `callback` with the new time after every jump; returns how to stop."""
        self._watchers.append(callback)
        return lambda: self._watchers.remove(callback)
