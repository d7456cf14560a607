"""Story 5: "told them many times, nothing happened" climbs by itself, and nobody hears twice."""

from domain.places import Role
from domain.reports import Lead, State, lead
from playground.estate import IDS
from tests.stories.street import Street, of

SECRETARY = 2001
HOURS_A_DAY = 24


async def test_what_nobody_takes_climbs_to_captain_staff_and_secretary(street: Street) -> None:
    world, words = street.world, street.words
    await street.hire(SECRETARY, "周书记", Role.SECRETARY)
    report = await street.report(IDS.wang, IDS.building_6, words.lamp)
    street.news()
    heard: list[tuple[int, str]] = []
    for hour in range(7 * HOURS_A_DAY):
        await world.later(hours=1)
        if hour == HOURS_A_DAY:
            await street.reborn()
        heard += [(chat, text) for chat, texts in street.news().items() for text in texts]
    assert [chat for chat, _ in heard] == [
        IDS.unit_chat,
        IDS.captain,
        IDS.unit_chat,
        IDS.staff_chat,
        SECRETARY,
    ]
    said = dict(heard)
    assert words.nobody_took in said[IDS.captain]
    assert words.not_done in said[IDS.staff_chat]
    assert words.twice_late in said[SECRETARY]
    late = await street.now_is(report)
    assert late.escalation_level == 4, "three times too late: named in the weekly column"
    assert IDS.wang not in said


async def test_the_secretary_hands_it_to_somebody_and_it_gets_done(street: Street) -> None:
    world, words = street.world, street.words
    await street.hire(SECRETARY, "周书记", Role.SECRETARY)
    report = await street.report(IDS.wang, IDS.building_6, words.lamp)
    await world.later(days=5)
    await street.reborn()
    assert words.twice_late in world.last(SECRETARY)
    await street.repair()
    assert words.closed in await world.tap(IDS.wang, IDS.wang, words.confirm)
    street.news()
    await world.later(days=30)
    assert street.news() == {}
    assert (await street.now_is(report)).escalation_level >= 3, "that it climbed is not forgotten"


async def test_each_reopening_climbs_a_step_and_halves_the_time(street: Street) -> None:
    world, words = street.world, street.words
    await street.hire(SECRETARY, "周书记", Role.SECRETARY)
    report = await street.report(IDS.wang, IDS.building_6, words.lamp)
    await world.tap(IDS.worker, IDS.unit_chat, words.accept)
    leads, told_above = [], []
    for turn in range(3):
        await street.done()
        await world.tap(IDS.wang, IDS.wang, words.reopen)
        street.news()
        await world.tap(IDS.wang, IDS.wang, words.still)
        heard = street.news()
        told_above.append(sorted({IDS.staff_chat, SECRETARY} & set(heard)))
        again = await street.now_is(report)
        leads.append(lead(again))
        left = again.resolve_due - world.clock.now()
        assert HOURS_A_DAY - 1 < left.total_seconds() / 3600 <= HOURS_A_DAY, f"round {turn}"
        await street.reborn()
    assert leads == [Lead.UNIT, Lead.STAFF, Lead.SUPERVISED]
    assert told_above == [[], [IDS.staff_chat], [SECRETARY]]
    assert (await street.now_is(report)).state is State.IN_PROGRESS


async def test_what_was_given_back_twice_is_decided_by_staff(street: Street) -> None:
    world, words = street.world, street.words
    report = await street.report(IDS.wang, IDS.building_6, words.lamp)
    firm = "物业" if words.language == "zh-CN" else "Property firm"
    await world.tap(IDS.worker, IDS.unit_chat, words.give_back)
    await world.tap(IDS.worker, IDS.unit_chat, words.not_ours)
    assert words.not_ours in world.last(IDS.captain)
    await world.tap(IDS.captain, IDS.captain, words.dispatch)
    await world.tap(IDS.captain, IDS.captain, firm)
    await street.reborn()
    street.news()
    await world.tap(IDS.worker, IDS.unit_chat, words.give_back)
    await world.tap(IDS.worker, IDS.unit_chat, words.not_ours)
    assert IDS.staff_chat in street.news(), "the second return climbs to staff"
    await world.tap(IDS.staff, IDS.staff_chat, words.dispatch)
    await world.tap(IDS.staff, IDS.staff_chat, firm)
    toast = await world.forge(
        IDS.worker, IDS.unit_chat, world.from_bot(IDS.unit_chat)[0]["message_id"], "do:1:give_back"
    )
    final = "社区已经定了由谁办" if words.language == "zh-CN" else "the office's decision stands"
    assert final in toast
    await street.repair()
    assert (await street.now_is(report)).state is State.RESOLVED


async def test_a_date_that_is_moved_again_and_again_is_set_by_staff(street: Street) -> None:
    world, words = street.world, street.words
    report = await street.report(IDS.wang, IDS.building_6, words.lamp)
    await world.tap(IDS.worker, IDS.unit_chat, words.accept)
    slots = ("明天上午", "明天下午") if words.language == "zh-CN" else ("Tomorrow m", "Tomorrow a")
    for slot in slots:
        await world.tap(IDS.worker, IDS.unit_chat, words.schedule)
        await world.tap(IDS.worker, IDS.unit_chat, slot)
        assert (await street.now_is(report)).state is State.SCHEDULED
    promised = (await street.now_is(report)).scheduled_for
    street.news()
    await world.tap(IDS.worker, IDS.unit_chat, words.schedule)
    heard = street.news()
    assert set(heard) == {IDS.staff_chat}
    assert words.decides in of(heard, IDS.staff_chat)
    await world.tap(IDS.worker, IDS.unit_chat, words.schedule)
    assert street.news() == {}, "staff are asked once about one date"
    await street.reborn()
    await world.tap(IDS.staff, IDS.staff_chat, words.schedule)
    await world.tap(IDS.staff, IDS.staff_chat, "后天" if words.language == "zh-CN" else "In two")
    assert (await street.now_is(report)).scheduled_for != promised
    assert IDS.wang in street.news()
