"""The questions behind changing a notice, and what is said to the answers."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from domain.notices import Notice
from views.notices import rules
from views.notices.buttons_desk import NoticeDesk, NoticeMove
from views.screen import Ask, Button, Screen
from views.texts import Texts

# So many readings of a time are still looked through.
MOST = 6


def asking(say: Texts, notice: Notice, what: str) -> Screen:
    """The question, with what is there now where words are changed."""
    most = notice.signup.capacity if notice.signup else None
    parts = {"title": notice.title, "body": notice.body, "venue": notice.venue}
    now = (parts | {"capacity": str(most or "")}).get(what, "")
    text = say("notice-change-ask", what=what, title=notice.title)
    if now:
        text = f"{text}\n\n{say('notice-change-now', now=now)}"
    return Screen(text, ask=Ask(say.plain("notice-change-hint", what=what)))


def wrong(say: Texts, why: str) -> Screen:
    """What is wrong with the answer; the question stays open."""
    return Screen(say("notice-change-wrong", why=why))


def unclear(
    say: Texts,
    what: str,
    occurrence_id: int,
    why: str,
    moments: Sequence[datetime],
    zone: tzinfo,
    *,
    now: datetime,
) -> Screen:
    """Why the time is asked back, with the times that may have been meant."""
    choice = "yes" if moments else "no"
    text = say("notice-change-unclear", what=what, why=why, choice=choice)
    rows = tuple(
        (
            Button(
                rules.once(say, at, None, zone, now=now),
                NoticeMove(occurrence_id, int(at.timestamp())),
            ),
        )
        for at in moments[:MOST]
    )
    return Screen(text, rows)


def done(say: Texts, notice: Notice, what: str) -> Screen:
    """That it is done, with the way back to the desk."""
    text = say("notice-change-done", what=what, title=notice.title)
    return Screen(text, ((Button(say.plain("notice-desk-open"), NoticeDesk(notice.id)),),))
