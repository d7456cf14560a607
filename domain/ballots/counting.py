"""What each row of a ballot's chain adds to its count, and when a row cannot be right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from domain.ballots.disclosure import FEWEST_UNANIMOUS
from domain.ballots.frozen import Frozen, frozen
from domain.ballots.outcomes import Outcome, outcome, outcome_payload, secret_outcome
from domain.ballots.rules import Choice
from domain.ballots.seats import pick_refusal, picked_in
from domain.chain import canonical, digest, instant


class Wrong(StrEnum):
    """What is wrong with a row of a ballot's chain."""

    UNREADABLE = "unreadable"
    NOT_OPENED = "not_opened"
    OPENED_TWICE = "opened_twice"
    DEFINITION = "definition"
    ROLL = "roll"
    NOT_ON_ROLL = "not_on_roll"
    BAD_CHOICE = "bad_choice"
    LATE = "late"
    AFTER_CLOSING = "after_closing"
    AFTER_END = "after_end"
    EXTENSION = "extension"
    CLOSED_EARLY = "closed_early"
    SECRET_CAST = "secret_cast"  # noqa: S105
    HEARD_TWICE = "heard_twice"
    URN = "urn"
    RESULT = "result"
    NOT_CLOSED = "not_closed"
    UNANSWERED = "unanswered"


@dataclass(slots=True)
class Count:
    """How far the rows have been read."""

    ballot: Frozen | None = None
    closes_at: datetime | None = None
    extended: bool = False
    votes: dict[str, str] = field(default_factory=dict)
    excluded: set[str] = field(default_factory=set)
    heard: set[str] = field(default_factory=set)
    open_objections: set[int] = field(default_factory=set)
    closed: bool = False
    ended: bool = False
    withheld: bool = False
    result: Outcome | None = None
    claimed: Mapping[str, Any] | None = None

    def running(self) -> Wrong | None:
        if self.ballot is None:
            return Wrong.NOT_OPENED
        return Wrong.AFTER_CLOSING if self.closed else None

    def opened(self) -> tuple[Frozen, datetime]:
        if self.ballot is None or self.closes_at is None:
            raise LookupError("not opened")
        return self.ballot, self.closes_at

    def standing(self) -> Outcome | None:
        ballot, _ = self.opened()
        options, votes, excluded = len(ballot.options), self.votes, self.excluded
        return outcome(ballot.rule, options, ballot.seats, ballot.roll, votes, excluded)


def _opened(count: Count, payload: Mapping[str, Any], _at: datetime) -> Wrong | None:
    if count.ballot is not None:
        return Wrong.OPENED_TWICE
    if digest(canonical(payload["ballot"])) != payload["def_hash"]:
        return Wrong.DEFINITION
    if digest(canonical(payload["roll"])) != payload["roll_hash"]:
        return Wrong.ROLL
    ballot = frozen(payload["ballot"], payload["roll"])
    # Two heads of one name would have one vote counted twice.
    if len({head for head, _ in ballot.roll}) < len(ballot.roll):
        return Wrong.ROLL
    count.ballot, count.closes_at = ballot, ballot.closes_at
    return None


def _extended(count: Count, payload: Mapping[str, Any], at: datetime) -> Wrong | None:
    if wrong := count.running():
        return wrong
    _, closes_at = count.opened()
    until = instant(payload["closes_at"])
    if count.extended or at >= closes_at or until <= closes_at:
        return Wrong.EXTENSION
    count.closes_at, count.extended = until, True
    return None


def _cast(count: Count, payload: Mapping[str, Any], at: datetime) -> Wrong | None:
    if wrong := count.running():
        return wrong
    ballot, closes_at = count.opened()
    head, choice, excluded = payload["head"], payload["choice"], payload["excluded"]
    reasons = (
        (ballot.secret, Wrong.SECRET_CAST),
        (head not in ballot.heads, Wrong.NOT_ON_ROLL),
        (at >= closes_at, Wrong.LATE),
        (excluded is not None and choice is not None, Wrong.BAD_CHOICE),
        (choice is not None and not _is_choice(ballot, choice), Wrong.BAD_CHOICE),
    )
    if wrong := next((reason for applies, reason in reasons if applies), None):
        return wrong
    # Only the last row of a head stands: taken back or in conflict, nothing of it is left.
    count.votes.pop(head, None)
    count.excluded.discard(head)
    if excluded is not None:
        count.excluded.add(head)
    elif choice is not None:
        count.votes[head] = choice
    return None


