"""What the captain is asked while a ballot runs, and what can be wrong with the answer."""

from enum import StrEnum


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
