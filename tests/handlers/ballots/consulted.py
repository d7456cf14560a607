"""What the tests of consultations share: opinions, replies to the panel, forged presses."""

from domain.ballots import Ballot, Kind
from playground.estate import IDS
from storage.ballots import opinions
from storage.ballots.opinions import Opinion
from tests.handlers.ballots.opened import opened
from tests.world import World

LABELS = {
    "zh-CN": {
        "say": "说看法",
        "all": "全部看法",
        "support": "赞同",
        "reply": "答复",
        "group": "归到",
        "carry": "意见作选项",
        "waits": "第 7 天，还没有答复",
        "someone": "一位邻居",
    },
    "en": {
        "say": "Give an opinion",
        "all": "All opinions",
        "support": "I agree",
        "reply": "Answer",
        "group": "Same as",
        "carry": "opinions as options",
        "waits": "day 7 without an answer",
        "someone": "a neighbour",
    },
}


async def asked(world: World) -> Ballot:
    return await opened(world, Kind.CONSULT)


async def said(world: World, ballot: Ballot) -> list[Opinion]:
    return await world.database.run(opinions.of, ballot.id)


async def reply(world: World, person_id: int, text: str) -> None:
    """Reply to the panel in the group."""
    panel = next(m for m in world.from_bot(IDS.building_6) if "🗳" in str(m.get("text")))
    await world.say(person_id, IDS.building_6, text, reply_to=panel["message_id"])


async def forge(world: World, person_id: int, data: str) -> str:
    """Press a button that is not there, under the panel in the group."""
    message = world.from_bot(IDS.building_6)[0]["message_id"]
    return await world.forge(person_id, IDS.building_6, message, data)
