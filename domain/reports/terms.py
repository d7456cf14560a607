"""How long, how often and how many (reports.md)."""

from datetime import timedelta

UNDO_WITHIN = timedelta(minutes=10)
REOPEN_WITHIN = timedelta(days=7)
QUESTION_LASTS = timedelta(days=5)
CLOSES_AFTER = timedelta(days=7)
HOLD_AT_MOST = timedelta(days=90)
# Later than a year is no promise; it is a typing mistake or a way to be rid of it.
SCHEDULE_AT_MOST = timedelta(days=365)
RETURNS_BEFORE_STAFF = 2
MOVES_BEFORE_STAFF = 1
SUPPORTERS_TO_REOPEN = 3
FLAGS_TO_HIDE = 3
REMIND_QUESTION_AFTER = timedelta(days=3)
REMIND_CONFIRM_AFTER = timedelta(days=3)
REOPENED_AT_LEAST = timedelta(hours=24)
STAFF_LEAD_FROM = 2
SUPERVISED_FROM = 3
