"""After closing: objections answered in public, what happens next, final, or void."""

from datetime import timedelta

import pytest

from actions.ballots import closing, finishing, objections, outcome
from domain.ballots import Ballot, Kind, Refusal, State, Verdict
from domain.places import Role
from playground.estate import IDS
from storage import timers
from storage.ballots import objections as rows
from storage.ballots.objections import Objection
from tests.actions.ballots.chamber import DAY, HOUR, STRANGER, TICK, Chamber

OBJECTION, DONE, UNANSWERED = "ballot-objection", "ballot-final", "ballot-unanswered"
SAID, REFUSED = "ballot-words-done", "ballot-words-refused"


async def _closed(chamber: Chamber, kind: Kind = Kind.HOUSEHOLD) -> Ballot:
    closed = await chamber.close(await chamber.open(kind))
    await chamber.sent()
    return closed


async def _object(
    chamber: Chamber, ballot: Ballot, by: int = IDS.wang, text: str = "票数不对"
) -> Objection | Refusal | None:
    if refused := await chamber.do(objections.ask, by, ballot.id):
        return refused
    return await chamber.do(objections.raise_, by, await chamber.prompt(by), text)


async def _answer(
    chamber: Chamber, objection: Objection, by: int = IDS.captain, text: str = "查过了"
) -> Objection | Refusal | None:
    if refused := await chamber.do(objections.ask_answer, by, objection.id):
        return refused
    return await chamber.do(objections.answer, by, await chamber.prompt(by), text)


async def _raised(chamber: Chamber, ballot: Ballot) -> Objection:
    made = await _object(chamber, ballot)
    assert isinstance(made, Objection), made
    return made


@pytest.mark.parametrize(
    ("before_end", "taken"), [(TICK, True), (timedelta(), False), (-TICK, False)]
)
async def test_objections_are_taken_until_the_window_ends(
    chamber: Chamber,
    before_end: timedelta,
    taken: bool,  # noqa: FBT001
) -> None:
    ballot = await _closed(chamber)
    assert ballot.objections_until is not None
    chamber.now = ballot.objections_until - before_end
    done = await _object(chamber, ballot)
    assert isinstance(done, Objection) if taken else done is Refusal.WINDOW_OVER
    assert len(await chamber.look(rows.of, ballot.id)) == int(taken)


async def test_an_objection_is_published_and_the_captain_asked(chamber: Chamber) -> None:
    ballot = await _closed(chamber)
    made = await _raised(chamber, ballot)
    told = [(row.chat_id, row.view) for row in await chamber.sent()]
    assert told.count((IDS.building_6, OBJECTION)) == 1
    assert told.count((IDS.captain, OBJECTION)) == 1
    assert (IDS.wang, SAID) in told
    assert not any(chat == IDS.building_7 for chat, _ in told)
    event = (await chamber.chain(ballot))[-1]
    assert (event.type, event.payload) == ("objection", {"number": 1, "text": "票数不对"})
    assert made.number == 1


async def test_one_person_objects_three_times_and_others_still_can(chamber: Chamber) -> None:
    ballot = await _closed(chamber)
    for _ in range(3):
        await _raised(chamber, ballot)
    assert await _object(chamber, ballot) is Refusal.TOO_MANY_PICKED
    other = await _object(chamber, ballot, IDS.zhao)
    assert isinstance(other, Objection)
    assert other.number == 4


async def test_an_answer_to_one_question_is_one_objection(chamber: Chamber) -> None:
    ballot = await _closed(chamber)
    await chamber.do(objections.ask, IDS.wang, ballot.id)
    prompt = await chamber.prompt(IDS.wang)
    first = await chamber.do(objections.raise_, IDS.wang, prompt, "票数不对")
    second = await chamber.do(objections.raise_, IDS.wang, prompt, "票数不对")
    assert isinstance(first, Objection)
    assert second is None
    assert len(await chamber.look(rows.of, ballot.id)) == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [("", Refusal.NEEDS_TEXT), ("?!…", Refusal.NEEDS_TEXT), ("字" * 501, Refusal.TEXT_TOO_LONG)],
)
async def test_words_that_say_nothing_or_too_much_are_asked_for_again(
    chamber: Chamber, text: str, why: Refusal
) -> None:
    ballot = await _closed(chamber)
    assert await _object(chamber, ballot, text=text) is why
    assert await chamber.asked(IDS.wang)
    assert await chamber.look(rows.of, ballot.id) == []
    prompt = await chamber.prompt(IDS.wang)
    made = await chamber.do(objections.raise_, IDS.wang, prompt, " " + "字" * 500 + "\n")
    assert isinstance(made, Objection)
    assert made.text == "字" * 500


