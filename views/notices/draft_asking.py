"""What is asked while a notice is prepared, and who is turned away."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from domain.notices import Notice, Refusal, Schedule, Template
from domain.notices.questions import Writing
from domain.notices.schedule import recurrence_of
from views.notices import draft, draft_refused, rules
from views.notices import draft_lines as lines
from views.notices.buttons_draft import NoticeNoTime, NoticeReading, NoticeTemplate
from views.packing import packed
from views.places import naming
from views.screen import Ask, Button, Screen
from views.texts import Texts

Mention = tuple[int, str]
BIG = 2


def start(say: Texts, why: str, place_id: int, mention: Mention | None, *, big: bool) -> Screen:
    """What is to be announced? Written, or begun with a template."""
    text = _asked(say, say("notice-draft-start"), why, mention)
    buttons = [
        Button(
            say.plain("notice-draft-template", template=template.value),
            NoticeTemplate(template, place_id),
        )
        for template in Template
    ]
    # Big letters have room for four; whoever wants another writes it.
    rows = tuple((button,) for button in buttons[:4]) if big else packed(buttons)
    return Screen(text, rows)


def question(say: Texts, what: str, why: str, mention: Mention | None) -> Screen:
    """Ask for something; first what was wrong with the last answer, if anything."""
    text = _asked(say, say("notice-draft-ask", what=what), why, mention)
    return Screen(text, ask=Ask(say.plain("notice-draft-ask-here", what=what)))


def when(
    say: Texts,
    notice: Notice,
    what: Writing,
    why: str,
    readings: Sequence[Schedule],
    asked: int,
    zone: tzinfo,
    mention: Mention | None,
    *,
    now: datetime,
    big: bool,
) -> Screen:
    """Ask for a time, with what the last answer may mean; nothing is guessed."""
    count = len(readings)
    choose = (
        say("notice-draft-choose", count=count)
        if readings
        else say("notice-draft-ask", what=what.value)
    )
    # With one reading only there is nothing to tell apart, just a yes to ask for.
    told = "" if count == 1 and why == "when-ambiguous" else why
    text = _asked(say, choose, told, mention)
    buttons = [
        Button(
            naming.label(_reading(say, reading, zone, now=now), 60),
            NoticeReading(notice.id, index, asked),
        )
        # Big letters have room for four buttons; what is missing is written.
        for index, reading in enumerate(readings[: BIG if big else None])
    ]
    if what is Writing.WHEN:
        buttons.append(Button(say.plain("notice-draft-no-time"), NoticeNoTime(notice.id)))
    back = Button(say.plain("back"), draft.back(notice))
    return Screen(text, tuple((button,) for button in (*buttons, back)))


def turned_away(say: Texts, why: str, place: str, captains: Sequence[str]) -> Screen:
    """Why this person cannot announce anything here, and who can."""
    if why != Refusal.NOT_YOURS:
        return Screen(say("notice-draft-unbound"))
    names = lines.joined(say, [naming.person(say, name) for name in captains])
    if not names:
        return Screen(say("notice-draft-not-yours"))
    return Screen(say("notice-draft-not-yours-named", place=place, names=names))


def _reading(say: Texts, reading: Schedule, zone: tzinfo, *, now: datetime) -> str:
    recurrence = recurrence_of(reading, zone)
    if recurrence:
        return rules.words(say, recurrence)
    if reading.starts_at is None:
        return say.plain("notice-draft-no-time")
    return rules.once(say, reading.starts_at, reading.minutes, zone, now=now)


def _asked(say: Texts, text: str, why: str, mention: Mention | None) -> str:
    parts = [text]
    if why:
        parts.insert(0, say("notice-draft-problem", why=draft_refused.said(say, why)))
    if mention:
        person, name = mention
        named = naming.person(say, name)
        parts.insert(0, say("notice-draft-mention", person=str(person), name=named))
    return "\n".join(parts)
