"""Story 1: a problem posted in the group is done, answered and confirmed; nobody asks twice."""

from domain.reports import State
from playground.estate import IDS
from tests.stories.street import PICTURE, Street, of


async def test_a_broken_lamp_from_the_post_in_the_group_to_the_end(street: Street) -> None:
    world, words = street.world, street.words
    report = await street.report(IDS.wang, IDS.building_6, words.lamp)
    first = street.news()
    assert set(first) == {IDS.building_6, IDS.unit_chat, IDS.wang}
    assert all(len(cards) == 1 and "6栋-0001" in cards[0] for cards in first.values())
    assert await world.tap(IDS.zhao, IDS.building_6, words.me_too)

    await street.reborn()
    assert await world.tap(IDS.worker, IDS.unit_chat, words.accept) == words.taken
    heard = street.news()
    assert set(heard) == {IDS.wang}, "only the reporter hears who comes; the group stays quiet"
    assert words.taken_by in of(heard, IDS.wang)
    assert "老张" in of(heard, IDS.wang)
    assert "老张" in world.texts(IDS.building_6)[0], "the card says who has it"

    await street.reborn()
    await street.done(words.answer, PICTURE)
    heard = street.news()
    assert set(heard) == {IDS.wang, IDS.zhao, IDS.unit_chat}
    assert words.answer in of(heard, IDS.wang)
    assert words.fixed in of(heard, IDS.wang)
    assert words.answer in of(heard, IDS.zhao)
    assert words.fixed not in of(heard, IDS.zhao), "only the reporter is asked"
    assert words.to_confirm in world.texts(IDS.building_6)[0]
    assert words.answer in world.texts(IDS.building_6)[0]

    await street.reborn()
    assert words.closed in await world.tap(IDS.wang, IDS.wang, words.confirm)
    heard = street.news()
    assert words.solved in of(heard, IDS.unit_chat)
    assert words.thanks in await world.tap(IDS.wang, IDS.wang, words.fair)
    ended = await street.now_is(report)
    assert (ended.state, ended.rating) == (State.CLOSED, "fair")
    assert words.closed in world.texts(IDS.building_6)[0]
    assert await street.due(report) == []
    await world.later(days=40)
    assert street.news() == {}, "after the end nobody is asked or told anything"


async def test_who_never_wrote_to_the_bot_is_answered_under_the_card(street: Street) -> None:
    world, words = street.world, street.words
    report = await street.report(IDS.zhou, IDS.building_6, words.lamp)
    street.news()
    await world.tap(IDS.worker, IDS.unit_chat, words.accept)
    heard = street.news()
    assert set(heard) == {IDS.building_6}
    assert of(heard, IDS.building_6).startswith("小周\n")
    await street.reborn()
    await street.done(words.answer)
    heard = street.news()
    assert IDS.zhou not in heard
    assert words.fixed in of(heard, IDS.building_6)
    under = world.from_bot(IDS.building_6)[-1]
    card = world.from_bot(IDS.building_6)[0]
    assert under["reply_to_message"]["message_id"] == card["message_id"]
    assert words.closed in await world.tap(IDS.zhou, IDS.building_6, words.confirm)
    assert (await street.now_is(report)).state is State.CLOSED
    assert world.from_bot(IDS.zhou) == [], "nothing was ever tried in private"


async def test_what_is_not_solved_goes_back_without_a_new_report(street: Street) -> None:
    world, words = street.world, street.words
    report = await street.report(IDS.wang, IDS.building_6, words.lamp)
    await world.tap(IDS.zhao, IDS.building_6, words.me_too)
    await street.repair()
    street.news()
    await world.tap(IDS.wang, IDS.wang, words.reopen)
    await street.reborn()
    await world.tap(IDS.wang, IDS.wang, words.still)
    heard = street.news()
    assert words.reopened in of(heard, IDS.unit_chat)
    assert words.still in of(heard, IDS.unit_chat)
    assert words.reopened in of(heard, IDS.zhao), "who stands behind it hears of it too"
    again = await street.now_is(report)
    assert (again.state, again.reopen_count) == (State.IN_PROGRESS, 1)
    assert again.assignee_id == IDS.worker, "the same people come again"
    await street.done()
    assert words.closed in await world.tap(IDS.wang, IDS.wang, words.confirm)
    assert [e.action for e in await street.history(report)] == [
        "submit",
        "dispatch",
        "support",
        "accept",
        "resolve",
        "reopen",
        "resolve",
        "confirm",
    ]
