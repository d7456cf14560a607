"""Times as people type them, in Chinese and English: what is not plain is asked back."""

from domain.when.deadline import DAY_ENDS, FARTHEST, deadline
from domain.when.expand import expand, moment_of
from domain.when.numbers import LONGEST
from domain.when.pattern import Calendar, Freq, Pattern, Recurrence, short_months
from domain.when.read import read
from domain.when.rrule import parse_rrule, to_rrule
from domain.when.terms import Said, Unclear, Why

__all__ = [
    "DAY_ENDS",
    "FARTHEST",
    "LONGEST",
    "Calendar",
    "Freq",
    "Pattern",
    "Recurrence",
    "Said",
    "Unclear",
    "Why",
    "deadline",
    "expand",
    "moment_of",
    "parse_rrule",
    "read",
    "short_months",
    "to_rrule",
]
