"""What an author is asked about a draft, and what they set by a tap."""

from enum import StrEnum


class Writing(StrEnum):
    """What is written, or sent, as the answer to a question."""

    TITLE = "title"
    BODY = "body"
    WHEN = "when"
    # When it is posted, where that is neither at once nor so long before the start.
    POST = "post"
    VENUE = "venue"
    MEDIA = "media"
    # The notice read aloud; another kind of media, asked for in its own words.
    VOICE = "voice"
    CAPACITY = "capacity"
    SLOT = "slot"
    URGENT = "urgent"
    BORN = "born"


class Switch(StrEnum):
    """What is on or off."""

    SIGNUP = "signup"
    RECEIPT = "receipt"
    PIN = "pin"
    UNHEARD = "unheard"


class Figure(StrEnum):
    """What is chosen among numbers; a length in minutes, an age in years."""

    CAPACITY = "capacity"
    SLOT = "slot"
    CLOSES = "closes"
    GUESTS = "guests"
    REMINDER = "reminder"
    LEAD = "lead"
    AGE = "age"


class Part(StrEnum):
    """What can be taken away again."""

    BODY = "body"
    VENUE = "venue"
    MEDIA = "media"
    URGENT = "urgent"
    AUDIENCE = "audience"


class Choice(StrEnum):
    """What a tap on a place does to the places of a draft."""

    ONLY = "only"
    ADD = "add"
    DROP = "drop"
