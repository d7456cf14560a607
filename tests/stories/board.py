"""Notices on the street: announced in private, read in the groups, by the taps people make."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from playground.estate import IDS
from tests.stories.notice_words import BOTH, NoticeWords
from tests.stories.street import Street
from tests.world import REDRAW

ZONE = ZoneInfo("Asia/Shanghai")
GROUP = IDS.building_6
GROUPS = (IDS.building_6, IDS.building_7)


@dataclass
class Board:
    """The street with its notices; `words` are the labels and sentences of its language."""

    street: Street
    words: NoticeWords = field(init=False)

    def __post_init__(self) -> None:
        self.words = BOTH[self.street.words.language]

    def either(self, chinese: str, english: str) -> str:
        """What is said once only, in the language of the street."""
        return chinese if self.words.language == "zh-CN" else english

    async def tap(self, person_id: int, *labels: str, chat_id: int = 0) -> str:
        """Press these one after the other, in private or in the group named; the last toast."""
        toast = ""
        for label in labels:
            toast = await self.street.world.tap(person_id, chat_id or person_id, label)
        return toast

    async def write(self, person_id: int, *texts: str) -> str:
        """Write these in private; return the bot's newest words."""
        for text in texts:
            await self.street.world.say(person_id, person_id, text)
        return self.seen(person_id)

    async def open(self, person_id: int, title: str) -> None:
        """From `/notices` to one's own page of the notice."""
        await self.write(person_id, "/notices")
        await self.tap(person_id, title)

    async def photo(self, person_id: int, content: bytes, **options: Any) -> None:  # noqa: ANN401
        self.street.world.telegram.send_photo(person_id, person_id, content, **options)
        await self.street.world.settle()

    async def until(self, month: int, day: int, clock: str, *, year: int = 2026) -> None:
        """Let time pass up to this moment in Shanghai, and happen what falls due then."""
        await self.run_to(month, day, clock, year=year)
        await self.street.world.settle()

    async def run_to(self, month: int, day: int, clock: str, *, year: int = 2026) -> None:
        """Let time pass with the process down: nothing happens."""
        hour, minute = map(int, clock.split(":"))
        moment = datetime(year, month, day, hour, minute, tzinfo=ZONE)
        now = self.street.world.clock.now()
        # Settling takes a few seconds, which may have run past it.
        assert moment > now - 6 * REDRAW, "a story does not go back in time"
        self.street.world.clock.jump(max(moment - now, timedelta()))

    def seen(self, person_id: int) -> str:
        """The bot's newest words to somebody in private."""
        return self.street.world.last(person_id)

    def holding(self, chat_id: int, *parts: str) -> list[dict[str, Any]]:
        """The bot's messages in a chat that contain all of these words."""
        found = self.street.world.from_bot(chat_id)
        return [message for message in found if all(part in text_of(message) for part in parts)]

    def posts(self, title: str, chat_id: int = GROUP) -> list[str]:
        """The words of the posts of this notice that stand in a group, oldest first."""
        found = self.street.world.texts(chat_id)
        return [text for text in found if text.startswith(("📢", "❗")) and title in text]

    def reminders(self, title: str, chat_id: int = GROUP) -> list[dict[str, Any]]:
        return self.holding(chat_id, self.words.reminder, title)


def text_of(message: dict[str, Any]) -> str:
    return str(message.get("text") or message.get("caption") or "")
