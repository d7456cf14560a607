"""Whatever people press in whatever order, nobody loses a seat or a turn, or is told twice."""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from datetime import timedelta
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from actions.notices import seats, signing
from domain.notices import Attendee, Phase, Seat, Signup
from playground.estate import IDS
from storage.database import Database
from storage.notices import register
from storage.outbox import Waiting
from tests.actions.notices.sitting import START, Sitting, name, opened
from tests.conftest import NOON, create_schema
from tests.estate import furnish

# Of these the captain runs the clinic, and nobody can write to Zhou.
WHO = st.sampled_from([IDS.wang, IDS.li_ming, IDS.zhao, IDS.zhou, IDS.captain])
FAMILY = st.sampled_from(["", "老妈", "老爸"])
SIGNUPS = st.sampled_from(
    [Signup(1), Signup(2), Signup(3, guests=1), Signup(1, slot=50), Signup(2, slot=25)]
)
SIZES = st.sampled_from(["1", "2", "3", "5", "不限", "0", "随便"])
LENGTHS = st.sampled_from([None, 25, 50, 100, 150])
DAY = timedelta(days=1)


class Seats(RuleBasedStateMachine):
    """Every rule may be refused; what changed from one step to the next is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = TemporaryDirectory()
        self.path = f"{self.folder.name}/seats.db"
        self.before: list[Attendee] = []
        self.told: list[Waiting] = []
        self.clinic = self.runner.run(self._opened(Signup(1)))

    async def _opened(self, signup: Signup) -> Sitting:
        database = Database(self.path)
        create_schema(database)
        return await opened(database, await database.run(furnish, now=NOON), signup)

    async def _reopened(self) -> None:
        await self.clinic.database.close()
        self.clinic.database = Database(self.path)

    def teardown(self) -> None:
        self.runner.run(self.clinic.database.close())
        self.runner.close()
        self.folder.cleanup()

    @initialize(signup=SIGNUPS)
    def another(self, signup: Signup) -> None:
        """Another kind of sign-up than the usual one."""
        self.runner.run(self.clinic.database.close())
        self.path = f"{self.folder.name}/again.db"
        self.clinic = self.runner.run(self._opened(signup))

    def do(self, step: Coroutine[Any, Any, Any], may_go: Callable[[Attendee], bool]) -> Any:  # noqa: ANN401
        done = self.runner.run(step)
        self.runner.run(self._looked_at(may_go))
        return done

    def stays(self, step: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401
        """Do something by which nobody may lose anything."""
        return self.do(step, lambda _: False)

    async def _looked_at(self, may_go: Callable[[Attendee], bool]) -> None:
        before, now = self.before, await self.clinic.listed()
        self.before = now
        lost = {one.id for one in before} - {one.id for one in now}
        assert all(may_go(one) for one in before if one.id in lost)
        names = Counter((one.person_id, one.guest) for one in now)
        assert max(names.values(), default=1) == 1
        self._line_kept(before, now)
        await self._room_kept(before, now)
        await self._told_once(before, now, lost)

    @staticmethod
    def _line_kept(before: list[Attendee], now: list[Attendee]) -> None:
        """Who waited before moved up from the front, and the others wait in the same order."""
        state = {one.id: one.state for one in now}
        line = [one.id for one in before if one.state is Seat.WAITING and one.id in state]
        rose = [one for one in line if state[one] is Seat.IN]
        assert rose == line[: len(rose)]
        waits = [one.id for one in now if one.state is Seat.WAITING]
        assert waits[: len(line) - len(rose)] == line[len(rose) :]
        # A seat is never taken from anybody.
        assert all(state.get(one.id, Seat.IN) is Seat.IN for one in before if one.state is Seat.IN)

    async def _room_kept(self, before: list[Attendee], now: list[Attendee]) -> None:
        row = await self.clinic.row()
        signup = (await self.clinic.database.run(register.get, row.notice_id)).signup
        assert signup is not None
        had, has = taken(before), taken(now)
        most = signup.capacity
        # Where the author took seats away more may sit than there are, but never more than sat.
        assert most is None or all(n <= max(most, had[slot]) for slot, n in has.items())
        whole = seats.capacity(signup, row)
        begun = seats.begun(row, now=self.clinic.now)
        assert begun or whole is None or sum(has.values()) >= whole or not waits(now)

    async def _told_once(
        self, before: list[Attendee], now: list[Attendee], lost: set[int]
    ) -> None:
        told = await self.clinic.sent(seats.UP)
        fresh = told[len(self.told) :]
        self.told = told
        turned = {one.id for one in before if one.state is Seat.WAITING}
        rose = [one.id for one in now if one.state is Seat.IN and one.id in turned]
        up = [int(one.args["signup"]) for one in fresh if not one.args["kept"]]
        assert [one for one in up if one not in lost] == rose
        assert all(one.chat_id != IDS.zhou for one in fresh)

    @rule(who=WHO)
    def join(self, who: int) -> None:
        self.stays(self.clinic.join(who))

    @rule(first=WHO, second=WHO)
    def join_at_once(self, first: int, second: int) -> None:
        """Two taps in one batch, maybe one person's two."""
        self.stays(together(self.clinic.join(first), self.clinic.join(second)))

    @rule(who=WHO, guest=FAMILY)
    def bring(self, who: int, guest: str) -> None:
        self.stays(self.clinic.bring(who, guest or "?"))

    @rule(who=WHO, slot=st.integers(-1, 4))
    def choose(self, who: int, slot: int) -> None:
        """Take a slot, or go over to it with the seat one has."""
        mine = [one for one in self.before if (one.person_id, one.guest) == (who, "")]
        at = mine[0].id if mine and mine[0].state is Seat.IN else 0
        self.stays(self.clinic.choose(who, slot, at))

    @rule(guest=st.sampled_from(["王奶奶", "李爷爷", "赵奶奶"]))
    def paste(self, guest: str) -> None:
        self.stays(self.clinic.paste(f"#接龙\n1. {guest} +1\n2. 钱叔"))

    @precondition(lambda self: self.before)
    @rule(number=st.integers(0, 20), by_captain=st.booleans())
    def leave(self, number: int, by_captain: bool) -> None:  # noqa: FBT001 - drawn by its name
        one = self.before[number % len(self.before)]
        by = IDS.captain if by_captain or one.person_id is None else one.person_id
        step = self.clinic.do(signing.leave, by, one.id, here=None)
        self.do(step, lambda other: other.id == one.id)

    @rule(who=WHO, other=WHO)
    def take_anothers(self, who: int, other: int) -> None:
        """Neighbours give nobody's seat back but their own."""
        for one in self.before:
            if one.person_id == other and who not in {other, IDS.captain}:
                self.stays(self.clinic.do(signing.leave, who, one.id, here=None))

    @rule(who=WHO)
    def forget(self, who: int) -> None:
        step = self.clinic.do(signing.lay_down, who)
        self.do(step, lambda one: one.person_id == who)

    @rule(text=SIZES)
    def resize(self, text: str) -> None:
        self.stays(self.clinic.resize(text))

    @rule(days=st.sampled_from([0, 0, 1, -1]), minutes=LENGTHS)
    def move(self, days: int, minutes: int | None) -> None:
        length = timedelta(minutes=minutes) if minutes else None
        self.stays(self.clinic.move(START + days * DAY, length))

    @rule()
    def restart(self) -> None:
        self.runner.run(self._reopened())
        self.stays(self.clinic.do(seats.fill, self.clinic.row_id))

    @precondition(lambda self: len(self.before) > 3)
    @rule(how=st.sampled_from(["cancel", "start", "minute-before"]))
    def end(self, how: str) -> None:
        """Now and then it is called off or begins; from then on nobody moves."""
        if how == "cancel":
            self.stays(self.clinic.cancel())
            assert self.runner.run(self.clinic.row()).state is Phase.CANCELLED
        elif self.clinic.now < START - DAY:
            self.clinic.now = START - timedelta(minutes=1 if how == "start" else 2)
            self.stays(self.clinic.join(IDS.wang))


def taken(listed: list[Attendee]) -> Counter[int | None]:
    """How many sit in each slot, or in all where there are none."""
    return Counter(one.slot for one in listed if one.state is Seat.IN)


def waits(listed: list[Attendee]) -> list[str]:
    return [name(one) for one in listed if one.state is Seat.WAITING]


async def together(*steps: Coroutine[Any, Any, Any]) -> None:
    await asyncio.gather(*steps)


TestSeats = Seats.TestCase
TestSeats.settings = settings(
    max_examples=15,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
