"""A running ballot: extended once, noted on, cancelled, asked anew; by those who may."""

from datetime import datetime, timedelta

import pytest

from actions.ballots import cancelling, closing, early, extending, noting, reminding, tools
from actions.ballots.drafting import Tapped
from actions.ballots.tools import Answer
from domain.ballots import Action, Ballot, Base, Early, Kind, Refusal, Rule, State, Verdict
from domain.ballots.hall import Question, Snag
from domain.places import Role
from playground.estate import IDS
from storage import panels
from storage.ballots import register
from storage.outbox import Verb
from tests.actions.ballots.chamber import DAY, HOUR, NOWHERE, STRANGER, TICK, Chamber

HALF_OF_ALL = Rule(Base.ROLL, None, (1, 2), strict=True, dual=False)
EXTENDED, CANCELLED, NOTE = "ballot-extended", "ballot-cancelled", "ballot-note"


async def _extend(
    chamber: Chamber, ballot: Ballot, until: datetime, by: int = IDS.captain
) -> Ballot | Refusal:
    seconds = int(until.timestamp())
    return await chamber.do(extending.extend, by, ballot.id, seconds, NOWHERE)


async def _answer(chamber: Chamber, module: object, ballot: Ballot, text: str) -> None:
    """Ask for the words and give them."""
    assert await chamber.do(module.ask, IDS.captain, ballot.id) is None  # type: ignore[attr-defined]
    prompt = await chamber.prompt(IDS.captain)
    await chamber.do(module.answered, IDS.captain, prompt, Answer(1, text))  # type: ignore[attr-defined]


async def test_an_extension_is_told_chained_and_done_once(chamber: Chamber) -> None:
    ballot = await chamber.open()
    assert ballot.closes_at is not None
    longer = await _extend(chamber, ballot, ballot.closes_at + DAY)
    assert isinstance(longer, Ballot)
    assert (longer.closes_at, longer.extended_at) == (ballot.closes_at + DAY, chamber.now)
    assert await chamber.told(EXTENDED) == [IDS.building_6]
    assert (await chamber.events(ballot))[-1] == "extended"
    again = await _extend(chamber, ballot, ballot.closes_at + 2 * DAY)
    assert again is Refusal.ALREADY_EXTENDED
    assert await chamber.get(ballot) == longer
    assert await chamber.sent() == []
    await chamber.replayed(ballot)


@pytest.mark.parametrize(
    ("days", "seconds", "refusal"),
    [
        (0, 0, Refusal.NOT_LATER),
        (0, 1, None),
        (57, 0, None),
        (57, 1, Refusal.TOO_LONG),
        (-1, 0, Refusal.NOT_LATER),
    ],
)
async def test_it_ends_later_and_within_sixty_days(
    chamber: Chamber, days: int, seconds: int, refusal: Refusal | None
) -> None:
    ballot = await chamber.open()
    assert ballot.closes_at is not None
    until = ballot.closes_at + timedelta(days=days, seconds=seconds)
    done = await _extend(chamber, ballot, until)
    assert done is refusal if refusal else isinstance(done, Ballot)


@pytest.mark.parametrize("seconds", [2**63, -(2**63), 10**18, 10**12])
async def test_a_forged_time_beyond_all_calendars_is_refused(
    chamber: Chamber, seconds: int
) -> None:
    ballot = await chamber.open()
    for step in (extending.extend, extending.look):
        done = await chamber.do(step, IDS.captain, ballot.id, seconds, NOWHERE)
        assert done in {Refusal.TOO_LONG, Refusal.NOT_LATER}
    assert await chamber.get(ballot) == ballot


@pytest.mark.parametrize(("before_end", "taken"), [(TICK, True), (timedelta(), False)])
async def test_it_is_extended_before_the_deadline_and_not_at_it(
    chamber: Chamber,
    before_end: timedelta,
    taken: bool,  # noqa: FBT001
) -> None:
    ballot = await chamber.open()
    assert ballot.closes_at is not None
    chamber.now = ballot.closes_at - before_end
    done = await _extend(chamber, ballot, ballot.closes_at + DAY)
    assert isinstance(done, Ballot) if taken else done is Refusal.CLOSED


