"""Everything about ballots that can be said no to; each has its sentence in the catalogues."""

from enum import StrEnum


class Refusal(StrEnum):
    # Who asks
    NOT_YOURS = "not_yours"
    NOT_A_MEMBER = "not_a_member"
    ELSEWHERE = "elsewhere"
    NOT_ON_ROLL = "not_on_roll"
    NOT_VERIFIED = "not_verified"
    VERIFIED_TOO_LATE = "verified_too_late"
    TENANT = "tenant"
    OWNERS_ONLY = "owners_only"
    CAPTAIN_ONLY = "captain_only"
    STAFF_ONLY = "staff_only"
    # When
    NOT_OPEN_YET = "not_open_yet"
    CLOSED = "closed"
    STILL_OPEN = "still_open"
    WRONG_STATE = "wrong_state"
    WINDOW_OVER = "window_over"
    WINDOW_OPEN = "window_open"
    UNANSWERED = "unanswered"
    FROZEN = "frozen"
    # Votes
    UNKNOWN_OPTION = "unknown_option"
    TOO_MANY_PICKED = "too_many_picked"
    PICKED_TWICE = "picked_twice"
    NOTHING_PICKED = "nothing_picked"
    SECRET_NO_CHANGE = "secret_no_change"  # noqa: S105
    NOTHING_TO_WITHDRAW = "nothing_to_withdraw"
    WRONG_KIND = "wrong_kind"
    SECRET_ONLY_TAPS = "secret_only_taps"  # noqa: S105
    # Paper and proxies
    PAPER_OVER_TAP = "paper_over_tap"
    PAPER_TWICE = "paper_twice"
    SAME_WITNESS = "same_witness"
    NOTHING_TO_CONFIRM = "nothing_to_confirm"
    NOTHING_TO_DISPUTE = "nothing_to_dispute"
    PROXY_NOT_WRITTEN = "proxy_not_written"
    PROXY_TOO_MANY = "proxy_too_many"
    PROXY_CHAIN = "proxy_chain"
    PROXY_STAFF = "proxy_staff"
    PROXY_SELF = "proxy_self"
    # Times
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    IN_THE_PAST = "in_the_past"
    ALREADY_EXTENDED = "already_extended"
    NOT_LATER = "not_later"
    # Words
    NO_QUESTION = "no_question"
    QUESTION_TOO_LONG = "question_too_long"
    TOO_FEW_OPTIONS = "too_few_options"
    TOO_MANY_OPTIONS = "too_many_options"
    OPTION_TOO_LONG = "option_too_long"
    OPTION_TWICE = "option_twice"
    DEADLINE_TWICE = "deadline_twice"
    OPTIONS_FIXED = "options_fixed"
    TOO_MANY_SEATS = "too_many_seats"
    RULE_FIXED = "rule_fixed"
    BAD_FRACTION = "bad_fraction"
    SECRET_WEIGHT = "secret_weight"  # noqa: S105
    EMPTY_ROLL = "empty_roll"
    NEEDS_REASON = "needs_reason"
    NEEDS_TEXT = "needs_text"
    TEXT_TOO_LONG = "text_too_long"
