"""The page in a real browser: no errors, no markup from people, and a keyboard is enough."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from playwright.async_api import Browser, ConsoleMessage, Locator, Page, ViewportSize, expect

from playground.chats import Chat
from playground.inprocess import InProcess
from playground.people import Person
from playground.server import running
from playground.shapes import Json
from playground.world import World
from tests.browser import DESK, PHONE, be, browser, needs_browser

pytestmark = [pytest.mark.browser, needs_browser]
EVIL = '<img src="x" onerror="window.hacked=1"><b>粗</b>&amp;'
COUNT_TOASTS = """() => {
  window.toasts = [];
  const box = document.getElementById('toast');
  new MutationObserver(() => window.toasts.push(box.textContent)).observe(box, {childList: true});
}"""


@dataclass
class Visit:
    """Somebody looking at the group; whatever the browser complains of is kept."""

    browser: Browser
    base: str
    complaints: list[str]

    async def page(self, size: ViewportSize = DESK, locale: str = "zh-CN") -> Page:
        page = await self.browser.new_page(viewport=size, locale=locale)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        await page.goto(self.base)
        return page

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)


@pytest.fixture
async def visit(world: World, admin_group: Chat) -> AsyncIterator[Visit]:
    expect.set_options(timeout=10_000)
    assert admin_group.id in world.chats
    async with running(world) as base, browser() as chromium:
        visit = Visit(chromium, base, [])
        yield visit
    assert visit.complaints == []


def said(page: Page, text: str) -> Locator:
    return page.locator("#messages .words", has_text=text)


@pytest.mark.parametrize(
    ("locale", "size", "languages", "send"),
    [
        ("zh-CN", DESK, ["zh-CN", "en"], ["发送", "Send"]),
        ("en-US", PHONE, ["en", "zh-CN"], ["Send", "发送"]),
    ],
)
async def test_the_page_opens_in_ones_language_and_speaks_the_other_at_a_press(
    visit: Visit,
    group: Chat,
    wang: Person,
    locale: str,
    size: ViewportSize,
    languages: list[str],
    send: list[str],
) -> None:
    page = await visit.page(size, locale)
    seen = []
    for press in (False, True):
        if press:
            await page.locator("#language").click()
        seen.append(
            (
                await page.locator("html").get_attribute("lang"),
                await page.locator("#send").get_attribute("aria-label"),
            )
        )
    assert seen == list(zip(languages, send, strict=True))
    await be(page, wang.id, group.id)
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("lang", languages[1])
    wide = "document.documentElement.scrollWidth > innerWidth"
    assert await page.evaluate(wide) is False


async def test_whatever_anybody_writes_is_shown_as_words(
    visit: Visit, world: World, telegram: InProcess, wang: Person, chen: Person
) -> None:
    wang.first_name = EVIL
    evil = world.add_group(EVIL, owner=chen.id, members=[wang.id])
    world.add_bot(chen.id, evil.id, rights=["can_pin_messages"])
    rows = [[{"text": EVIL, "callback_data": "x"}]]
    markup = {"inline_keyboard": rows}
    call: Json = {"chat_id": evil.id, "text": EVIL, "reply_markup": markup}
    sent = await telegram.do("sendMessage", **call)
    where = {"chat_id": evil.id, "message_id": sent["message_id"]}
    await telegram.do("pinChatMessage", **where)
    world.say(wang.id, evil.id, EVIL, reply_to=sent["message_id"])
    page = await visit.page()
    await be(page, wang.id, evil.id)
    await expect(said(page, EVIL)).to_have_count(2)
    await expect(page.locator("button.inline")).to_have_text(EVIL)
    await expect(page.locator("#chat-title")).to_have_text(EVIL)
    await expect(page.locator("#pinned")).to_contain_text(EVIL)
    assert await page.locator("#messages img, #messages b, #pinned img").count() == 0
    assert await page.evaluate("window.hacked") is None


async def answer_one(telegram: InProcess, **answer: object) -> None:
    (update,) = await telegram.do("getUpdates", timeout=10)
    query_id = update["callback_query"]["id"]
    await telegram.do("answerCallbackQuery", callback_query_id=query_id, **answer)


async def test_an_answer_is_shown_once_though_it_comes_twice(
    visit: Visit, world: World, telegram: InProcess, admin_group: Chat, wang: Person
) -> None:
    rows = [[{"text": "同意", "callback_data": "v:1"}]]
    call: Json = {"chat_id": admin_group.id, "text": "装扶手？"}
    await telegram.do("sendMessage", **call, reply_markup={"inline_keyboard": rows})
    page = await visit.page()
    await be(page, wang.id, admin_group.id)
    await page.evaluate(COUNT_TOASTS)
    for text in ("已计入", "已改为反对"):
        answering = asyncio.create_task(answer_one(telegram, text=text))
        await page.locator("button.inline").click()
        await answering
        await expect(page.locator("#toast")).to_have_text(text)
        # Whatever was sent before this has been handled once this is shown.
        world.say(wang.id, admin_group.id, f"看到了{text}")
        await expect(said(page, f"看到了{text}")).to_be_visible()
        world.updates.clear()
    await expect(page.locator("button.inline[aria-busy]")).to_have_count(0)
    assert await page.evaluate("window.toasts") == ["已计入", "已改为反对"]


async def test_a_late_answer_is_shown_when_it_comes(
    visit: Visit,
    telegram: InProcess,
    world: World,
    admin_group: Chat,
    wang: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("playground.play.ANSWER_SECONDS", 0.01)
    rows = [[{"text": "同意", "callback_data": "v:1"}]]
    call: Json = {"chat_id": admin_group.id, "text": "装扶手？"}
    await telegram.do("sendMessage", **call, reply_markup={"inline_keyboard": rows})
    page = await visit.page()
    await be(page, wang.id, admin_group.id)
    await page.locator("button.inline").click()
    await expect(page.locator("#toast")).to_have_text("机器人没有回答。")
    (query_id,) = world.queries
    alert = {"text": "晚了一点，已计入", "show_alert": True}
    await telegram.do("answerCallbackQuery", callback_query_id=query_id, **alert)
    await expect(page.locator("#alert-text")).to_have_text("晚了一点，已计入")
    await page.keyboard.press("Enter")
    await expect(page.locator("#alert")).to_be_hidden()


async def test_a_keyboard_is_enough_to_write_and_to_choose_a_command(
    visit: Visit, world: World, telegram: InProcess, admin_group: Chat, wang: Person
) -> None:
    commands = [{"command": name, "description": name} for name in ("report", "vote")]
    await telegram.do("setMyCommands", commands=commands)
    page = await visit.page()
    await be(page, wang.id, admin_group.id)
    await expect(page.locator("#commands")).to_be_visible()
    await page.reload()
    await page.locator("#commands").wait_for()
    await page.keyboard.press("Tab")
    await expect(page.locator("#skip")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("#compose")).to_be_focused()
    await page.keyboard.type("楼道灯坏了")
    await page.keyboard.press("Enter")
    await expect(said(page, "楼道灯坏了")).to_be_visible()
    await page.keyboard.press("Shift+Tab")
    await expect(page.locator("#commands")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-command=report]")).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(said(page, "/vote")).to_be_visible()
    await expect(page.locator("#command-list")).to_be_hidden()
    await expect(page.locator("#compose")).to_be_focused()
    texts = [one.get("text") for one in world.messages(admin_group.id)]
    assert texts[-2:] == ["楼道灯坏了", "/vote"]


async def test_on_a_phone_one_walks_in_and_back_out(
    visit: Visit, admin_group: Chat, wang: Person
) -> None:
    page = await visit.page(PHONE)
    await page.goto(f"{visit.base}#{wang.id}")
    chat = page.locator(f"[data-chat='{admin_group.id}']")
    await chat.click()
    await expect(page.locator("#chat-title")).to_be_focused()
    await expect(page.locator("#chat-title")).to_have_text(admin_group.title)
    await expect(chat).to_be_hidden()
    await page.locator("#back").click()
    await expect(chat).to_be_focused()


async def test_a_chat_one_was_put_out_of_and_a_pin_that_is_gone_leave_the_page(
    visit: Visit,
    world: World,
    telegram: InProcess,
    admin_group: Chat,
    wang: Person,
    chen: Person,
) -> None:
    where = {"chat_id": admin_group.id}
    sent = await telegram.do("sendMessage", **where, text="今晚停水")
    about = where | {"message_id": sent["message_id"]}
    await telegram.do("pinChatMessage", **about)
    page = await visit.page()
    await be(page, wang.id, admin_group.id)
    await expect(page.locator("#pinned")).to_contain_text("今晚停水")
    await telegram.do("deleteMessage", **about)
    await expect(page.locator("#pinned")).to_be_hidden()
    world.leave(wang.id, admin_group.id, by=chen.id)
    await expect(page.locator(f"[data-chat='{admin_group.id}']")).to_have_count(0)
    await expect(page.locator("#chat")).to_be_hidden()
