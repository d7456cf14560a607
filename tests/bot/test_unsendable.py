"""A defect in a screen, a chat or the database itself must not stop everything else."""

from pathlib import Path
from typing import ClassVar

import pytest

from bot.settings import Settings
from handlers.doors import Scene
from playground.estate import IDS
from storage import inbox, outbox
from storage.database import Database, Tx
from storage.outbox import Outgoing
from storage.places import chats, people
from tests.bot.counting import WANG, Engine
from tests.world import World
from views.buttons import ButtonData
from views.screen import Button, Screen

ANONYMOUS = 1087968824


class TooMuch(ButtonData):
    """A button that cannot be packed."""

    prefix: ClassVar[str] = "much"

    def pack(self) -> str:
        raise ValueError("button data over 64 bytes")


async def draw_too_much(_: Tx, __: Scene) -> Screen:
    return Screen("x", rows=((Button("x", TooMuch()),),))


async def test_a_screen_that_cannot_be_sent_is_given_up_and_said_so(engine: Engine) -> None:
    engine.linli.doors.screens["too-much"] = draw_too_much
    for message in (Outgoing(WANG, "too-much"), Outgoing(WANG, "counted", 2)):
        await engine.database.run(outbox.put, message, now=engine.clock.now())
    await engine.settle()
    assert engine.texts(WANG) == ["number 2"]
    assert await engine.database.run(outbox.count, "failed") == 1
    assert await engine.database.run(outbox.count, "sending") == 0


async def test_a_membership_changed_by_a_bot_makes_nobody_of_the_bot(world: World) -> None:
    bot = {"id": ANONYMOUS, "is_bot": True, "first_name": "Group"}
    wang = {"id": WANG, "is_bot": False, "first_name": "王阿姨"}
    change = {
        "chat": {"id": IDS.building_6, "type": "supergroup", "title": "6栋"},
        "from": bot,
        "date": 0,
        "old_chat_member": {"user": wang, "status": "left"},
        "new_chat_member": {"user": wang, "status": "member"},
    }
    await world.linli.intake.accept([{"update_id": 9, "chat_member": change}])
    await world.settle()
    assert await world.database.run(inbox.count, "done") == 1
    assert await world.database.run(people.find, ANONYMOUS) is None
    assert await world.database.run(chats.is_in, IDS.building_6, WANG)


async def test_an_accident_in_a_commit_ends_no_later_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nothing(_: Tx) -> int:
        return 7

    database = Database(str(tmp_path / "x.db"))
    with monkeypatch.context() as broken:
        broken.setattr(database, "_commit", _accident)
        with pytest.raises(RuntimeError, match="an accident"):
            await database.run(nothing)
    assert await database.run(nothing) == 7
    await database.close()


def _accident(_: object) -> None:
    raise RuntimeError("an accident")


@pytest.mark.parametrize("address", ["http://bot-api:8081", "https://bots.example.org"])
def test_a_server_may_be_named_after_bots(address: str) -> None:
    assert Settings(api_url=address).api_url == address
