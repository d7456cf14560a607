"""Publishing a draft: from here on its question, options, roll and rule are frozen."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from actions.ballots import (
    authority,
    drafting,
    electorate,
    exporting,
    posting,
    recording,
    reminding,
)
from actions.ballots.drafting import Tapped
from domain import ballots as rules
from domain.ballots import Ballot, Definition, Head, Refusal, Shown, State, shaping
from storage import timers
from storage.ballots import drafts, register, roll
from storage.database import Tx
from storage.places import tree

TIMER = "ballot-close"
# As long as the column for it.
LONGEST_CODE = 40


class Snag(StrEnum):
    """What keeps a draft from being published although it is rightly written."""

    UNBOUND = "unbound"
    NO_AREA = "no_area"


@dataclass(frozen=True, slots=True)
class Readiness:
    """A draft as it would be frozen now, and what is wrong with it."""

    definition: Definition
    heads: tuple[Head, ...]
    problems: tuple[Refusal | Snag, ...]

    @property
    def area(self) -> int:
        """All heads' area, in 0.01 m²."""
        return sum(head.area for head in self.heads)


async def readiness(tx: Tx, draft: Ballot, *, now: datetime) -> Readiness:
    """Return what publishing would freeze, and why it cannot be done yet."""
    place = await tree.get(tx, draft.place_id)
    definition = shaping.definition(draft, place.name, now=now)
    heads = await electorate.heads(tx, draft)
    refused = rules.definition_refusal(definition, len(heads), now)
    snags: list[Refusal | Snag] = [refused] if refused else []
    if draft.rule and draft.rule.dual and heads and not any(h.area for h in heads):
        snags.append(Snag.NO_AREA)
    if not await posting.groups(tx, draft):
        snags.append(Snag.UNBOUND)
    return Readiness(definition, heads, tuple(snags))


async def press(
    tx: Tx, person_id: int, ballot_id: int, at: Tapped, seen: int, made: int, *, now: datetime
) -> Ballot | Refusal | Snag:
    """Take a tap on 发布 and show what became of the draft; `made` is its age as drawn."""
    draft = await register.get(tx, ballot_id)
    same = int(draft.created_at.timestamp()) == made
    # A deleted draft's id may belong to another one, which nobody has seen here.
    outcome = await publish(tx, person_id, ballot_id, seen if same else 0, now=now)
    if outcome != Refusal.CAPTAIN_ONLY:
        await drafting.redraw(tx, ballot_id, at, {"screen": "home"}, now=now)
    return outcome


async def publish(
    tx: Tx, person_id: int, ballot_id: int, seen: int, *, now: datetime
) -> Ballot | Refusal | Snag:
    """Open the draft whose version was seen: freeze it, post it, and set its clocks.

    Refuses with FROZEN when somebody else was quicker, and with WRONG_STATE when the draft has
    changed since it was seen.
    """
    draft = await register.get(tx, ballot_id)
    if not await authority.may_run(tx, person_id, draft.place_id, now=now):
        return Refusal.CAPTAIN_ONLY
    if draft.state != State.DRAFT:
        return Refusal.FROZEN
    # What stands on the screen is what is opened, not what a colleague made of it meanwhile.
    if draft.version != seen:
        return Refusal.WRONG_STATE
    ready = await readiness(tx, draft, now=now)
    if ready.problems:
        return ready.problems[0]
    return await _open(tx, person_id, draft, ready, now=now)


async def _open(
    tx: Tx, person_id: int, draft: Ballot, ready: Readiness, *, now: datetime
) -> Ballot:
    made, named = ready.definition, coded(draft, ready.heads)
    # By code: in the order of the doors anybody could count which pseudonym is whose.
    frozen = sorted((code, head.area) for head, code in named)
    opened = replace(
        draft,
        options=made.options,
        # Through the notice at once: what is published is open for votes.
        state=State.OPEN,
        opens_at=made.opens_at,
        closes_at=made.closes_at,
        def_hash=rules.definition_hash(made),
        roll_hash=rules.roll_hash(frozen),
    )
    ballot = await register.change(tx, draft, opened)
    await roll.add(tx, ballot.id, named)
    await _chained(tx, person_id, ballot, made, frozen, now=now)
    await timers.arm(tx, TIMER, ballot.id, made.closes_at)
    await reminding.arm(tx, ballot, now=now)
    await exporting.opened(tx, ballot, now=now)
    await posting.announce(tx, ballot, now=now)
    return ballot


async def _chained(
    tx: Tx,
    person_id: int,
    ballot: Ballot,
    made: Definition,
    frozen: list[tuple[str, int]],
    *,
    now: datetime,
) -> None:
    """The first row of its chain: all that anybody needs to count the votes again."""
    opened = {
        "ballot": rules.payload(made),
        "def_hash": ballot.def_hash,
        "roll": rules.roll_payload(frozen),
        "roll_hash": ballot.roll_hash,
    }
    await recording.chained(tx, ballot, "opened", opened, person_id, now=now)


def coded(ballot: Ballot, heads: Iterable[Head]) -> list[tuple[Head, str]]:
    """The heads with the names the chain gives them: doors where votes are shown by name."""
    found = list(heads)
    doors = ballot.shown == Shown.NAMES and all(_nameable(head) for head in found)
    # Two heads of one name would be one to whoever counts again.
    if doors and len({head.label for head in found}) == len(found):
        return [(head, head.label) for head in found]
    return [(head, recording.pseudonym(ballot, head.key)) for head in found]


def _nameable(head: Head) -> bool:
    # A person's label is their Telegram id, which is nobody else's business.
    return bool(head.households) and len(head.label) <= LONGEST_CODE


async def discard(
    tx: Tx, person_id: int, ballot_id: int, at: Tapped, *, now: datetime
) -> Refusal | None:
    """Throw the draft away, and say so in the tapped message."""
    draft = await register.get(tx, ballot_id)
    if not await authority.may_run(tx, person_id, draft.place_id, now=now):
        return Refusal.CAPTAIN_ONLY
    gone = await drafts.discard(tx, ballot_id)
    await drafting.redraw(tx, ballot_id, at, {"screen": "gone" if gone else "home"}, now=now)
    return None if gone else Refusal.FROZEN
