"""The life of a ballot as a table. Source: domain/ballots.md, "Life"."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    DRAFT = "draft"
    NOTICE = "notice"
    OPEN = "open"
    CLOSED = "closed"
    FINAL = "final"
    CANCELLED = "cancelled"
    VOID = "void"
    SUPERSEDED = "superseded"


ENDED = frozenset({State.FINAL, State.CANCELLED, State.VOID, State.SUPERSEDED})


class Action(StrEnum):
    """Everything that can happen to a ballot."""

    EDIT = "edit"
    PUBLISH = "publish"
    OPEN = "open"
    VOTE = "vote"
    WITHDRAW = "withdraw"
    COUNT_PENDING = "count_pending"
    PAPER = "paper"
    CONFIRM_PAPER = "confirm_paper"
    DISPUTE = "dispute"
    PROXY = "proxy"
    REPRESENT = "represent"
    OPINION = "opinion"
    SUPPORT = "support"
    REPLY = "reply"
    REMIND = "remind"
    EXTEND = "extend"
    NOTE = "note"
    CANCEL = "cancel"
    SUPERSEDE = "supersede"
    CLOSE = "close"
    CLOSE_BY_HAND = "close_by_hand"
    VOID = "void"
    OBJECT = "object"
    ANSWER = "answer"
    FINISH = "finish"
    OUTCOME = "outcome"
    CLONE = "clone"
    EXPORT = "export"


class Party(StrEnum):
    """What somebody is to one ballot; staff may do what a captain may."""

    VOTER = "voter"
    MEMBER = "member"
    WITNESS = "witness"
    CAPTAIN = "captain"
    STAFF = "staff"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row: from any of `sources` to `to` (None stays), by one of `parties`."""

    sources: frozenset[State]
    to: State | None
    parties: frozenset[Party]


def _row(sources: str, to: State | None, *parties: Party) -> Transition:
    return Transition(frozenset(State(s) for s in sources.split()), to, frozenset(parties))


_ALL = " ".join(State)

TRANSITIONS: Mapping[Action, Transition] = MappingProxyType(
    {
        Action.EDIT: _row("draft notice", None, Party.CAPTAIN),
        Action.PUBLISH: _row("draft", State.NOTICE, Party.CAPTAIN),
        Action.OPEN: _row("notice", State.OPEN, Party.SYSTEM),
        Action.VOTE: _row("open", None, Party.VOTER),
        Action.WITHDRAW: _row("open", None, Party.VOTER),
        Action.COUNT_PENDING: _row("open", None, Party.SYSTEM),
        Action.PAPER: _row("open", None, Party.CAPTAIN),
        Action.CONFIRM_PAPER: _row("open", None, Party.WITNESS),
        # After closing it is an objection: the count no longer changes.
        Action.DISPUTE: _row("open", None, Party.VOTER),
        Action.PROXY: _row("open", None, Party.CAPTAIN),
        Action.REPRESENT: _row("notice open", None, Party.VOTER),
        Action.OPINION: _row("open", None, Party.MEMBER),
        Action.SUPPORT: _row("open", None, Party.MEMBER),
        Action.REPLY: _row("open closed", None, Party.CAPTAIN),
        Action.REMIND: _row("open", None, Party.CAPTAIN),
        Action.EXTEND: _row("open", None, Party.CAPTAIN),
        Action.NOTE: _row("notice open closed", None, Party.CAPTAIN),
        Action.CANCEL: _row("draft notice open", State.CANCELLED, Party.CAPTAIN),
        Action.SUPERSEDE: _row("notice open", State.SUPERSEDED, Party.CAPTAIN),
        Action.CLOSE: _row("open", State.CLOSED, Party.SYSTEM),
        # Whoever could end a ballot at will could end it at the moment that suits them.
        Action.CLOSE_BY_HAND: _row("open", State.VOID, Party.CAPTAIN),
        Action.VOID: _row("closed", State.VOID, Party.STAFF),
        Action.OBJECT: _row("closed", None, Party.MEMBER),
        Action.ANSWER: _row("closed", None, Party.CAPTAIN),
        Action.FINISH: _row("closed", State.FINAL, Party.SYSTEM),
        Action.OUTCOME: _row("closed final", None, Party.CAPTAIN),
        Action.CLONE: _row(_ALL, None, Party.CAPTAIN),
        Action.EXPORT: _row(_ALL, None, Party.MEMBER, Party.CAPTAIN),
    }
)
