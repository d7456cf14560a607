"""Publishing: what was seen is frozen, once, with its roll, hashes, clocks and first row."""

from dataclasses import replace
from datetime import timedelta

import pytest

from actions.ballots import (
    authority,
    closing,
    exporting,
    listing,
    opening,
    posting,
    publishing,
    reminding,
    runoff,
)
from actions.ballots.publishing import Snag
from domain.ballots import Ballot, Kind, Party, Refusal, Shown, State, Verdict
from domain.chain import START
from domain.places import Role
from playground.estate import IDS
from storage.ballots import drafts, register, roll
from storage.database import Tx
from storage.places import tree
from tests.actions.ballots.chamber import NOWHERE, STRANGER, TICK, Chamber

PANEL, HEAD = "ballot-panel", "ballot-head"


async def _publish(
    chamber: Chamber, draft: Ballot, by: int = IDS.captain, seen: int = 0
) -> Ballot | Refusal | Snag:
    return await chamber.do(publishing.publish, by, draft.id, seen or draft.version)


async def test_publishing_freezes_posts_and_sets_the_clocks(chamber: Chamber) -> None:
    draft = await chamber.draft()
    await chamber.sent()
    ballot = await _publish(chamber, draft)
    assert isinstance(ballot, Ballot)
    assert (ballot.state, ballot.opens_at, ballot.closes_at) == (
        State.OPEN, chamber.now, chamber.now + timedelta(days=3),
    )  # fmt: skip
    (row,) = await chamber.chain(ballot)
    assert (row.type, row.prev, row.seq) == ("opened", START, 1)
    assert (row.payload["def_hash"], row.payload["roll_hash"]) == (
        ballot.def_hash, ballot.roll_hash,
    )  # fmt: skip
    assert len(row.payload["roll"]) == len(await chamber.look(roll.of, ballot.id)) == 24
    fresh = await chamber.sent()
    assert sorted((r.chat_id, r.view) for r in fresh) == [
        (IDS.building_6, HEAD), (IDS.building_6, PANEL),
    ]  # fmt: skip
    panel = next(r for r in fresh if r.view == PANEL)
    assert (panel.pin, panel.panel, panel.key) == (
        True, "ballot", f"ballot-panel:{ballot.id}:{IDS.building_6}",
    )  # fmt: skip
    assert await chamber.armed(closing.TIMER, ballot) == [ballot.closes_at]
    for kind in (reminding.TIMER, exporting.TIMER):
        assert len(await chamber.armed(kind, ballot)) == 1
    await chamber.replayed(ballot)


async def test_of_two_who_publish_the_second_is_told_that_it_is_done(chamber: Chamber) -> None:
    draft = await chamber.draft()
    await _publish(chamber, draft)
    await chamber.sent()
    assert await _publish(chamber, draft, IDS.staff) is Refusal.FROZEN
    assert await chamber.sent() == []
    assert await chamber.events(draft) == ["opened"]


async def test_what_a_colleague_changed_meanwhile_is_not_published_unseen(
    chamber: Chamber,
) -> None:
    draft = await chamber.draft()
    await chamber.look(register.change, draft, replace(draft, question="换灯吗?"))
    assert await _publish(chamber, draft) is Refusal.WRONG_STATE
    assert (await chamber.get(draft)).state is State.DRAFT


async def test_a_draft_of_another_age_under_the_same_id_is_not_published(chamber: Chamber) -> None:
    draft = await chamber.draft()
    made = int(draft.created_at.timestamp())
    where = (IDS.captain, draft.id, NOWHERE, draft.version)
    assert await chamber.do(publishing.press, *where, made + 1) is Refusal.WRONG_STATE
    assert isinstance(await chamber.do(publishing.press, *where, made), Ballot)


@pytest.mark.parametrize("person", [IDS.wang, IDS.worker, STRANGER])
async def test_nobody_else_publishes_or_discards(chamber: Chamber, person: int) -> None:
    draft = await chamber.draft()
    assert await _publish(chamber, draft, person) is Refusal.CAPTAIN_ONLY
    thrown = await chamber.do(publishing.discard, person, draft.id, NOWHERE)
    assert thrown is Refusal.CAPTAIN_ONLY
    assert await chamber.get(draft) == draft


