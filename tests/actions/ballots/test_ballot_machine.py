"""Whatever people do in whatever order, roll, votes, chain and result say the same."""

import asyncio
import tempfile
from collections.abc import Coroutine
from dataclasses import replace
from datetime import timedelta
from typing import Any, TypeAlias

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import bindparam, select

from actions.ballots import (
    extending,
    finishing,
    households,
    paper,
    proxying,
    standing_in,
    voting,
    witnessing,
)
from actions.ballots.tools import Answer
from actions.places import members
from domain import ballots as rules
from domain.ballots import Ballot, CastRow, CastState, Choice, Kind, RollHead, State, Via
from domain.ballots.hall import Snag
from domain.places import MembershipState, Relation, Role
from playground.estate import IDS
from storage import prompts
from storage.ballots import casts, proxies, representatives, roll
from storage.ballots.proxies import Proxy
from storage.database import Database, Tx
from storage.tables import ballot_casts
from tests.actions.ballots.chamber import DAY, MINUTE, NOWHERE, STRANGER, Chamber
from tests.conftest import NOON, create_schema
from tests.estate import furnish

KINDS = (Kind.HOUSEHOLD, Kind.HAND, Kind.OWNERS_ORDINARY, Kind.CHOOSE)
# Wang and Anna share a flat; Zhou cannot be written to; the stranger's flat is only claimed.
VOTERS = (IDS.wang, IDS.anna, IDS.li_ming, IDS.zhao, IDS.zhou, STRANGER)
REACHED = tuple(person for person in VOTERS if person != IDS.zhou)
OFFICE = (IDS.captain, IDS.staff, IDS.zhao)
ENDED = {CastState.SUPERSEDED, CastState.WITHDRAWN}
Behind: TypeAlias = list[tuple[RollHead, list[CastRow], int | None]]
EVERY = select(*casts.FIELDS).where(ballot_casts.c.ballot_id == bindparam("ballot"))
voters, office, ticks = st.sampled_from(VOTERS), st.sampled_from(OFFICE), st.integers(0, 2)
which = st.integers(0, 30)


