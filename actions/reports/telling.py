"""Who hears of a change, and where: never the one who made it, and nobody twice."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from actions.reports import audience, posting
from domain import reports as rules
from domain.reports import Action, Actor, Lead, Party, Report, Visibility
from storage import outbox, panels
from storage.database import Tx
from storage.outbox import Outgoing, Rank
from storage.reports import events, people, register

_P = Party
_EVERYONE: Final = (_P.REPORTER, _P.SUPPORTER, _P.UNIT)

TOLD: Mapping[Action, tuple[Party, ...]] = MappingProxyType(
    {
        Action.DISPATCH: (_P.REPORTER, _P.UNIT),
        Action.ACCEPT: (_P.REPORTER,),
        Action.GIVE_BACK: (_P.REPORTER, _P.CAPTAIN),
        Action.REASSIGN: (_P.REPORTER, _P.UNIT),
        Action.SCHEDULE: (_P.REPORTER, _P.UNIT),
        Action.START: (_P.REPORTER,),
        Action.ASK: (_P.REPORTER,),
        Action.ANSWER: (_P.UNIT,),
        Action.EXPIRE_QUESTION: (_P.REPORTER, _P.UNIT),
        Action.HOLD: (_P.REPORTER, _P.UNIT),
        Action.RESUME: (_P.REPORTER, _P.UNIT),
        Action.REVIEW: (_P.REPORTER, _P.UNIT, _P.STAFF),
        Action.RESOLVE: (_P.REPORTER, _P.SUPPORTER, _P.UNIT),
        Action.CONFIRM: (_P.UNIT,),
        Action.AUTO_CLOSE: (_P.REPORTER, _P.UNIT),
        Action.REOPEN: _EVERYONE,
        Action.REJECT: _EVERYONE,
        Action.APPEAL: (_P.REPORTER, _P.STAFF),
        Action.MERGE: _EVERYONE,
        Action.CANCEL: (_P.REPORTER, _P.UNIT),
        Action.PASS_ON: (_P.REPORTER,),
        Action.ADD: (_P.UNIT,),
        Action.PRIORITISE: (_P.UNIT,),
        Action.CONCERN: (_P.STAFF,),
        Action.HIDE: (_P.REPORTER, _P.CAPTAIN),
        Action.SHOW: (_P.REPORTER,),
        Action.UNDO: (_P.REPORTER, _P.UNIT),
    }
)
# What a reporter who cannot be written to must still hear, in the group, under the card.
_ALOUD: Final = frozenset(
    {
        Action.ACCEPT,
        Action.SCHEDULE,
        Action.ASK,
        Action.HOLD,
        Action.RESOLVE,
        Action.REJECT,
        Action.MERGE,
        Action.AUTO_CLOSE,
    }
)
_SENDS: Final = frozenset({Action.DISPATCH, Action.REASSIGN})


async def tell(
    tx: Tx, before: Report, report: Report, action: Action, actor: Actor, *, now: datetime
) -> None:
    """Put a message to everyone who must hear of the change that was just written."""
    if (last := await events.last(tx, report.id)) is None:
        return
    news = _News(report, last[0].id, action, actor, now)
    # Somebody can be reporter, captain and neighbour at once.
    told: set[int | None] = {actor.person_id}
    for party in _parties(action, report):
        for chat_id in await _where(tx, before, report, action, actor, party, now=now):
            if chat_id not in told:
                told.add(chat_id)
                await news.to(tx, chat_id, party)
        if party is Party.REPORTER:
            await _reporter_unreached(tx, news, told)
    if action in _SENDS:
        await posting.to_unit(tx, report, now=now)


async def wants_date(tx: Tx, report_id: int, person_id: int, *, now: datetime) -> None:
    """Staff learn, once for each promised date, that the unit cannot keep it and may not move it.

    From the second move on the decision is theirs (reports.md, Transitions).
    """
    report = await register.get(tx, report_id)
    for chat_id in await audience.chats_of(tx, report, Party.STAFF, now=now):
        message = Outgoing(
            chat_id,
            "report-wants-date",
            report.id,
            {"person": person_id, "for": rules.level_for(report, Party.STAFF).value},
            rank=Rank.URGENT,
            key=f"report-wants-date:{report.id}:{report.scheduled_for}:{chat_id}",
        )
        await outbox.put(tx, message, now=now)


class _News:
    def __init__(
        self, report: Report, event_id: int, action: Action, actor: Actor, now: datetime
    ) -> None:
        self.report = report
        self.event_id = event_id
        self.action = action
        self.actor = actor
        self.now = now

    async def to(self, tx: Tx, chat_id: int, party: Party, reply_to: int | None = None) -> None:
        message = Outgoing(
            chat_id,
            "report-news",
            self.report.id,
            {"event": self.event_id, "for": party.value},
            rank=Rank.URGENT,
            reply_to=reply_to,
            key=f"report-news:{self.event_id}:{chat_id}",
        )
        await outbox.put(tx, message, now=self.now)


def _parties(action: Action, report: Report) -> tuple[Party, ...]:
    """Those to tell; of a report about a captain or staff the level above hears instead."""
    listeners = _listeners(action, report)
    return tuple(dict.fromkeys(rules.level_for(report, party) for party in listeners))


def _listeners(action: Action, report: Report) -> tuple[Party, ...]:
    """The usual ones, and those to whom a matter has climbed by being returned."""
    usual = TOLD.get(action, ())
    if action is Action.CONCERN and report.about is None:
        return ()
    if action is Action.GIVE_BACK and report.return_count >= rules.RETURNS_BEFORE_STAFF:
        return (*usual, Party.STAFF)
    if action is Action.REOPEN and rules.lead(report) is not Lead.UNIT:
        top = Party.STAFF if rules.lead(report) is Lead.STAFF else Party.SECRETARY
        return (*usual, top)
    return usual


async def _where(
    tx: Tx,
    before: Report,
    report: Report,
    action: Action,
    actor: Actor,
    party: Party,
    *,
    now: datetime,
) -> list[int]:
    # A unit or staff that acted saw it happen in their own chat.
    if party in actor.parties - {Party.REPORTER, Party.SUPPORTER}:
        return []
    if action is Action.CONCERN:
        return await audience.above(tx, report, now=now)
    if party is Party.SUPPORTER:
        return await audience.reachable(tx, await people.supporters(tx, report.id))
    if party is not Party.UNIT:
        return await audience.chats_of(tx, report, party, now=now)
    found: list[int] = []
    # The unit it was taken from must hear as well, or it would still go there.
    for unit_id in {before.unit_id, report.unit_id}:
        if unit_id is None:
            continue
        found += await audience.unit_chats(tx, unit_id, now=now)
    if action not in _SENDS or report.unit_id is None:
        return found
    # Whoever gets the card for the first time needs no other word.
    known = {panel.chat_id for panel in await panels.of(tx, audience.KIND, report.id)}
    fresh = set(await audience.unit_chats(tx, report.unit_id, now=now)) - known
    return [chat_id for chat_id in found if chat_id not in fresh]


async def _reporter_unreached(tx: Tx, news: _News, told: set[int | None]) -> None:
    """Say it under the card where all may read it, else have the captain go and say it."""
    report, speaker = news.report, rules.speaker(news.report)
    if speaker is None or speaker in told or news.action not in _ALOUD:
        return
    public = report.visibility is not Visibility.PRIVATE and not report.hidden
    # Of a private report the group must not even hear that it moves.
    cards = await audience.group_cards(tx, report) if public else []
    for card in cards:
        await news.to(tx, card.chat_id, Party.REPORTER, reply_to=card.message_id)
    if cards:
        return
    for chat_id in await audience.chats_of(tx, report, Party.CAPTAIN, now=news.now):
        # Once a report: the captain knows from then on.
        key = f"report-unreachable:{report.id}:{chat_id}"
        message = Outgoing(chat_id, "report-unreachable", report.id, rank=Rank.URGENT, key=key)
        await outbox.put(tx, message, now=news.now)
