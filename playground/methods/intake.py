"""Methods about how updates and files reach the bot."""

import re

from playground.methods.content import MEGABYTE, Files
from playground.shapes import Json, bad_request
from playground.world import World

MOST_DOWNLOAD = 20 * MEGABYTE
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
DEFAULT_CONNECTIONS = 40


def get_me(world: World, _: Json, __: Files) -> Json:
    return world.bot.me()


def log_out(_: World, __: Json, ___: Files) -> bool:
    return True


async def get_updates(world: World, call: Json) -> list[Json]:
    """Wait for updates; raises Refused (409) for a second poll or a set webhook."""
    # Without the parameter the last list stays in force, even from an earlier run of the bot.
    if "allowed_updates" in call:
        world.updates.allowed = call["allowed_updates"]
    return await world.updates.poll(
        call.get("offset"), call.get("limit", 100), call.get("timeout", 0)
    )


def set_webhook(world: World, call: Json, _: Files) -> bool:
    """Remember where updates shall go; like an own Bot API server, http is taken too."""
    url: str = call["url"]
    if url and not url.startswith(("https://", "http://")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if "secret_token" in call and not SECRET.fullmatch(call["secret_token"]):
        raise bad_request("secret token contains unallowed characters")
    if "allowed_updates" in call:
        world.updates.allowed = call["allowed_updates"]
    fields = ("url", "secret_token", "max_connections")
    _switch(world, call, {name: call[name] for name in fields if name in call} if url else {})
    return True


def delete_webhook(world: World, call: Json, _: Files) -> bool:
    _switch(world, call, {})
    return True


def _switch(world: World, call: Json, webhook: Json) -> None:
    if call.get("drop_pending_updates"):
        world.updates.clear()
    world.updates.set_webhook(webhook)


def get_webhook_info(world: World, _: Json, __: Files) -> Json:
    webhook, updates = world.updates.webhook, world.updates
    info: Json = {
        "url": webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": updates.pending(),
    }
    if webhook:
        info["max_connections"] = webhook.get("max_connections", DEFAULT_CONNECTIONS)
    if error := webhook.get("error"):
        info |= error
    return info | ({"allowed_updates": updates.allowed} if updates.allowed else {})


def get_file(world: World, call: Json, _: Files) -> Json:
    """Return where a file of at most 20 MB can be downloaded."""
    stored = world.files.by_id.get(call["file_id"])
    if stored is None:
        raise bad_request("invalid file_id")
    # The claimed size counts, so that large files can be tried without their bytes.
    if stored.size > MOST_DOWNLOAD:
        raise bad_request("file is too big")
    return stored.json() | {"file_path": stored.path}
