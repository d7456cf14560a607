"""Every command and every question of notices, written to and answered by everybody.

As with the buttons, whom it is granted is written out here. Questions stand open for people who
were never asked them: a role may have ended, and the notice moved on, since somebody was.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import pytest

from bot.application import open_doors
from domain.notices.questions import Writing
from playground.estate import IDS
from storage import prompts
from tests.handlers.notices.cast import ROLES, Stage, State, Town, gathered
from tests.world import World

ALL = " ".join(ROLES)
RUN, MANAGE = "captain staff owner", "staff owner"
CONCERNED = f"resident attendee {RUN}"
HOLDER = f"attendee {RUN}"
# Who may announce something somewhere, and who is in the group of building 6.
SOMEWHERE = f"{RUN} captain-elsewhere staff-elsewhere"
ANY, NOT_DRAFT = "draft planned posted paused cancelled over", "planned posted paused over"
LIVE = "planned posted paused"
# What the inbox and the outbox hold is no effect, nor is a question that is closed or asked again.
PASSING = ("outbox", "prompts", "people")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: what is answered, and whose answer is taken in which states.

    `shows`: it is taken when the bot says this; else when it changes a row.
    """

    subject: Callable[[Stage], int]
    answer: str
    who: str
    states: str = ANY
    args: Callable[[Stage], Mapping[str, Any]] = field(default=lambda _: {})
    shows: str = ""


def the_notice(stage: Stage) -> int:
    return stage.notice.id


def the_occurrence(stage: Stage) -> int:
    return stage.occurrence


def writing(what: Writing, answer: str) -> Asked:
    return Asked(the_notice, answer, RUN, "draft", lambda _: {"what": what.value, "then": []})


def changing(what: str, answer: str) -> Asked:
    return Asked(
        the_notice, answer, RUN, LIVE, lambda s: {"what": what, "occurrence": s.occurrence}
    )


Q: Mapping[str, tuple[Asked, ...]] = MappingProxyType(
    {
        "notice-text": (Asked(lambda s: s.place, "明天 9点 反诈讲座", RUN),),
        "notice-draft": (
            writing(Writing.TITLE, "换个标题"),
            writing(Writing.WHEN, "12月8日 10:00"),
            writing(Writing.CAPACITY, "20"),
        ),
        "notice-change": (
            changing("title", "换个标题"),
            changing("body", "换段正文"),
            changing("venue", "活动室"),
            changing("when", "12月8日 10:00"),
            changing("rule", "每周五 15:00到16:40"),
            changing("off", "下雨"),
            changing("off-all", "下雨"),
        ),
        "notice-born": (Asked(lambda _: 0, "1950", ALL),),
        "notice-days": (
            Asked(
                lambda _: 0,
                "2027-02-06 春节 放假",
                f"{MANAGE} staff-elsewhere",
                args=lambda _: {"year": 2027},
            ),
        ),
        "notice-family": (Asked(the_occurrence, "王奶奶", CONCERNED, LIVE),),
        "notice-remark": (Asked(lambda s: s.signup, "不用轮椅", HOLDER, LIVE),),
        "notice-enter": (Asked(the_occurrence, "孙爷爷 2单元101", RUN, LIVE),),
        "notice-import": (
            Asked(
                the_occurrence, "#接龙\n1. 孙爷爷", RUN, f"{NOT_DRAFT} cancelled", shows="孙爷爷"
            ),
        ),
        "notice-report-ask": (Asked(the_occurrence, "来了很多人", RUN, "over"),),
    }
)


@pytest.fixture
async def town(world: World) -> Town:
    return await gathered(world)


async def answered(town: Town, role: str, kind: str, asked: Asked, stage: Stage) -> str:
    """What is wrong with what came of this answer, or nothing."""
    town.back()
    world, person = town.world, ROLES[role]
    where = (person, person, kind, asked.subject(stage))
    await world.database.run(prompts.ask, *where, dict(asked.args(stage)), now=world.clock.now())
    granted = role in asked.who.split() and stage.state in asked.states.split()
    # The year of birth stands among the people.
    but = () if kind == "notice-born" else PASSING
    before, heard = town.rows(*but), len(world.from_bot(person))
    world.telegram.say(person, person, asked.answer)
    await world.settle(redraw=False)
    said = "\n".join(world.texts(person)[heard:])
    taken = asked.shows in said if asked.shows else town.rows(*but) != before
    if town.broken() or not said:
        return f"broken {town.broken()}" if said else "unanswered"
    return "" if taken is granted else f"taken: {taken}, {said!r}"