@pytest.mark.parametrize("person", [STRANGER, IDS.anna])
async def test_outsiders_do_not_object(chamber: Chamber, person: int) -> None:
    assert await _object(chamber, await _closed(chamber), person) is Refusal.NOT_A_MEMBER


async def test_whoever_moved_out_before_answering_is_turned_away(chamber: Chamber) -> None:
    ballot = await _closed(chamber)
    await chamber.do(objections.ask, IDS.wang, ballot.id)
    prompt = await chamber.prompt(IDS.wang)
    await chamber.move_out(IDS.wang)
    done = await chamber.do(objections.raise_, IDS.wang, prompt, "票数不对")
    assert done is Refusal.NOT_A_MEMBER
    assert not await chamber.asked(IDS.wang)
    assert REFUSED in [row.view for row in await chamber.sent()]


async def test_no_objection_comes_before_the_result(chamber: Chamber) -> None:
    assert await _object(chamber, await chamber.open()) is Refusal.STILL_OPEN


async def test_the_first_answer_stands_and_both_hear_of_it(chamber: Chamber) -> None:
    made = await _raised(chamber, await _closed(chamber))
    for by in (IDS.captain, IDS.staff):
        await chamber.do(objections.ask_answer, by, made.id)
    prompts = [await chamber.prompt(by) for by in (IDS.captain, IDS.staff)]
    await chamber.sent()
    await chamber.do(objections.answer, IDS.captain, prompts[0], "查过了")
    told = [(row.chat_id, row.view) for row in await chamber.sent()]
    assert told.count((IDS.building_6, OBJECTION)) == 1
    assert told.count((IDS.wang, OBJECTION)) == 1
    late = await chamber.do(objections.answer, IDS.staff, prompts[1], "不对")
    assert late is Refusal.FROZEN
    (stored,) = await chamber.look(rows.of, made.ballot_id)
    assert (stored.answer, stored.answered_by) == ("查过了", IDS.captain)


@pytest.mark.parametrize("person", [IDS.wang, IDS.zhao, IDS.worker, STRANGER])
async def test_nobody_but_captain_and_staff_answers(chamber: Chamber, person: int) -> None:
    made = await _raised(chamber, await _closed(chamber))
    assert await _answer(chamber, made, person) is Refusal.CAPTAIN_ONLY


@pytest.mark.parametrize(("before_end", "final"), [(TICK, False), (timedelta(), True)])
async def test_it_is_final_when_the_window_ends_and_not_before(
    chamber: Chamber,
    before_end: timedelta,
    final: bool,  # noqa: FBT001
) -> None:
    ballot = await _closed(chamber)
    assert ballot.objections_until is not None
    chamber.now = ballot.objections_until - before_end
    await chamber.do(finishing.finish, ballot.id)
    now = await chamber.get(ballot)
    assert now.state is (State.FINAL if final else State.CLOSED)
    assert now.final_at == (chamber.now if final else None)
    assert await chamber.told(DONE) == ([IDS.building_6] if final else [])


async def test_a_clock_that_rings_too_early_is_set_again(chamber: Chamber) -> None:
    ballot = await _closed(chamber)
    await chamber.look(timers.arm, closing.FINAL, ballot.id, None)
    await chamber.do(finishing.finish, ballot.id)
    assert await chamber.armed(closing.FINAL, ballot) == [ballot.objections_until]


async def test_finishing_twice_is_finishing_once(chamber: Chamber) -> None:
    ballot = await _closed(chamber)
    chamber.now += 3 * DAY
    await chamber.do(finishing.finish, ballot.id)
    final, events = await chamber.get(ballot), await chamber.events(ballot)
    await chamber.sent()
    chamber.now += HOUR
    await chamber.do(finishing.finish, ballot.id)
    assert (await chamber.get(ballot), await chamber.events(ballot)) == (final, events)
    assert await chamber.sent() == []
    await chamber.replayed(ballot)


async def test_an_unanswered_objection_holds_it_up_and_is_asked_for_once_a_day(
    chamber: Chamber,
) -> None:
    ballot = await _closed(chamber)
    made = await _raised(chamber, ballot)
    chamber.now += 3 * DAY
    await chamber.sent()
    for _ in range(2):
        await chamber.do(finishing.finish, ballot.id)
    assert await chamber.told(UNANSWERED) == [IDS.captain]
    assert await chamber.armed(closing.FINAL, ballot) == [chamber.now + DAY]
    chamber.now += DAY
    await chamber.fire()
    assert await chamber.told(UNANSWERED) == [IDS.captain]
    await _answer(chamber, made)
    assert await chamber.armed(closing.FINAL, ballot) == [chamber.now]
    await chamber.fire()
    assert (await chamber.get(ballot)).state is State.FINAL
    await chamber.replayed(ballot)


