"""A consultation: bounded opinions, shared once, answered once, grouped, carried into a vote."""

import pytest

from actions.ballots import finishing, grouping, opinions
from domain.ballots import Ballot, Kind, Refusal, State
from playground.estate import IDS
from storage.ballots import opinions as rows
from storage.ballots.opinions import Opinion
from tests.actions.ballots.chamber import DAY, STRANGER, TICK, Chamber

ANSWERED, REFUSED = "ballot-opinion-answered", "ballot-words-refused"


async def _say(
    chamber: Chamber, ballot: Ballot, text: str, by: int = IDS.wang, *, unnamed: bool = False
) -> Opinion:
    assert await chamber.do(opinions.ask, by, ballot.id, unnamed=unnamed) is None
    made = await chamber.do(opinions.say, by, await chamber.prompt(by), text)
    assert isinstance(made, Opinion), made
    return made


async def _support(chamber: Chamber, said: Opinion, by: int) -> Opinion | Refusal:
    return await chamber.do(opinions.support, by, said.id, here=None, view="")


async def _under(chamber: Chamber, said: Opinion, root: int) -> Opinion | Refusal:
    return await chamber.do(
        grouping.put_under, IDS.captain, said.id, root, here=None, view=""
    )  # fmt: skip


async def _reply(chamber: Chamber, said: Opinion, by: int = IDS.captain) -> object:
    if refused := await chamber.do(opinions.ask_reply, by, said.id):
        return refused
    return await chamber.do(opinions.reply, by, await chamber.prompt(by), "下月就修")


async def test_an_opinion_is_one_line_in_the_rows_and_in_the_chain(chamber: Chamber) -> None:
    ballot = await chamber.open(Kind.CONSULT)
    made = await _say(chamber, ballot, " 楼道\n 太暗 ", unnamed=True)
    assert (made.text, made.unnamed, made.number) == ("楼道 太暗", True, 1)
    row = (await chamber.chain(ballot))[-1]
    assert (row.type, row.payload) == ("opinion", {"number": 1, "text": "楼道 太暗"})
    assert str(IDS.wang) not in row.actor


async def test_five_each_and_the_sixth_is_refused_however_it_comes(chamber: Chamber) -> None:
    ballot = await chamber.open(Kind.CONSULT)
    for n in range(5):
        await _say(chamber, ballot, f"意见{n}")
    refused = await chamber.do(opinions.ask, IDS.wang, ballot.id, unnamed=False)
    assert refused is Refusal.TOO_MANY_PICKED
    where = (IDS.wang, ballot.id, "第六条", IDS.building_6, 9)
    assert await chamber.do(opinions.replied, *where) is Refusal.TOO_MANY_PICKED
    assert len(await chamber.look(rows.of, ballot.id)) == 5
    assert isinstance(await _say(chamber, ballot, "我也说", IDS.zhao), Opinion)


@pytest.mark.parametrize(
    ("text", "why"),
    [("", Refusal.NEEDS_TEXT), ("👍", Refusal.NEEDS_TEXT), ("灯" * 201, Refusal.TEXT_TOO_LONG)],
)
async def test_a_reply_that_is_no_opinion_is_answered_in_private(
    chamber: Chamber, text: str, why: Refusal
) -> None:
    ballot = await chamber.open(Kind.CONSULT)
    done = await chamber.do(opinions.replied, IDS.wang, ballot.id, text, IDS.building_6, 9)
    assert done is why
    assert await chamber.told(REFUSED) == [IDS.wang]
    done = await chamber.do(opinions.replied, IDS.wang, ballot.id, "灯" * 200, IDS.building_6, 9)
    assert isinstance(done, Opinion)


async def test_talk_below_another_panel_is_no_opinion(chamber: Chamber) -> None:
    ballot = await chamber.open()
    done = await chamber.do(opinions.replied, IDS.wang, ballot.id, "好", IDS.building_6, 9)
    assert done is None
    assert await chamber.sent() == []
    asked = await chamber.do(opinions.ask, IDS.wang, ballot.id, unnamed=False)
    assert asked is Refusal.WRONG_KIND


async def test_nobody_votes_in_a_consultation(chamber: Chamber) -> None:
    ballot = await chamber.open(Kind.CONSULT)
    assert isinstance(await chamber.try_cast(IDS.wang, ballot, "1"), Refusal)
    assert await chamber.votes(ballot) == []


@pytest.mark.parametrize("person", [STRANGER, IDS.anna])
async def test_outsiders_neither_say_nor_share(chamber: Chamber, person: int) -> None:
    ballot = await chamber.open(Kind.CONSULT)
    said = await _say(chamber, ballot, "楼道太暗")
    refused = await chamber.do(opinions.ask, person, ballot.id, unnamed=False)
    assert refused is Refusal.NOT_A_MEMBER
    assert await _support(chamber, said, person) is Refusal.NOT_A_MEMBER


async def test_one_shares_an_opinion_once_and_never_ones_own(chamber: Chamber) -> None:
    ballot = await chamber.open(Kind.CONSULT)
    said = await _say(chamber, ballot, "楼道太暗")
    for _ in range(2):
        shared = await _support(chamber, said, IDS.zhao)
        assert isinstance(shared, Opinion)
        assert shared.supports == 1
    assert await _support(chamber, said, IDS.wang) is Refusal.NOT_YOURS


