"""Story 7: the captain asks, households vote in the group, it passes, and all hear the numbers."""

from domain import ballots as rules
from domain.ballots import Ballot, State, Verdict
from playground.estate import IDS
from tests.handlers.ballots.opened import chain
from tests.stories.ballot_words import spoken
from tests.stories.building import (
    GROUP,
    ask,
    in_private,
    move_in,
    neighbours,
    now_of,
    panel,
    result,
    until_closed,
    write,
)
from tests.stories.street import Street, of

NEWCOMER, HUSBAND, SILENT = 3100, 3101, 3102


async def test_the_handrail_from_the_question_to_the_end(street: Street) -> None:
    world, words = street.world, spoken(street)
    others = await neighbours(street, 13)
    await move_in(street, HUSBAND, "王叔叔", ("3单元", "201"))
    await move_in(street, SILENT, "老孙", ("3单元", "402"))
    ballot = await ask(street, words.question)
    assert words.question in panel(street)
    assert world.telegram.chats[GROUP].pinned, "whoever comes later finds it at the top"

    await street.reborn()
    for person in others:
        assert words.counted in await world.tap(person, GROUP, words.yes)
    await world.tap(IDS.li_ming, GROUP, words.no)
    assert words.changed in await world.tap(IDS.li_ming, GROUP, words.yes)
    await world.tap(IDS.zhao, GROUP, words.no)

    await world.tap(IDS.wang, GROUP, words.yes)
    street.news()
    assert words.conflict in await world.tap(HUSBAND, GROUP, words.no)
    heard = street.news()
    assert set(heard) == {IDS.wang, HUSBAND}, "a quarrel at home is not for the group"
    assert words.conflict_line in panel(street)
    await street.reborn()
    assert words.changed in await world.tap(HUSBAND, GROUP, words.yes)
    assert words.conflict_line not in panel(street)
    assert words.enough in panel(street)

    await _newcomer_and_reminder(street, ballot, others)
    await _told_answered_and_final(street, ballot)


async def _newcomer_and_reminder(street: Street, ballot: Ballot, others: list[int]) -> None:
    """Who is not verified yet waits; who has not voted is reminded, and nobody else."""
    world, words = street.world, spoken(street)
    await move_in(street, NEWCOMER, "小赵", ("3单元", "401"), verified=False)
    street.news()
    assert words.waits in await world.tap(NEWCOMER, GROUP, words.yes)
    assert words.waiting_line in panel(street)
    assert ballot.closes_at is not None

    street.news()
    await world.later(hours=45)
    heard = street.news()
    assert words.reminder in of(heard, SILENT)
    assert not any(words.reminder in of(heard, person) for person in (*others, IDS.wang))
    await in_private(street, NEWCOMER, ballot, words.no)
    await street.reborn()
    await world.tap(IDS.captain, IDS.captain, words.agree)
    assert words.waiting_line not in panel(street)


async def _told_answered_and_final(street: Street, ballot: Ballot) -> None:
    """The numbers, what happens next, an objection with its answer, and the end."""
    world, words = street.world, spoken(street)
    closed = await until_closed(street, ballot)
    assert (closed.state, closed.verdict) == (State.CLOSED, Verdict.PASSED)
    for part in (words.passed, *_numbers(street)):
        assert part in result(street), result(street)

    await street.reborn()
    await world.tap(IDS.captain, IDS.captain, words.outcome)
    await write(street, IDS.captain, words.outcome_said)
    assert words.outcome_said in result(street)
    await world.tap(IDS.zhao, GROUP, words.object_)
    await write(street, IDS.zhao, words.objection)
    assert words.objection in "".join(world.texts(GROUP))
    await street.reborn()
    await world.tap(IDS.captain, IDS.captain, words.answer_it)
    await write(street, IDS.captain, words.answer)
    assert words.answer in world.last(IDS.zhao)

    await world.later(days=3)
    assert (await now_of(street, ballot)).state is State.FINAL
    assert words.final in world.last(GROUP)
    assert words.objection in result(street)
    assert words.answer in result(street)
    found = rules.recount(await chain(world, ballot))
    assert (found.first_bad, found.matches) == (None, True)
    street.news()
    await world.later(days=30)
    assert street.news() == {}, "after the end nobody is asked or told anything"


def _numbers(street: Street) -> tuple[str, str]:
    """13 neighbours, 李明 and the 王s for it; 赵爷爷 and the newcomer against it."""
    if street.words.language == "zh-CN":
        return "参与：17 户，共 24 户", "同意 15 · 反对 2 · 弃权 0"
    return "Took part: 17 flats of 24 flats", "For 15 · Against 2 · Abstain 0"


async def test_an_old_button_after_the_end_changes_nothing(street: Street) -> None:
    world, words = street.world, spoken(street)
    ballot = await ask(street, words.question)
    message, data = world.button(GROUP, words.yes)
    await world.tap(IDS.wang, GROUP, words.yes)
    closed = await until_closed(street, ballot)
    assert closed.verdict is Verdict.QUORUM_FAILED
    await street.reborn()
    rows = await chain(world, ballot)
    await world.forge(IDS.wang, GROUP, message, data.replace("yes", "no"))
    assert await chain(world, ballot) == rows
