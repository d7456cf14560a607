"""How fast Telegram lets a bot speak: overall, to a chat, to a group, edits included."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

# Telegram allows about 30; sending at the very limit earns 429s and ends up slower.
OVERALL_PER_SECOND = 25.0
# Seconds a turn may come late and still be on time: each late wake-up would cost pace for good.
CATCH_UP = 0.1
# Telegram: about one message a second to a chat.
CHAT_SECONDS = 1.0
# Telegram: 20 a minute to a group. Two are left for what the pace does not see.
GROUP_PER_MINUTE = 18
MINUTE = 60.0
# Three chats stopped at once mean that the bot as a whole is too fast.
STORM_CHATS = 3
STORM_SECONDS = 2.0
# Private chats come and go; what is older than a minute binds nobody.
REMEMBERED = 10_000


@dataclass(slots=True)
class _Chat:
    # As long as the limit, so that its oldest entry says when the next may go.
    sent: deque[float] = field(default_factory=lambda: deque(maxlen=GROUP_PER_MINUTE))
    parked_until: float = 0.0


class Pace:
    """Keeps to the limits; `clock` gives seconds that never run backwards."""

    def __init__(self, clock: Callable[[], float], per_second: float = OVERALL_PER_SECOND) -> None:
        self._clock = clock
        self._gap = 1 / per_second
        self._next = 0.0
        self._chats: dict[int, _Chat] = {}
        self._stops: deque[tuple[float, int]] = deque(maxlen=STORM_CHATS)

    def overall(self) -> float:
        """Seconds until anything may be sent at all."""
        return max(self._next - self._clock(), 0.0)

    def chat(self, chat_id: int) -> float:
        """Seconds until this chat may be written to."""
        known = self._chats.get(chat_id)
        if known is None:
            return 0.0
        free = known.parked_until
        if known.sent:
            free = max(free, known.sent[-1] + CHAT_SECONDS)
        if chat_id < 0 and len(known.sent) == GROUP_PER_MINUTE:
            free = max(free, known.sent[0] + MINUTE)
        return max(free - self._clock(), 0.0)

    def take(self, chat_id: int) -> None:
        """Note that something is being sent to this chat now."""
        now = self._clock()
        # Evenly spaced: no credit for quiet times, which would go out in a burst.
        on_time = now - self._next <= CATCH_UP
        self._next = (self._next if on_time else now) + self._gap
        self._chats.setdefault(chat_id, _Chat()).sent.append(now)
        self._forget(now)

    def park(self, chat_id: int, seconds: float) -> None:
        """Leave a chat alone for a while; three chats within two seconds stop all."""
        now = self._clock()
        chat = self._chats.setdefault(chat_id, _Chat())
        chat.parked_until = max(chat.parked_until, now + seconds)
        self._stops.append((now, chat_id))
        recent = {chat for at, chat in self._stops if now - at <= STORM_SECONDS}
        if len(recent) == STORM_CHATS:
            self._next = max(self._next, now + seconds)

    def _forget(self, now: float) -> None:
        if len(self._chats) > REMEMBERED:
            self._chats = {
                i: c
                for i, c in self._chats.items()
                if c.parked_until > now or (c.sent and c.sent[-1] > now - MINUTE)
            }
