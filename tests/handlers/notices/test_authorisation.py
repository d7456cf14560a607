"""Every button of a notice, pressed by everybody, in every state a notice can be in.

Whom a press is granted is written out here, not asked of the code. What is refused changes no
row but the inbox's, and is answered with a sentence.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Any

import pytest

from actions.notices import drafting, importing
from bot.application import open_doors
from domain.notices import Template
from domain.notices.questions import Choice, Figure, Part, Switch, Writing
from domain.places import Role
from storage import prompts
from tests.handlers.notices.cast import ROLES, Stage, State, Town, gathered
from tests.world import World
from views.buttons import ButtonData
from views.notices import buttons_calendar as calendar
from views.notices import buttons_desk as desk
from views.notices import buttons_draft as draft
from views.notices import buttons_lists as lists
from views.notices import buttons_people as people

ALL = " ".join(ROLES)
# Who answers for building 6, who manages its community, and whom its notices concern.
RUN, MANAGE = "captain staff owner", "staff owner"
CONCERNED = f"resident attendee {RUN}"
# Who may change a place that somebody has: that person, and who runs the notice.
HOLDER = f"attendee {RUN}"
ANY = "draft planned posted paused cancelled over"
NOT_DRAFT = "planned posted paused cancelled over"
LIVE = "planned posted paused"
# Went out and was not called off: it is counted who has seen it.
OUT = "posted paused over"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that stands open before the press."""

    kind: str
    args: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One button: how it is made, who may press it, and in which states of the notice.

    `also` may in the states `then`, besides.
    """

    press: Callable[[Stage], ButtonData]
    who: str
    states: str = ANY
    also: str = ""
    then: str = ""
    asked: Asked | None = None

    def grants(self, role: str, state: State) -> bool:
        usual = role in self.who.split() and state in self.states.split()
        return usual or (role in self.also.split() and state in self.then.split())

    def ever(self, role: str) -> bool:
        return any(self.grants(role, state) for state in State)


def _change(what: desk.DeskAsk, stage: Stage) -> ButtonData:
    return desk.NoticeAsk(stage.notice.id, what, stage.occurrence)


def _file(what: people.ListFile, stage: Stage) -> ButtonData:
    return people.NoticeFile(stage.occurrence, what)


SOON = 1_798_000_000
READING = {"starts": SOON, "rule": None, "workdays": False, "day": None, "clock": None}
TIMES = Asked(drafting.PROMPT, {"what": "when", "readings": [READING | {"minutes": 60}], "at": 7})
LIST = Asked(importing.ASK, {"text": "#接龙\n1. 孙爷爷\n2. 周奶奶"})

T: Mapping[str, tuple[Line, ...]] = MappingProxyType(
    {
        # The draft, which only those who run the building change.
        "nag": (
            Line(lambda s: draft.NoticePublish(s.notice.id, s.notice.version, 1), RUN, "draft"),
            Line(lambda s: draft.NoticePublish(s.notice.id, s.notice.version, 0), RUN, "draft"),
        ),
        "nax": (Line(lambda s: draft.NoticeDiscard(s.notice.id), RUN, "draft"),),
        "nap": (
            Line(lambda s: draft.NoticePage(s.notice.id, draft.Page.SCOPE, 3), RUN, "draft"),
            Line(lambda s: draft.NoticePage(s.notice.id, draft.Page.AUDIENCE), RUN, "draft"),
        ),
        "nas": (Line(lambda s: draft.NoticeSwitch(s.notice.id, Switch.PIN, 1), RUN, "draft"),),
        "naf": (
            Line(lambda s: draft.NoticeFigure(s.notice.id, Figure.GUESTS, 1), RUN, "draft"),
            Line(lambda s: draft.NoticeFigure(s.notice.id, Figure.LEAD, 60), RUN, "draft"),
        ),
        "nar": (Line(lambda s: draft.NoticeRole(s.notice.id, Role.WITNESS, 1), RUN, "draft"),),
        "nal": (
            Line(lambda s: draft.NoticePlace(s.notice.id, s.place, Choice.ONLY), RUN, "draft"),
            # Building 7 is not the captain's.
            Line(
                lambda s: draft.NoticePlace(s.notice.id, s.place + 1, Choice.ADD), MANAGE, "draft"
            ),
        ),
        "nac": (
            Line(lambda s: draft.NoticeReading(s.notice.id, 0, 7), RUN, "draft", asked=TIMES),
        ),
        "nan": (Line(lambda s: draft.NoticeNoTime(s.notice.id), RUN, "draft"),),
        "naw": (Line(lambda s: draft.NoticeWrite(s.notice.id, Writing.BODY), RUN, "draft"),),
        "nak": (Line(lambda s: draft.NoticeClear(s.notice.id, Part.BODY), RUN, "draft"),),
        "nat": (Line(lambda s: draft.NoticeTry(s.notice.id), RUN, "draft"),),
        "nam": (Line(lambda s: draft.NoticeTemplate(Template.WIND, s.place), RUN),),
        "nld": (Line(lambda s: lists.NoticeDraftOpen(s.notice.id), RUN, "draft"),),
        # The desk.
        "nd": (
            Line(lambda s: desk.NoticeDesk(s.notice.id), RUN, NOT_DRAFT),
            Line(
                lambda s: desk.NoticeDesk(s.notice.id, desk.DeskPage.DATE, s.occurrence),
                RUN,
                NOT_DRAFT,
            ),
        ),
        "ndo": (
            Line(lambda s: desk.NoticeDo(s.notice.id, desk.DeskDo.PAUSE), RUN, "planned posted"),
            Line(lambda s: desk.NoticeDo(s.notice.id, desk.DeskDo.RESUME), RUN, "paused"),
            Line(
                lambda s: desk.NoticeDo(s.notice.id, desk.DeskDo.RESEND, s.occurrence),
                RUN,
                "posted",
            ),
        ),
        "ndq": tuple(Line(partial(_change, what), RUN, LIVE) for what in desk.DeskAsk),
        "ndm": (Line(lambda s: desk.NoticeMove(s.occurrence, SOON), RUN, LIVE),),
        "ndt": (Line(lambda s: desk.NoticeDate(s.notice.id, int(s.at.timestamp())), RUN, LIVE),),
        # Signing up, and what has been signed up.
        "npj": (
            Line(
                lambda s: people.NoticeJoin(s.occurrence), CONCERNED, LIVE, "attendee", NOT_DRAFT
            ),
        ),
        "nps": (Line(lambda s: people.NoticeSeen(s.occurrence), CONCERNED, OUT),),
        "npm": (Line(lambda s: people.NoticeOwn(s.occurrence, 2), CONCERNED, NOT_DRAFT),),
        "npa": (Line(lambda s: people.NoticeSlots(s.occurrence), CONCERNED, LIVE),),
        "npt": (
            Line(lambda s: people.NoticeSlot(s.occurrence, 3), f"resident {RUN}", LIVE),
            Line(lambda s: people.NoticeSlot(s.occurrence, 3, s.signup), HOLDER, LIVE),
        ),
        "npf": (Line(lambda s: people.NoticeFamily(s.occurrence), CONCERNED, LIVE),),
        "npg": (Line(lambda s: people.NoticeSeat(s.signup), HOLDER, LIVE),),
        "npn": (Line(lambda s: people.NoticeRemark(s.signup), HOLDER, LIVE),),
        "npl": (Line(lambda s: people.NoticeLeave(s.signup), HOLDER, LIVE),),
        # Names, and doors: only for those who run it.
        "npp": (Line(lambda s: people.NoticePeople(s.occurrence), RUN, NOT_DRAFT),),
        "npq": (Line(lambda s: people.NoticeNames(s.occurrence), RUN, NOT_DRAFT),),
        "npd": (Line(lambda s: people.NoticeDoor(s.occurrence, 1), RUN, NOT_DRAFT),),
        "npb": (
            Line(
                lambda s: people.NoticeBegin(s.occurrence, people.PeopleTool.ENTER),
                RUN,
                NOT_DRAFT,
            ),
            Line(
                lambda s: people.NoticeBegin(s.occurrence, people.PeopleTool.REPORT), RUN, "over"
            ),
        ),
        "npk": (
            Line(lambda s: people.NoticeTake(s.occurrence, s.made), RUN, NOT_DRAFT, asked=LIST),
        ),
        "npc": (Line(lambda s: people.NoticeCame(s.signup, 1), RUN, f"{LIVE} over"),),
        "npx": tuple(Line(partial(_file, what), RUN, NOT_DRAFT) for what in people.ListFile),
        "nph": (Line(lambda s: people.NoticeHeard(s.occurrence, s.place), RUN, NOT_DRAFT),),
        "npo": (Line(lambda s: people.NoticeKnock(s.occurrence, s.home, 1), RUN, OUT),),
        "npu": (Line(lambda s: people.NoticeNudge(s.occurrence), RUN, OUT),),
        # Calendars: the address is a secret of those who manage the place.
        "nc": (Line(lambda s: calendar.NoticeCalendar(s.occurrence), CONCERNED, NOT_DRAFT),),
        "ncf": (Line(lambda s: calendar.NoticeFeed(s.place), MANAGE),),
        "ncn": (Line(lambda s: calendar.NoticeFeedNew(s.place), MANAGE),),
        "ncx": (Line(lambda s: calendar.NoticeFeedFile(s.place), MANAGE),),
        "nch": (Line(lambda _: calendar.NoticeDays(), f"{MANAGE} staff-elsewhere"),),
        "nce": (Line(lambda _: calendar.NoticeDaysWrite(2027), f"{MANAGE} staff-elsewhere"),),
        # One's own lists and wishes; the month view is for who announces things somewhere.
        "nll": (Line(lambda _: lists.NoticeList(), ALL),),
        "nlm": (Line(lambda _: lists.NoticeMonth(), f"{RUN} captain-elsewhere staff-elsewhere"),),
        # Who sees nothing of that day is told that there is nothing.
        "nla": (Line(lambda _: lists.NoticeDay(2026, 11, 25), RUN),),
        "nlz": (Line(lambda _: lists.NoticeBlank(), ALL),),
        "nlw": (Line(lambda _: lists.NoticeWishes(), ALL),),
        "nlq": (Line(lambda _: lists.NoticeQuiet(1, 1), ALL),),
        "nlb": (Line(lambda _: lists.NoticeBorn(), ALL),),
    }
)


@pytest.fixture
async def town(world: World) -> Town:
    return await gathered(world)


async def press(town: Town, role: str, line: Line, stage: Stage) -> str:
    """What is wrong with what came of this press, or nothing."""
    town.back()
    person, granted = ROLES[role], line.grants(role, stage.state)
    if line.asked:
        stage = replace(stage, made=await ask(town, person, line.asked, stage))
    # Who may in another state is shown how things are now; nobody else sees anything.
    but = ("outbox",) if line.ever(role) else ()
    before, all_before = town.rows(*but), town.rows()
    toast = await town.press(person, line.press(stage))
    if broken := town.broken():
        return f"broken: {broken}"
    if granted:
        done = town.rows() != all_before or not toast
        return "" if done else f"refused: {toast!r}"
    same = town.rows(*but) == before
    return "" if same and toast else f"not refused: {toast!r}, changed: {not same}"


async def ask(town: Town, person: int, asked: Asked, stage: Stage) -> int:
    subject = stage.notice.id if asked.kind == drafting.PROMPT else stage.occurrence
    where, now = (person, person, asked.kind, subject), town.world.clock.now()
    return await town.world.database.run(prompts.ask, *where, dict(asked.args), now=now)


def test_every_button_of_notices_is_in_the_table() -> None:
    known = {
        prefix for prefix, (kind, _) in open_doors().taps.items() if "notices" in kind.__module__
    }
    assert known == set(T), "say here who may press it"


@pytest.mark.parametrize("role", ROLES)
async def test_each_button_is_granted_to_those_named_and_refused_to_all_others(
    town: Town, role: str
) -> None:
    wrong = {
        f"{prefix} {at} {stage.state}": await press(town, role, line, stage)
        for prefix, lines in T.items()
        for at, line in enumerate(lines)
        for stage in town.stages.values()
    }
    assert {button: why for button, why in wrong.items() if why} == {}
