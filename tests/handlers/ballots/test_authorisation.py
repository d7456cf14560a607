"""Every button of a ballot, pressed by everybody, on a ballot of building 6 and one of 7.

Whom a press is granted is written out here, not asked of the code. What is refused changes no
row but the inbox's, and is answered with a sentence.
"""

import sqlite3
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pytest

from bot.application import open_doors
from domain.ballots import Choice, Electorate, Kind
from domain.ballots.shaping import Part, Share, Side, Writing
from playground.estate import IDS
from tests.handlers.ballots.drafted import stored
from tests.handlers.ballots.opened import cast_by
from tests.handlers.ballots.townsfolk import ROLES, Stage, gathered
from tests.world import World
from views.ballots import buttons_asking as asking
from views.ballots import buttons_closing as closing
from views.ballots import buttons_hall as hall
from views.ballots import buttons_voting as voting
from views.buttons import ButtonData

ALL = " ".join(ROLES)
# Who answers for a building: its captain, the community's staff, the owner.
RUN, RUN_7 = "captain staff owner", "captain-elsewhere staff owner"
STAFF = "staff owner"
# Who belongs to a building: those verified in it, and all who hold an office for it.
HOME = "tenant resident captain grid committee witness unit staff owner"
HOME_7 = "neighbour captain-elsewhere unit staff owner"
# Somebody with no home anywhere may claim one: their vote is kept until that is checked.
UNKNOWN = (
    "stranger captain captain-elsewhere grid committee witness unit staff staff-elsewhere owner"
)
# A slip is read by anybody in office there but the captain who entered it.
READS, READS_7 = "grid committee witness staff owner", "staff owner"
OFFICE, OFFICE_7 = "captain grid committee witness staff owner", "captain-elsewhere staff owner"


@dataclass(frozen=True, slots=True)
class Line:
    """One button: how it is made, who may press it for building 6, and who for building 7.

    `redraws`: refused as well, it shows the person anew what is theirs.
    """

    press: Callable[[Stage], ButtonData]
    six: str
    seven: str
    redraws: bool = False


