"""A notice as its author sees it before it goes out."""

from domain.notices import Notice
from domain.notices.questions import Part, Switch, Writing
from views.notices import draft_lines as lines
from views.notices import draft_refused, post
from views.notices.buttons_draft import (
    NoticeClear,
    NoticeDiscard,
    NoticePage,
    NoticePublish,
    NoticeSwitch,
    NoticeTry,
    NoticeWrite,
    Page,
)
from views.notices.draft_lines import Drafted
from views.packing import packed
from views.places.paging import listed
from views.screen import Button, Row, Screen
from views.texts import Texts

# The whole text is in what 试发给我 sends; here it must leave room for the read-back.
LONGEST_BODY = 700


def home(say: Texts, seen: Drafted) -> Screen:
    """The preview: what, when, where, to whom, and what is wrong or may surprise."""
    notice = seen.notice
    body, cut = post.within(notice.body, LONGEST_BODY)
    parts = [say("notice-draft-title", title=notice.title or say.plain("notice-draft-untitled"))]
    if body:
        parts.append(say("notice-draft-body", body=body))
    if cut:
        parts.append(say("notice-draft-cut", signs=len(notice.body)))
    parts.append("\n".join([*lines.times(say, seen), *_venue(say, notice)]))
    parts.append("\n".join([*lines.posted(say, seen), *lines.reach(say, seen)]))
    parts.append("\n".join(lines.settings(say, seen)))
    parts.append("\n".join([*lines.warnings(say, seen), *_problem(say, seen)]))
    return Screen("\n\n".join(filter(None, parts)), _rows(say, seen))


def more(say: Texts, seen: Drafted, page: int) -> Screen:
    """All that can be changed, for big letters a page at a time."""
    buttons = [*(_changes(say, seen) if seen.big else []), *_rarer(say, seen)]
    rows = listed(
        say,
        buttons,
        page,
        lambda to: NoticePage(seen.notice.id, Page.MORE, to),
        back(seen.notice),
        big=seen.big,
        across=2,
    )
    return Screen(say("notice-draft-more", title=seen.notice.title), rows)


def published(say: Texts, notice: Notice) -> Screen:
    """What stands where the draft was, once it runs."""
    return Screen(say("notice-draft-published", title=notice.title))


def gone(say: Texts) -> Screen:
    return Screen(say("notice-draft-gone"))


def back(notice: Notice) -> NoticePage:
    return NoticePage(notice.id, Page.HOME)


def write(say: Texts, notice: Notice, what: Writing) -> Button:
    """A button that asks for words or a photo."""
    return Button(say.plain("notice-draft-write", what=what.value), NoticeWrite(notice.id, what))


def to(say: Texts, notice: Notice, page: Page) -> Button:
    """A button that leads to a screen of the draft."""
    return Button(say.plain("notice-draft-to", page=page.value), NoticePage(notice.id, page))


def switch(say: Texts, notice: Notice, what: Switch, *, on: bool) -> Button:
    """A button that turns on what is off; what is on says so in words."""
    state = "on" if on else "off"
    label = say.plain("notice-draft-switch", what=what.value, state=state)
    return Button(label, NoticeSwitch(notice.id, what, int(not on)))


def clear(say: Texts, notice: Notice, part: Part) -> Button:
    return Button(say.plain("notice-draft-clear", part=part.value), NoticeClear(notice.id, part))


def _venue(say: Texts, notice: Notice) -> list[str]:
    return [say("notice-draft-venue", venue=notice.venue)] if notice.venue else []


def _problem(say: Texts, seen: Drafted) -> list[str]:
    if not seen.problem:
        return []
    return [say("notice-draft-problem", why=draft_refused.said(say, seen.problem))]


def _rows(say: Texts, seen: Drafted) -> tuple[Row, ...]:
    notice = seen.notice
    now = Button(
        say.plain("notice-draft-now"), NoticePublish(notice.id, notice.version, 1), "success"
    )
    label = say.plain("notice-draft-later")
    planned = Button(label, NoticePublish(notice.id, notice.version, 0), "success")
    # Without a moment to go out at, that is what is chosen first.
    later = planned if seen.planned else Button(label, NoticePage(notice.id, Page.POST))
    other = to(say, notice, Page.MORE)
    drop = Button(say.plain("notice-draft-drop"), NoticeDiscard(notice.id), "danger")
    if seen.big:
        return ((now,), (later,), (other,), (drop,))
    return ((now, later), *packed([*_changes(say, seen), other]), (drop,))


def _changes(say: Texts, seen: Drafted) -> list[Button]:
    """What is changed most."""
    notice = seen.notice
    return [
        write(say, notice, Writing.WHEN),
        to(say, notice, Page.SCOPE),
        to(say, notice, Page.MEDIA),
        write(say, notice, Writing.VOICE),
        write(say, notice, Writing.VENUE),
        to(say, notice, Page.SIGNUP),
        switch(say, notice, Switch.RECEIPT, on=notice.receipt),
        to(say, notice, Page.REMIND),
        switch(say, notice, Switch.PIN, on=notice.pin),
        Button(say.plain("notice-draft-try"), NoticeTry(notice.id)),
    ]


def _rarer(say: Texts, seen: Drafted) -> list[Button]:
    notice = seen.notice
    urgent = Part.URGENT if notice.urgent else None
    kept = [
        *([Part.BODY] if notice.body else []),
        *([Part.VENUE] if notice.venue or notice.latitude is not None else []),
    ]
    return [
        write(say, notice, Writing.TITLE),
        write(say, notice, Writing.BODY),
        to(say, notice, Page.POST),
        clear(say, notice, urgent) if urgent else write(say, notice, Writing.URGENT),
        to(say, notice, Page.AUDIENCE),
        *(clear(say, notice, part) for part in kept),
    ]
