"""Things that go wrong between a bot and Telegram, to order."""

import asyncio
from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase

from playground.floods import too_many
from playground.shapes import Refused

REASONS = {500: "Internal Server Error", 502: "Bad Gateway", 504: "Gateway Timeout"}


class Kind(StrEnum):
    ERROR = "error"
    FLOOD = "flood"
    FORBIDDEN = "forbidden"
    RESET_BEFORE = "reset-before"
    RESET_AFTER = "reset-after"
    SILENCE = "silence"
    SLOW = "slow"


class Dropped(Exception):
    """The connection breaks; `done` tells whether the call took effect."""

    def __init__(self, *, done: bool) -> None:
        super().__init__("connection reset")
        self.done = done


class NoAnswer(Exception):
    """The call took effect, but no answer ever comes."""


@dataclass(slots=True)
class Rule:
    """What happens to the next `times` calls of the methods matching a pattern.

    `value` is the HTTP status of an error, the retry_after of a flood (seconds),
    or the delay of a slow answer (seconds).
    """

    method: str
    kind: Kind
    times: int = 1
    value: float = 0


class Faults:
    """A queue of rules; each call uses up the first that matches."""

    def __init__(self) -> None:
        self.rules: deque[Rule] = deque()

    def add(self, method: str, kind: Kind, *, times: int = 1, value: float = 0) -> None:
        """Order a fault for the next calls of a method (`*` and `?` allowed)."""
        self.rules.append(Rule(method, kind, times, value))

    def clear(self) -> None:
        self.rules.clear()

    def next_for(self, method: str) -> Rule | None:
        """Use up and return the rule for this call."""
        for rule in self.rules:
            # Never folded by case, whatever the system's file names do.
            if fnmatchcase(method, rule.method):
                rule.times -= 1
                if rule.times <= 0:
                    self.rules.remove(rule)
                return rule
        return None


async def before(rule: Rule) -> None:
    """Do what a rule does before the call takes effect."""
    match rule.kind:
        case Kind.ERROR:
            status = int(rule.value) or 500
            raise Refused(status, REASONS.get(status, "Internal Server Error"))
        case Kind.FLOOD:
            raise too_many(int(rule.value) or 1)
        case Kind.FORBIDDEN:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        case Kind.RESET_BEFORE:
            raise Dropped(done=False)
        case Kind.SLOW:
            await asyncio.sleep(rule.value)


def after(rule: Rule) -> None:
    """Do what a rule does once the call took effect."""
    if rule.kind is Kind.RESET_AFTER:
        raise Dropped(done=True)
    if rule.kind is Kind.SILENCE:
        raise NoAnswer
