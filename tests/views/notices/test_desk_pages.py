"""The desk's card and pages: what is said of each state, and which tools it offers."""

from dataclasses import replace
from typing import Any

import pytest

from domain.notices import Audience, Fate, Phase, Schedule, Signup, State
from domain.notices.schedule import recurrence_of
from tests.views.notices.shown import NOTICE, NOW, OCCURRENCE, SAY, START, ZONE, labels, post
from views.notices import changing, desk
from views.notices.desk import Desk
from views.screen import Button

RULE = Schedule(rule="FREQ=WEEKLY;BYDAY=MO", first_day=START.date(), clock=START.time())
TOOLS = {"改时间", "取消这次", "改内容"}


def card(
    occurrence: dict[str, Any] | None = None,
    counts: dict[Fate, int] | None = None,
    **changes: Any,  # noqa: ANN401
) -> Desk:
    shown = post(occurrence, **changes)
    rule = recurrence_of(shown.notice.schedule, ZONE)
    return Desk(shown.notice, rule, shown, None, counts or {}, 0, 0, ZONE)


def test_it_counts_what_arrived_of_all_and_names_what_did_not() -> None:
    counts = {
        Fate.SENT: 215, Fate.DIGEST: 2, Fate.WAITING: 675, Fate.HELD: 3, Fate.FAILED: 4,
        Fate.EXPIRED: 1, Fate.CANCELLED: 9,
    }  # fmt: skip
    screen = desk.screen(SAY, card(counts=counts), now=NOW)
    assert "正在发：217/900 个群" in screen.text
    assert "等晚上 7 点汇总：3 个群" in screen.text
    assert "没发到的：5" in screen.text
    assert {"没发到的", "补发一次"} <= set(labels(screen))


def test_once_all_of_it_is_out_nothing_is_said_to_go_out_still() -> None:
    text = desk.screen(SAY, card(counts={Fate.SENT: 1}), now=NOW).text
    assert "已发出：1/1 个群" in text
    assert "正在" not in text


def test_what_waits_for_the_evening_is_not_going_out_now() -> None:
    text = desk.screen(SAY, card(counts={Fate.SENT: 1, Fate.HELD: 1}), now=NOW).text
    assert "已发出：1/2 个群" in text


def test_what_goes_to_people_counts_people() -> None:
    shown = card(counts={Fate.SENT: 36, Fate.WAITING: 1}, audience=Audience(born_until=1961))
    assert "正在发：36/37 位" in desk.screen(SAY, shown, now=NOW).text


def test_what_went_nowhere_says_so() -> None:
    assert "还没有发到任何地方" in desk.screen(SAY, card(), now=NOW).text


@pytest.mark.parametrize(
    ("state", "phase", "offered"),
    [
        (State.RUNNING, Phase.POSTED, TOOLS | {"暂停"}),
        (State.PAUSED, Phase.POSTED, TOOLS | {"继续"}),
        (State.RUNNING, Phase.PLANNED, TOOLS | {"暂停"}),
        (State.RUNNING, Phase.OVER, {"暂停", "改内容", "小结"}),
        (State.ENDED, Phase.OVER, {"小结"}),
        (State.CANCELLED, Phase.CANCELLED, set()),
    ],
)
def test_only_what_can_be_done_is_offered(state: State, phase: Phase, offered: set[str]) -> None:
    shown = card({"state": phase, "reason": "停电"}, state=state)
    assert set(labels(desk.screen(SAY, shown, now=NOW))) == offered


def test_a_rule_is_said_in_words_with_tools_for_all_of_it() -> None:
    shown = replace(card(schedule=RULE), next_at=START)
    screen = desk.screen(SAY, shown, now=NOW)
    assert "规律：每周一 01:00" in screen.text
    assert "下次：12月7日(周一) 09:00" in screen.text
    assert {"接下来几次", "全部改时间", "全部取消"} <= set(labels(screen))


def test_sign_up_and_receipts_lead_to_their_lists() -> None:
    shown = replace(card(signup=Signup(20), receipt=True), receipts=34)
    screen = desk.screen(SAY, shown, now=NOW)
    assert "点了收到：34 人" in screen.text
    assert {"名单", "回执"} <= set(labels(screen))


def test_what_is_planned_says_when_it_goes_out() -> None:
    shown = card({"state": Phase.PLANNED})
    assert "还没发，11月22日(周日) 12:00 发出" in desk.screen(SAY, shown, now=NOW).text


def test_what_failed_is_listed_a_page_at_a_time_with_what_helps() -> None:
    losses = [(f"{n}栋群", "add", 1) for n in range(16)] + [("", "blocked", 7)]
    shown = card(counts={Fate.FAILED: 23})
    first = desk.failed(SAY, shown, losses, 0)
    assert "0栋群：机器人被移出了" in first.text
    assert "15栋群" not in first.text
    assert "下一页 ›" in labels(first)
    last = desk.failed(SAY, shown, losses, 99)
    assert "7 位住户的私信：对方停用了机器人" in last.text
    assert "‹ 上一页" in labels(last)
    assert "现在都发到了" in desk.failed(SAY, shown, [], 0).text


@pytest.mark.parametrize("remedy", ["add", "rights", "blocked", "moved", "late", "again"])
def test_each_remedy_has_its_own_sentence(remedy: str) -> None:
    text = desk.failed(SAY, card(), [("群", remedy, 1)], 0).text
    others = {"add", "rights", "blocked", "moved", "late", "again"} - {remedy}
    said = {desk.failed(SAY, card(), [("群", other, 1)], 0).text for other in sorted(others)}
    assert text not in said


def test_a_date_that_is_off_offers_nothing_more() -> None:
    off = replace(OCCURRENCE, state=Phase.CANCELLED, reason="停电")
    screen = desk.date(SAY, card(), off, now=NOW)
    assert "停电" in screen.text
    assert labels(screen) == ["‹ 返回"]
    assert labels(desk.date(SAY, card(), OCCURRENCE, now=NOW))[:2] == ["改时间", "取消这次"]


def test_calling_off_names_what_goes() -> None:
    one = desk.off(SAY, card(), OCCURRENCE, now=NOW)
    assert "12月7日(周一) 09:00–11:00）这一次" in one.text
    every = desk.off(SAY, card(), None, now=NOW)
    assert "以后的都不再办" in every.text
    assert next(b.style for row in every.rows for b in row if isinstance(b, Button)) == "danger"


@pytest.mark.parametrize("what", ["title", "body", "venue", "when", "rule", "off", "off-all"])
def test_each_question_shows_what_is_there_now(what: str) -> None:
    screen = changing.asking(SAY, NOTICE, what)
    assert screen.ask is not None
    assert screen.ask.placeholder
    now = {"title": "人人坞免费义诊", "body": "请带身份证", "venue": "活动室"}.get(what)
    assert ("现在是" in screen.text) is (now is not None)


def test_a_time_asked_back_offers_at_most_six_readings() -> None:
    screen = changing.unclear(SAY, "when", 31, "ambiguous", [START] * 9, ZONE, now=NOW)
    assert len(screen.rows) == 6
    none = changing.unclear(SAY, "when", 31, "past", [], ZONE, now=NOW)
    assert "请写一个日期和时间" in none.text
