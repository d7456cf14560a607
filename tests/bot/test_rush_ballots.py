"""Four hundred households vote within ten seconds, at the pace and with the limits of Telegram."""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.application import Linli, build
from bot.bench import building
from bot.pace import Pace
from handlers.context import Services
from playground import estate
from playground.clock import Clock
from playground.estate import IDS
from playground.shapes import Json
from playground.world import World as Telegram
from storage.database import Database
from tests.conftest import NOON, create_schema
from tests.world import CATALOGUE, TOKEN, Faulty

HOUSEHOLDS, SHARING = 400, 50
PEOPLE = range(50_000, 50_000 + HOUSEHOLDS + SHARING)
GROUP = IDS.building_6
STEP = timedelta(seconds=0.05)
RUSH = LATEST = timedelta(seconds=10)
MINUTE = timedelta(minutes=1)


@dataclass
class Street:
    """The whole bot on a building of 400 flats; time moves by steps and by what sending takes."""

    telegram: Telegram
    clock: Clock
    database: Database
    linli: Linli
    queries: list[str] = field(default_factory=list)
    edited: list[datetime] = field(default_factory=list)
    panel: int = 0
    data: tuple[str, ...] = ()

    async def step(self) -> None:
        """A twentieth of a second: take in, handle, and send what the pace allows."""
        if self.telegram.updates.pending():
            await self.linli.poller.once()
        await self.linli.dispatcher.drain()
        await self.linli.delivery.round()
        await self.linli.delivery.stop(5)
        self.clock.jump(STEP)

    async def run(self, ahead: timedelta) -> None:
        until = self.clock.now() + ahead
        while self.clock.now() < until:
            await self.step()

    async def ask(self) -> None:
        """The captain asks and publishes; then the limits are switched on."""
        self.telegram.say(IDS.captain, GROUP, building.ASKING)
        await self.run(timedelta(seconds=3))
        self.telegram.tap(IDS.captain, GROUP, *self.button("发布"))
        await self.run(timedelta(seconds=10))
        self.panel = self.button("同意")[0]
        self.data = tuple(self.button(choice)[1] for choice in building.CHOICES)
        self.telegram.floods.switch_on()
        self.telegram.watch(self.seen)

    def button(self, label: str) -> tuple[int, str]:
        return next(
            (message["message_id"], button["callback_data"])
            for message in reversed(self.telegram.messages(GROUP))
            for row in (message.get("reply_markup") or {}).get("inline_keyboard", [])
            for button in row
            if label in button["text"]
        )

    def seen(self, event: Json) -> None:
        if event["type"] == "edited" and event["chat_id"] == GROUP:
            self.edited.append(self.clock.now())

    def press(self, number: int) -> None:
        person, data = PEOPLE[number % len(PEOPLE)], self.data[number % len(self.data)]
        self.queries.append(self.telegram.tap(person, GROUP, self.panel, data))

    async def rush(self, presses: int, within: timedelta) -> None:
        """Spread the presses evenly."""
        began, pressed = self.clock.now(), 0
        while pressed < presses:
            share = (self.clock.now() - began) / within
            due = min(presses, int(presses * share) + 1)
            for number in range(pressed, due):
                self.press(number)
            pressed = due
            await self.step()

    async def final_in(self) -> timedelta:
        """Let time pass until the panel shows what rows and chain come to; how long that took."""
        began, expected = self.clock.now(), await self.database.run(building.tallied)
        while expected not in self.text:
            await self.step()
            assert self.clock.now() - began < MINUTE, (expected, self.text)
        return self.clock.now() - began

    @property
    def text(self) -> str:
        return str(self.telegram.message(GROUP, self.panel)["text"])

    def said(self, query: str) -> str:
        return str((self.telegram.answer_to(query) or {}).get("text"))


@pytest.fixture
async def street(tmp_path: Path) -> AsyncIterator[Street]:
    clock = Clock(NOON)
    telegram = Telegram(clock, TOKEN, first_update_id=1000)
    estate.build(telegram)
    for person_id in PEOPLE:
        telegram.add_person(f"邻居{person_id}", id=person_id).started = True
        telegram.join(person_id, GROUP)
    telegram.updates.clear()
    database = Database(str(tmp_path / "street.db"))
    create_schema(database)
    await database.run(building.populate, PEOPLE, HOUSEHOLDS, now=clock.now())

    async def sleep(seconds: float) -> None:
        clock.jump(timedelta(seconds=seconds))

    pace = Pace(lambda: clock.now().timestamp())
    services = Services(database, CATALOGUE, clock.now, "zh-CN")
    linli = await build(
        services,
        TOKEN,
        Faulty(telegram),
        api_url="http://world",
        pace=pace,
        poll_seconds=0,
        sleep=sleep,
    )
    street = Street(telegram, clock, database, linli)
    await street.ask()
    yield street
    await linli.app.shutdown()
    await database.close()


def busiest_minute(times: list[datetime]) -> int:
    return max(sum(at <= other < at + MINUTE for other in times) for at in times)


def outcome() -> tuple[int, int]:
    """Yes and no of the flats, those apart whose two owners differ."""
    votes: dict[int, set[str]] = {}
    for number in range(len(PEOPLE)):
        choice = building.CHOICES[number % len(building.CHOICES)]
        votes.setdefault(number % HOUSEHOLDS, set()).add(choice)
    counted = Counter(next(iter(said)) for said in votes.values() if len(said) == 1)
    return counted[building.YES], counted[building.NO]


async def test_everybody_is_answered_and_the_panel_is_right_in_ten_seconds(street: Street) -> None:
    await street.rush(len(PEOPLE), RUSH)
    assert all("回执" in street.said(query) for query in street.queries)
    assert await street.final_in() <= LATEST
    yes, no = outcome()
    assert f"同意 {yes} · 反对 {no} · 弃权 0" in street.text
    assert street.telegram.floods.refused == 0
    assert 2 <= len(street.edited) <= 4


async def test_the_last_press_just_after_an_edit_is_shown_in_ten_seconds_too(
    street: Street,
) -> None:
    await street.rush(360, 0.8 * RUSH)
    edits = len(street.edited)
    while len(street.edited) == edits:
        await street.step()
    street.press(360)
    # Handled, but not yet shown.
    await street.step()
    assert timedelta(seconds=5) < await street.final_in() < LATEST


async def test_no_minute_sees_more_than_eight_edits_however_long_people_press(
    street: Street,
) -> None:
    await street.rush(200, timedelta(seconds=100))
    assert await street.final_in() < LATEST
    assert len(street.edited) >= 10
    assert busiest_minute(street.edited) <= 8
    assert street.telegram.floods.refused == 0


async def test_every_private_copy_arrives_behind_the_panel(street: Street) -> None:
    await street.rush(len(PEOPLE), RUSH)
    await street.run(timedelta(seconds=30))
    for person in PEOPLE:
        told = [str(m.get("text")) for m in street.telegram.messages(person)]
        assert any("回执" in text for text in told), person
    assert street.telegram.floods.refused == 0
