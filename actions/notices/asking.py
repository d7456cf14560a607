"""Beginning a notice: from what somebody writes after `/notice` to a draft."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from actions.notices import authority, doubts, steps
from actions.notices.steps import Step
from actions.places import spots, telling
from domain.notices import Medium, Notice, Refusal, Schedule, Signup, Template
from domain.notices.bounds import MOST_MEDIA, Fault
from domain.notices.questions import Writing
from domain.notices.schedule import schedule_of
from domain.notices.templates import PRESETS, USUAL_REMINDERS, with_template
from domain.notices.writing import Written, read_notice
from domain.places import Place, order
from domain.when import Said, Unclear
from storage import outbox, prompts
from storage.database import Tx
from storage.notices import days, register
from storage.outbox import Outgoing
from storage.places import chats, tree
from storage.places.chats import ChatKind
from storage.prompts import Prompt

TEXT: Final = "notice-text"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was written after `/notice`, and where; `too_big` says of a file that was.

    Of an `album` the other photos are still to come.
    """

    chat_id: int
    message_id: int
    text: str
    media: tuple[Medium, ...] = ()
    too_big: bool = False
    album: bool = False


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a draft is prepared, and the places that it may be for."""

    chat_id: int
    places: list[Place]


async def open_(tx: Tx, person_id: int, asked: Asked, *, now: datetime) -> Notice | None:
    """Make a draft of what was written; without words, ask what for. None: not here, or asked."""
    found = await own_places(tx, person_id, asked.chat_id, now=now)
    if found:
        start = _Start(await _chat(tx, person_id, asked.chat_id), found)
        return await _take(tx, person_id, asked, start, now=now)
    if asked.chat_id > 0 and not asked.text.strip() and not asked.media:
        # A neighbour who writes 公告 wants to see what is coming.
        await outbox.put(tx, Outgoing(asked.chat_id, "notice-list"), now=now)
    else:
        where = (asked.chat_id, asked.message_id, "notice-turned-away")
        await spots.turn_away(tx, person_id, *where, Refusal.NOT_YOURS.value, now=now)
    return None


async def answer(
    tx: Tx, person_id: int, prompt: Prompt, asked: Asked, *, now: datetime
) -> Notice | None:
    """Take the answer to "what is to be announced?"."""
    # Already answered: a second message is a second message, not a second draft.
    if not await prompts.close(tx, prompt):
        return None
    start = await _start(tx, person_id, prompt.chat_id, prompt.subject_id, now=now)
    if start is None:
        where = (prompt.chat_id, asked.message_id, "notice-turned-away")
        await spots.turn_away(tx, person_id, *where, Refusal.NOT_YOURS.value, now=now)
        return None
    kept = tuple(Medium(*pair) for pair in prompt.args.get("media", ()))
    whole = replace(asked, media=(*kept, *asked.media)[:MOST_MEDIA])
    return await _take(tx, person_id, whole, start, now=now)


async def pick(
    tx: Tx,
    person_id: int,
    chat_id: int,
    place_id: int,
    template: Template,
    title: str,
    body: str,
    *,
    now: datetime,
) -> Notice | Refusal:
    """Begin with a template, in its words; `place_id` is the group's place, 0 one's own."""
    start = await _start(tx, person_id, chat_id, place_id, now=now)
    if start is None:
        return Refusal.NOT_YOURS
    await prompts.drop(tx, start.chat_id, person_id)
    home = start.places[0]
    blank = Notice(0, home.id, 0, title, person_id, now, body=body, draft_chat_id=chat_id)
    year = now.astimezone(ZoneInfo(home.zone)).year
    draft = await register.add(tx, with_template(blank, template, year=year))
    asked = [*([Step.WHEN] if _timed(template) else []), *_where(start)]
    await steps.go_on(tx, person_id, draft, asked, chat_id, now=now)
    return draft


async def own_places(tx: Tx, person_id: int, chat_id: int, *, now: datetime) -> list[Place]:
    """Return where a notice from this chat may go: the group's place, or all of one's own."""
    chat = await chats.find(tx, chat_id) if chat_id < 0 else None
    # Staff talk about the whole community in their group, so they choose as in private.
    if chat_id > 0 or (chat and chat.kind is ChatKind.STAFF):
        found = await authority.own_places(tx, person_id, now=now)
        return sorted((p for p in found if p.kind in spots.KINDS), key=_small_last)
    if chat is None or chat.kind is not ChatKind.GROUP or chat.place_id is None:
        return []
    # Not the building, where it is a stairwell's group: it means its own people.
    here = await authority.may_publish(tx, person_id, chat.place_id, now=now)
    return [await tree.get(tx, chat.place_id)] if here else []


def _small_last(place: Place) -> tuple[object, ...]:
    # Most of what staff announce is for all: nobody should turn pages of buildings for it.
    return (-spots.KINDS.index(place.kind), order(place))


async def _start(
    tx: Tx, person_id: int, chat_id: int, place_id: int, *, now: datetime
) -> _Start | None:
    """Where a question that was asked before leads to, if the person still may."""
    if not place_id:
        found = await own_places(tx, person_id, person_id, now=now)
        return _Start(chat_id, found) if found else None
    if not await authority.may_publish(tx, person_id, place_id, now=now):
        return None
    return _Start(chat_id, [await tree.get(tx, place_id)])


async def _take(
    tx: Tx, person_id: int, asked: Asked, start: _Start, *, now: datetime
) -> Notice | None:
    if asked.too_big or not asked.text.strip():
        why = Refusal.TOO_BIG if asked.too_big else None
        await _ask(tx, person_id, asked, start, why, now=now)
        return None
    zone = ZoneInfo(start.places[0].zone)
    known = await days.calendar(tx)
    read = read_notice(asked.text, now=now, zone=zone, calendar=known)
    if not isinstance(read, Written):
        # Asked again at once, so that the next message may simply be the better words.
        await _ask(tx, person_id, asked, start, read, now=now)
        return None
    draft = await register.add(tx, _drafted(person_id, read, start, zone, now))
    for medium in asked.media:
        await register.add_medium(tx, draft.id, medium)
    # A lecture takes place at some time: one that was not understood must not get lost.
    when = [Step.WHEN] if read.said is None and read.template and _timed(read.template) else []
    then = [*when, *([] if draft.title else [Step.TITLE]), *_where(start)]
    if isinstance(read.said, Unclear):
        where = (Writing.WHEN, read.said, start.chat_id, then)
        await doubts.ask_back(tx, person_id, draft, *where, now=now, line=read.line)
    else:
        await steps.go_on(tx, person_id, draft, then, start.chat_id, now=now)
        if asked.album and then in ([], [Step.WHERE]):
            # Nothing is asked, and without a question they would be taken for a report.
            await steps.await_media(tx, person_id, start.chat_id, draft.id, now=now)
    return draft


def _drafted(
    person_id: int, read: Written, start: _Start, zone: ZoneInfo, now: datetime
) -> Notice:
    """A draft of what was written; what its title suggests is only what asks nobody for more."""
    preset = PRESETS[read.template] if read.template else None
    # Who signs up is reminded of it.
    reminders = (preset.reminders if preset else ()) or (USUAL_REMINDERS if read.capacity else ())
    said = read.said
    return Notice(
        0,
        start.places[0].id,
        0,
        read.title,
        person_id,
        now,
        body=read.body,
        venue=read.venue,
        template=read.template,
        schedule=schedule_of(said, zone) if isinstance(said, Said) else Schedule(),
        signup=Signup(capacity=read.capacity) if read.capacity else None,
        receipt=preset.receipt if preset else False,
        reminders=reminders,
        draft_chat_id=start.chat_id,
    )


def _timed(template: Template) -> bool:
    """Whether it takes place at an hour; strong wind does not, nor does a card one may have."""
    return not PRESETS[template].urgent and PRESETS[template].age is None


def _where(start: _Start) -> list[Step]:
    return [Step.WHERE] if len(start.places) > 1 else []


async def _chat(tx: Tx, person_id: int, chat_id: int) -> int:
    """Where the draft is prepared: in private, as a group that reads it takes it for the post."""
    return person_id if chat_id < 0 and await telling.reachable(tx, person_id) else chat_id


async def _ask(
    tx: Tx,
    person_id: int,
    asked: Asked,
    start: _Start,
    why: Refusal | Fault | None,
    *,
    now: datetime,
) -> None:
    """Ask what is to be announced; a photo that came before its words is kept."""
    place_id = start.places[0].id if len(start.places) == 1 else 0
    kept = {"media": [[medium.kind, medium.file_id] for medium in asked.media]}
    prompt = await prompts.ask(tx, start.chat_id, person_id, TEXT, place_id, kept, now=now)
    args = {"why": why.value if why else "", "person": person_id}
    reply_to = asked.message_id if start.chat_id == asked.chat_id else None
    question = Outgoing(start.chat_id, TEXT, place_id, args, prompt_id=prompt, reply_to=reply_to)
    await outbox.put(tx, question, now=now)