async def test_a_death_half_way_leaves_the_draft_as_it_was(chamber: Chamber) -> None:
    draft = await chamber.draft()
    await chamber.sent()
    with pytest.raises(RuntimeError, match="power"):
        await chamber.do(_publish_and_die, draft)
    assert await chamber.get(draft) == draft
    assert await chamber.look(roll.of, draft.id) == []
    assert await chamber.chain(draft) == []
    assert await chamber.sent() == []
    assert isinstance(await _publish(chamber, draft), Ballot)


async def _publish_and_die(tx: Tx, draft: Ballot, *, now: object) -> None:
    done = await publishing.publish(tx, IDS.captain, draft.id, draft.version, now=now)  # type: ignore[arg-type]
    assert isinstance(done, Ballot)
    raise RuntimeError("the power failed")


@pytest.mark.parametrize(("ahead", "refusal"), [
    (timedelta(), Refusal.IN_THE_PAST),
    (timedelta(minutes=10) - TICK, Refusal.TOO_SHORT),
    (timedelta(minutes=10), None),
    (timedelta(days=60), None),
    (timedelta(days=60) + TICK, Refusal.TOO_LONG),
])  # fmt: skip
async def test_the_time_left_is_measured_when_it_is_published(
    chamber: Chamber, ahead: timedelta, refusal: Refusal | None
) -> None:
    draft = await chamber.draft(closes_at=chamber.now + ahead)
    done = await _publish(chamber, draft)
    assert done is refusal if refusal else isinstance(done, Ballot)
    assert ((await chamber.get(draft)).state is State.DRAFT) is (refusal is not None)


async def test_the_roll_is_as_things_are_at_publishing(chamber: Chamber) -> None:
    draft = await chamber.draft(Kind.HAND)
    await chamber.live(IDS.anna, "2单元", "101")
    await chamber.move_out(IDS.wang)
    ballot = await _publish(chamber, draft)
    assert isinstance(ballot, Ballot)
    found = [h.head for h in await chamber.look(roll.of, ballot.id)]
    assert found == [f"p{p}" for p in (IDS.li_ming, IDS.zhao, IDS.anna)]
    await chamber.move_out(IDS.anna)
    assert len(await chamber.look(roll.of, ballot.id)) == 3


async def test_a_place_without_voters_or_without_a_group_publishes_nothing(
    chamber: Chamber,
) -> None:
    empty = await chamber.draft(place_id=chamber.estate.other_building, number=1)
    assert await _publish(chamber, empty, IDS.staff) is Refusal.EMPTY_ROLL
    reps = await chamber.draft(Kind.REPS)
    assert await _publish(chamber, reps) is Refusal.EMPTY_ROLL
    await chamber.look(drafts.name, reps.id, IDS.zhao, "unit")
    assert isinstance(await _publish(chamber, reps), Ballot)
    await chamber.do(tree.close, chamber.estate.building)
    gone = await chamber.draft()
    assert Snag.UNBOUND in (await chamber.do(publishing.readiness, gone)).problems


async def test_doors_are_named_only_where_votes_are(chamber: Chamber) -> None:
    for kind, named in ((Kind.HOUSEHOLD, True), (Kind.OWNERS_ORDINARY, False),
                        (Kind.ELECTION, False), (Kind.HAND, False)):  # fmt: skip
        ballot = await chamber.open(kind)
        heads = await chamber.look(roll.of, ballot.id)
        assert all((h.code == h.label) is named for h in heads)
        assert len({h.code for h in heads}) == len(heads)
        if not named:
            rolled = (await chamber.chain(ballot))[0].payload["roll"]
            # In the order of the doors the pseudonyms could be counted off.
            assert rolled == sorted(rolled)


async def test_pseudonyms_differ_from_ballot_to_ballot(chamber: Chamber) -> None:
    first, second = [await chamber.open(Kind.HAND) for _ in range(2)]
    codes = [{h.code for h in await chamber.look(roll.of, b.id)} for b in (first, second)]
    assert codes[0] & codes[1] == set()


