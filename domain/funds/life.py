"""The life of a fund as a table: who may do what, from which state. Source: funds.md, "States"."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    DRAFT = "draft"
    PLEDGING = "pledging"
    COLLECTING = "collecting"
    SPENDING = "spending"
    SETTLING = "settling"
    CLOSED = "closed"
    FAILED = "failed"
    REFUNDING = "refunding"
    CANCELLED = "cancelled"


class Action(StrEnum):
    """Everything that can be done to a fund; EXPENSE and ADVANCE propose, APPROVE writes."""

    PUBLISH = "publish"
    REVISE = "revise"
    SPONSOR = "sponsor"
    EXEMPT = "exempt"
    APPOINT = "appoint"
    DISMISS = "dismiss"
    EXTEND = "extend"
    PLEDGE = "pledge"
    COLLECT = "collect"
    FAIL = "fail"
    CLAIM = "claim"
    CONFIRM = "confirm"
    DENY = "deny"
    RECEIVE = "receive"
    SPEND = "spend"
    EXPENSE = "expense"
    ADVANCE = "advance"
    APPROVE = "approve"
    DECLINE = "decline"
    REPAY = "repay"
    REFUND = "refund"
    PURSE = "purse"
    REVERSE = "reverse"
    STOP = "stop"
    SETTLE = "settle"
    CLOSE = "close"
    CANCEL = "cancel"


class Party(StrEnum):
    """What somebody is to one fund; ORGANISER is captain, staff, secretary or committee."""

    ORGANISER = "organiser"
    CUSTODIAN = "custodian"
    HOUSEHOLD = "household"
    SYSTEM = "system"


class GapChoice(StrEnum):
    """What can be done about a missing share, which is never spread silently."""

    STOP = "stop"
    RESHARE = "reshare"
    GIFTS = "gifts"


RUNNING = frozenset({State.PLEDGING, State.COLLECTING, State.SPENDING})
HOLDING = frozenset({State.COLLECTING, State.SPENDING, State.SETTLING, State.REFUNDING})
ENDED = frozenset({State.CLOSED, State.FAILED, State.CANCELLED})
_PAYING = frozenset({State.COLLECTING, State.SPENDING})
_RETURNING = frozenset({State.SETTLING, State.REFUNDING})
_SHAPING = RUNNING | {State.DRAFT}

_ORGANISER = frozenset({Party.ORGANISER})
_CUSTODIAN = frozenset({Party.CUSTODIAN})
_HOUSEHOLD = frozenset({Party.HOUSEHOLD})
_CLOCK = frozenset({Party.ORGANISER, Party.SYSTEM})


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table; without `to` the state stays."""

    sources: frozenset[State]
    to: State | None
    parties: frozenset[Party]


def _row(
    sources: frozenset[State] | State, to: State | None, parties: frozenset[Party]
) -> Transition:
    return Transition(frozenset({sources}) if isinstance(sources, State) else sources, to, parties)


TRANSITIONS: Mapping[Action, Transition] = MappingProxyType(
    {
        Action.PUBLISH: _row(State.DRAFT, State.PLEDGING, _ORGANISER),
        Action.REVISE: _row(_SHAPING, None, _ORGANISER),
        Action.SPONSOR: _row(_SHAPING, None, _ORGANISER),
        Action.EXEMPT: _row(_SHAPING, None, _ORGANISER),
        Action.APPOINT: _row(_SHAPING | _RETURNING, None, _ORGANISER),
        Action.DISMISS: _row(_SHAPING | _RETURNING, None, _ORGANISER),
        Action.EXTEND: _row(RUNNING, None, _ORGANISER),
        # Gifts may still fill a gap while money is collected, and a new version asks again.
        Action.PLEDGE: _row(RUNNING, None, _HOUSEHOLD),
        Action.COLLECT: _row(State.PLEDGING, State.COLLECTING, _CLOCK),
        Action.FAIL: _row(State.PLEDGING, State.FAILED, _CLOCK),
        Action.CLAIM: _row(_PAYING, None, _HOUSEHOLD),
        # Money that was on its way when the fund stopped has to be counted to be given back.
        Action.CONFIRM: _row(HOLDING, None, _CUSTODIAN),
        Action.DENY: _row(HOLDING, None, _CUSTODIAN),
        # A sponsor's money is handed over, not claimed by a household.
        Action.RECEIVE: _row(HOLDING, None, _CUSTODIAN),
        Action.SPEND: _row(State.COLLECTING, State.SPENDING, _CLOCK),
        Action.EXPENSE: _row(State.SPENDING, None, _CUSTODIAN),
        # A burst pipe does not wait until everybody has paid (stories.md, 13).
        Action.ADVANCE: _row(_PAYING, None, _CUSTODIAN),
        Action.APPROVE: _row(_PAYING, None, _CUSTODIAN),
        Action.DECLINE: _row(HOLDING, None, _CUSTODIAN),
        Action.REPAY: _row(HOLDING, None, _CUSTODIAN),
        Action.REFUND: _row(_RETURNING, None, _CUSTODIAN),
        Action.PURSE: _row(State.SETTLING, None, _CUSTODIAN),
        Action.REVERSE: _row(HOLDING, None, _CUSTODIAN),
        Action.STOP: _row(State.COLLECTING, State.REFUNDING, _ORGANISER),
        Action.SETTLE: _row(State.SPENDING, State.SETTLING, _ORGANISER),
        Action.CLOSE: _row(State.SETTLING, State.CLOSED, _ORGANISER),
        # A draft has asked nobody for anything, so it can simply go.
        Action.CANCEL: _row(
            frozenset({State.DRAFT, State.REFUNDING}), State.CANCELLED, _ORGANISER
        ),
    }
)
