"""Votes on paper: nothing counts until a second person read the same, and the flat may object."""

from datetime import timedelta

import pytest

from actions.ballots import paper, witnessing
from actions.ballots.tools import Answer
from domain.ballots import Ballot, CastRow, CastState, Kind, Refusal, Via, Why
from domain.ballots.hall import Snag
from domain.places import Relation, Role
from playground.estate import IDS
from storage.ballots import casts
from tests.actions.ballots.chamber import DAY, NOWHERE, STRANGER, TICK, Chamber

DOOR = ("3单元", "201")
YES, NO, ABSTAIN = 1, 2, 4
ASKED, TOLD, NEWS = "ballot-witness", "ballot-paper-told", "ballot-hall-news"


async def _enter(
    chamber: Chamber, ballot: Ballot, picks: int = YES, by: int = IDS.captain
) -> CastRow:
    made = await _try(chamber, ballot, picks, by)
    assert isinstance(made, CastRow), made
    return made


async def _try(
    chamber: Chamber, ballot: Ballot, picks: int = YES, by: int = IDS.captain
) -> CastRow | Refusal:
    head = await chamber.head(ballot, *DOOR)
    return await chamber.do(paper.enter, by, ballot.id, head.id, picks, NOWHERE)


async def _read(
    chamber: Chamber, slip: CastRow, picks: int = YES, by: int = IDS.staff
) -> witnessing.Read | Refusal:
    return await chamber.do(witnessing.read, by, slip.id, picks, NOWHERE)


async def _dispute(
    chamber: Chamber, slip: CastRow, by: int = IDS.wang, *, sure: bool = True
) -> Refusal | None:
    return await chamber.do(witnessing.dispute, by, slip.id, NOWHERE, sure=sure)


async def _state(chamber: Chamber, slip: CastRow) -> CastState:
    found = await chamber.look(casts.get, slip.id)
    assert found is not None
    return found.state


async def test_a_slip_waits_for_its_witness_and_counts_for_nothing(chamber: Chamber) -> None:
    ballot = await chamber.open()
    slip = await _enter(chamber, ballot)
    head = await chamber.head(ballot, *DOOR)
    assert (head.heard, head.choice, head.why) == (True, None, Why.UNCONFIRMED)
    assert (slip.voter_id, slip.entered_by, slip.via) == (None, IDS.captain, Via.PAPER)
    assert await chamber.told(ASKED) == [IDS.staff]
    event = (await chamber.chain(ballot))[-1]
    assert (event.actor, event.payload["choice"], event.payload["excluded"]) == (
        "captain", None, "unconfirmed",
    )  # fmt: skip
    assert await chamber.look(witnessing.waiting, ballot) == [slip]
    await chamber.replayed(ballot)


async def test_read_alike_it_counts_and_the_flat_is_told(chamber: Chamber) -> None:
    ballot = await chamber.open()
    slip = await _enter(chamber, ballot, NO)
    await chamber.sent()
    read = await _read(chamber, slip, NO)
    assert isinstance(read, witnessing.Read)
    assert read.same
    head = await chamber.head(ballot, *DOOR)
    assert (head.choice, head.via) == ("no", Via.PAPER)
    fresh = await chamber.sent()
    assert [r.chat_id for r in fresh if r.view == TOLD] == [IDS.wang]
    assert [(r.chat_id, r.args["what"]) for r in fresh if r.view == NEWS] == [
        (IDS.captain, "confirmed")
    ]
    assert (await chamber.chain(ballot))[-1].actor == "witness"
    await chamber.replayed(ballot)


async def test_read_differently_it_is_void_and_the_flat_is_not_troubled(chamber: Chamber) -> None:
    ballot = await chamber.open()
    slip = await _enter(chamber, ballot, YES)
    await chamber.sent()
    read = await _read(chamber, slip, NO)
    assert isinstance(read, witnessing.Read)
    assert not read.same
    assert not (await chamber.head(ballot, *DOOR)).heard
    assert await chamber.votes(ballot) == []
    fresh = await chamber.sent()
    assert [r.chat_id for r in fresh if r.view == TOLD] == []
    assert [r.args["what"] for r in fresh if r.view == NEWS] == ["different"]
    # Both readings stay on record, and a better slip can be entered.
    assert await _state(chamber, slip) is CastState.WITHDRAWN
    assert isinstance(await _try(chamber, ballot, NO), CastRow)


async def test_whoever_entered_a_slip_never_witnesses_it(chamber: Chamber) -> None:
    ballot = await chamber.open()
    slip = await _enter(chamber, ballot)
    assert await _read(chamber, slip, by=IDS.captain) is Refusal.SAME_WITNESS
    own = await _enter(chamber, await chamber.open(), by=IDS.staff)
    assert await _read(chamber, own, by=IDS.staff) is Refusal.SAME_WITNESS
    assert await _state(chamber, slip) is CastState.UNCONFIRMED


