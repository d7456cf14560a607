"""Ballots, people and chains to test with."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from domain import chain
from domain.ballots import (
    PRESETS,
    Actor,
    Definition,
    Electorate,
    Facts,
    Kind,
    Shown,
    State,
    definition_hash,
    payload,
    roll_hash,
    roll_payload,
)
from domain.chain import Row
from domain.places import Relation, Role

OPENS = datetime(2025, 12, 1, 2, tzinfo=UTC)
CLOSES = OPENS + timedelta(days=7)
WINDOW = CLOSES + timedelta(days=3)
TICK = timedelta(microseconds=1)
ROLL = [("1-101", 8000), ("1-102", 8000), ("1-201", 9000)]


def facts(
    state: str = "open",
    kind: Kind = Kind.HOUSEHOLD,
    shown: Shown | None = None,
    **known: Any,  # noqa: ANN401
) -> Facts:
    preset = PRESETS[kind]
    return Facts(
        State(state),
        kind,
        known.pop("electorate", preset.electorate),
        shown or preset.shown,
        OPENS,
        CLOSES,
        **known,
    )


def person(*roles: str, relation: str | None = None, **known: Any) -> Actor:  # noqa: ANN401
    tie = Relation(relation) if relation else None
    known.setdefault("on_roll", tie is not None)
    return Actor(7, frozenset(Role(role) for role in roles), tie, **known)


def definition(kind: Kind = Kind.HOUSEHOLD, **changes: Any) -> Definition:  # noqa: ANN401
    preset = PRESETS[kind]
    parts: dict[str, Any] = {
        "number": 3,
        "place": "6栋",
        "kind": kind,
        "question": "是否共同出资安装楼梯扶手?",
        "options": ("甲", "乙", "丙") if preset.rule is None and kind != Kind.CONSULT else (),
        "electorate": Electorate(preset.electorate),
        "rule": preset.rule,
        "seats": preset.seats,
        "shown": preset.shown,
        "opens_at": OPENS,
        "closes_at": CLOSES,
        "early": preset.early,
    }
    return Definition(**parts | changes)


class Chain:
    """A chain that grows an hour a row."""

    def __init__(self, of: Definition, roll: list[tuple[str, int]] | None = None) -> None:
        self.rows: list[Row] = []
        roll = ROLL if roll is None else roll
        hashes = {"def_hash": definition_hash(of), "roll_hash": roll_hash(roll)}
        self.add("opened", {"ballot": payload(of), "roll": roll_payload(roll), **hashes}, OPENS)

    def add(self, type_: str, said: Mapping[str, Any], at: datetime | None = None) -> "Chain":
        last = self.rows[-1].hash if self.rows else chain.START
        seq = len(self.rows) + 1
        at = at or OPENS + timedelta(hours=seq)
        self.rows.append(chain.seal(last, seq, at, "a", type_, said))
        return self

    def cast(
        self, head: str, choice: str | None, at: datetime | None = None, why: str | None = None
    ) -> "Chain":
        said = {"head": head, "choice": choice, "via": "tap", "receipt": "0" * 8, "excluded": why}
        return self.add("cast", said, at)

    def close(
        self,
        result: Any,  # noqa: ANN401
        reason: str = "deadline",
        urn: Any = None,  # noqa: ANN401
        at: datetime = CLOSES,
    ) -> "Chain":
        return self.add("closed", {"reason": reason, "urn": urn, "result": result}, at)
