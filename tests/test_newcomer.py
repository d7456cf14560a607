"""The newcomer's minute, in a real browser: a broken lamp, walked to the end."""

from pathlib import Path

import pytest
from playwright.async_api import Page, ViewportSize, expect

from playground.estate import IDS
from tests.browser import DESK, PHONE, be, bot_on, browser, needs_browser, playground, press

pytestmark = [pytest.mark.browser, needs_browser]
LAMP = "/report 三单元二楼楼道灯不亮"
SECONDS = 20_000


async def say(page: Page, text: str) -> None:
    await page.locator("#compose").fill(text)
    await page.locator("#send").click()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
async def test_a_newcomer_walks_a_broken_lamp_to_the_end(
    tmp_path: Path, size: ViewportSize
) -> None:
    expect.set_options(timeout=SECONDS)
    async with (
        playground() as (world, url),
        bot_on(world, url, tmp_path),
        browser() as chromium,
    ):
        page = await chromium.new_page(viewport=size, locale="zh-CN")
        await page.goto(url)
        await be(page, IDS.wang, IDS.building_6)
        await say(page, LAMP)
        card = page.locator("[data-message]", has_text="6栋-0001").last
        await expect(card).to_contain_text("三单元二楼楼道灯不亮")
        await be(page, IDS.worker, IDS.unit_chat)
        await press(page, "接单")
        await press(page, "办好了")
        await expect(page.locator("#replying")).to_be_visible()
        await say(page, "换了灯泡，试过了，亮了")
        await be(page, IDS.wang, IDS.wang)
        await press(page, "已解决")
        await press(page, "满意")
        await be(page, IDS.wang, IDS.building_6)
        await expect(page.locator("[data-message]", has_text="6栋-0001").first).to_contain_text(
            "已结案"
        )