async def test_sharing_what_stands_under_another_is_sharing_that_other(chamber: Chamber) -> None:
    ballot = await chamber.open(Kind.CONSULT)
    root = await _say(chamber, ballot, "楼道太暗")
    said = await _say(chamber, ballot, "灯不亮", IDS.zhao)
    assert isinstance(await _under(chamber, said, root.id), Opinion)
    shared = await _support(chamber, said, IDS.li_ming)
    assert isinstance(shared, Opinion)
    assert (shared.id, shared.supports) == (root.id, 1)


async def test_an_opinion_stands_under_no_stranger_to_it(chamber: Chamber) -> None:
    first, second = [await chamber.open(Kind.CONSULT) for _ in range(2)]
    root, said, third = [await _say(chamber, first, text) for text in ("灯", "亮", "门")]
    foreign = await _say(chamber, second, "树")
    assert isinstance(await _under(chamber, said, root.id), Opinion)
    for under in (third.id, foreign.id, said.id, 404):
        assert await _under(chamber, third, under) is Refusal.WRONG_STATE
    assert await _under(chamber, third, said.id) is Refusal.WRONG_STATE
    assert isinstance(await _under(chamber, said, 0), Opinion)


async def test_one_answer_is_for_all_who_said_the_same(chamber: Chamber) -> None:
    ballot = await chamber.open(Kind.CONSULT)
    root = await _say(chamber, ballot, "楼道太暗")
    said = await _say(chamber, ballot, "灯不亮", IDS.zhao)
    other = await _say(chamber, ballot, "门坏了", IDS.li_ming)
    await _under(chamber, said, root.id)
    await chamber.sent()
    assert await _reply(chamber, said, IDS.wang) is Refusal.CAPTAIN_ONLY
    assert isinstance(await _reply(chamber, said), Opinion)
    assert await chamber.told(ANSWERED) == [IDS.wang, IDS.zhao]
    assert await _reply(chamber, root) is Refusal.FROZEN
    found = {o.id: o.answer for o in await chamber.look(rows.of, ballot.id)}
    assert found == {root.id: "下月就修", said.id: None, other.id: None}


async def test_a_hidden_opinion_is_neither_shared_nor_answered_nor_carried(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open(Kind.CONSULT)
    said = await _say(chamber, ballot, "骂人的话")
    kept = [await _say(chamber, ballot, text) for text in ("木的", "铁的")]
    hide = (said.id,)
    refused = await chamber.do(grouping.hide, IDS.wang, *hide, here=None, view="")
    assert refused is Refusal.CAPTAIN_ONLY
    await chamber.do(grouping.hide, IDS.captain, *hide, here=None, view="")
    assert await _support(chamber, said, IDS.zhao) is Refusal.WRONG_STATE
    assert await _reply(chamber, said) is Refusal.WRONG_STATE
    assert await chamber.look(grouping.options_of, ballot.id) == tuple(o.text for o in kept)


async def test_opinions_become_options_of_a_draft_and_too_few_do_not(chamber: Chamber) -> None:
    ballot = await chamber.open(Kind.CONSULT)
    await _say(chamber, ballot, "木的")
    where = (IDS.captain, ballot.id)
    assert await chamber.do(grouping.make_vote, *where, carried=True) is Refusal.TOO_FEW_OPTIONS
    await _say(chamber, ballot, "铁" * 100)
    made = await chamber.do(grouping.make_vote, *where, carried=True)
    assert isinstance(made, Ballot)
    assert (made.kind, made.state) == (Kind.CHOOSE, State.DRAFT)
    assert made.options == ("木的", "铁" * 79 + "…")
    plain = await chamber.do(grouping.make_vote, *where, carried=False)
    assert isinstance(plain, Ballot)
    assert (plain.options, plain.kind) == ((), Kind.HOUSEHOLD)


async def test_the_twenty_most_shared_are_carried_in_the_order_they_came(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open(Kind.CONSULT)
    made = []
    for n in range(22):
        text = f"意见{n}"
        made.append(
            await chamber.do(rows.add, ballot.id, IDS.wang, text, unnamed=False)
        )  # fmt: skip
    await _support(chamber, made[21], IDS.zhao)
    carried = await chamber.look(grouping.options_of, ballot.id)
    assert carried == (*(o.text for o in made[:19]), made[21].text)


async def test_a_consultation_is_final_once_every_opinion_is_answered(chamber: Chamber) -> None:
    ballot = await chamber.open(Kind.CONSULT)
    said = await _say(chamber, ballot, "楼道太暗")
    closed = await chamber.close(ballot)
    assert await chamber.do(opinions.ask, IDS.zhao, ballot.id, unnamed=False) is Refusal.CLOSED
    chamber.now += 3 * DAY
    await chamber.do(finishing.finish, ballot.id)
    assert await chamber.get(ballot) == closed
    assert isinstance(await _reply(chamber, said), Opinion)
    chamber.now += DAY + TICK
    await chamber.fire()
    assert (await chamber.get(ballot)).state is State.FINAL
    await chamber.replayed(ballot)