class Hall(RuleBasedStateMachine):
    """One ballot in a real database, and a clock that only goes forward."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.chamber: Chamber = self.run(self._furnished())
        self.claim: int = self.run(self._people())
        self.rows: list[Any] = []
        self.ended: dict[int, CastRow] = {}
        self.closed: tuple[Any, ...] | None = None

    def run(self, step: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401
        return self.loop.run_until_complete(step)

    async def _furnished(self) -> Chamber:
        database = Database(f"{self.folder.name}/hall.db")
        create_schema(database)
        return Chamber(database, await database.run(furnish, now=NOON))

    async def _people(self) -> int:
        chamber = self.chamber
        await chamber.newcomer()
        await chamber.grant(IDS.zhao, Role.WITNESS)
        await chamber.live(IDS.anna, "3单元", "201", Relation.OWNER)
        await chamber.live(IDS.zhou, "2单元", "202", Relation.OWNER)
        owner, claimed = Relation.OWNER, MembershipState.CLAIMED
        return await chamber.live(STRANGER, "2单元", "101", owner, claimed)

    def teardown(self) -> None:
        self.run(self.chamber.database.close())
        self.loop.close()
        self.folder.cleanup()

    @initialize(kind=st.sampled_from(KINDS))
    def it_opens(self, kind: Kind) -> None:
        self.ballot: Ballot = self.run(self.chamber.open(kind))

    def _do(self, step: Any, *args: Any, **more: Any) -> Any:  # noqa: ANN401
        return self.run(self.chamber.do(step, *args, **more))

    def _look(self, step: Any, *args: Any) -> Any:  # noqa: ANN401
        return self.run(self.chamber.look(step, *args))

    def _heads(self) -> list[RollHead]:
        found: list[RollHead] = self._look(roll.of, self.ballot.id)
        return found

    def _head(self, number: int) -> RollHead:
        heads = self._heads()
        return heads[number % len(heads)]

    def _slips(self) -> list[CastRow]:
        live: list[CastRow] = self.run(self.chamber.votes(self.ballot))
        return [cast for cast in live if cast.via is Via.PAPER]

    @rule(person=voters, tick=ticks)
    def somebody_taps(self, person: int, tick: int) -> None:
        choices = ("1", "2", "3") if self.ballot.options else tuple(Choice)
        self._do(voting.cast, person, self.ballot.id, str(choices[tick]))

    @rule(person=voters)
    def somebody_withdraws(self, person: int) -> None:
        self._do(voting.withdraw, person, self.ballot.id)

    @rule(by=office, number=which, tick=ticks)
    def a_slip_is_entered(self, by: int, number: int, tick: int) -> None:
        self._do(paper.enter, by, self.ballot.id, self._head(number).id, 1 << tick, NOWHERE)

    @precondition(lambda self: self._slips())
    @rule(by=office, number=which, tick=ticks)
    def a_slip_is_read(self, by: int, number: int, tick: int) -> None:
        slips = self._slips()
        self._do(witnessing.read, by, slips[number % len(slips)].id, 1 << tick, NOWHERE)

    @precondition(lambda self: self._slips())
    @rule(person=st.sampled_from(REACHED), number=which, back=st.booleans())
    def a_slip_is_disputed_or_taken_back(self, person: int, number: int, *, back: bool) -> None:
        slip = self._slips()[number % len(self._slips())]
        if back:
            self._do(paper.withdraw, IDS.captain, slip.id, NOWHERE)
        else:
            self._do(witnessing.dispute, person, slip.id, NOWHERE, sure=True)

    @rule(number=which, agent=voters)
    def a_letter_is_entered(self, number: int, agent: int) -> None:
        where = (IDS.captain, self.ballot.id, self._head(number).id, agent)
        if self._do(proxying.choose, *where) is None:
            prompt = self.run(self.chamber.prompt(IDS.captain))
            self._do(proxying.letter, IDS.captain, prompt, Answer(1, file_id="letter"))

    @rule(number=which, tick=ticks)
    def an_agent_votes(self, number: int, tick: int) -> None:
        # Who taps a private screen can be written to.
        every: list[Proxy] = self._look(proxies.of, self.ballot.id)
        if given := [proxy for proxy in every if proxy.agent_id != IDS.zhou]:
            proxy = given[number % len(given)]
            done = self._do(standing_in.vote, proxy.agent_id, proxy.id, 1 << tick, NOWHERE)
            assert done is not Snag.GONE

    @rule(person=voters, who=st.sampled_from((0, *VOTERS)), number=which)
    def somebody_is_named_to_speak(self, person: int, who: int, number: int) -> None:
        head = self._head(number)
        self._do(households.represent, person, self.ballot.id, head.id, who)

    @rule(agrees=st.booleans())
    def the_claim_is_decided(self, *, agrees: bool) -> None:
        self._do(members.decide, IDS.captain, self.claim, agrees=agrees, message_id=None)

    @rule(person=voters)
    def somebody_moves_out(self, person: int) -> None:
        self.run(self.chamber.move_out(person))

    @rule()
    def it_is_extended_by_a_day(self) -> None:
        now = self.run(self.chamber.get(self.ballot))
        until = int((now.closes_at + DAY).timestamp())
        before = now.extended_at
        done = self._do(extending.extend, IDS.captain, self.ballot.id, until, NOWHERE)
        assert not (isinstance(done, Ballot) and before), "extended twice"

    @rule(minutes=st.sampled_from((1, 29, 31, 600, 1500)), backwards=st.booleans())
    def time_passes_and_clocks_ring_in_some_order(self, minutes: int, *, backwards: bool) -> None:
        self.chamber.now += MINUTE * minutes
        self.run(self.chamber.fire(backwards=backwards))

    @rule(late=st.sampled_from((timedelta(), timedelta(hours=9))))
    def the_deadline_comes(self, late: timedelta) -> None:
        now = self.run(self.chamber.get(self.ballot))
        if now.state is State.OPEN and now.closes_at + late > self.chamber.now:
            self.run(self.chamber.close(self.ballot, late))

    @rule()
    def the_captain_ends_it_by_hand(self) -> None:
        if self._do(finishing.ask_by_hand, IDS.captain, self.ballot.id) is None:
            prompt = self._do(prompts.open_for, IDS.captain, IDS.captain)
            self._do(finishing.by_hand, IDS.captain, prompt, "问题写错了")

    @invariant()
    def every_head_stands_as_its_votes_say(self) -> None:
        behind: Behind = self._look(_behind, self.ballot.id)
        for head, rows, speaker in behind:
            given = [rules.Cast(c.voter_id, c.choice, c.via, c.state) for c in rows]
            stands = rules.standing(given, speaker)
            assert (head.choice, head.why, head.via) == (stands.choice, stands.why, stands.via)
            assert head.heard is bool(rows)
            taps = [c.voter_id for c in rows if c.via is Via.TAP]
            assert len(taps) == len(set(taps)), "two taps of one person stand for one head"
            assert sum(c.via is Via.PROXY for c in rows) <= 1, "two agents vote for one head"
        assert self._look(roll.unheard, self.ballot.id) == sum(not rows for _, rows, _ in behind)
        assert self._look(roll.sizes, self.ballot.id) == (
            len(behind), sum(head.why is not None for head, _, _ in behind),
        )  # fmt: skip

    @invariant()
    def the_chain_counted_again_comes_to_the_roll(self) -> None:
        found = rules.recount(self.run(self.chamber.chain(self.ballot)))
        assert found.matches, (found.first_bad, found.why)
        ballot: Ballot = self.run(self.chamber.get(self.ballot))
        assert found.result == self.run(self.chamber.tally(ballot)).outcome
        assert found.claimed == ballot.result

    @invariant()
    def the_chain_is_only_added_to(self) -> None:
        found = self.run(self.chamber.chain(self.ballot))
        assert found[: len(self.rows)] == self.rows
        assert all(row.seq == n for n, row in enumerate(found, start=1))
        self.rows = found

    @invariant()
    def what_was_ended_stays_ended_and_every_receipt_is_of_one_vote(self) -> None:
        every: list[CastRow] = self._look(_every, self.ballot.id)
        assert len({cast.receipt for cast in every}) == len(every)
        assert all(rules.read_receipt(cast.receipt) == cast.receipt for cast in every)
        ended = {cast.id: cast for cast in every if cast.ended_at is not None}
        assert all(cast.state in ENDED for cast in ended.values())
        assert {i: ended.get(i) for i in self.ended} == self.ended
        self.ended = ended
        waiting = [c.voter_id for c in every if c.head_id is None and c.ended_at is None]
        assert len(waiting) == len(set(waiting))

    @invariant()
    def a_closed_ballot_never_changes(self) -> None:
        ballot: Ballot = self.run(self.chamber.get(self.ballot))
        if ballot.state is State.OPEN:
            assert self.closed is None
            return
        # It may become final, and that is all.
        kept = replace(ballot, state=State.CLOSED, final_at=None, version=0)
        now = (kept, self._heads(), self.run(self.chamber.votes(ballot)))
        assert self.closed is None or now == self.closed
        self.closed = now

    @invariant()
    def nobody_is_written_to_whom_the_bot_may_not_write_to(self) -> None:
        rows = self.run(self.chamber.sent())
        assert not [row.view for row in rows if row.chat_id in {IDS.zhou, IDS.building_7}]


async def _behind(tx: Tx, ballot_id: int) -> Behind:
    """Every head with what stands for it, and who speaks for it: in one unit, as it is slow."""
    return [
        (
            head,
            await casts.of_head(tx, ballot_id, head.id),
            await representatives.of_head(tx, head.id),
        )
        for head in await roll.of(tx, ballot_id)
    ]


async def _every(tx: Tx, ballot_id: int) -> list[CastRow]:
    rows = await tx.all(EVERY, ballot=ballot_id)
    return [CastRow(**{**r, "via": Via(r["via"]), "state": CastState(r["state"])}) for r in rows]


TestHall = Hall.TestCase
TestHall.settings = settings(
    max_examples=20,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