async def test_an_early_end_too_near_the_deadline_is_set_once_there_is_more_time(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open(Kind.HAND)
    assert ballot.closes_at is not None
    chamber.now = ballot.closes_at - timedelta(minutes=10)
    for person in (IDS.wang, IDS.li_ming, IDS.zhao):
        await chamber.cast(person, ballot)
    assert await chamber.armed(early.TIMER, ballot) == []
    await _extend(chamber, ballot, ballot.closes_at + DAY)
    assert await chamber.armed(early.TIMER, ballot) == [chamber.now + timedelta(minutes=30)]


async def test_a_settled_ballot_ends_two_hours_after_it_is(chamber: Chamber) -> None:
    ballot = await chamber.open(stairwell="3单元", early=Early.SETTLED, rule=HALF_OF_ALL)
    await chamber.cast(IDS.wang, ballot)
    assert await chamber.armed(early.TIMER, ballot) == []
    for n, room in enumerate(("101", "102", "202", "301")):
        await chamber.newcomer(STRANGER + n)
        await chamber.live(STRANGER + n, "3单元", room)
        await chamber.cast(STRANGER + n, ballot)
    # Five of eight: whatever the others do, more than half of the roll say yes.
    assert await chamber.armed(early.TIMER, ballot) == [chamber.now + 2 * HOUR]
    chamber.now += 2 * HOUR
    await chamber.fire()
    closed = await chamber.get(ballot)
    assert (closed.state, closed.verdict) == (State.CLOSED, Verdict.PASSED)
    await chamber.replayed(ballot)


@pytest.mark.parametrize("person", [IDS.wang, IDS.worker, STRANGER])
async def test_nobody_but_captain_and_staff_changes_a_running_ballot(
    chamber: Chamber, person: int
) -> None:
    ballot = await chamber.open()
    assert ballot.closes_at is not None
    assert await _extend(chamber, ballot, ballot.closes_at + DAY, person) is Refusal.CAPTAIN_ONLY
    for step in (extending.ask, noting.ask, cancelling.ask, cancelling.ask_anew):
        assert await chamber.do(step, person, ballot.id) is Refusal.CAPTAIN_ONLY
    assert await chamber.do(tools.open_tools, person, ballot.id, NOWHERE) is Refusal.CAPTAIN_ONLY
    assert await chamber.get(ballot) == ballot


async def test_a_captain_of_another_building_or_of_yesterday_may_not(chamber: Chamber) -> None:
    await chamber.grant(IDS.zhao, Role.CAPTAIN, chamber.estate.other_building)
    await chamber.grant(IDS.wang, Role.CAPTAIN, ends_at=chamber.now + HOUR)
    ballot = await chamber.open()
    assert ballot.closes_at is not None
    later = ballot.closes_at + DAY
    assert await _extend(chamber, ballot, later, IDS.zhao) is Refusal.CAPTAIN_ONLY
    chamber.now += HOUR
    assert await _extend(chamber, ballot, later, IDS.wang) is Refusal.CAPTAIN_ONLY
    chamber.now -= TICK
    assert isinstance(await _extend(chamber, ballot, later, IDS.wang), Ballot)


async def test_a_captain_replaced_while_being_asked_is_turned_away(chamber: Chamber) -> None:
    await chamber.grant(IDS.wang, Role.CAPTAIN, ends_at=chamber.now + HOUR)
    ballot = await chamber.open()
    await chamber.do(cancelling.ask, IDS.wang, ballot.id)
    prompt = await chamber.prompt(IDS.wang)
    chamber.now += HOUR
    await chamber.sent()
    await chamber.do(cancelling.answered, IDS.wang, prompt, Answer(1, "不办了"))
    assert (await chamber.get(ballot)).state is State.OPEN
    assert not await chamber.asked(IDS.wang)
    assert [r.args["why"] for r in await chamber.sent()] == [Refusal.CAPTAIN_ONLY.value]


async def test_cancelling_ends_clocks_panels_and_votes_and_says_why(chamber: Chamber) -> None:
    ballot = await chamber.open()
    await chamber.panel(ballot)
    await chamber.panel(ballot, IDS.wang, 5)
    await chamber.sent()
    await _answer(chamber, cancelling, ballot, "  问题写错了 ")
    gone = await chamber.get(ballot)
    assert (gone.state, gone.ended_reason, gone.closed_at) == (
        State.CANCELLED, "问题写错了", chamber.now,
    )  # fmt: skip
    for kind in (closing.TIMER, early.TIMER, reminding.TIMER):
        assert await chamber.armed(kind, ballot) == []
    fresh = await chamber.sent()
    assert [r.chat_id for r in fresh if r.view == CANCELLED] == [IDS.building_6]
    unpinned = [(r.chat_id, r.message_id) for r in fresh if r.verb is Verb.UNPIN]
    assert unpinned == [(IDS.building_6, 77)]
    stale = await chamber.look(panels.of, "ballot", ballot.id)
    assert all(panel.stale_since == chamber.now for panel in stale)
    row = (await chamber.chain(ballot))[-1]
    assert (row.type, row.payload) == ("cancelled", {"reason": "问题写错了"})
    assert await chamber.try_cast(IDS.wang, ballot) is Refusal.CLOSED
    assert (await chamber.close(ballot)) == gone
    await chamber.replayed(ballot)


@pytest.mark.parametrize(
    ("text", "taken"), [("", False), ("——", False), ("因" * 300, True), ("因" * 301, False)]
)
async def test_a_reason_is_needed_and_bounded(
    chamber: Chamber,
    text: str,
    taken: bool,  # noqa: FBT001
) -> None:
    ballot = await chamber.open()
    await _answer(chamber, cancelling, ballot, text)
    assert ((await chamber.get(ballot)).state is State.CANCELLED) is taken
    assert await chamber.asked(IDS.captain) is not taken


async def test_one_answer_cancels_once(chamber: Chamber) -> None:
    ballot = await chamber.open()
    await chamber.do(cancelling.ask, IDS.captain, ballot.id)
    prompt = await chamber.prompt(IDS.captain)
    for _ in range(2):
        await chamber.do(cancelling.answered, IDS.captain, prompt, Answer(1, "不办了"))
    assert (await chamber.events(ballot)).count("cancelled") == 1
    assert await chamber.told(CANCELLED) == [IDS.building_6]


async def test_asked_anew_the_running_one_is_superseded_and_the_draft_is_alike(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open(Kind.CHOOSE, stairwell="3单元", seats=2, length_minutes=77)
    made = await chamber.do(cancelling.ask_anew, IDS.captain, ballot.id)
    assert isinstance(made, Ballot)
    same = ("question", "options", "kind", "rule", "seats", "shown", "stairwell", "length_minutes")
    assert [getattr(made, n) for n in same] == [getattr(ballot, n) for n in same]
    assert (made.state, made.source_id, made.number) == (State.DRAFT, ballot.id, 2)
    assert made.salt != ballot.salt
    assert (await chamber.get(ballot)).state is State.SUPERSEDED
    assert await chamber.events(ballot) == ["opened", "cancelled"]
    assert await chamber.get(made) == made


async def test_asked_anew_a_closed_one_stays_as_it_was(chamber: Chamber) -> None:
    ballot = await chamber.open()
    closed = await chamber.close(ballot)
    assert isinstance(await chamber.do(cancelling.ask_anew, IDS.captain, ballot.id), Ballot)
    assert await chamber.get(ballot) == closed


async def test_a_note_is_added_below_the_panel_and_is_read_from_the_chain(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open()
    await chamber.panel(ballot)
    for text in ("电工周三来", "改到周四"):
        await _answer(chamber, noting, ballot, text)
    posted = [row for row in await chamber.sent() if row.view == NOTE]
    assert [(r.chat_id, r.reply_to, r.args["seq"]) for r in posted] == [
        (IDS.building_6, 77, 2), (IDS.building_6, 77, 3),
    ]  # fmt: skip
    texts = [await chamber.look(noting.text_of, ballot.id, seq) for seq in (1, 2, 3, 4)]
    assert texts == [None, "电工周三来", "改到周四", None]
    assert (await chamber.get(ballot)).version == ballot.version


@pytest.mark.parametrize("text", ["昨天", "明天几点呢", "", "9" * 200])
async def test_a_time_that_cannot_be_read_is_asked_for_again(chamber: Chamber, text: str) -> None:
    ballot = await chamber.open()
    await _answer(chamber, extending, ballot, text)
    prompt = await chamber.prompt(IDS.captain)
    assert prompt.kind == tools.kind_of(Question.UNTIL)
    whys = [r.args["why"] for r in await chamber.sent() if r.args.get("why")]
    assert whys[0] in {*Snag, Refusal.NOT_LATER}
    assert await chamber.get(ballot) == ballot


async def test_tools_are_shown_in_private_and_never_over_a_panel(chamber: Chamber) -> None:
    ballot = await chamber.open()
    await chamber.panel(ballot, IDS.captain, 5)
    for at, edits in ((Tapped(IDS.captain, 5), None), (Tapped(IDS.captain, 6), 6),
                      (Tapped(IDS.building_6, 6), None)):  # fmt: skip
        chamber.now += TICK
        assert await chamber.do(tools.open_tools, IDS.captain, ballot.id, at) is True
        (shown,) = await chamber.sent()
        assert (shown.chat_id, shown.message_id) == (IDS.captain, edits)


async def test_a_witness_sees_the_slips_and_no_other_tool(chamber: Chamber) -> None:
    await chamber.grant(IDS.zhao, Role.WITNESS)
    ballot = await chamber.open()
    await chamber.sent()
    assert await chamber.do(tools.open_tools, IDS.zhao, ballot.id, NOWHERE) is True
    assert [row.args["page"] for row in await chamber.sent()] == ["witness"]
    turned = await chamber.do(tools.turn, IDS.zhao, ballot.id, NOWHERE, "home", 0)
    assert turned is Refusal.CAPTAIN_ONLY


async def test_a_captain_who_never_started_the_bot_is_told_how(chamber: Chamber) -> None:
    await chamber.grant(IDS.zhou, Role.CAPTAIN)
    ballot = await chamber.open()
    assert await chamber.do(tools.open_tools, IDS.zhou, ballot.id, NOWHERE) is False
    assert await chamber.sent() == []


@pytest.mark.parametrize("action", [Action.EXTEND, Action.NOTE, Action.CANCEL, Action.CLONE])
async def test_a_draft_has_no_tools(chamber: Chamber, action: Action) -> None:
    draft = await chamber.draft()
    done = await chamber.do(tools.allowed, IDS.captain, draft.id, action)
    assert done is Refusal.NOT_OPEN_YET
    assert await chamber.look(register.get, draft.id) == draft