T: Mapping[str, Line] = MappingProxyType(
    {
        # The draft, which only those who run the building change; the numbers only staff.
        "bd": Line(lambda s: asking.DraftPage(s.draft.id, asking.Page.KIND), RUN, RUN_7),
        "bdd": Line(lambda s: asking.DraftStrike(s.draft.id, s.resident), RUN, RUN_7),
        "bde": Line(lambda s: asking.DraftVoters(s.draft.id, Electorate.FLATS), RUN, RUN_7),
        "bdf": Line(
            lambda s: asking.DraftShare(s.ruled.id, Part.QUORUM, Share.HALF), STAFF, STAFF
        ),
        "bdgo": Line(
            lambda s: asking.DraftPublish(
                s.draft.id, s.draft.version, int(s.draft.created_at.timestamp())
            ),
            RUN,
            RUN_7,
        ),
        "bdk": Line(lambda s: asking.DraftKind(s.draft.id, Kind.HAND), RUN, RUN_7),
        "bdl": Line(lambda s: asking.DraftLength(s.draft.id, 1440), RUN, RUN_7),
        "bdn": Line(lambda s: asking.DraftSeats(s.standing.id, 2), RUN, RUN_7),
        "bdo": Line(lambda s: asking.DraftDrop(s.draft.id, 0, s.draft.version), RUN, RUN_7),
        "bdp": Line(lambda s: asking.DraftPlace(s.draft.id, s.place), RUN, RUN_7),
        "bds": Line(lambda s: asking.DraftFill(s.draft.id, Side.CAPTAIN), RUN, RUN_7),
        "bdt": Line(lambda s: asking.DraftWrite(s.draft.id, Writing.QUESTION), RUN, RUN_7),
        "bdu": Line(lambda s: asking.DraftUntil(s.draft.id, int(s.at.timestamp())), RUN, RUN_7),
        "bdw": Line(lambda s: asking.DraftStairwell(s.draft.id, s.flat), RUN, RUN_7),
        "bdx": Line(lambda s: asking.DraftDiscard(s.draft.id), RUN, RUN_7),
        # Voting: by flats, by residents, in secret by owners.
        "bv": Line(
            lambda s: voting.BallotVote(s.open.id, Choice.NO),
            f"resident {UNKNOWN}",
            f"neighbour {UNKNOWN}",
            redraws=True,
        ),
        "bo": Line(
            lambda s: voting.BallotOption(s.choose.id, 2),
            f"tenant resident {UNKNOWN}",
            f"neighbour {UNKNOWN}",
            redraws=True,
        ),
        "bk": Line(
            lambda s: voting.BallotPick(s.secret.id, 0, 1), "resident", "neighbour", redraws=True
        ),
        "bkv": Line(
            lambda s: voting.BallotPicked(s.secret.id, 1), "resident", "neighbour", redraws=True
        ),
        "bm": Line(lambda s: voting.BallotMine(s.open.id), ALL, ALL),
        "bw": Line(
            lambda s: voting.BallotWithdraw(s.choose.id, 1), "resident", "neighbour", redraws=True
        ),
        "bsp": Line(
            lambda s: voting.BallotSpeak(s.open.id, s.home, s.resident, 1),
            "resident",
            "neighbour",
            redraws=True,
        ),
        # The captain's tools; a witness sees no more than the slips.
        "bt": Line(lambda s: voting.BallotTools(s.open.id), OFFICE, OFFICE_7),
        "bh": Line(lambda s: hall.HallPage(s.open.id, hall.Page.HOME), RUN, RUN_7),
        "bht": Line(lambda s: hall.HallTool(s.open.id, hall.Tool.REMIND), RUN, RUN_7),
        "bhu": Line(lambda s: hall.HallUntil(s.open.id, int(s.at.timestamp()), 1), RUN, RUN_7),
        "bhp": Line(lambda s: hall.PaperHead(s.open.id, s.free), RUN, RUN_7),
        "bhe": Line(lambda s: hall.PaperEnter(s.open.id, s.free, 1), RUN, RUN_7),
        "bhs": Line(lambda s: hall.SlipDo(s.unread, hall.SlipTool.WITHDRAW), RUN, RUN_7),
        "bhw": Line(lambda s: hall.SlipRead(s.unread, 1, 1), READS, READS_7),
        "bhn": Line(lambda s: hall.SlipDispute(s.read, 1), "resident", "neighbour"),
        "bhx": Line(lambda s: hall.ProxyHead(s.open.id, s.free), RUN, RUN_7),
        "bha": Line(lambda s: hall.ProxyAgent(s.open.id, s.free, s.resident), RUN, RUN_7),
        "bhz": Line(lambda s: hall.ProxyEnd(s.proxy), RUN, RUN_7),
        "bhv": Line(lambda s: hall.ProxyVote(s.proxy, 1, 1), "resident", "neighbour"),
        # After the end.
        "bob": Line(lambda s: closing.BallotObject(s.closed.id), HOME, HOME_7),
        "boa": Line(lambda s: closing.ObjectionAnswer(s.objection), RUN, RUN_7),
        "bex": Line(lambda s: closing.BallotExport(s.closed.id), HOME, HOME_7),
        "bou": Line(lambda s: closing.BallotOutcome(s.closed.id), RUN, RUN_7),
        "brn": Line(lambda s: closing.BallotRunoff(s.closed.id), RUN, RUN_7),
        "bvd": Line(lambda s: closing.BallotVoid(s.closed.id), STAFF, STAFF),
        "brs": Line(lambda s: closing.BallotResult(s.closed.id), HOME, HOME_7),
        "bls": Line(lambda _: closing.BallotList(), ALL, ALL),
        # Consultations.
        "bsy": Line(lambda s: closing.BallotSay(s.consult.id), HOME, HOME_7),
        "bop": Line(lambda s: closing.BallotOpinions(s.consult.id), HOME, HOME_7),
        "bon": Line(lambda s: closing.OpinionOpen(s.opinion), HOME, HOME_7),
        "bsu": Line(lambda s: closing.OpinionSupport(s.opinion), HOME, HOME_7),
        "brp": Line(lambda s: closing.OpinionReply(s.opinion), RUN, RUN_7),
        "bgr": Line(lambda s: closing.OpinionGroup(s.opinion), RUN, RUN_7),
        "bgu": Line(lambda s: closing.OpinionUnder(s.opinion, s.other_opinion), RUN, RUN_7),
        "bhi": Line(lambda s: closing.OpinionHide(s.opinion), RUN, RUN_7),
        "bcv": Line(lambda s: closing.BallotCarry(s.consult.id, 1), RUN, RUN_7),
    }
)