def test_every_question_of_notices_is_in_the_table() -> None:
    answers = open_doors().answers
    known = {kind for kind, handle in answers.items() if "notices" in handle.__module__}
    assert known == set(Q), "say here whose answer is taken"


@pytest.mark.parametrize("role", ROLES)
async def test_each_answer_is_taken_from_those_named_and_from_nobody_else(
    town: Town, role: str
) -> None:
    wrong = {
        f"{kind} {at} {stage.state}": await answered(town, role, kind, asked, stage)
        for kind, questions in Q.items()
        for at, asked in enumerate(questions)
        for stage in town.stages.values()
    }
    assert {answer: why for answer, why in wrong.items() if why} == {}


def drafts(town: Town) -> int:
    run = town.world.database.connection.execute
    (count,) = run("SELECT COUNT(*) FROM notices WHERE state = 'draft'").fetchone()
    return int(count)


def test_every_command_of_notices_is_tried_below() -> None:
    doors = open_doors()
    commands = {name for name, handle in doors.commands.items() if "notices" in handle.__module__}
    payloads = {name for name, handle in doors.payloads.items() if "notices" in handle.__module__}
    assert (commands, payloads) == ({"notice", "notices"}, {"n", "nl"})


@pytest.mark.parametrize("words", ["/notice 明天 9点 反诈讲座", "/notice 反诈讲座"])
async def test_only_who_answers_for_a_place_begins_a_notice_there(town: Town, words: str) -> None:
    world = town.world
    for chat, granted in ((IDS.building_6, RUN), (0, SOMEWHERE)):
        begun = set()
        for role, person in ROLES.items():
            town.back()
            if chat and person not in world.telegram.chats[chat].members:
                world.telegram.join(person, chat)
            before, heard = drafts(town), len(world.from_bot(person))
            await world.say(person, chat or person, words)
            assert len(world.from_bot(person)) > heard, "allowed or not, there is an answer"
            begun |= {role} if drafts(town) > before else set()
        assert begun == set(granted.split()), chat
    assert not town.broken()


async def test_the_words_of_a_list_are_of_ones_own_places(town: Town) -> None:
    for words in ("/notices", "/start nl_1", "看公告"):
        seen = {
            role: "\n".join(await town.world.write(person, words))
            for role, person in ROLES.items()
        }
        assert all(seen.values())
        assert {role for role, text in seen.items() if "义诊posted" in text} == set(
            CONCERNED.split()
        )
        assert not any("义诊draft" in text for text in seen.values())


@pytest.mark.parametrize(
    "words", ["/notice 明天 9点 反诈讲座", "/notice", "/notices", "/start n_1"]
)
async def test_who_writes_as_the_group_begins_nothing_and_is_told_why(
    town: Town, words: str
) -> None:
    world = town.world
    world.telegram.promote(IDS.captain, IDS.building_6, IDS.captain)
    before, heard = town.rows("outbox"), len(world.from_bot(IDS.building_6))
    await world.say(IDS.captain, IDS.building_6, words, as_sender_chat=True)
    assert town.rows("outbox") == before
    (told,) = world.texts(IDS.building_6)[heard:]
    assert "匿名" in told


@pytest.mark.parametrize("kind", Q)
async def test_who_writes_as_the_group_answers_nobodys_question(town: Town, kind: str) -> None:
    world, stage = town.world, town.stages[State.POSTED]
    now = world.clock.now()
    for asked in Q[kind]:
        where = (IDS.building_6, IDS.captain, kind, asked.subject(stage))
        await world.database.run(prompts.ask, *where, dict(asked.args(stage)), now=now)
        before = town.rows()
        reply = world.from_bot(IDS.building_6)[0]["message_id"]
        await world.say(
            IDS.captain, IDS.building_6, asked.answer, as_sender_chat=True, reply_to=reply
        )
        assert town.rows() == before


async def test_a_question_in_a_group_is_answered_by_nobody_else(town: Town) -> None:
    world, stage = town.world, town.stages[State.DRAFT]
    where = (IDS.building_6, IDS.captain, "notice-draft", stage.notice.id)
    args = {"what": "title", "then": []}
    await world.database.run(prompts.ask, *where, args, now=world.clock.now())
    before = town.rows("people", "chat_members")
    message = world.from_bot(IDS.building_6)[0]["message_id"]
    for person in (IDS.zhao, IDS.wang):
        await world.say(person, IDS.building_6, "改成我的标题", reply_to=message)
    assert town.rows("people", "chat_members") == before
