"""Every question and command of funds, answered and sent by somebody of every kind."""

from collections.abc import AsyncIterator, Mapping
from typing import Any, NamedTuple

import pytest
import pytest_asyncio

from domain.funds import State
from handlers import funds
from handlers.doors import Doors
from playground.clock import Clock
from playground.estate import IDS
from storage import prompts
from storage.database import Database, Tx
from tests.actions.funds.opened import DOORS
from tests.conftest import NOON, create_schema
from tests.handlers.funds.crowd import PEOPLE, ROLES, TITLE, Crowd, crowd
from tests.handlers.funds.test_authorisation import (
    BUTTONS,
    CUSTODIANS,
    MANAGERS,
    ORGANISERS,
    OUTSIDER,
    OWN,
    READERS,
)
from tests.world import open_world

pytestmark = pytest.mark.asyncio(loop_scope="module")
GROUP = IDS.building_6


class Question(NamedTuple):
    """Whose answer counts, what the question is about, and an answer that would be right."""

    allowed: tuple[str, ...]
    about: State | str
    args: Mapping[str, Any]
    answer: str


# They open one of their own place, whatever was asked where.
ELSEWHERE = ("captain elsewhere", "staff elsewhere")
# A role may have ended, or a flat been sold, while the question stood there.
QUESTIONS: Mapping[str, Question] = {
    "fund-title": Question((*ORGANISERS, *ELSEWHERE), "place", {}, "楼道灯 100元"),
    "fund-draft": Question(ORGANISERS, State.DRAFT, {"what": "cost", "flat": 0}, "4800"),
    "fund-pledge-ask": Question(OWN, State.PLEDGING, {"kind": "part"}, "100"),
    "fund-behalf-ask": Question(ORGANISERS, State.PLEDGING, {"kind": "part"}, "100"),
    "fund-pay": Question(CUSTODIANS, State.COLLECTING, {"flat": 0}, "100"),
    "fund-claimed": Question(OWN, State.COLLECTING, {}, ""),
    "fund-deny": Question(CUSTODIANS, "payment", {}, "没看到"),
    "fund-cash-ask": Question(ORGANISERS, State.COLLECTING, {"flat": 0}, "100"),
    "fund-account": Question(CUSTODIANS, State.COLLECTING, {}, "请付给王阿姨"),
    "fund-form": Question(CUSTODIANS, "draft", {"field": "payee"}, "老李"),
    "fund-decline": Question(CUSTODIANS, "bill", {}, "票据看不清"),
    "fund-end": Question(ORGANISERS, State.COLLECTING, {"step": "stop"}, "不办了"),
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def at(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Crowd]:
    """One furnished world for all; everybody has spoken in the group."""
    database = Database(str(tmp_path_factory.mktemp("crowd") / "test.db"))
    create_schema(database)
    async with open_world(database, Clock(NOON)) as world:
        yield await crowd(world)
    await database.close()


async def _asked(at: Crowd, kind: str, roles: tuple[str, ...]) -> None:
    """Let the question stand in everybody's chat."""
    question = QUESTIONS[kind]
    about = question.about
    subject = at.world.estate.building if about == "place" else 0
    if about in at.claims:
        subject = at.claims[str(about)].id
    subject = at.of(State(about)) if about in set(State) - {"draft"} else subject
    if kind == "fund-draft":
        subject = at.of(State.DRAFT)
    args = {"flat": at.own, "made": at.drafted, "claim": at.claims["payment"].id}
    args |= question.args
    if args["flat"] == 0:
        args["flat"] = at.world.estate.flats[DOORS[0]]

    async def step(tx: Tx) -> None:
        for role in roles:
            who = PEOPLE[role]
            await prompts.ask(tx, who, who, kind, subject, args, now=at.world.clock.now())

    await at.world.database.run(step)


async def _say(at: Crowd, roles: tuple[str, ...], chat_id: int, text: str) -> dict[str, list[str]]:
    """Have everybody write this; return what each reads of it in private."""
    before = {role: at.world.texts(PEOPLE[role]) for role in roles}
    for role in roles:
        if text:
            at.world.telegram.say(PEOPLE[role], chat_id or PEOPLE[role], text)
        else:
            who = PEOPLE[role]
            at.world.telegram.send_photo(who, who, b"\xff\xd8\xff\xe0new")
    await at.world.settle(redraw=False)
    return {role: at.world.texts(PEOPLE[role])[len(before[role]) :] for role in roles}


@pytest.mark.parametrize("kind", QUESTIONS)
async def test_an_answer_counts_from_those_it_is_asked_of_and_nobody_else(
    at: Crowd, kind: str
) -> None:
    question = QUESTIONS[kind]
    refused = tuple(role for role in ROLES if role not in question.allowed)
    await _asked(at, kind, refused)
    before = await at.rows("prompts")
    for role, told in (await _say(at, refused, 0, question.answer)).items():
        assert told, f"{role} is left without a word by {kind}"
        reads = role not in READERS and TITLE in "".join(told)
        assert not reads, f"{role} reads on: {told}"
    assert await at.rows("prompts") == before, kind
    await _asked(at, kind, question.allowed)
    await _say(at, question.allowed, 0, question.answer)
    assert await at.rows("prompts") != before, f"{kind}: nothing came of the right answer"
    await at.restore()


async def test_only_organisers_open_a_fund_in_the_group(at: Crowd) -> None:
    refused = tuple(role for role in ROLES if role not in ORGANISERS)
    for role in ROLES:
        if PEOPLE[role] not in at.world.telegram.chats[GROUP].members:
            at.world.telegram.join(PEOPLE[role], GROUP)
    await _say(at, ROLES, GROUP, "/help")
    before = await at.rows("prompts")
    for role, told in (await _say(at, refused, GROUP, "/fund 楼道灯 100元")).items():
        assert "众筹由楼栋长、社区工作人员或业委会发起" in told[-1], (role, told)
    assert await at.rows("prompts") == before
    await _say(at, ORGANISERS, GROUP, "/fund 楼道灯 100元")
    assert await at.rows("prompts") != before
    await at.restore()


@pytest.mark.parametrize("text", ["/funds", "/my", "/start f_1"])
async def test_lists_and_links_show_a_fund_to_its_house_and_its_offices_only(
    at: Crowd, text: str
) -> None:
    before = await at.rows("prompts")
    for role, told in (await _say(at, ROLES, 0, text)).items():
        seen = TITLE in "".join(told)
        if text != "/my":
            assert seen is (role in READERS), (role, told)
        elif role not in {"household", "custodian"}:
            assert not seen, f"{role} owes nothing here: {told}"
        if text.startswith("/start") and role not in READERS:
            assert told == [OUTSIDER]
    assert await at.rows("prompts") == before
    await at.restore()


async def test_nothing_of_funds_is_left_out(at: Crowd) -> None:
    doors = Doors()
    funds.register(doors)
    assert {make(at).prefix for _, make in BUTTONS} == set(doors.taps)
    assert set(QUESTIONS) == set(doors.answers)
    assert set(doors.commands) == {"fund", "funds"}
    assert set(doors.payloads) == {"f"}
    assert set(MANAGERS) == {*ORGANISERS, *CUSTODIANS}
