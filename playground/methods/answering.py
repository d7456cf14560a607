"""Answers to taps on buttons."""

from datetime import timedelta

from playground.methods.content import Files
from playground.shapes import Json, bad_request
from playground.world import World

MOST_TOAST = 200
ANSWERABLE = timedelta(minutes=15)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(world: World, call: Json, _: Files) -> bool:
    """Answer a tap once, within 15 minutes."""
    if len(call.get("text", "")) > MOST_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    # One refusal for unknown, old and answered: Telegram does not tell them apart.
    query = world.queries.get(call["callback_query_id"])
    if query is None or query.answer is not None or world.clock.now() - query.at > ANSWERABLE:
        raise bad_request(TOO_OLD)
    query.answer = {
        "text": call.get("text") or None,
        "show_alert": call.get("show_alert", False),
        "url": call.get("url"),
    }
    about = {"chat_id": query.chat_id, "person_id": query.person_id, "query_id": query.id}
    world.emit({"type": "toast"} | about | query.answer)
    return True