@dataclass(frozen=True)
class Town:
    """The world as it was when everybody had gathered, to go back to before each press."""

    world: World
    six: Stage
    seven: Stage
    kept: sqlite3.Connection

    def back(self) -> None:
        self.kept.backup(self.world.database.connection)

    async def press(self, role: str, line: Line, stage: Stage) -> str:
        """What is wrong with what came of this press, or nothing."""
        self.back()
        person, allowed = ROLES[role], line.six if stage is self.six else line.seven
        before = self.rows(redraws=line.redraws)
        all_before = self.rows(redraws=False)
        message = self.world.from_bot(person)[0]["message_id"]
        toast = await self.world.forge(person, person, message, line.press(stage).pack())
        same = self.rows(redraws=line.redraws) == before
        if role not in allowed.split():
            return "" if same and toast else f"not refused: {toast!r}, changed: {not same}"
        done = self.rows(redraws=False) != all_before or not toast
        return "" if done else f"refused: {toast!r}"

    def rows(self, *, redraws: bool) -> dict[str, list[tuple[object, ...]]]:
        """Every row of every table but the inbox, and messages where they are redrawn anyway."""
        run = self.world.database.connection.execute
        names = [name for (name,) in run("SELECT name FROM sqlite_master WHERE type = 'table'")]
        but = {"inbox", "outbox"} if redraws else {"inbox"}
        return {
            name: [tuple(row) for row in run(f"SELECT * FROM {name}")]  # noqa: S608
            for name in names
            if name not in but
        }


@pytest.fixture
async def town(world: World) -> AsyncIterator[Town]:
    six, seven = await gathered(world)
    kept = sqlite3.connect(":memory:")
    world.database.connection.backup(kept)
    yield Town(world, six, seven, kept)
    kept.close()


def test_every_button_of_a_ballot_is_in_the_table() -> None:
    known = {
        prefix for prefix, (kind, _) in open_doors().taps.items() if "ballots" in kind.__module__
    }
    assert known == set(T), "say here who may press it"


@pytest.mark.parametrize("building", [6, 7])
@pytest.mark.parametrize("role", ROLES)
async def test_each_button_is_granted_to_those_named_and_refused_to_all_others(
    town: Town, role: str, building: int
) -> None:
    stage = town.six if building == 6 else town.seven
    wrong = {prefix: await town.press(role, line, stage) for prefix, line in T.items()}
    assert {prefix: why for prefix, why in wrong.items() if why} == {}


ASKS_6, ASKS_PRIVATELY = RUN, "captain captain-elsewhere staff staff-elsewhere owner"
SEES_A_LIST = (
    "tenant resident neighbour captain captain-elsewhere grid committee witness unit staff owner"
)


@pytest.mark.parametrize("role", ROLES)
async def test_only_who_runs_the_building_asks_its_neighbours(town: Town, role: str) -> None:
    world, person = town.world, ROLES[role]
    for chat, granted in ((IDS.building_6, ASKS_6), (person, ASKS_PRIVATELY)):
        town.back()
        if chat < 0 and person not in world.telegram.chats[chat].members:
            world.telegram.join(person, chat)
        before = len(await stored(world))
        heard = len(world.from_bot(person)) + len(world.from_bot(IDS.building_6))
        await world.say(person, chat, "/vote 是否粉刷楼道?")
        asked = len(await stored(world)) > before
        assert asked is (role in granted.split()), (role, chat)
        after = len(world.from_bot(person)) + len(world.from_bot(IDS.building_6))
        assert after > heard, "allowed or not, there is an answer"


@pytest.mark.parametrize("role", ROLES)
async def test_a_list_names_only_ballots_of_ones_own_places(town: Town, role: str) -> None:
    world, person = town.world, ROLES[role]
    answered = await world.write(person, "/votes")
    assert answered
    listed = any("装扶手" in text or "扶手" in text for text in answered)
    assert listed is (role in SEES_A_LIST.split())


@pytest.mark.parametrize("role", ROLES)
async def test_a_receipt_tells_its_choice_to_its_owner_alone(town: Town, role: str) -> None:
    world, person = town.world, ROLES[role]
    (cast,) = await cast_by(world, town.six.choose, ROLES["resident"])
    (answered,) = await world.write(person, f"/check {cast.receipt}")
    assert cast.receipt in answered
    assert ("木的" in answered) is (role == "resident")
