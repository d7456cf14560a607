"""What is told of an occurrence after its post: reminders, changes, the digest, its end."""

from collections.abc import Sequence
from datetime import datetime

from views.notices import rules
from views.notices.buttons_desk import NoticeDesk
from views.notices.buttons_people import NoticeBegin, NoticeOwn, NoticePeople, PeopleTool
from views.notices.post import Post, facts, seats, time_of
from views.packing import packed
from views.places import naming
from views.screen import Button, Link, Media, Screen
from views.texts import Texts

# Lines of the digest stay one line on a phone.
SHORT = 40


def media(say: Texts, post: Post, files: Sequence[Media]) -> Screen | None:
    """What goes before the words: the album, or the point on the map."""
    notice = post.notice
    point: tuple[Media, ...] = ()
    if notice.latitude is not None and notice.longitude is not None:
        point = (Media("location", "", notice.latitude, notice.longitude),)
    if files:
        # Without words of their own: those follow at once, and one album is one message.
        return Screen("", media=(*point, *files))
    venue = notice.venue or notice.title
    return Screen(say("notice-media-point", venue=venue), media=point) if point else None


def reminder(say: Texts, post: Post, *, now: datetime, private: bool) -> Screen:
    """What is soon, where it is, and in private what one signed up for."""
    lines = [say("notice-remind", title=post.notice.title), *facts(say, post, now=now)]
    own = Button(say.plain("notice-own"), NoticeOwn(post.occurrence.id))
    return Screen("\n".join(lines), ((own,),) if private and post.notice.signup else ())


def cancelled(say: Texts, post: Post, *, now: datetime, whole: bool) -> Screen:
    """That it does not take place and why; `whole` says that no other will either."""
    title = post.notice.title
    reason = post.occurrence.reason or post.notice.ended_reason or say.plain("notice-by-rule")
    if whole:
        return Screen(say("notice-cancelled-all", title=title, reason=reason))
    when = time_of(say, post.occurrence, post.zone, now=now)
    timed = "yes" if when else "no"
    return Screen(say("notice-cancelled", title=title, when=when, timed=timed, reason=reason))


def changed(say: Texts, post: Post, what: str, was: datetime | None, *, now: datetime) -> Screen:
    """What is new: the time beside the old one, the place, or that the text is another."""
    title, occurrence = post.notice.title, post.occurrence
    if was is not None:
        old = rules.once(say, was, None, post.zone, now=now)
        when = time_of(say, occurrence, post.zone, now=now)
        text = say("notice-changed-when", title=title, was=old, when=when)
    else:
        venue = post.notice.venue
        placed = "yes" if venue else "no"
        text = say("notice-changed", what=what, title=title, venue=venue, placed=placed)
    return Screen(text, ((_page(say, post),),))


def digest(say: Texts, posts: Sequence[Post], *, now: datetime) -> Screen:
    """The evening's list, a button to each."""
    lines = [say("notice-digest", count=len(posts))]
    buttons = []
    for number, post in enumerate(posts, 1):
        title = naming.label(post.notice.title, SHORT)
        when = time_of(say, post.occurrence, post.zone, now=now)
        timed = "yes" if when else "no"
        line = say("notice-digest-line", number=number, title=title, when=when, timed=timed)
        lines.append(line)
        start = f"n_{post.occurrence.id}"
        buttons.append(Link(naming.label(f"{number}. {post.notice.title}"), start=start))
    return Screen("\n".join(lines), packed(buttons))


def missed(say: Texts, posts: Sequence[Post], count: int, *, now: datetime) -> Screen:
    """To the author: how many went by unposted, the first of them and the last."""
    notice = posts[0].notice
    first, last = (
        time_of(say, post.occurrence, post.zone, now=now)
        or rules.once(say, post.occurrence.post_at, None, post.zone, now=now)
        for post in (posts[0], posts[-1])
    )
    text = say("notice-missed", title=notice.title, count=count, first=first, last=last)
    return Screen(text, ((Button(say.plain("notice-desk-open"), NoticeDesk(notice.id)),),))


def over(say: Texts, post: Post, chats: int, people: int, *, now: datetime) -> Screen:
    """To the author: what it came to, and a word for those who were not there."""
    notice, occurrence = post.notice, post.occurrence
    when = time_of(say, occurrence, post.zone, now=now)
    lines = [say("notice-over", title=notice.title, when=when, chats=chats)]
    if notice.signup:
        lines.append(seats(say, post))
    if notice.receipt:
        lines.append(say("notice-desk-receipts", count=people))
    lines.append(say("notice-over-report"))
    report = NoticeBegin(occurrence.id, PeopleTool.REPORT)
    buttons = [Button(say.plain("notice-desk-report"), report)]
    if notice.signup:
        buttons.append(Button(say.plain("notice-desk-people"), NoticePeople(occurrence.id)))
    return Screen("\n".join(lines), packed(buttons))


def _page(say: Texts, post: Post) -> Link:
    return Link(say.plain("notice-post-more"), start=f"n_{post.occurrence.id}")
