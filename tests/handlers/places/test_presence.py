"""Who is in a group is known, and nothing is said about it."""

from playground.estate import IDS
from storage.places import chats, households, people
from tests.world import World


async def inside(world: World, person: int, chat: int = IDS.building_7) -> bool:
    return await world.database.run(chats.is_in, chat, person)


async def test_a_newcomer_is_known_and_not_greeted_in_the_group(world: World) -> None:
    before = len(world.texts(IDS.building_7))
    person = world.telegram.add_person("新邻居")
    world.telegram.join(person.id, IDS.building_7)
    await world.settle()
    assert await inside(world, person.id)
    assert (await world.database.run(people.get, person.id)).name == "新邻居"
    assert len(world.texts(IDS.building_7)) == before


async def test_somebody_added_by_another_is_the_one_who_came(world: World) -> None:
    person = world.telegram.add_person("亲戚")
    world.telegram.join(person.id, IDS.building_6, by=IDS.captain)
    await world.settle()
    assert await inside(world, person.id, IDS.building_6)
    assert await inside(world, IDS.captain, IDS.building_6)


async def test_leaving_is_noted_and_the_flat_stays(world: World) -> None:
    assert await inside(world, IDS.wang, IDS.building_6)
    world.telegram.leave(IDS.wang, IDS.building_6)
    await world.settle()
    assert not await inside(world, IDS.wang, IDS.building_6)
    assert await world.database.run(households.lives_in, IDS.wang, world.estate.building)


async def test_coming_back_counts_again(world: World) -> None:
    world.telegram.leave(IDS.wang, IDS.building_6)
    world.telegram.join(IDS.wang, IDS.building_6)
    await world.settle()
    assert await inside(world, IDS.wang, IDS.building_6)


async def test_the_building_of_ones_group_is_offered_first(world: World) -> None:
    world.database.connection.execute(
        "INSERT INTO households (place_id, stairwell, room, area) VALUES (?, '', '101', 1)",
        (world.estate.other_building,),
    )
    person = world.telegram.add_person("七栋的人")
    world.telegram.join(person.id, IDS.building_7)
    await world.settle()
    await world.write(person.id, "/start")
    await world.tap(person.id, person.id, "我住哪户")
    assert world.labels(person.id)[:2] == ["7栋", "6栋"]
    await world.tap(person.id, person.id, "7栋")
    assert "哪一户" in world.last(person.id)
    await world.tap(person.id, person.id, "返回")
    assert "哪栋楼" in world.last(person.id)
