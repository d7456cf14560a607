import csv

import pytest

from playground import estate
from playground.world import World


@pytest.fixture
def ids(world: World) -> estate.Ids:
    return estate.build(world)


def test_everybody_has_a_line_about_them_in_both_languages(world: World, ids: estate.Ids) -> None:
    assert len(world.people) == 9
    assert all(set(one.about) == {"zh-CN", "en"} for one in world.people.values())
    assert world.person(ids.anna).language_code == "en"


@pytest.mark.parametrize(
    ("chat", "inside", "outside"),
    [
        ("building_6", ("captain", "wang", "li_ming", "zhao", "zhou", "anna"), ("worker",)),
        ("unit_chat", ("owner", "worker"), ("wang", "captain")),
        ("staff_chat", ("owner", "staff"), ("wang", "worker")),
        ("building_7", ("owner",), ("wang",)),
    ],
)
def test_every_group_has_its_people_and_the_bot_as_administrator(
    world: World, ids: estate.Ids, chat: str, inside: tuple[str, ...], outside: tuple[str, ...]
) -> None:
    group = world.chat(getattr(ids, chat))
    assert all(group.has(getattr(ids, name)) for name in inside)
    assert not any(group.has(getattr(ids, name)) for name in outside)
    assert group.may(world.bot.id, "can_pin_messages")


def test_the_roll_has_24_flats_a_building() -> None:
    rows = list(csv.DictReader(estate.roll_csv().splitlines()))
    assert len(rows) == 48
    flats = {(row["楼栋"], row["单元"], row["房号"]) for row in rows}
    assert len(flats) == 48
    assert {row["楼层"] for row in rows} == {"1", "2", "3", "4"}
    assert len({row["电话"] for row in rows}) == 48


@pytest.mark.parametrize(
    ("owner", "flat"),
    [
        ("王阿姨", ("6栋", "3单元", "201")),
        ("李明", ("6栋", "3单元", "302")),
        ("赵爷爷", ("6栋", "1单元", "101")),
    ],
)
def test_the_people_of_the_estate_are_on_the_roll(owner: str, flat: tuple[str, ...]) -> None:
    rows = csv.DictReader(estate.roll_csv(6).splitlines())
    assert [(r["楼栋"], r["单元"], r["房号"]) for r in rows if r["业主"] == owner] == [flat]
