"""The post of an occurrence, in groups and in private: what, when, where, and three buttons."""

from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from domain.notices import Notice, Occurrence, Phase, State
from domain.notices.schedule import recurrence_of
from views.notices import rules
from views.notices.buttons_calendar import NoticeCalendar
from views.notices.buttons_people import NoticeJoin, NoticeSeen
from views.packing import packed
from views.screen import Button, Link, Media, Row, Screen
from views.texts import Texts

# Telegram's limits, counted in UTF-16 after parsing; what stands around the body needs little.
TEXT, CAPTION = 4096, 1024
# Room for the words that say that there is more.
MORE = 40
LIVE = frozenset({Phase.PLANNED, Phase.POSTED})


@dataclass(frozen=True, slots=True)
class Post:
    """What a post shows; seats where one can sign up, households where it asks for 收到."""

    notice: Notice
    occurrence: Occurrence
    zone: tzinfo
    taken: int = 0
    waiting: int = 0
    capacity: int | None = None
    heard: int = 0
    households: int = 0

    def seated(self, taken: int, waiting: int, capacity: int | None) -> "Post":
        """With the places that are taken."""
        return replace(self, taken=taken, waiting=waiting, capacity=capacity)

    def read_by(self, heard: int, households: int) -> "Post":
        """With the households that have seen it, of those there are."""
        return replace(self, heard=heard, households=households)

    @property
    def live(self) -> bool:
        return self.occurrence.state in LIVE and self.notice.state is not State.CANCELLED


def screen(
    say: Texts, post: Post, *, now: datetime, buttons: tuple[Button, ...], picture: Media | None
) -> Screen:
    """The whole post; `buttons` of other parts stand behind its own."""
    head = [_title(say, post), *_state(say, post), *facts(say, post, now=now, rule=True)]
    foot = _figures(say, post) if post.live else []
    room = (CAPTION if picture else TEXT) - units("\n".join((*head, *foot))) - MORE
    body, cut = within(post.notice.body, room)
    parts = ["\n".join(head)]
    if body:
        parts.append(say("notice-post-body", body=body))
    if foot:
        parts.append("\n".join(foot))
    return Screen("\n\n".join(parts), _rows(say, post, buttons, cut=cut), picture=picture)


def facts(say: Texts, post: Post, *, now: datetime, rule: bool = False) -> list[str]:
    """When and where it takes place, a line each; with its rule where it comes again."""
    lines = []
    if when := time_of(say, post.occurrence, post.zone, now=now):
        lines.append(say("notice-post-when", when=when))
    if rule and (repeats := recurrence_of(post.notice.schedule, post.zone)):
        lines.append(say("notice-post-rule", rule=rules.words(say, repeats)))
    if post.notice.venue:
        lines.append(say("notice-post-venue", venue=post.notice.venue))
    return lines


def time_of(say: Texts, occurrence: Occurrence, zone: tzinfo, *, now: datetime) -> str:
    """When it takes place in words; nothing where there is only something to know."""
    start, end = occurrence.starts_at, occurrence.ends_at
    if start is None:
        return ""
    minutes = int((end - start).total_seconds()) // 60 if end else None
    return rules.once(say, start, minutes, zone, now=now)


def within(text: str, most: int) -> tuple[str, bool]:
    """The text as far as it fits, in UTF-16 units, and whether something was left out."""
    if units(text) <= most:
        return text, False
    kept = text.encode("utf-16-le")[: 2 * max(most, 0)]
    return kept.decode("utf-16-le", "ignore").rstrip() + "…", True


def units(text: str) -> int:
    """How long Telegram finds a text."""
    return len(text.encode("utf-16-le")) // 2


def _title(say: Texts, post: Post) -> str:
    urgent = "yes" if post.notice.urgent else "no"
    return say("notice-post-title", title=post.notice.title, urgent=urgent)


def _state(say: Texts, post: Post) -> list[str]:
    occurrence, notice = post.occurrence, post.notice
    if occurrence.state is Phase.CANCELLED:
        return [say("notice-post-cancelled", reason=occurrence.reason or "")]
    if occurrence.state in {Phase.OVER, Phase.MISSED}:
        return [say("notice-post-over")]
    if occurrence.moved and (notice.repeats or occurrence.sequence):
        was = rules.once(say, occurrence.original_at, None, post.zone, now=occurrence.original_at)
        return [say("notice-post-moved", was=was)]
    return []


def _figures(say: Texts, post: Post) -> list[str]:
    lines = []
    if post.notice.signup:
        lines.append(seats(say, post))
    if post.households:
        lines.append(say("notice-post-heard", heard=post.heard, households=post.households))
    return lines


def seats(say: Texts, post: Post) -> str:
    """How many places are taken, and whether there are any."""
    if post.capacity is None:
        return say("notice-post-signed", taken=post.taken)
    free = max(post.capacity - post.taken, 0)
    if not free:
        return say("notice-post-full", capacity=post.capacity, waiting=post.waiting)
    return say("notice-post-seats", taken=post.taken, capacity=post.capacity, free=free)


def _rows(say: Texts, post: Post, others: tuple[Button, ...], *, cut: bool) -> tuple[Row, ...]:
    occurrence = post.occurrence
    own: list[Button | Link] = []
    if cut:
        # All of it stands on one's private page.
        own.append(Link(say.plain("notice-post-more"), start=f"n_{occurrence.id}"))
    if not post.live:
        return packed(own)
    if post.notice.signup:
        own.append(Button(say.plain("notice-post-join"), NoticeJoin(occurrence.id), "success"))
    if post.notice.receipt:
        own.append(Button(say.plain("notice-post-seen"), NoticeSeen(occurrence.id)))
    if occurrence.starts_at is not None:
        own.append(Button(say.plain("notice-post-calendar"), NoticeCalendar(occurrence.id)))
    return packed([*own, *others])
