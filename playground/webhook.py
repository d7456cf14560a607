"""Pushes updates to the bot's own address when it has set one."""

import asyncio

from aiohttp import ClientError, ClientSession, ClientTimeout

from playground.shapes import Json
from playground.world import World

TIMEOUT = ClientTimeout(total=10)
# Much shorter than Telegram's, as somebody sits and watches.
RETRY_SECONDS = 0.5
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
ACCEPTED = range(200, 300)


async def deliver(world: World) -> None:
    """Send update by update, each again until the bot takes it; runs until cancelled."""
    async with ClientSession(timeout=TIMEOUT) as session:
        while True:
            # Read anew each time: an address may change while an update is being retried.
            webhook, update = world.updates.webhook, world.updates.head()
            if update is None or not webhook.get("url"):
                await world.updates.wait()
            elif error := await _push(session, webhook, update):
                world.updates.push_failed(
                    {"last_error_date": world.stamp(), "last_error_message": error}
                )
                await asyncio.sleep(RETRY_SECONDS)
            else:
                world.updates.delivered(update)


async def _push(session: ClientSession, webhook: Json, update: Json) -> str | None:
    # Telegram sends the header only to those who asked for a secret.
    secret = webhook.get("secret_token")
    headers = {SECRET_HEADER: secret} if secret else {}
    try:
        async with session.post(webhook["url"], json=update, headers=headers) as response:
            if response.status in ACCEPTED:
                return None
            return f"Wrong response from the webhook: {response.status} {response.reason}"
    except (ClientError, TimeoutError) as error:
        return f"Connection failed: {type(error).__name__}"
