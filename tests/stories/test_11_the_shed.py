"""Story 11: before a shed is built, what people think is gathered, answered, and voted on."""

from domain import ballots as rules
from domain.ballots import Ballot, Kind, State, Verdict
from playground.estate import IDS
from storage.ballots import opinions
from storage.ballots.opinions import Opinion
from tests.handlers.ballots.opened import chain
from tests.stories.ballot_words import spoken
from tests.stories.building import (
    GROUP,
    ask,
    neighbours,
    newest,
    panel,
    publish,
    result,
    until_closed,
    write,
)
from tests.stories.street import Street, of

ASKED = {"zh-CN": "征求意见：车棚建在哪里?", "en": "Consult: where should the shed stand?"}
WEST, GATE, PARKING = "建在西墙边", "建在大门口", "西墙那边最好"
MOVED = "西墙边有电源，就近拉线"


async def said(street: Street, ballot: Ballot) -> list[Opinion]:
    return await street.world.database.run(opinions.of, ballot.id)


async def reply(street: Street, person_id: int, text: str) -> None:
    """Reply to the panel in the group."""
    world = street.world
    shown = next(m for m in world.from_bot(GROUP) if str(m.get("text")).startswith("🗳"))
    await world.say(person_id, GROUP, text, reply_to=shown["message_id"])
    await world.settle()


async def test_from_what_people_think_to_a_vote(street: Street) -> None:
    world, words = street.world, spoken(street)
    others = await neighbours(street, 3)
    ballot = await ask(street, ASKED[street.words.language])
    assert ballot.kind is Kind.CONSULT
    assert words.yes not in world.labels(GROUP)

    await reply(street, IDS.wang, WEST)
    await street.reborn()
    await world.tap(IDS.zhao, GROUP, words.unnamed)
    await write(street, IDS.zhao, GATE)
    await reply(street, IDS.li_ming, PARKING)
    assert WEST in panel(street)
    assert words.somebody in panel(street)
    assert "1单元101" not in panel(street), "who asked to stay unnamed does"
    for person in others:
        await world.tap(person, GROUP, words.opinions)
        await world.tap(person, person, f"1. {WEST}")
        await world.tap(person, person, words.support)
    assert [one.supports for one in await said(street, ballot)] == [3, 0, 0]

    await street.reborn()
    await _grouped_and_answered(street, ballot)
    await world.tap(IDS.captain, GROUP, words.opinions)
    await world.tap(IDS.captain, IDS.captain, words.carry)
    draft = await newest(street)
    assert (draft.kind, draft.options) == (Kind.CHOOSE, (WEST, GATE))
    assert draft.state is State.DRAFT, "the captain looks first"
    await street.reborn()
    vote = await publish(street, IDS.captain)
    await _voted(street, vote, others)
    assert rules.recount(await chain(world, ballot)).first_bad is None


async def _grouped_and_answered(street: Street, ballot: Ballot) -> None:
    """The captain puts like to like, and answers each in public."""
    world, words = street.world, spoken(street)
    await world.tap(IDS.captain, GROUP, words.opinions)
    await world.tap(IDS.captain, IDS.captain, f"3. {PARKING}")
    await world.tap(IDS.captain, IDS.captain, words.group)
    await world.tap(IDS.captain, IDS.captain, f"1. {WEST}")
    one, _, three = await said(street, ballot)
    assert three.under_id == one.id
    street.news()
    await world.tap(IDS.captain, IDS.captain, f"1. {WEST}")
    await world.tap(IDS.captain, IDS.captain, words.reply)
    await street.reborn()
    await write(street, IDS.captain, MOVED)
    heard = street.news()
    assert MOVED in of(heard, IDS.wang)
    assert MOVED in of(heard, IDS.li_ming), "who said the same is answered as well"
    assert GROUP not in heard, "the answer stands in the panel, the group is not rung for it"
    assert MOVED in panel(street)
    await world.tap(IDS.captain, GROUP, words.opinions)
    await world.tap(IDS.captain, IDS.captain, f"2. {GATE}")
    await world.tap(IDS.captain, IDS.captain, words.reply)
    await write(street, IDS.captain, words.answer)
    assert words.answer in world.last(IDS.zhao)


async def _voted(street: Street, vote: Ballot, others: list[int]) -> None:
    world = street.world
    assert vote.question in panel(street)
    for person in (IDS.wang, IDS.li_ming, *others):
        await world.tap(person, GROUP, f"1. {WEST}")
    await world.tap(IDS.zhao, GROUP, f"2. {GATE}")
    closed = await until_closed(street, vote)
    assert closed.verdict is Verdict.PASSED
    assert f"1. {WEST}" in result(street)
    assert "5" in result(street).partition(f"1. {WEST}")[2].splitlines()[0]


async def test_the_end_lists_every_opinion_with_its_answer_or_its_days(street: Street) -> None:
    world, words = street.world, spoken(street)
    ballot = await ask(street, ASKED[street.words.language])
    await reply(street, IDS.wang, WEST)
    await reply(street, IDS.zhao, GATE)
    await world.tap(IDS.captain, GROUP, words.opinions)
    await world.tap(IDS.captain, IDS.captain, f"1. {WEST}")
    await world.tap(IDS.captain, IDS.captain, words.reply)
    await write(street, IDS.captain, MOVED)
    await street.reborn()
    closed = await until_closed(street, ballot)
    assert closed.state is State.CLOSED
    told = result(street)
    assert MOVED in told
    silent = "还没有答复" if street.words.language == "zh-CN" else "without an answer"
    assert silent in told.partition(GATE)[2]
