"""What Telegram accepts as buttons under a message."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from playground.shapes import Json, Refused, bad_request

MOST_BUTTONS = 100
MOST_IN_A_ROW = 8
DATA_BYTES = 64
COPY_TEXT = 256
PLACEHOLDER = 64
STYLES = frozenset({"danger", "success", "primary"})
ACTIONS = frozenset(
    {
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
    }
)


def split(markup: Json | None) -> tuple[Json | None, Json | None]:
    """Return (inline keyboard, reply keyboard) of a checked reply_markup.

    Raises Refused (400) for buttons Telegram would not take.
    """
    if not markup:
        return None, None
    if "inline_keyboard" in markup:
        rows = [row for row in markup["inline_keyboard"] if row]
        _check_size(rows)
        for button in _buttons(rows):
            _check_inline(button)
        return ({"inline_keyboard": rows} if rows else None), None
    _check_reply(markup)
    return None, markup


def _check_reply(markup: Json) -> None:
    if len(markup.get("input_field_placeholder", "")) > PLACEHOLDER:
        raise bad_request("input field placeholder is too long")
    rows = markup.get("keyboard", [])
    _check_size(rows)
    for button in _buttons(rows):
        _check_face(button)


def _buttons(rows: list[list[Json]]) -> Iterator[Json]:
    return (button for row in rows for button in row)


def _check_size(rows: list[list[Json]]) -> None:
    if sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > MOST_IN_A_ROW for row in rows):
        raise bad_request("reply markup is too long")


def _check_face(button: Json) -> None:
    if not button["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    if button.get("style", "primary") not in STYLES:
        raise bad_request("invalid button style specified")


def _check_inline(button: Json) -> None:
    _check_face(button)
    # Telegram wants each button to do exactly one thing.
    if len(ACTIONS & button.keys()) != 1:
        raise bad_request("text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button:
        _check_url(button["url"])
    if not 1 <= len(button.get("copy_text", {}).get("text", "_")) <= COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        host = parts.hostname or ""
    except ValueError as wrong:
        raise _wrong_url(url) from wrong
    # Telegram wants a public name or an address: "localhost" has no dot.
    is_web = parts.scheme in {"http", "https"} and "." in host
    if not is_web and parts.scheme != "tg":
        raise _wrong_url(url)


def _wrong_url(url: str) -> Refused:
    return bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
