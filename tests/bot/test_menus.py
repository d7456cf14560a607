"""The command menus reach Telegram whole, in both languages, and by role."""

from telegram.error import TelegramError

from bot import menus
from bot.application import open_doors
from domain.places import Role
from playground.estate import IDS
from tests.world import CATALOGUE, World


async def published(world: World) -> tuple[int, dict[int, tuple[str, str]]]:
    own = await menus.read_own(world.database, now=world.clock.now())
    return await menus.publish(world.linli.app.bot, CATALOGUE, "zh-CN", own), own


async def test_captains_staff_and_owners_have_menus_of_their_own(world: World) -> None:
    _, own = await published(world)
    assert own == {
        IDS.captain: (Role.CAPTAIN, "zh-CN"),
        IDS.staff: (Role.STAFF, "zh-CN"),
        IDS.owner: (Role.STAFF, "zh-CN"),
    }


async def test_publishing_twice_leaves_the_same_menus(world: World) -> None:
    first = await published(world)
    private = menus.OPEN[1][0]
    before = await world.linli.app.bot.get_my_commands(scope=private, language_code="en")
    assert await published(world) == first
    after = await world.linli.app.bot.get_my_commands(scope=private, language_code="en")
    assert before == after
    assert before[0].description.startswith("Report a problem")


async def test_a_person_telegram_does_not_know_is_passed_over(world: World) -> None:
    own = {999_999_999: (Role.STAFF.value, "en"), IDS.staff: (Role.STAFF.value, "en")}
    try:
        refused = await menus.publish(world.linli.app.bot, CATALOGUE, "zh-CN", own)
    except TelegramError:
        raise AssertionError("one person's menu must not stop the others") from None
    assert refused <= 1


def test_every_command_in_a_menu_is_behind_a_door() -> None:
    doors = open_doors()
    offered = {*menus.RESIDENT, *menus.CAPTAIN, *menus.STAFF, *menus.GROUP, *menus.ADMINISTRATOR}
    waiting = offered - doors.commands.keys()
    assert {"bind", "role", "units"}.isdisjoint(waiting)


def test_every_description_fits_and_says_something_of_its_own() -> None:
    for language in ("zh-CN", "en"):
        listed = menus.menu(CATALOGUE.say(language), {*menus.STAFF, "bind"})
        words = [command.description for command in listed]
        assert all(1 <= len(word) <= 256 for word in words)
        assert len(set(words)) == len(words)


def test_a_residents_menu_is_short() -> None:
    assert len(menus.RESIDENT) == 6