def _is_choice(ballot: Frozen, choice: str) -> bool:
    if ballot.rule is not None:
        return choice in set(Choice)
    picked = picked_in(choice)
    return pick_refusal(picked, range(1, len(ballot.options) + 1), ballot.seats) is None


def _joined(count: Count, payload: Mapping[str, Any], at: datetime) -> Wrong | None:
    if wrong := count.running():
        return wrong
    ballot, closes_at = count.opened()
    head, area = payload["head"], payload["area"]
    # Only people can come along while a ballot runs, and they bring no area that weighs.
    if not ballot.joinable or head in ballot.heads or not isinstance(head, str) or area != 0:
        return Wrong.ROLL
    if at >= closes_at:
        return Wrong.LATE
    longer = (*ballot.roll, (head, 0))
    count.ballot = replace(ballot, roll=longer, heads=ballot.heads | {head})
    return None


def _heard(count: Count, payload: Mapping[str, Any], _at: datetime) -> Wrong | None:
    # Batches may be written after the last vote, so these rows say nothing of its time.
    if wrong := count.running():
        return wrong
    ballot, _ = count.opened()
    heads = list(payload["heads"])
    if not set(heads) <= ballot.heads:
        return Wrong.NOT_ON_ROLL
    if len(set(heads)) < len(heads) or count.heard & set(heads):
        return Wrong.HEARD_TWICE
    count.heard.update(heads)
    return None


def _closed(count: Count, payload: Mapping[str, Any], at: datetime) -> Wrong | None:
    if wrong := count.running():
        return wrong
    ballot, closes_at = count.opened()
    reason, count.claimed = payload["reason"], payload["result"]
    if wrong := _closing(ballot, reason, at, closes_at):
        return wrong
    count.closed = True
    if ballot.secret:
        if wrong := _from_urn(count, ballot, payload["urn"]):
            return wrong
    else:
        count.result = count.standing()
    if count.withheld:
        return None
    right = outcome_payload(count.result, void=reason == "by_hand")
    # As text: 1 and true, or a list and a tuple, must not pass for each other.
    return None if canonical(count.claimed) == canonical(right) else Wrong.RESULT


def _closing(ballot: Frozen, reason: str, at: datetime, closes_at: datetime) -> Wrong | None:
    if reason == "deadline":
        return Wrong.CLOSED_EARLY if at < closes_at else None
    # Closing by hand is allowed because it makes the ballot void.
    return None if reason in {ballot.early, "by_hand"} and reason != "none" else Wrong.CLOSED_EARLY


def _from_urn(count: Count, ballot: Frozen, urn: list[str] | None) -> Wrong | None:
    if urn is None:
        count.withheld = True
        return None if len(count.heard) < FEWEST_UNANIMOUS else Wrong.URN
    # Sorted, because the order of arrival would tell who voted what.
    if urn != sorted(urn) or len(urn) != len(count.heard):
        return Wrong.URN
    options, seats = len(ballot.options), ballot.seats
    count.result = secret_outcome(ballot.rule, options, seats, ballot.roll, urn)
    return None


def _ended(count: Count, _payload: Mapping[str, Any], _at: datetime) -> Wrong | None:
    count.ended = True
    return None


def _objection(count: Count, payload: Mapping[str, Any], _at: datetime) -> Wrong | None:
    count.open_objections.add(payload["number"])
    return None if count.closed else Wrong.NOT_CLOSED


def _answer(count: Count, payload: Mapping[str, Any], _at: datetime) -> Wrong | None:
    count.open_objections.discard(payload["number"])
    return None if count.closed else Wrong.NOT_CLOSED


def _final(count: Count, _payload: Mapping[str, Any], _at: datetime) -> Wrong | None:
    if not count.closed:
        return Wrong.NOT_CLOSED
    count.ended = True
    return Wrong.UNANSWERED if count.open_objections else None


def _said(_count: Count, _payload: Mapping[str, Any], _at: datetime) -> Wrong | None:
    return None


# A ballot may be over when it is told what became of it.
AFTERWARDS = frozenset({"outcome", "note"})
TAKERS: Mapping[str, Callable[[Count, Mapping[str, Any], datetime], Wrong | None]] = {
    "opened": _opened,
    "extended": _extended,
    "cast": _cast,
    "joined": _joined,
    "heard": _heard,
    "closed": _closed,
    "cancelled": _ended,
    "void": _ended,
    "objection": _objection,
    "answer": _answer,
    "final": _final,
    "outcome": _said,
    "note": _said,
}
