"""What tapped and typed answers mean, kept as JSON in the prompt until all is known."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from actions.reports import parents
from actions.reports.timing import zone_of
from domain import dates
from domain.reports import Action, Given, Rating, RejectReason, Report
from storage.database import Tx
from storage.places import tree, units
from storage.reports.media import Item

Args: TypeAlias = dict[str, Any]

REVIEW_DAYS: Final = (7, 30, 60, 90)
TYPED: Final = 0
"""The value of a button that says: I will type it myself."""

REJECT_CODES: Final = tuple(RejectReason)
RATINGS: Final = tuple(Rating)
# As many as one album of Telegram holds.
ITEMS_AT_MOST: Final = 10
# A forged number beyond this would raise instead of being refused.
_LATEST: Final = int(datetime(2200, 1, 1, tzinfo=UTC).timestamp())
_SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "photo": "📷",
        "video": "🎬",
        "video_note": "🎬",
        "animation": "🎬",
        "voice": "🎤",
        "location": "📍",
    }
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody wrote or sent as an answer, already cleaned."""

    text: str
    items: tuple[Item, ...] = ()
    message_id: int = 0


def picked(action: Action, value: int, words: str) -> Args:
    """What a tapped choice means; `words` are the reason its button stands for, if any."""
    meaning = _BUTTONS.get(action)
    args = meaning(value) if meaning else {}
    return args | ({"text": words} if words else {})


def _moment(value: int) -> Args:
    return {"at": value} if value != TYPED else {"typing": True}


def _code(value: int) -> Args:
    # Counted from 1, as 0 says that something will be typed.
    return {"code": REJECT_CODES[value - 1].value} if 0 < value <= len(REJECT_CODES) else {}


_BUTTONS: Mapping[Action, Callable[[int], Args]] = MappingProxyType(
    {
        Action.DISPATCH: lambda value: {"unit": value},
        Action.REASSIGN: lambda value: {"unit": value},
        Action.MERGE: lambda value: {"parent": value},
        Action.HOLD: lambda value: {"days": value},
        Action.RATE: lambda value: {"rating": value},
        Action.SCHEDULE: _moment,
        Action.REJECT: _code,
    }
)


async def typed(tx: Tx, report: Report, args: Args, words: Typed, *, now: datetime) -> Args:
    """What was answered so far together with what these words mean for the action."""
    found = await _meant(tx, report, Action(args["action"]), words, now=now)
    items = [*args.get("items", ()), *(asdict(item) for item in words.items)]
    # What is found may be None on purpose: a bad answer replaces the one before.
    return {**args, **found, "items": items[:ITEMS_AT_MOST]}


async def _meant(tx: Tx, report: Report, action: Action, words: Typed, *, now: datetime) -> Args:
    if action is Action.SCHEDULE:
        moment = dates.parse(words.text, now=now, zone=await zone_of(tx, report))
        return {"at": int(moment.timestamp()) if moment else None}
    if action is Action.MERGE:
        parent = await parents.named(tx, report, words.text)
        return {"parent": parent.id if parent else None}
    if words.text:
        return {"text": words.text}
    if action is Action.ANSWER and words.items:
        # A picture alone is an answer too; the sign stands for it where only text is shown.
        return {"text": _SIGNS.get(words.items[0].kind, "📎")}
    return {}


async def given(tx: Tx, report: Report, args: Args, *, now: datetime) -> Given:
    """What the rules are given: everything checked against the stored rows."""
    return Given(
        text=str(args.get("text") or ""),
        date=_date(args, now),
        photo=any(item.kind in {"photo", "video", "video_note"} for item in items(args)),
        unit_id=await _unit(tx, report, args.get("unit")),
        parent=await parents.near(tx, report, args.get("parent")),
        reason=RejectReason(args["code"]) if args.get("code") else None,
        rating=_rating(args.get("rating")),
    )


def items(args: Args) -> tuple[Item, ...]:
    return tuple(Item(**values) for values in args.get("items", ()))


def _date(args: Args, now: datetime) -> datetime | None:
    at, days = args.get("at"), args.get("days")
    if isinstance(at, int) and 0 < at < _LATEST:
        return datetime.fromtimestamp(at, UTC)
    # Only the days that were offered: the number comes from a button.
    return now + timedelta(days=days) if days in REVIEW_DAYS else None


def _rating(value: int | None) -> Rating | None:
    return RATINGS[value - 1] if value and 0 < value <= len(RATINGS) else None


async def _unit(tx: Tx, report: Report, unit_id: int | None) -> int | None:
    """The unit, if it belongs to the community of the report."""
    unit = await units.find(tx, unit_id) if unit_id else None
    community = await tree.community_of(tx, report.place_id)
    return unit.id if unit and unit.place_id == community.id else None
