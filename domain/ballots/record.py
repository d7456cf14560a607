"""A ballot, its roll and its votes as they are kept; times in UTC, areas in 0.01 m²."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.ballots.kinds import Early, Electorate, Kind, Shown
from domain.ballots.life import State
from domain.ballots.rules import Rule, Verdict
from domain.ballots.standing import CastState, Via, Why


@dataclass(frozen=True, slots=True)
class Ballot:
    """One question put to a place; `result` is what the chain's closing row says."""

    id: int
    place_id: int
    number: int
    stairwell: str | None
    kind: Kind
    question: str
    options: tuple[str, ...]
    electorate: Electorate
    rule: Rule | None
    seats: int
    shown: Shown
    early: Early
    length_minutes: int
    state: State
    author_id: int
    draft_chat_id: int
    created_at: datetime
    salt: str
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    extended_at: datetime | None = None
    closed_at: datetime | None = None
    objections_until: datetime | None = None
    final_at: datetime | None = None
    def_hash: str | None = None
    roll_hash: str | None = None
    verdict: Verdict | None = None
    result: Mapping[str, Any] | None = None
    outcome: str | None = None
    outcome_by: int | None = None
    outcome_at: datetime | None = None
    ended_reason: str | None = None
    source_id: int | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class RollHead:
    """One voice of the frozen roll, named `code` in the chain, with its standing as of now."""

    id: int
    ballot_id: int
    head: str
    code: str
    label: str
    stairwell: str
    floor: int | None
    room: str
    area: int
    slip: int
    heard: bool = False
    choice: str | None = None
    why: Why | None = None
    via: Via | None = None


@dataclass(frozen=True, slots=True)
class CastRow:
    """One vote as it came; `ended_at` is set once it was withdrawn or replaced."""

    id: int
    ballot_id: int
    head_id: int | None
    voter_id: int | None
    choice: str
    via: Via
    state: CastState
    receipt: str
    at: datetime
    entered_by: int | None = None
    witness_id: int | None = None
    file_id: str | None = None
    ended_at: datetime | None = None
