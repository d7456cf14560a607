"""What is told after the post: sentence by sentence."""

import pytest

from domain.notices import Signup
from tests.views.notices.shown import NOW, SAY, START, labels, post, signed
from views.notices import news
from views.screen import Link, Media


def test_a_reminder_says_when_and_where_and_in_private_leads_to_ones_own_page() -> None:
    group = news.reminder(SAY, post(signup=Signup()), now=NOW, private=False)
    assert group.text == (
        "🔔 提醒：<b>人人坞免费义诊</b>\n时间：12月7日(周一) 09:00–11:00\n地点：活动室"
    )
    assert labels(group) == []
    own = news.reminder(SAY, post(signup=Signup()), now=NOW, private=True)
    assert labels(own) == ["我的报名"]


def test_called_off_one_or_all_with_the_reason_where_there_is_one() -> None:
    one = news.cancelled(SAY, post({"reason": "停电"}), now=NOW, whole=False)
    assert "12月7日(周一) 09:00–11:00 这次不办。原因：停电" in one.text
    every = news.cancelled(SAY, post(ended_reason="场地到期"), now=NOW, whole=True)
    assert "以后也不再办。原因：场地到期" in every.text
    bare = news.cancelled(SAY, post({"starts_at": None, "ends_at": None}), now=NOW, whole=False)
    assert bare.text == "<b>人人坞免费义诊</b> 取消了。原因：时间有变动"


@pytest.mark.parametrize(
    ("what", "venue", "says"),
    [
        ("venue", "大厅", "现在是：大厅"),
        ("venue", "", "的地点改了，请看公告"),
        ("title", "", "改了标题，现在是：<b>人人坞免费义诊</b>"),
        ("body", "", "的内容有更新"),
    ],
)
def test_what_changed_is_named(what: str, venue: str, says: str) -> None:
    screen = news.changed(SAY, post(venue=venue), what, None, now=NOW)
    assert says in screen.text
    assert labels(screen) == ["看详情"]


def test_a_new_time_stands_beside_the_old_one() -> None:
    screen = news.changed(SAY, post({"sequence": 1}), "when", NOW, now=NOW)
    assert "原来是 11月22日(周日) 12:00，现在是 12月7日(周一) 09:00–11:00" in screen.text


def test_the_digest_numbers_its_lines_and_buttons() -> None:
    posts = [post(title="停水" * 30), post({"starts_at": None, "ends_at": None}, title="大风")]
    screen = news.digest(SAY, posts, now=NOW)
    assert "还有 2 条公告" in screen.text
    assert screen.text.splitlines()[1].endswith("…（12月7日(周一) 09:00–11:00）")
    assert screen.text.splitlines()[2] == "2. 大风"
    links = [button for row in screen.rows for button in row]
    assert all(isinstance(link, Link) and link.start == "n_31" for link in links)


def test_missed_ones_are_counted_from_the_first_to_the_last() -> None:
    one = news.missed(SAY, [post(), post()], 1, now=NOW)
    assert "有 1 次没能按时发出：12月7日(周一) 09:00" in one.text
    many = news.missed(SAY, [post({"starts_at": NOW, "ends_at": None}), post()], 8, now=NOW)
    assert "有 8 次没能按时发出，从 11月22日(周日) 12:00 到 12月7日(周一) 09:00" in many.text
    assert labels(many) == ["打开这条公告"]
    eventless = post({"starts_at": None, "ends_at": None, "post_at": START})
    assert "12月7日(周一) 09:00" in news.missed(SAY, [eventless, eventless], 1, now=NOW).text


def test_the_end_sums_up_and_asks_for_a_report() -> None:
    screen = news.over(SAY, signed(18, 0, 20), 12, 0, now=NOW)
    assert "发到了 12 处" in screen.text
    assert "18/20 人" in screen.text
    assert labels(screen) == ["小结", "名单"]
    receipts = news.over(SAY, post(receipt=True), 2, 34, now=NOW)
    assert "点了收到：34 人" in receipts.text


def test_media_are_one_album_without_words_and_the_map_goes_first() -> None:
    files = [Media("photo", "1"), Media("photo", "2")]
    screen = news.media(SAY, post(latitude=31.0, longitude=121.0), files)
    assert screen is not None
    assert [one.kind for one in screen.media] == ["location", "photo", "photo"]
    assert (screen.text, screen.picture) == ("", None)
    alone = news.media(SAY, post(latitude=31.0, longitude=121.0), [])
    assert alone is not None
    assert alone.text == "📍 活动室"
    assert news.media(SAY, post(), []) is None
