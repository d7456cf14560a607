"""Cards that move with their group, pages of choices in big letters, and decisions of staff."""

import pytest

from actions.places import chats
from domain.reports import Action, Given, State
from playground.estate import IDS
from storage.database import Tx
from storage.places import people
from tests.stories.moves import DAY, act, bring
from tests.stories.street import Street, of, speaking
from tests.stories.words import ZH
from tests.world import World
from views.reports.buttons_life import ReportDo

MOVED = -1001000000600
W, C, S, R = IDS.worker, IDS.captain, IDS.staff, IDS.wang


@pytest.fixture
async def street(world: World) -> Street:
    return await speaking(world, ZH)


@pytest.mark.parametrize(
    ("state", "comes_along"),
    [
        (State.DISPATCHED, True),
        (State.IN_PROGRESS, True),
        (State.AWAITING_INFO, True),
        (State.ON_HOLD, True),
        (State.RESOLVED, True),
        (State.CLOSED, False),
        (State.REJECTED, False),
        (State.CANCELLED, False),
    ],
)
async def test_only_what_is_not_over_moves_with_the_group(
    street: Street,
    state: State,
    comes_along: bool,  # noqa: FBT001
) -> None:
    world = street.world
    report = await street.report(R, IDS.building_6, ZH.lamp)
    await bring(street, report, state)
    telegram = world.telegram
    telegram.add_group("翠湖里6栋邻里群", id=MOVED, owner=C, members=(R,))
    telegram.add_bot(C, MOVED)
    telegram.updates.clear()
    now = world.clock.now()
    await world.database.run(chats.migrated, 0, IDS.building_6, MOVED, now=now)
    await world.settle()
    assert any(ZH.lamp in text for text in world.texts(MOVED)) is comes_along


async def test_in_big_letters_every_unit_is_reached_four_buttons_at_a_time(
    street: Street,
) -> None:
    world = street.world
    await world.database.run(_big, C)
    await street.report(R, IDS.building_6, "有件事想跟你们说一下")
    await world.write(C, "/help")
    mine = world.from_bot(C)[-1]["message_id"]
    await world.forge(C, C, mine, ReportDo(1, Action.DISPATCH).pack())
    seen: list[str] = []
    for _ in range(12):
        keyboard = world.from_bot(C)[-1]["reply_markup"]["inline_keyboard"]
        assert [len(row) for row in keyboard] == [1] * len(keyboard)
        assert len(keyboard) <= 4
        labels = [row[0]["text"] for row in keyboard]
        seen += labels[:-2]
        if "物业" in labels:
            break
        await world.tap(C, C, "更多 ›")
    assert len(seen) == len(set(seen)), "no unit is offered twice on the way"
    assert "已派单" in await world.tap(C, C, "物业")


async def test_a_units_third_date_is_asked_of_staff_wherever_it_is_pressed(
    street: Street,
) -> None:
    world = street.world
    report = await street.report(R, IDS.building_6, ZH.lamp)
    await bring(street, report, State.SCHEDULED)
    moved = Given(date=world.clock.now() + 2 * DAY)
    await act(street, W, report, Action.SCHEDULE, moved)
    await world.settle()
    street.news()
    await world.write(W, "/reports")
    await world.tap(W, W, "6栋-0001")
    street.news()
    assert "社区工作人员来定" in await world.tap(W, W, ZH.schedule)
    heard = street.news()
    assert "物业 老张想再改一次时间" in of(heard, IDS.staff_chat)
    assert "11月24日(周二)" in of(heard, IDS.staff_chat)
    assert IDS.captain not in heard
    assert R not in heard, "the reporter's date still stands"


async def test_a_card_that_was_tapped_for_another_report_stays_what_it_is(
    street: Street,
) -> None:
    world = street.world
    await street.report(R, IDS.building_6, ZH.lamp)
    await street.report(IDS.zhao, IDS.building_6, ZH.gate)
    first = world.from_bot(IDS.building_6)[0]["message_id"]
    for data in ("rmenu:2:none:0", "rmenu:2:tools:0", "rmenu:2:cats:0"):
        await world.forge(C, IDS.building_6, first, data)
    assert ZH.lamp in world.texts(IDS.building_6)[0]
    assert ZH.gate in world.texts(IDS.building_6)[1]


async def test_the_units_chat_takes_back_its_own_step_and_no_other(street: Street) -> None:
    world = street.world
    report = await street.report(R, IDS.building_6, ZH.lamp)
    await world.tap(W, IDS.unit_chat, ZH.accept)
    assert "撤销刚才这步" in world.labels(IDS.unit_chat)
    await world.tap(W, IDS.unit_chat, "撤销刚才这步")
    assert (await street.now_is(report)).state is State.DISPATCHED
    await bring(street, report, State.IN_PROGRESS)
    await act(street, C, report, Action.RESOLVE, Given(text="我换好了"))
    await world.settle()
    assert "撤销刚才这步" not in world.labels(IDS.unit_chat)


async def _big(tx: Tx, person_id: int) -> None:
    await people.set_big(tx, person_id, big=True)
