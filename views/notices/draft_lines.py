"""What a preview says of a draft, line by line: nothing goes out that was not read back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from domain.notices import Notice
from domain.notices.schedule import ReadBack
from domain.notices.timing import lead_of, reminder_moments
from views.notices import rules
from views.texts import Texts

# More names than these nobody reads; the rest is counted.
FIRST_PLACES = 6
HOUR = 60


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft with what publishing it now would mean; times aware.

    `post_at` is when its plan posts it, `soonest` when 立即发 does; `unknown` are years without
    known holidays, `groupless` hear nothing; `gone` and `full` count groups. `problem` is a code.
    """

    notice: Notice
    zone: tzinfo
    places: Sequence[str]
    read: ReadBack
    now: datetime
    post_at: datetime
    soonest: datetime
    groups: int = 0
    households: int = 0
    people: int = 0
    media: Sequence[str] = ()
    unknown: Sequence[int] = ()
    groupless: Sequence[str] = ()
    gone: int = 0
    full: int = 0
    problem: str = ""
    big: bool = False

    @property
    def planned(self) -> bool:
        """Whether it is plain when it goes out, if not at once."""
        notice = self.notice
        return notice.repeats or notice.lead is not None or notice.post_at is not None


def times(say: Texts, seen: Drafted) -> list[str]:
    """The rule or the moment as it was understood, with the next dates."""
    rule, moments = seen.read.recurrence, seen.read.moments
    once = seen.notice.schedule.starts_at
    if rule is None and once is None:
        return [say("notice-draft-no-event")]
    if rule is None:
        when = rules.once(say, once, seen.read.minutes, seen.zone, now=seen.now) if once else ""
        return [say("notice-draft-when", when=when), *_length(say, seen)]
    said = rules.words(say, rule)
    if not moments:
        return [say("notice-draft-when", when=said)]
    dates = joined(say, [day(say, seen, moment) for moment in moments])
    following = day(say, seen, moments[0])
    return [
        say("notice-draft-next", when=said, day=following),
        say("notice-draft-dates", dates=dates),
        *_length(say, seen),
    ]


def posted(say: Texts, seen: Drafted) -> list[str]:
    """When it goes out."""
    lines = []
    if seen.planned:
        at = moment(say, seen, seen.post_at)
        lead = lead_of(seen.notice, seen.zone) if seen.notice.repeats else None
        known = say("notice-draft-post-at", at=at)
        lines.append(say("notice-draft-post-lead", at=at, lead=lead) if lead else known)
    else:
        lines.append(say("notice-draft-post-open"))
    if seen.soonest > seen.now:
        lines.append(say("notice-draft-night", at=moment(say, seen, seen.soonest)))
    return lines


def reach(say: Texts, seen: Drafted) -> list[str]:
    """The places, and how many hear of it: groups with their households, or people in private."""
    where = say("notice-draft-places", places=named(say, seen.places))
    if seen.notice.audience:
        whom = audience(say, seen.notice)
        return [where, say("notice-draft-people", whom=whom, people=seen.people)]
    groups, households = seen.groups, seen.households
    return [where, say("notice-draft-reach", groups=groups, households=households)]


def audience(say: Texts, notice: Notice) -> str:
    """The people filters in words."""
    who = notice.audience
    roles = [say.plain("role-word", role=role.value) for role in sorted(who.roles)]
    parts = [say.plain("notice-draft-roles", roles=joined(say, roles))] if roles else []
    if who.born_until is not None:
        parts.append(say.plain("notice-draft-born", year=str(who.born_until)))
    if who.unheard:
        parts.append(say.plain("notice-draft-unheard"))
    return joined(say, parts)


def settings(say: Texts, seen: Drafted) -> list[str]:
    """Sign-up, receipts, reminders, pin, urgency and what is attached; only what is on."""
    notice = seen.notice
    lines = [signup(say, notice)] if notice.signup else []
    if notice.receipt:
        lines.append(say("notice-draft-receipt"))
    if notice.reminders:
        said = [say.plain("notice-draft-before", minutes=minutes) for minutes in notice.reminders]
        lines.append(say("notice-draft-reminders", times=joined(say, said)))
    if notice.pin:
        lines.append(say("notice-draft-pinned"))
    if notice.urgent:
        lines.append(say("notice-draft-urgent", reason=notice.urgent))
    return [*lines, *_attached(say, seen)]


def signup(say: Texts, notice: Notice) -> str:
    """What can be signed up for."""
    wanted = notice.signup
    return say(
        "notice-draft-signup",
        capacity=(wanted and wanted.capacity) or 0,
        slot=(wanted and wanted.slot) or 0,
        guests=wanted.guests if wanted else 0,
        closes=wanted.closes if wanted else 0,
    )


def warnings(say: Texts, seen: Drafted) -> list[str]:
    """What may surprise, and what would help."""
    lines = []
    if seen.read.recurrence and (skips := rules.skips(say, seen.read.recurrence.pattern)):
        lines.append(say("notice-draft-skips", why=skips))
    if seen.unknown:
        years = joined(say, [str(year) for year in seen.unknown])
        lines.append(say("notice-draft-unknown", years=years))
    if late := _overtaken(seen):
        said = [say.plain("notice-draft-before", minutes=minutes) for minutes in late]
        lines.append(say("notice-draft-overtaken", times=joined(say, said)))
    if seen.gone:
        lines.append(say("notice-draft-gone-groups", groups=seen.gone))
    elif seen.groupless:
        lines.append(say("notice-draft-groupless", places=named(say, seen.groupless)))
    if seen.full:
        lines.append(say("notice-draft-full", groups=seen.full))
    return lines


def _overtaken(seen: Drafted) -> list[int]:
    """The reminders (minutes before) that would fall before the post itself, or right after it."""
    if not seen.read.moments:
        return []
    start, posted = seen.read.moments[0], seen.post_at if seen.planned else seen.soonest
    wanted = seen.notice.reminders
    return [m for m in wanted if not reminder_moments(start, (m,), posted, seen.zone)]


def named(say: Texts, places: Sequence[str]) -> str:
    """The first places by name, and how many more there are."""
    first = joined(say, places[:FIRST_PLACES])
    rest = len(places) - FIRST_PLACES
    return say.plain("notice-draft-rest", first=first, rest=rest) if rest > 0 else first


def joined(say: Texts, parts: Sequence[str]) -> str:
    return say.plain("notice-draft-comma").join(parts)


def day(say: Texts, seen: Drafted, at: datetime) -> str:
    """The local day of a moment, with its weekday."""
    return rules.day(say, at.astimezone(seen.zone).date(), seen.now.astimezone(seen.zone).date())


def moment(say: Texts, seen: Drafted, at: datetime) -> str:
    return rules.once(say, at, None, seen.zone, now=seen.now)


def _length(say: Texts, seen: Drafted) -> list[str]:
    if not (minutes := seen.read.minutes):
        return []
    return [say("notice-draft-length", hours=minutes // HOUR, minutes=minutes % HOUR)]


def _attached(say: Texts, seen: Drafted) -> list[str]:
    kinds = list(dict.fromkeys(seen.media))
    lines = []
    if kinds:
        said = [
            say.plain("notice-draft-medium", kind=kind, count=seen.media.count(kind))
            for kind in kinds
        ]
        lines.append(say("notice-draft-media", media=joined(say, said)))
    if seen.notice.latitude is not None:
        lines.append(say("notice-draft-point"))
    return lines