async def test_what_somebody_is_to_a_ballot_is_read_from_the_rows(chamber: Chamber) -> None:
    ballot = await chamber.open()
    voter, member, captain = {Party.VOTER}, {Party.MEMBER}, {Party.CAPTAIN, Party.WITNESS}
    known = {
        IDS.wang: voter | member,
        IDS.captain: voter | member | captain,
        IDS.staff: voter | member | captain | {Party.STAFF},
        IDS.owner: voter | member | captain | {Party.STAFF},
        IDS.anna: voter,
        STRANGER: voter,
    }
    for person, expected in known.items():
        assert await chamber.do(authority.parties_of, person, ballot) == expected
    await chamber.move_out(IDS.wang)
    await chamber.grant(IDS.anna, Role.WITNESS)
    assert await chamber.do(authority.parties_of, IDS.wang, ballot) == voter
    assert Party.WITNESS in await chamber.do(authority.parties_of, IDS.anna, ballot)


@pytest.mark.parametrize(("kind", "refusal"), [
    (Kind.HOUSEHOLD, None),
    (Kind.OWNERS_ORDINARY, Refusal.STILL_OPEN),
    (Kind.ELECTION, None),
])  # fmt: skip
async def test_the_file_keeps_what_the_panel_keeps(
    chamber: Chamber, kind: Kind, refusal: Refusal | None
) -> None:
    ballot = await chamber.open(kind)
    assert (ballot.shown is Shown.TURNOUT) is (refusal is not None)
    assert await chamber.do(exporting.export, IDS.wang, ballot.id) is refusal
    assert await chamber.do(exporting.export, IDS.anna, ballot.id) is Refusal.NOT_A_MEMBER
    await chamber.close(ballot)
    await chamber.sent()
    assert await chamber.do(exporting.export, IDS.wang, ballot.id) is None
    assert await chamber.told(exporting.FILE) == [IDS.wang]


async def test_the_pages_of_a_list_end_exactly_where_there_is_no_more(chamber: Chamber) -> None:
    running = await chamber.open()
    made = [await chamber.open() for _ in range(listing.A_PAGE)]
    for ballot in made:
        await chamber.look(register.change, ballot, replace(ballot, state=State.FINAL))
    first = await chamber.do(listing.page, IDS.building_6, 0)
    assert [b.id for b in first.running] == [running.id]
    assert [b.id for b in first.past] == [b.id for b in reversed(made)]
    assert first.following == 0
    await chamber.look(register.change, running, replace(running, state=State.VOID))
    first = await chamber.do(listing.page, IDS.wang, 0)
    assert (len(first.past), first.following) == (listing.A_PAGE, made[0].id)
    second = await chamber.do(listing.page, IDS.wang, first.following)
    assert ([b.id for b in second.past], second.following) == ([running.id], 0)
    assert await chamber.do(listing.page, STRANGER, 0) == listing.Found((), ())


async def test_a_tie_is_put_again_to_those_who_tied(chamber: Chamber) -> None:
    ballot = await chamber.open(Kind.CHOOSE)
    for person, choice in ((IDS.wang, "3"), (IDS.zhao, "1")):
        await chamber.cast(person, ballot, choice)
    where = (ballot.id, IDS.captain)
    assert await chamber.do(runoff.start, IDS.captain, *where) is Refusal.WRONG_STATE
    assert (await chamber.close(ballot)).verdict is Verdict.TIE
    assert await chamber.do(runoff.start, IDS.wang, *where) is Refusal.CAPTAIN_ONLY
    again = await chamber.do(runoff.start, IDS.captain, *where)
    assert isinstance(again, Ballot)
    assert (again.options, again.source_id, again.state) == (
        ("木的", "塑料的"), ballot.id, State.DRAFT,
    )  # fmt: skip


async def test_who_reads_the_panel_in_a_group_may_read_it_in_private(chamber: Chamber) -> None:
    community = chamber.estate.community
    await chamber.grant(IDS.captain, Role.STAFF, community)
    for place_id in (chamber.estate.building, community):
        ballot = await chamber.open(place_id=place_id)
        assert IDS.building_6 in await chamber.look(posting.groups, ballot)
        assert (await chamber.do(opening.mine, IDS.zhou, ballot)).sees
        assert not (await chamber.do(opening.mine, STRANGER, ballot)).sees