async def test_an_answer_within_the_window_does_not_shorten_it(chamber: Chamber) -> None:
    ballot = await _closed(chamber)
    await _answer(chamber, await _raised(chamber, ballot))
    assert await chamber.armed(closing.FINAL, ballot) == [ballot.objections_until]


async def _void(chamber: Chamber, ballot: Ballot, by: int) -> Ballot | Refusal | None:
    if refused := await chamber.do(finishing.ask_void, by, ballot.id):
        return refused
    return await chamber.do(finishing.void, by, await chamber.prompt(by), "名单有误")


async def test_staff_void_a_result_whose_numbers_stay(chamber: Chamber) -> None:
    ballot = await _closed(chamber)
    assert await _void(chamber, ballot, IDS.captain) is Refusal.STAFF_ONLY
    gone = await _void(chamber, ballot, IDS.staff)
    assert isinstance(gone, Ballot)
    assert (gone.state, gone.verdict, gone.ended_reason, gone.result) == (
        State.VOID, Verdict.VOID, "名单有误", ballot.result,
    )  # fmt: skip
    assert await chamber.armed(closing.FINAL, ballot) == []
    assert await chamber.armed(outcome.TIMER, ballot) == []
    assert await chamber.told("ballot-voided") == [IDS.building_6]
    assert await _void(chamber, ballot, IDS.staff) is Refusal.WRONG_STATE
    chamber.now += 4 * DAY
    await chamber.do(finishing.finish, ballot.id)
    assert await chamber.get(ballot) == gone
    await chamber.replayed(ballot)


async def test_staff_whose_office_ended_void_nothing(chamber: Chamber) -> None:
    ballot = await _closed(chamber)
    await chamber.grant(IDS.zhao, Role.STAFF, ends_at=chamber.now + TICK)
    assert await chamber.do(finishing.ask_void, IDS.zhao, ballot.id) is None
    chamber.now += TICK
    refused = await chamber.do(finishing.ask_void, IDS.zhao, ballot.id)
    assert refused is Refusal.STAFF_ONLY


async def test_ended_by_the_captains_hand_it_is_void(chamber: Chamber) -> None:
    ballot = await chamber.open()
    await chamber.cast(IDS.wang, ballot)
    assert await chamber.do(finishing.ask_by_hand, IDS.wang, ballot.id) is Refusal.CAPTAIN_ONLY
    assert await chamber.do(finishing.ask_by_hand, IDS.captain, ballot.id) is None
    prompt = await chamber.prompt(IDS.captain)
    gone = await chamber.do(finishing.by_hand, IDS.captain, prompt, "问题写错了")
    assert isinstance(gone, Ballot)
    assert (gone.state, gone.verdict, gone.objections_until) == (State.VOID, Verdict.VOID, None)
    assert (await chamber.events(ballot))[-2:] == ["closed", "void"]
    for kind in (closing.TIMER, closing.FINAL, closing.PASSED, outcome.TIMER):
        assert await chamber.armed(kind, ballot) == []
    assert await chamber.do(finishing.ask_by_hand, IDS.captain, ballot.id) is Refusal.CLOSED
    await chamber.replayed(ballot)


async def test_the_captain_says_what_happens_next_as_often_as_it_changes(
    chamber: Chamber,
) -> None:
    ballot = await _closed(chamber)
    assert await chamber.do(outcome.ask, IDS.wang, ballot.id) is Refusal.CAPTAIN_ONLY
    for text in ("下周开工", "改到月底"):
        chamber.now += HOUR
        await chamber.do(outcome.ask, IDS.captain, ballot.id)
        await chamber.do(outcome.say, IDS.captain, await chamber.prompt(IDS.captain), text)
    said = await chamber.get(ballot)
    assert (said.outcome, said.outcome_by, said.outcome_at) == (
        "改到月底", IDS.captain, chamber.now,
    )  # fmt: skip
    texts = [r.payload["text"] for r in await chamber.chain(ballot) if r.type == "outcome"]
    assert texts == ["下周开工", "改到月底"]
    assert await chamber.told(outcome.VIEW) == [IDS.building_6] * 2
    assert await chamber.armed(outcome.TIMER, ballot) == []


async def test_a_silent_captain_is_reminded_once_by_day(chamber: Chamber) -> None:
    ballot = await chamber.open()
    assert ballot.closes_at is not None
    # 23:00 in Shanghai.
    closed = await chamber.close(ballot, late=11 * HOUR)
    (due,) = await chamber.armed(outcome.TIMER, closed)
    assert due == chamber.now + 3 * DAY + 9 * HOUR
    await chamber.sent()
    chamber.now = due
    for _ in range(2):
        await chamber.do(outcome.remind, ballot.id)
    assert await chamber.told(outcome.ASK) == [IDS.captain]
