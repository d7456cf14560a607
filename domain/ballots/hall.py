"""The captain's tools while a ballot runs: what is asked, what can be wrong, what is ticked."""

from enum import StrEnum

from domain.ballots.kinds import has_options
from domain.ballots.record import Ballot
from domain.ballots.rules import Choice
from domain.ballots.seats import choice_of


class Question(StrEnum):
    """What is asked in private; the next message is the answer."""

    SLIP = "slip"
    SLIP_PHOTO = "slip_photo"
    PRINCIPAL = "principal"
    AGENT = "agent"
    LETTER = "letter"
    UNTIL = "until"
    NOTE = "note"
    REASON = "reason"


class Snag(StrEnum):
    """Why a tool cannot do it, besides the reasons that the rules know (`Refusal`)."""

    NO_SUCH_DOOR = "no_such_door"
    MANY_DOORS = "many_doors"
    NO_PHOTO = "no_photo"
    NOBODY_THERE = "nobody_there"
    OWN_VOTE = "own_vote"
    USED = "used"
    JUST_REMINDED = "just_reminded"
    ALL_HEARD = "all_heard"
    UNCLEAR = "unclear"
    PAST = "past"
    GONE = "gone"
    CONFIRMED = "confirmed"
    DIFFERENT = "different"


def boxes(ballot: Ballot) -> tuple[str, ...]:
    """What can be ticked on a slip, as it is stored: yes, no, abstain, or options by number."""
    if not has_options(ballot.kind):
        return tuple(choice.value for choice in Choice)
    return tuple(str(n) for n in range(1, len(ballot.options) + 1))


def ticked(ballot: Ballot, picks: int) -> str:
    """The choice that these ticks are; bit 0 is the first box. Empty where they are none."""
    found = [box for n, box in enumerate(boxes(ballot)) if picks >> n & 1]
    # A bit beyond the boxes is a forged one: it must not pass for the rest of them.
    if not found or picks >> len(boxes(ballot)):
        return ""
    if has_options(ballot.kind):
        return choice_of(int(box) for box in found)
    return found[0] if len(found) == 1 else ""
