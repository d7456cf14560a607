import pytest

from playground.keyboards import split
from playground.shapes import Json, Refused


def inline(*rows: list[Json]) -> Json:
    return {"inline_keyboard": list(rows)}


def button(**action: object) -> Json:
    return {"text": "好", "callback_data": "x"} if not action else {"text": "好"} | action


@pytest.mark.parametrize("data", ["x", "x" * 64, "好" * 21])
def test_callback_data_of_1_to_64_bytes_passes(data: str) -> None:
    markup = inline([button(callback_data=data)])
    assert split(markup) == (markup, None)


@pytest.mark.parametrize("data", ["", "x" * 65, "好" * 22])
def test_other_callback_data_is_refused(data: str) -> None:
    with pytest.raises(Refused, match="BUTTON_DATA_INVALID"):
        split(inline([button(callback_data=data)]))


@pytest.mark.parametrize(
    "url",
    ["https://example.org/a", "http://192.168.1.2:80/", "tg://resolve?domain=x", "t.me/linli_bot"],
)
def test_web_and_telegram_links_pass(url: str) -> None:
    assert split(inline([button(url=url)]))[0] is not None


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/",
        "http://localhost:8080",
        "ftp://example.org",
        "",
        "javascript://a.b/",
        "http://[x",
    ],
)
def test_other_links_are_refused(url: str) -> None:
    with pytest.raises(Refused, match="Wrong HTTP URL"):
        split(inline([button(url=url)]))


@pytest.mark.parametrize(
    ("rows", "passes"),
    [
        ([[button()] * 8] * 12 + [[button()] * 4], True),
        ([[button()] * 8] * 12 + [[button()] * 5], False),
        ([[button()] * 9], False),
    ],
)
def test_at_most_100_buttons_and_8_in_a_row(rows: list[list[Json]], *, passes: bool) -> None:
    if passes:
        assert split(inline(*rows))[0] is not None
    else:
        with pytest.raises(Refused, match="reply markup is too long"):
            split(inline(*rows))


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"text": " ", "callback_data": "x"}, "non-empty"),
        ({"text": "好"}, "unallowed"),
        ({"text": "好", "callback_data": "x", "url": "https://a.cn"}, "unallowed"),
        ({"text": "好", "callback_data": "x", "style": "pink"}, "style"),
        ({"text": "好", "copy_text": {"text": ""}}, "COPY_TEXT"),
        ({"text": "好", "copy_text": {"text": "x" * 257}}, "COPY_TEXT"),
    ],
)
def test_buttons_telegram_would_not_take_are_refused(wrong: Json, why: str) -> None:
    with pytest.raises(Refused, match=why):
        split(inline([wrong]))


def test_copy_text_and_styles_pass() -> None:
    rows = [button(copy_text={"text": "x" * 256}), button(callback_data="y", style="danger")]
    assert split(inline(rows))[0] == inline(rows)


def test_a_keyboard_without_buttons_is_no_keyboard() -> None:
    assert split(inline([])) == (None, None)
    assert split(None) == (None, None)


def test_reply_keyboards_are_kept_apart() -> None:
    markup = {"keyboard": [[{"text": "报事"}]], "is_persistent": True}
    assert split(markup) == (None, markup)
    assert split({"force_reply": True})[1] == {"force_reply": True}


def test_a_long_placeholder_is_refused() -> None:
    with pytest.raises(Refused, match="placeholder"):
        split({"force_reply": True, "input_field_placeholder": "x" * 65})
