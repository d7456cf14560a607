"""What a link into the bot carries: /start payloads of at most 64 of A-Za-z0-9_-.

Printed on hallway posters, so the forms are public: a prefix is never reused.
"""

import re
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass

# Telegram's own limit for the start parameter.
MAX_LENGTH = 64
# A multiple of three, so that base64 adds no = (which Telegram refuses).
TOKEN_BYTES = 18
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22,62}")
_ID = re.compile(r"[1-9][0-9]{0,18}")
# SQLite's largest integer: a longer number would raise only at the query.
_LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class JoinFlat:
    token: str


@dataclass(frozen=True, slots=True)
class ReportFor:
    place_id: int


@dataclass(frozen=True, slots=True)
class SeeBallot:
    ballot_id: int


@dataclass(frozen=True, slots=True)
class SeeFund:
    fund_id: int


@dataclass(frozen=True, slots=True)
class SeeNotice:
    """One time that a notice takes place."""

    occurrence_id: int


@dataclass(frozen=True, slots=True)
class OpenConsole:
    token: str


Payload = JoinFlat | ReportFor | SeeBallot | SeeFund | SeeNotice | OpenConsole
_BY_ID: Mapping[str, Callable[[int], Payload]] = {
    "r": ReportFor,
    "b": SeeBallot,
    "f": SeeFund,
    "n": SeeNotice,
}


def new_token(rand: Callable[[int], bytes]) -> str:
    """24 link-safe characters from 144 random bits; pass `secrets.token_bytes`."""
    return urlsafe_b64encode(rand(TOKEN_BYTES)).decode()


def parse_payload(text: str) -> Payload | None:
    """What the link asks for; None if it is none of ours or was tampered with."""
    # At the first underscore only: tokens may hold more of them.
    prefix, _, rest = text.partition("_")
    if prefix in {"j", "l"} and _TOKEN.fullmatch(rest):
        return JoinFlat(rest) if prefix == "j" else OpenConsole(rest)
    if prefix in _BY_ID and _ID.fullmatch(rest) and int(rest) <= _LARGEST_ID:
        return _BY_ID[prefix](int(rest))
    return None


def payload(to: Payload) -> str:
    """The wire form of a link; `parse_payload` reads it back."""
    match to:
        case JoinFlat(token):
            return f"j_{token}"
        case OpenConsole(token):
            return f"l_{token}"
        case ReportFor(place_id):
            return f"r_{place_id}"
        case SeeBallot(ballot_id):
            return f"b_{ballot_id}"
        case SeeFund(fund_id):
            return f"f_{fund_id}"
        case SeeNotice(occurrence_id):
            return f"n_{occurrence_id}"
