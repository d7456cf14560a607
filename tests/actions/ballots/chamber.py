"""Ballots on the demo estate: opened, voted on, and moved through time by the tests."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from actions.ballots import (
    asking,
    closing,
    counting,
    early,
    exporting,
    finishing,
    outcome,
    publishing,
    reminding,
    voting,
)
from actions.ballots.drafting import Tapped
from actions.ballots.voting import Vote
from domain import ballots as rules
from domain.ballots import Ballot, CastRow, Kind, Refusal, RollHead
from domain.ballots.numbers import Tally
from domain.chain import Row
from domain.places import Grant, MembershipState, Relation, Role
from playground.estate import IDS
from storage import chains, outbox, prompts, timers
from storage.ballots import casts, register, roll
from storage.database import Database, Tx
from storage.outbox import Waiting
from storage.panels import Panel
from storage.panels import put as put_panel
from storage.places import grants, households, people, residents
from storage.places.people import Greeting
from storage.prompts import Prompt
from storage.tables import EPOCH
from storage.tables import outbox as outbox_rows
from tests.conftest import NOON
from tests.estate import Estate

T = TypeVar("T")
TICK = timedelta(microseconds=1)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
STRANGER = 5005
# Where nothing was tapped that could be redrawn.
NOWHERE = Tapped(0, 0)
TEXTS = {
    Kind.CHOOSE: "选哪种扶手?\n木的\n铁的\n塑料的",
    Kind.ELECTION: "选举委员\n张三\n李四\n王五",
}
STEPS: Final[Mapping[str, Callable[..., Coroutine[Any, Any, None]]]] = {
    closing.TIMER: closing.close,
    early.TIMER: closing.close_early,
    closing.FINAL: finishing.finish,
    outcome.TIMER: outcome.remind,
    reminding.TIMER: reminding.due,
    exporting.TIMER: exporting.daily,
    "membership-decided": voting.decided,
}


@dataclass
class Chamber:
    """Runs units of work at `now`, which moves only when a test moves it."""

    database: Database
    estate: Estate
    now: datetime = NOON
    seen: set[int] = field(default_factory=set)

    async def do(self, step: Callable[..., Coroutine[Any, Any, T]], *args: Any, **more: Any) -> T:  # noqa: ANN401
        return await self.database.run(step, *args, now=self.now, **more)

    async def look(
        self,
        step: Callable[..., Coroutine[Any, Any, T]],
        *args: Any,  # noqa: ANN401
    ) -> T:
        return await self.database.run(step, *args)

    async def draft(self, kind: Kind = Kind.HOUSEHOLD, **changes: Any) -> Ballot:  # noqa: ANN401
        where = (IDS.captain, self.estate.building, IDS.building_6, TEXTS.get(kind, "装扶手吗?"))
        made = await self.do(asking.draft, *where, kind=kind)
        assert isinstance(made, Ballot), made
        if changes:
            made = await self.look(register.change, made, replace(made, **changes))
        return made

    async def open(self, kind: Kind = Kind.HOUSEHOLD, **changes: Any) -> Ballot:  # noqa: ANN401
        """A published ballot of the captain's; nothing of it counts as sent since."""
        made = await self.draft(kind, **changes)
        ballot = await self.do(publishing.publish, IDS.captain, made.id, made.version)
        assert isinstance(ballot, Ballot), ballot
        await self.sent()
        return ballot

    async def get(self, ballot: Ballot) -> Ballot:
        return await self.look(register.get, ballot.id)

    async def cast(self, person_id: int, ballot: Ballot, choice: str = "yes") -> Vote:
        done = await self.try_cast(person_id, ballot, choice)
        assert isinstance(done, Vote), done
        return done

    async def try_cast(
        self, person_id: int, ballot: Ballot, choice: str = "yes"
    ) -> Vote | Refusal:
        return await self.do(voting.cast, person_id, ballot.id, choice)

    async def close(self, ballot: Ballot, late: timedelta = timedelta()) -> Ballot:
        """Let the deadline come, and the clock ring so much later."""
        now = await self.get(ballot)
        assert now.closes_at is not None
        self.now = now.closes_at + late
        await self.do(closing.close, ballot.id)
        return await self.get(ballot)

    async def head(self, ballot: Ballot, stairwell: str, room: str) -> RollHead:
        flat = self.estate.flats[stairwell, room]
        found = await self.look(roll.by_flat, ballot.id, flat)
        assert found is not None
        return found

    async def live(
        self,
        person_id: int,
        stairwell: str,
        room: str,
        relation: Relation = Relation.FAMILY,
        state: MembershipState = MembershipState.ACTIVE,
    ) -> int:
        """Let somebody belong to a flat, or claim it; return the membership."""
        flat = self.estate.flats[stairwell, room]
        return await self.do(households.claim, person_id, flat, relation, state)

    async def decide(self, membership_id: int, state: MembershipState) -> None:
        """Decide on a claim; other topics have not heard of it yet."""
        member = await self.look(households.membership, membership_id)
        assert await self.do(households.decide, member, state, IDS.captain)

    async def move_out(self, person_id: int) -> None:
        for member in await self.look(households.memberships_of, person_id):
            await self.do(residents.end, member, None)

    async def grant(self, person_id: int, role: Role, place_id: int = 0, **more: Any) -> None:  # noqa: ANN401
        place = place_id or self.estate.building
        grant = Grant(person_id, role, place, None, IDS.owner, self.now, **more)
        await self.look(grants.add, grant)

    async def newcomer(self, person_id: int = STRANGER, *, private: bool = True) -> int:
        """Somebody the bot has met, who lives nowhere."""
        who = Greeting(person_id, "新邻居", None, "zh-CN", private=private)
        await self.do(people.greet, who)
        return person_id

    async def prompt(self, person_id: int) -> Prompt:
        """What a person is being asked in private."""
        found = await self.do(prompts.open_for, person_id, person_id)
        assert found is not None
        return found

    async def asked(self, person_id: int) -> bool:
        return await self.do(prompts.open_for, person_id, person_id) is not None

    async def sent(self) -> list[Waiting]:
        """What was put into the outbox since the last call."""
        rows = await self.look(_everything)
        fresh = [row for row in rows if row.id not in self.seen]
        self.seen |= {row.id for row in rows}
        return fresh

    async def told(self, view: str) -> list[int]:
        """Who was told this since the last look at the outbox, in order."""
        return sorted(row.chat_id for row in await self.sent() if row.view == view)

    async def armed(self, kind: str, ballot: Ballot) -> list[datetime]:
        return await self.look(timers.armed, kind, ballot.id)

    async def fire(self, *, backwards: bool = False) -> list[str]:
        """Let every clock that is due ring once, in the order given; return which did."""
        found = await self.do(timers.due, 100)
        rung = []
        for timer in reversed(found) if backwards else found:
            if timer.kind in STEPS and await self.look(timers.claim, timer):
                await self.do(STEPS[timer.kind], timer.subject_id)
                rung.append(timer.kind)
        return rung

    async def chain(self, ballot: Ballot) -> list[Row]:
        return await self.look(chains.rows, "ballot", ballot.id)

    async def events(self, ballot: Ballot) -> list[str]:
        return [row.type for row in await self.chain(ballot)]

    async def tally(self, ballot: Ballot) -> Tally:
        return await self.look(counting.recount, await self.get(ballot))

    async def replayed(self, ballot: Ballot) -> rules.Recount:
        """The chain counted again: every row right, and what it comes to is the roll's count."""
        found = rules.recount(await self.chain(ballot))
        assert found.matches, (found.first_bad, found.why)
        return found

    async def votes(self, ballot: Ballot) -> list[CastRow]:
        """Everything cast that stands."""
        return await self.look(casts.standing, ballot.id)

    async def panel(
        self, ballot: Ballot, chat_id: int = IDS.building_6, message: int = 77
    ) -> None:
        """Have the ballot's panel stand in a chat, freshly drawn."""
        panel = Panel(chat_id, message, "ballot", ballot.id, "ballot-panel", "", EPOCH, None)
        await self.look(put_panel, panel)


async def _everything(tx: Tx) -> list[Waiting]:
    found = await tx.all(outbox_rows.select())
    return [outbox._waiting(row) for row in found]  # noqa: SLF001 - nothing else reads all
