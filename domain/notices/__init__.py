"""The rules of notices: when they go out, to whom, and who comes. Source: notices.md."""

from domain.notices.notice import (
    Attendee,
    Audience,
    Delivery,
    Fate,
    Medium,
    Notice,
    Occurrence,
    Phase,
    Refusal,
    Schedule,
    Seat,
    Signup,
    State,
    Template,
    numbers,
)

__all__ = [
    "Attendee",
    "Audience",
    "Delivery",
    "Fate",
    "Medium",
    "Notice",
    "Occurrence",
    "Phase",
    "Refusal",
    "Schedule",
    "Seat",
    "Signup",
    "State",
    "Template",
    "numbers",
]
