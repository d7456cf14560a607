"""A draft with one thing changed, or why it cannot be. Source: ballots.md, "Kinds", "Life"."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from domain.ballots.definition import Definition
from domain.ballots.kinds import ELECTORATES, PRESETS, Electorate, Kind, has_options, statutory
from domain.ballots.record import Ballot
from domain.ballots.refusals import Refusal
from domain.ballots.rules import Fraction
from domain.ballots.timing import length_refusal
from domain.ballots.writing import options_refusal, question_line


class Part(StrEnum):
    """The two numbers of a rule."""

    QUORUM = "quorum"
    THRESHOLD = "threshold"


class Share(StrEnum):
    """The fractions that are offered; others only confuse."""

    NONE = "none"
    HALF = "half"
    TWO_THIRDS = "two_thirds"
    THREE_QUARTERS = "three_quarters"
    ALL = "all"


class Side(StrEnum):
    """Sides whose delegates are known by their role."""

    CAPTAIN = "captain"
    COMMITTEE = "committee"
    UNIT = "unit"
    VOLUNTEER = "volunteer"


class Writing(StrEnum):
    """What is written into a draft rather than chosen."""

    OPTIONS = "options"
    DEADLINE = "deadline"
    DELEGATE = "delegate"
    QUESTION = "question"


FRACTIONS: Mapping[Share, Fraction] = MappingProxyType(
    {
        Share.HALF: (1, 2),
        Share.TWO_THIRDS: (2, 3),
        Share.THREE_QUARTERS: (3, 4),
        Share.ALL: (1, 1),
    }
)


def with_kind(draft: Ballot, kind: Kind) -> Ballot:
    """The draft as this kind begins; a deadline and options that were given are kept."""
    preset = PRESETS[kind]
    return replace(
        draft,
        kind=kind,
        electorate=preset.electorate,
        rule=preset.rule,
        seats=preset.seats,
        shown=preset.shown,
        early=preset.early,
        length_minutes=minutes(preset.length),
    )


def with_length(draft: Ballot, length: int) -> Ballot | Refusal:
    """Open for so many minutes from publishing on, whenever that is."""
    preset = PRESETS[draft.kind]
    if not minutes(preset.shortest) <= length:
        return Refusal.TOO_SHORT
    if length > minutes(preset.longest):
        return Refusal.TOO_LONG
    return replace(draft, length_minutes=length, closes_at=None)


def with_deadline(draft: Ballot, at: datetime, now: datetime) -> Ballot | Refusal:
    """Open until this moment."""
    refused = length_refusal(PRESETS[draft.kind], now, at, now)
    return refused or replace(draft, closes_at=at)


def with_electorate(draft: Ballot, electorate: Electorate) -> Ballot | Refusal:
    """With other voices; only those that the kind allows."""
    if electorate not in ELECTORATES[draft.kind]:
        return Refusal.RULE_FIXED
    return replace(draft, electorate=electorate)


def with_seats(draft: Ballot, seats: int) -> Ballot | Refusal:
    if draft.kind != Kind.ELECTION:
        return Refusal.RULE_FIXED
    # Without candidates there is one seat still, so that seats may be set before or after them.
    if not 1 <= seats <= max(1, len(draft.options)):
        return Refusal.TOO_MANY_SEATS
    return replace(draft, seats=seats)


def with_share(draft: Ballot, part: Part, share: Share) -> Ballot | Refusal:
    """With another number in the rule; what cites the law keeps the law's."""
    rule = draft.rule
    if rule is None or statutory(draft.kind):
        return Refusal.RULE_FIXED
    if part == Part.QUORUM:
        return replace(draft, rule=replace(rule, quorum=FRACTIONS.get(share)))
    if share == Share.NONE:
        return Refusal.BAD_FRACTION
    # More than half is what half means to everybody; of the others the number itself is enough.
    strict = share == Share.HALF
    return replace(draft, rule=replace(rule, threshold=FRACTIONS[share], strict=strict))


def with_question(draft: Ballot, text: str) -> Ballot | Refusal:
    """With another question; all else stays as it was set."""
    question = question_line(text)
    return question if isinstance(question, Refusal) else replace(draft, question=question)


def with_options(draft: Ballot, options: tuple[str, ...]) -> Ballot | Refusal:
    """With these options; a yes-or-no question that gets some is a choice from then on."""
    if refused := options_refusal(options):
        return refused
    chosen = draft if has_options(draft.kind) else with_kind(draft, Kind.CHOOSE)
    return replace(chosen, options=options, seats=min(draft.seats, len(options)))


def more_options(draft: Ballot, lines: tuple[str, ...]) -> Ballot | Refusal:
    """With these options after those there are."""
    kept = draft.options if has_options(draft.kind) else ()
    return with_options(draft, (*kept, *lines))


def without_option(draft: Ballot, index: int) -> Ballot:
    """Without the option at this place, counted from 0; another place takes none away."""
    left = tuple(o for i, o in enumerate(draft.options) if i != index)
    return replace(draft, options=left, seats=max(1, min(draft.seats, len(left))))


def definition(draft: Ballot, place: str, *, now: datetime) -> Definition:
    """What would be voted on if it were published now."""
    return Definition(
        number=draft.number,
        place=f"{place} {draft.stairwell}" if draft.stairwell else place,
        kind=draft.kind,
        question=draft.question,
        # Kept in a draft, so that trying another kind loses none.
        options=draft.options if has_options(draft.kind) else (),
        electorate=draft.electorate,
        rule=draft.rule,
        seats=draft.seats,
        shown=draft.shown,
        opens_at=now,
        closes_at=closes_at(draft, now),
        early=draft.early,
    )


def closes_at(draft: Ballot, now: datetime) -> datetime:
    """When it would close if it were published now."""
    # Not stored before: a draft that lies for a day must not open with a day less.
    return draft.closes_at or now + timedelta(minutes=draft.length_minutes)


def minutes(length: timedelta) -> int:
    return int(length.total_seconds()) // 60
