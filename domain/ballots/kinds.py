"""The eight kinds of ballot and what each begins with. Source: domain/ballots.md, "Kinds"."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType

from domain.ballots.rules import Base, Fraction, Rule


class Kind(StrEnum):
    HAND = "hand"
    HOUSEHOLD = "household"
    OWNERS_ORDINARY = "owners_ordinary"
    OWNERS_SPECIAL = "owners_special"
    ELECTION = "election"
    CHOOSE = "choose"
    REPS = "reps"
    CONSULT = "consult"


class Electorate(StrEnum):
    """Whose voices are counted: a person's, a flat's, an owner's, or those of named people."""

    RESIDENTS = "residents"
    FLATS = "flats"
    OWNERS = "owners"
    ROSTER = "roster"


class Shown(StrEnum):
    """What the panel shows while a ballot runs."""

    NAMES = "names"
    COUNTS = "counts"
    TURNOUT = "turnout"
    SECRET = "secret"  # noqa: S105
    OPINIONS = "opinions"


class Early(StrEnum):
    """What may close a ballot before its time."""

    NONE = "none"
    ALL_VOTED = "all_voted"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Preset:
    """What a kind begins with; staff may change the numbers. No rule means most votes, or none."""

    kind: Kind
    electorate: Electorate
    rule: Rule | None
    shown: Shown
    length: timedelta
    shortest: timedelta
    longest: timedelta
    early: Early
    seats: int


_HALF: Fraction = (1, 2)
_TWO_THIRDS: Fraction = (2, 3)
_ORDINARY = Rule(Base.PARTICIPANTS, _TWO_THIRDS, _HALF, strict=True, dual=True)
_SPECIAL = Rule(Base.PARTICIPANTS, _TWO_THIRDS, (3, 4), strict=False, dual=True)
_MAJORITY = Rule(Base.PARTICIPANTS, _TWO_THIRDS, _HALF, strict=True, dual=False)
_HANDS = Rule(Base.DECIDED, None, _HALF, strict=True, dual=False)
_LONGEST = timedelta(days=60)


def _preset(
    kind: Kind,
    electorate: Electorate,
    rule: Rule | None,
    shown: Shown,
    length: timedelta,
    early: Early = Early.ALL_VOTED,
    shortest: timedelta = timedelta(minutes=10),
) -> Preset:
    return Preset(kind, electorate, rule, shown, length, shortest, _LONGEST, early, seats=1)


def _owners(kind: Kind, rule: Rule) -> Preset:
    # Owners must have time to be reached, so neither a short nor an early end is offered.
    times = (timedelta(days=7), Early.NONE, timedelta(days=5))
    return _preset(kind, Electorate.OWNERS, rule, Shown.TURNOUT, *times)


_DAY = timedelta(days=1)
PRESETS: Mapping[Kind, Preset] = MappingProxyType(
    {
        preset.kind: preset
        for preset in (
            _preset(Kind.HAND, Electorate.RESIDENTS, _HANDS, Shown.NAMES, _DAY),
            _preset(Kind.HOUSEHOLD, Electorate.FLATS, _MAJORITY, Shown.NAMES, 3 * _DAY),
            _owners(Kind.OWNERS_ORDINARY, _ORDINARY),
            _owners(Kind.OWNERS_SPECIAL, _SPECIAL),
            _preset(Kind.ELECTION, Electorate.OWNERS, None, Shown.SECRET, 7 * _DAY),
            _preset(Kind.CHOOSE, Electorate.RESIDENTS, None, Shown.COUNTS, 3 * _DAY),
            _preset(Kind.REPS, Electorate.ROSTER, _MAJORITY, Shown.NAMES, _DAY),
            # Nobody votes in a consultation, so nobody's silence can be waited for.
            _preset(
                Kind.CONSULT, Electorate.RESIDENTS, None, Shown.OPINIONS, 7 * _DAY, Early.NONE
            ),
        )
    }
)

# The first is the preset's own.
ELECTORATES: Mapping[Kind, tuple[Electorate, ...]] = MappingProxyType(
    {kind: (preset.electorate,) for kind, preset in PRESETS.items()}
    | {
        Kind.ELECTION: (Electorate.OWNERS, Electorate.FLATS, Electorate.RESIDENTS),
        Kind.CHOOSE: (Electorate.RESIDENTS, Electorate.FLATS),
    }
)
_OPTIONS = frozenset({Kind.ELECTION, Kind.CHOOSE})


def statutory(kind: Kind) -> bool:
    """Whether the kind follows Civil Code Article 278, and so never closes early."""
    return kind in {Kind.OWNERS_ORDINARY, Kind.OWNERS_SPECIAL}


def has_options(kind: Kind) -> bool:
    """Whether people pick among written options rather than say yes or no."""
    return kind in _OPTIONS