@pytest.mark.parametrize("picks", [0, YES | NO, 8, YES | 8, -1, 1 << 70])
async def test_ticks_that_make_no_choice_are_refused(chamber: Chamber, picks: int) -> None:
    ballot = await chamber.open()
    assert await _try(chamber, ballot, picks) is Refusal.UNKNOWN_OPTION
    assert await chamber.votes(ballot) == []
    slip = await _enter(chamber, ballot)
    assert await _read(chamber, slip, picks) is Refusal.UNKNOWN_OPTION
    assert await _state(chamber, slip) is CastState.UNCONFIRMED


async def test_a_slip_is_read_only_once(chamber: Chamber) -> None:
    await chamber.grant(IDS.zhao, Role.WITNESS)
    ballot = await chamber.open()
    slip = await _enter(chamber, ballot)
    await _read(chamber, slip, YES, IDS.zhao)
    events = await chamber.events(ballot)
    assert await _read(chamber, slip, NO, IDS.staff) is Refusal.NOTHING_TO_CONFIRM
    assert await chamber.events(ballot) == events
    assert (await chamber.head(ballot, *DOOR)).choice == "yes"


async def test_the_nearest_who_may_witness_is_asked_and_nobody_further_off(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open()
    assert await chamber.do(witnessing.holders, ballot, IDS.captain) == [IDS.staff]
    for role, person in ((Role.COMMITTEE, IDS.li_ming), (Role.WITNESS, IDS.zhao)):
        await chamber.grant(person, role)
        assert await chamber.do(witnessing.holders, ballot, IDS.captain) == [person]
    assert await chamber.do(witnessing.holders, ballot, IDS.zhao) == [IDS.li_ming]


async def test_a_witness_whose_office_has_ended_reads_nothing(chamber: Chamber) -> None:
    ends = chamber.now + DAY
    await chamber.grant(IDS.zhao, Role.WITNESS, ends_at=ends)
    ballot = await chamber.open()
    slip = await _enter(chamber, ballot)
    chamber.now = ends
    assert await _read(chamber, slip, by=IDS.zhao) is Refusal.NOT_YOURS
    assert await chamber.do(witnessing.holders, ballot, IDS.captain) == [IDS.staff]
    chamber.now = ends - TICK
    assert isinstance(await _read(chamber, slip, by=IDS.zhao), witnessing.Read)


async def test_a_witness_of_another_building_reads_nothing_here(chamber: Chamber) -> None:
    await chamber.grant(IDS.zhao, Role.WITNESS, chamber.estate.other_building)
    slip = await _enter(chamber, await chamber.open())
    assert await _read(chamber, slip, by=IDS.zhao) is Refusal.NOT_YOURS


async def test_the_flats_own_tap_beats_paper_whatever_became_of_it(chamber: Chamber) -> None:
    ballot = await chamber.open()
    slip = await _enter(chamber, ballot, YES)
    await _read(chamber, slip, YES)
    await chamber.cast(IDS.wang, ballot, "no")
    assert (await chamber.head(ballot, *DOOR)).choice == "no"
    assert await _state(chamber, slip) is CastState.SUPERSEDED
    assert await _try(chamber, ballot) is Refusal.PAPER_OVER_TAP
    assert await _dispute(chamber, slip) is Refusal.NOTHING_TO_DISPUTE
    await chamber.replayed(ballot)


async def test_a_tap_before_the_witness_leaves_nothing_to_confirm(chamber: Chamber) -> None:
    ballot = await chamber.open()
    slip = await _enter(chamber, ballot, YES)
    await chamber.cast(IDS.wang, ballot, "no")
    assert await _read(chamber, slip) is Refusal.NOTHING_TO_CONFIRM
    assert (await chamber.head(ballot, *DOOR)).choice == "no"


async def test_one_flat_has_one_slip_at_a_time(chamber: Chamber) -> None:
    ballot = await chamber.open()
    slip = await _enter(chamber, ballot)
    assert await _try(chamber, ballot, NO) is Refusal.PAPER_TWICE
    assert await chamber.do(paper.withdraw, IDS.captain, slip.id, NOWHERE) is None
    assert not (await chamber.head(ballot, *DOOR)).heard
    assert isinstance(await _try(chamber, ballot, NO), CastRow)


async def test_only_what_nobody_confirmed_can_be_taken_back(chamber: Chamber) -> None:
    ballot = await chamber.open()
    slip = await _enter(chamber, ballot)
    await _read(chamber, slip)
    for person, expected in ((IDS.captain, Snag.CONFIRMED), (IDS.wang, Refusal.CAPTAIN_ONLY)):
        assert await chamber.do(paper.withdraw, person, slip.id, NOWHERE) is expected
    assert await chamber.do(paper.withdraw, IDS.captain, 404, NOWHERE) is Snag.GONE
    assert (await chamber.head(ballot, *DOOR)).choice == "yes"


async def test_a_tap_is_no_slip_that_a_captain_could_take_back(chamber: Chamber) -> None:
    ballot = await chamber.open()
    await chamber.cast(IDS.wang, ballot)
    (tap,) = await chamber.votes(ballot)
    assert await chamber.do(paper.withdraw, IDS.captain, tap.id, NOWHERE) is Snag.GONE
    assert await _dispute(chamber, tap) is Refusal.NOTHING_TO_DISPUTE


async def test_a_disputed_slip_leaves_the_flat_out_until_it_taps(chamber: Chamber) -> None:
    ballot = await chamber.open()
    slip = await _enter(chamber, ballot)
    await _read(chamber, slip)
    await chamber.sent()
    assert await _dispute(chamber, slip, sure=False) is None
    assert (await chamber.head(ballot, *DOOR)).choice == "yes"
    assert await _dispute(chamber, slip) is None
    assert (await chamber.head(ballot, *DOOR)).why is Why.DISPUTE
    assert await chamber.told(NEWS) == [IDS.captain, IDS.staff]
    # Another slip does not outvote the flat's own word.
    again = await _enter(chamber, ballot, NO)
    await _read(chamber, again, NO)
    assert (await chamber.head(ballot, *DOOR)).why is Why.DISPUTE
    await chamber.cast(IDS.wang, ballot, "abstain")
    assert (await chamber.head(ballot, *DOOR)).choice == "abstain"
    await chamber.replayed(ballot)


@pytest.mark.parametrize("relation", [Relation.TENANT, None])
async def test_only_who_speaks_for_the_flat_may_dispute(
    chamber: Chamber, relation: Relation | None
) -> None:
    if relation:
        await chamber.live(IDS.anna, *DOOR, relation)
    ballot = await chamber.open()
    slip = await _enter(chamber, ballot)
    for person in (IDS.anna, IDS.zhao, IDS.captain, STRANGER):
        assert await _dispute(chamber, slip, person) is Refusal.NOT_YOURS
    await chamber.move_out(IDS.wang)
    assert await _dispute(chamber, slip) is Refusal.NOT_YOURS
    assert await _state(chamber, slip) is CastState.UNCONFIRMED


@pytest.mark.parametrize(("before_end", "open_"), [(TICK, True), (timedelta(), False)])
async def test_paper_ends_with_the_deadline_too(
    chamber: Chamber,
    before_end: timedelta,
    open_: bool,  # noqa: FBT001
) -> None:
    ballot = await chamber.open()
    slip = await _enter(chamber, ballot)
    other = (await chamber.head(ballot, "3单元", "202")).id
    assert ballot.closes_at is not None
    chamber.now = ballot.closes_at - before_end
    entered = await chamber.do(paper.enter, IDS.captain, ballot.id, other, YES, NOWHERE)
    assert isinstance(entered, CastRow) if open_ else entered is Refusal.CLOSED
    assert await _dispute(chamber, slip, sure=False) is (None if open_ else Refusal.CLOSED)
    read = await _read(chamber, slip)
    assert isinstance(read, witnessing.Read) if open_ else read is Refusal.CLOSED
    await chamber.replayed(ballot)


@pytest.mark.parametrize("person", [IDS.wang, IDS.worker, STRANGER])
async def test_nobody_but_captain_and_staff_enters_paper(chamber: Chamber, person: int) -> None:
    ballot = await chamber.open()
    assert await _try(chamber, ballot, by=person) is Refusal.CAPTAIN_ONLY


async def test_a_head_of_another_ballot_is_not_on_this_roll(chamber: Chamber) -> None:
    first, second = [await chamber.open() for _ in range(2)]
    foreign = await chamber.head(second, *DOOR)
    where = (IDS.captain, first.id, foreign.id)
    assert await chamber.do(paper.enter, *where, YES, NOWHERE) is Refusal.NOT_ON_ROLL
    assert await chamber.votes(second) == []


async def test_secret_ballots_and_consultations_know_no_paper(chamber: Chamber) -> None:
    secret, consult = await chamber.open(Kind.ELECTION), await chamber.open(Kind.CONSULT)
    assert await chamber.do(paper.ask, IDS.captain, secret.id) is Refusal.SECRET_ONLY_TAPS
    assert await chamber.do(paper.ask, IDS.captain, consult.id) is Refusal.WRONG_KIND


async def test_a_wrong_door_is_asked_again_and_a_right_one_closes_the_question(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open()
    await chamber.do(paper.ask, IDS.captain, ballot.id)
    for text in ("", "9单元999", "x" * 5000):
        chamber.now += TICK
        await chamber.do(
            paper.answered, IDS.captain, await chamber.prompt(IDS.captain), Answer(1, text)
        )
        last = (await chamber.sent())[-1]
        assert last.args["why"] == Snag.NO_SUCH_DOOR
    prompt = await chamber.prompt(IDS.captain)
    for _ in range(2):
        await chamber.do(paper.answered, IDS.captain, prompt, Answer(1, "3-201"))
    assert not await chamber.asked(IDS.captain)
    shown = [row for row in await chamber.sent() if row.view == paper.VIEW]
    assert [row.args["heads"] for row in shown] == [[(await chamber.head(ballot, *DOOR)).id]]
