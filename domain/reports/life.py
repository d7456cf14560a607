"""The life of a report as a table: who may do what, from which state, and what it takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from domain.reports.states import OPEN, WORKING, State


class Action(StrEnum):
    """Everything that can happen to a report after it was stored."""

    ACCEPT = "accept"
    START = "start"
    SCHEDULE = "schedule"
    ASK = "ask"
    ANSWER = "answer"
    RESOLVE = "resolve"
    GIVE_BACK = "give_back"
    CONFIRM = "confirm"
    REOPEN = "reopen"
    RATE = "rate"
    DISPATCH = "dispatch"
    REASSIGN = "reassign"
    MERGE = "merge"
    HOLD = "hold"
    RESUME = "resume"
    REJECT = "reject"
    APPEAL = "appeal"
    SUPPORT = "support"
    ADD = "add"
    PRIORITISE = "prioritise"
    CATEGORISE = "categorise"
    SET_VISIBILITY = "set_visibility"
    CONCERN = "concern"
    CANCEL = "cancel"
    PASS_ON = "pass_on"  # noqa: S105
    FLAG = "flag"
    HIDE = "hide"
    SHOW = "show"
    UNDO = "undo"
    EXPIRE_QUESTION = "expire_question"
    AUTO_CLOSE = "auto_close"
    REVIEW = "review"


class Party(StrEnum):
    """What somebody is to one report.

    UNIT is a member of the responsible unit. DOER is the person it was sent to, the volunteer who
    did it, and whoever reported it done.
    """

    REPORTER = "reporter"
    LOGGER = "logger"
    SUPPORTER = "supporter"
    UNIT = "unit"
    DOER = "doer"
    CAPTAIN = "captain"
    STAFF = "staff"
    SECRETARY = "secretary"
    GRID = "grid"
    MEMBER = "member"
    SYSTEM = "system"
    STRANGER = "stranger"


class Refusal(StrEnum):
    NOT_A_MEMBER = "not_a_member"
    NOT_YOURS = "not_yours"
    CAPTAIN_ONLY = "captain_only"
    STAFF_ONLY = "staff_only"
    STAFF_ONLY_NOW = "staff_only_now"
    RULING_FINAL = "ruling_final"
    OWN_WORK = "own_work"
    OWN_REPORT = "own_report"
    WRONG_STATE = "wrong_state"
    ALREADY_ACCEPTED = "already_accepted"
    ALREADY_DONE = "already_done"
    TOO_LATE = "too_late"
    TOO_EARLY = "too_early"
    APPEAL_USED = "appeal_used"
    UNDO_EXPIRED = "undo_expired"
    HAS_SUPPORTERS = "has_supporters"
    NO_SUPPORTERS = "no_supporters"
    MORE_SUPPORTERS = "more_supporters"
    HAS_CHILDREN = "has_children"
    STAYS_PRIVATE = "stays_private"
    MERGE_CYCLE = "merge_cycle"
    MERGE_CHAIN = "merge_chain"
    PARENT_ENDED = "parent_ended"
    OTHER_PLACE = "other_place"
    SAME_UNIT = "same_unit"
    DATE_NOT_FUTURE = "date_not_future"
    DATE_TOO_FAR = "date_too_far"
    NEEDS_REASON = "needs_reason"
    NEEDS_TEXT = "needs_text"
    NEEDS_QUESTION = "needs_question"
    NEEDS_ANSWER = "needs_answer"
    NEEDS_PHOTO = "needs_photo"
    NEEDS_DATE = "needs_date"
    NEEDS_UNIT = "needs_unit"
    NEEDS_PARENT = "needs_parent"
    NEEDS_CODE = "needs_code"
    NEEDS_RATING = "needs_rating"
    NEEDS_CHOICE = "needs_choice"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row: from any of `sources` to `to` (None stays), by any of `parties`, given `needs`."""

    sources: frozenset[State]
    to: State | None
    parties: frozenset[Party]
    needs: tuple[Refusal, ...] = ()


def _row(
    sources: frozenset[State] | State, to: State | None, parties: str, *needs: Refusal
) -> Transition:
    states = frozenset({sources}) if isinstance(sources, State) else sources
    return Transition(states, to, frozenset(Party(name) for name in parties.split()), needs)


