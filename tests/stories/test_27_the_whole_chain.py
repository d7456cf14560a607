"""Story 27: report, opinions, vote, fund, work and confirmation are one time line for all."""

import pytest

from domain.ballots import Kind, Verdict
from domain.places import MembershipState, Relation
from domain.reports import Report
from domain.reports import State as Stands
from playground.estate import IDS
from storage.database import Tx
from storage.places import households
from tests.estate import ADD_FLAT
from tests.stories.ballot_words import spoken
from tests.stories.building import newest, now_of, publish, until_closed, write
from tests.stories.purse import DOORS, GROUP, Purse, stairwell
from tests.stories.street import PICTURE, speaking
from tests.stories.words import BOTH, Words
from tests.world import World

STRANGER, ELSEWHERE = 5005, 5006
REPORT = {"zh-CN": "三单元楼梯没有扶手", "en": "There is no handrail on the stairs of unit 3"}
OPINION = "老人上楼离不开扶手"
LABELS = {
    "zh-CN": {
        "firm": "物业",
        "hold": "挂账",
        "days": "30 天后",
        "vote": "等投票",
        "money": "等资金",
        "consult": "征求意见",
        "carry": "转为表决（同意不同意）",
        "scope": "范围",
        "only": "只问 3单元",
        "fund": "发起众筹",
        "later": "更晚",
        "closed": "这件事只给本楼的邻居看",
    },
    "en": {
        "firm": "Property firm",
        "hold": "On hold",
        "days": "In 30 days",
        "vote": "Waiting for a vote",
        "money": "Waiting for money",
        "consult": "Ask for opinions",
        "carry": "Make it a vote (for or against)",
        "scope": "Where",
        "only": "Only 3单元",
        "fund": "Begin a fund",
        "later": "Later",
        "closed": "This is only for people of the building",
    },
}
CHAIN = {
    "zh-CN": (
        "报了这件事",
        "老张接单",
        "挂账\n等投票",
        "开始征求意见",
        "意见征求结束",
        "开始表决",
        "表决截止：通过",
        "恢复办理",
        "挂账\n等资金",
        "发起众筹，共 ¥3,600.00",
        "认捐够了，开始收款",
        "钱到齐了，开始施工",
        "恢复办理",
        "支出 ¥3,600.00",
        "工程完了，开始结算",
        "验收：扶手装好,牢固。账目结清，共支出 ¥3,600.00",
        "老张说办好了",
        "确认已解决",
    ),
    "en": (
        "reported it",
        "老张 took it",
        "put it on hold\nWaiting for a vote",
        "Everybody was asked for opinions",
        "The opinions are collected",
        "The vote began",
        "The vote ended: passed",
        "took it up again",
        "put it on hold\nWaiting for money",
        "A fund began: ¥3,600.00 in all",
        "Enough is pledged; paying begins",
        "The money is there; work begins",
        "took it up again",
        "¥3,600.00 was spent",
        "The work is done; the accounts are settled",
        "Accepted: 扶手装好,牢固. The accounts are settled: ¥3,600.00 spent",
        "老张 said it was done",
        "confirmed it was solved",
    ),
}


@pytest.fixture(params=BOTH, ids=lambda words: words.language)
async def chain(world: World, request: pytest.FixtureRequest) -> "Chain":
    words: Words = request.param
    street = await speaking(world, words)
    return Chain(await stairwell(street))


