from hypothesis import given
from hypothesis import strategies as st
from telegram import ForceReply, InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove

from bot.sending import CAPTION, TEXT, fit, markup_of
from tests.bot.counting import Bump
from views.screen import Ask, Button, Copy, Keyboard, Link, Screen


def test_a_text_that_fits_keeps_its_marks() -> None:
    html = "<b>" + "灯" * TEXT + "</b>"
    assert fit(html, TEXT) == html


def test_a_text_one_too_long_is_cut_and_marked_as_cut() -> None:
    cut = fit("<b>" + "灯" * (TEXT + 1) + "</b>", TEXT)
    assert cut == "灯" * (TEXT - 1) + "…"


def test_length_is_counted_as_telegram_counts_it() -> None:
    assert fit("😀" * (CAPTION // 2), CAPTION) == "😀" * (CAPTION // 2)
    cut = fit("😀" * (CAPTION // 2 + 1), CAPTION)
    assert cut == "😀" * (CAPTION // 2 - 1) + "…"


@given(st.text(st.sampled_from("灯a<>&😀\n"), max_size=80), st.integers(2, 40))
def test_a_cut_text_is_never_too_long_and_always_escaped(text: str, most: int) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    cut = fit(escaped, most)
    shown = cut.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert len(shown.encode("utf-16-le")) // 2 <= most
    assert "<" not in cut


def test_buttons_become_an_inline_keyboard() -> None:
    rows = ((Button("一", Bump(1), "success"), Link("二", start="j_x")), (Copy("三", "text"),))
    markup = markup_of(Screen("x", rows=rows), "linli_bot")
    assert isinstance(markup, InlineKeyboardMarkup)
    (first, second), (third,) = markup.inline_keyboard
    assert (first.callback_data, first.style) == ("bump:1", "success")
    assert second.url == "https://t.me/linli_bot?start=j_x"
    assert third.copy_text is not None
    assert third.copy_text.text == "text"


def test_a_question_forces_a_reply_of_the_one_who_is_asked() -> None:
    markup = markup_of(Screen("x", ask=Ask("例如" * 40)), "bot")
    assert isinstance(markup, ForceReply)
    assert markup.selective
    assert len(markup.input_field_placeholder or "") == 64


def test_a_standing_keyboard_is_shown_and_taken_away() -> None:
    shown = markup_of(Screen("x", keyboard=Keyboard((("报事", "帮助"),), contact="电话")), "bot")
    assert isinstance(shown, ReplyKeyboardMarkup)
    assert shown.keyboard[0][0].request_contact
    assert [b.text for b in shown.keyboard[1]] == ["报事", "帮助"]
    assert isinstance(markup_of(Screen("x", keyboard=Keyboard(())), "bot"), ReplyKeyboardRemove)


def test_a_screen_with_nothing_to_press_has_no_keyboard() -> None:
    assert markup_of(Screen("x", rows=((),)), "bot") is None