_ENDED = frozenset({State.RESOLVED, State.CLOSED})
_ALIVE = OPEN | {State.RESOLVED}
# What neighbours may read can need covering or hiding long after it is over.
_ANY = frozenset(State)
_KNOWN = " ".join(party for party in Party if party not in {Party.SYSTEM, Party.STRANGER})
_REFINERS = "reporter logger captain"

# Staff may act as captain, and the secretary as staff; see `standing`.
TRANSITIONS: Mapping[Action, Transition] = MappingProxyType(
    {
        Action.DISPATCH: _row(
            State.SUBMITTED, State.DISPATCHED, "system captain", Refusal.NEEDS_UNIT
        ),
        # Only from dispatched: of two who press at once the second finds it taken.
        Action.ACCEPT: _row(State.DISPATCHED, State.IN_PROGRESS, "unit doer"),
        Action.GIVE_BACK: _row(
            State.DISPATCHED, State.SUBMITTED, "unit doer", Refusal.NEEDS_REASON
        ),
        # From submitted it would be a first dispatch, which is another action.
        Action.REASSIGN: _row(
            OPEN - {State.SUBMITTED}, State.DISPATCHED, "captain", Refusal.NEEDS_UNIT
        ),
        Action.SCHEDULE: _row(WORKING, State.SCHEDULED, "unit staff", Refusal.NEEDS_DATE),
        Action.START: _row(State.SCHEDULED, State.IN_PROGRESS, "unit"),
        Action.ASK: _row(WORKING, State.AWAITING_INFO, "unit", Refusal.NEEDS_QUESTION),
        Action.ANSWER: _row(
            State.AWAITING_INFO, State.IN_PROGRESS, "reporter", Refusal.NEEDS_ANSWER
        ),
        Action.EXPIRE_QUESTION: _row(State.AWAITING_INFO, State.IN_PROGRESS, "system"),
        Action.HOLD: _row(
            OPEN - {State.ON_HOLD},
            State.ON_HOLD,
            "staff",
            Refusal.NEEDS_REASON,
            Refusal.NEEDS_DATE,
        ),
        Action.RESUME: _row(State.ON_HOLD, State.IN_PROGRESS, "staff system"),
        Action.REVIEW: _row(State.ON_HOLD, State.IN_PROGRESS, "system"),
        Action.RESOLVE: _row(
            WORKING,
            State.RESOLVED,
            "unit captain doer",
            Refusal.NEEDS_ANSWER,
            Refusal.NEEDS_PHOTO,
        ),
        Action.CONFIRM: _row(State.RESOLVED, State.CLOSED, "reporter"),
        Action.AUTO_CLOSE: _row(State.RESOLVED, State.CLOSED, "system"),
        # Only once it is closed: an unconfirmed answer has not been judged at all.
        Action.RATE: _row(State.CLOSED, None, "reporter", Refusal.NEEDS_RATING),
        Action.REOPEN: _row(_ENDED, State.IN_PROGRESS, "reporter captain supporter"),
        Action.REJECT: _row(
            OPEN, State.REJECTED, "captain", Refusal.NEEDS_CODE, Refusal.NEEDS_REASON
        ),
        Action.APPEAL: _row(State.REJECTED, State.SUBMITTED, "reporter staff"),
        Action.MERGE: _row(OPEN, State.MERGED, "captain", Refusal.NEEDS_PARENT),
        Action.CANCEL: _row(OPEN, State.CANCELLED, "reporter"),
        Action.PASS_ON: _row(OPEN, None, "reporter"),
        # Also once it is said to be done: three such neighbours can have it reopened.
        Action.SUPPORT: _row(_ALIVE, None, "member"),
        Action.ADD: _row(_ALIVE, None, "supporter unit doer " + _REFINERS, Refusal.NEEDS_TEXT),
        Action.CATEGORISE: _row(OPEN, None, _REFINERS, Refusal.NEEDS_CHOICE),
        Action.PRIORITISE: _row(OPEN, None, _REFINERS, Refusal.NEEDS_CHOICE),
        Action.SET_VISIBILITY: _row(_ANY, None, _REFINERS, Refusal.NEEDS_CHOICE),
        Action.CONCERN: _row(OPEN, None, "reporter logger", Refusal.NEEDS_CHOICE),
        Action.FLAG: _row(_ANY, None, "member"),
        Action.HIDE: _row(_ANY, None, "captain system"),
        Action.SHOW: _row(_ANY, None, "captain"),
        # Whose change it was is a condition: here anybody who is not a stranger passes.
        Action.UNDO: _row(_ANY, None, _KNOWN),
    }
)