class Chain:
    """One matter on its way through everything a house can do about it."""

    def __init__(self, purse: Purse) -> None:
        self.purse, self.street, self.world = purse, purse.street, purse.street.world
        self.said = LABELS[self.street.words.language]

    async def reported(self) -> Report:
        street = self.street
        report = await street.report(IDS.wang, GROUP, REPORT[street.words.language])
        await self._look()
        await self.world.tap(IDS.staff, IDS.staff, street.words.dispatch)
        await self.world.tap(IDS.staff, IDS.staff, "›")
        await self.world.tap(IDS.staff, IDS.staff, self.said["firm"])
        await self.world.tap(IDS.worker, IDS.unit_chat, street.words.accept)
        return report

    async def held(self, why: str) -> None:
        """Staff put the report on hold until there is a vote, or money."""
        await self._look()
        for label in ("hold", "days", why):
            await self.world.tap(IDS.staff, IDS.staff, self.said[label])

    async def _look(self) -> None:
        await self.world.write(IDS.staff, "/reports")
        await self.world.tap(IDS.staff, IDS.staff, "6栋-0001")

    async def asked(self) -> None:
        """From the report's card the captain asks what people think; who answers is answered."""
        await self.world.tap(IDS.captain, GROUP, self.street.words.timeline)
        await self.world.tap(IDS.captain, IDS.captain, self.said["consult"])
        question = "3单元装扶手？" if self.said is LABELS["zh-CN"] else "A handrail in unit 3?"
        await write(self.street, IDS.captain, question)
        await publish(self.street, IDS.captain)
        panel = next(m for m in self.world.from_bot(GROUP) if "🗳" in str(m.get("text")))
        await self.world.say(IDS.zhao, GROUP, OPINION, reply_to=panel["message_id"])

    async def voted(self) -> None:
        """The captain makes a vote of it, for stairwell 3 alone, and it passes."""
        said, words = self.said, spoken(self.street)
        consultation = await newest(self.street)
        assert consultation.kind is Kind.CONSULT
        await until_closed(self.street, consultation)
        await self.world.tap(IDS.captain, GROUP, words.opinions)
        for label in ("carry", "scope", "only"):
            await self.world.tap(IDS.captain, IDS.captain, said[label])
        ballot = await publish(self.street, IDS.captain)
        assert ballot.stairwell == "3单元"
        for person_id in DOORS.values():
            await self.world.tap(person_id, GROUP, words.yes)
        await until_closed(self.street, ballot)
        assert (await now_of(self.street, ballot)).verdict is Verdict.PASSED

    async def funded(self) -> None:
        """Under the result the captain opens the fund; the whole stairwell pledges and pays."""
        await self.world.tap(IDS.captain, GROUP, self.said["fund"])
        await write(self.street, IDS.captain, self.purse.words.handrail)
        await self.purse.appoint()
        await self.street.reborn()
        await self.purse.publish()
        assert set(await self.purse.table()) == set(DOORS), "who was asked is who shares"
        await self.purse.pledge()
        await self.street.reborn()
        await self.purse.all_pay()

    async def worked(self) -> None:
        """The bill is paid, the work accepted, the books closed, the report resolved."""
        words = self.purse.words
        await self.purse.bill(words.expense, "老张五金店", "3600", "88001122")
        await self.purse.settle()
        await self.street.reborn()
        await self.purse.close("扶手装好，牢固")
        await self.street.done("扶手装好了", PICTURE)
        await self.world.tap(IDS.wang, IDS.wang, self.street.words.confirm)

    async def played(self) -> Report:
        report = await self.reported()
        await self.held("vote")
        await self.street.reborn()
        await self.asked()
        await self.street.reborn()
        await self.voted()
        assert (await self.street.now_is(report)).state is Stands.IN_PROGRESS, "the vote was it"
        await self.held("money")
        await self.street.reborn()
        await self.funded()
        assert (await self.street.now_is(report)).state is Stands.IN_PROGRESS, "the money was it"
        await self.worked()
        return report

    def cards(self) -> dict[str, int]:
        """The buttons in the group that open the time line, each with its message."""
        return {
            button["callback_data"]: message["message_id"]
            for message in self.world.telegram.messages(GROUP)
            for row in (message.get("reply_markup") or {}).get("inline_keyboard", [])
            for button in row
            if button.get("callback_data", "").startswith("matter:")
        }

    async def opened(self, person_id: int, message_id: int, data: str) -> str:
        """Everything that the time line says, page after page."""
        await self.world.forge(person_id, GROUP, message_id, data)
        pages = [self.world.last(person_id)]
        while self.said["later"] in " ".join(self._below(person_id)):
            await self.world.tap(person_id, person_id, self.said["later"])
            pages.append(self.world.last(person_id))
        return "\n".join(pages)

    def _below(self, person_id: int) -> list[str]:
        markup = self.world.from_bot(person_id)[-1].get("reply_markup") or {}
        return [b["text"] for row in markup.get("inline_keyboard", []) for b in row]


async def test_from_the_report_to_the_closed_books_it_is_one_time_line(chain: Chain) -> None:
    report = await chain.played()
    street = chain.street
    assert (await street.now_is(report)).state is Stands.CLOSED
    assert (await chain.purse.audit()).matches
    cards = chain.cards()
    kinds = {data.split(":")[1] for data in cards}
    assert kinds == {"report", "ballot", "fund"}
    for reader in (IDS.zhao, IDS.li_ming, IDS.captain):
        for data, message_id in cards.items():
            whole = await chain.opened(reader, message_id, data)
            _in_order(chain, whole)
            assert reader == IDS.captain or "王阿姨" not in whole, "her name is hers"
    await street.reborn()
    outsiders = await _outsiders(chain.world)
    for outsider in outsiders:
        mine = chain.world.from_bot(outsider)[-1]["message_id"]
        for data in cards:
            toast = await chain.world.forge(outsider, outsider, mine, data)
            assert toast == LABELS["zh-CN"]["closed"]
    for outsider in outsiders:
        for told in (REPORT[street.words.language], "¥3,600.00", OPINION):
            assert told not in street.ever(outsider)


def _in_order(chain: Chain, whole: str) -> None:
    position = 0
    for line in CHAIN[chain.street.words.language]:
        found = whole.find(line, position)
        assert found >= 0, f"{line!r} is missing or out of order in\n{whole}"
        position = found + 1
    assert "¥642.86" not in whole, "what a household pays is its own"


async def _outsiders(world: World) -> tuple[int, int]:
    """A passer-by, and somebody of the building next door."""
    for person_id, name in ((STRANGER, "路人"), (ELSEWHERE, "7栋邻居")):
        world.telegram.add_person(name, id=person_id).started = True
        await world.write(person_id, "/help")
    await world.database.run(_next_door, world)
    return STRANGER, ELSEWHERE


async def _next_door(tx: Tx, world: World) -> None:
    told = {"stairwell": "1单元", "floor": 1, "room": "101", "area": 8769, "phone": None}
    row = await tx.one(ADD_FLAT, place_id=world.estate.other_building, **told)
    assert row is not None
    mine, now = (Relation.OWNER, MembershipState.ACTIVE), world.clock.now()
    await households.claim(tx, ELSEWHERE, row["id"], *mine, now=now)
