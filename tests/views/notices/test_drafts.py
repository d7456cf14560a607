"""The screens of a draft: what is read back, what is warned of, and the way back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain.notices import Audience, Notice, Refusal, Schedule, Signup, Template
from domain.notices.bounds import Fault
from domain.notices.questions import Figure, Part, Switch, Writing
from domain.notices.schedule import read_back, schedule_of
from domain.places import Role
from domain.when import Calendar, Said, Why, read
from views.notices import draft, draft_asking, draft_pages, draft_refused, draft_signup
from views.notices.buttons_draft import NoticePage, NoticePublish, Page
from views.notices.draft_lines import Drafted
from views.places.paging import Spot
from views.screen import Button, Screen
from views.texts import Catalogue, Texts

CATALOGUE = Catalogue()
ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
CODES = [*Refusal, *Fault, *(f"when-{why.value}" for why in Why)]
EXTRA = ("nothing", "number", "no-medium", "post-rule", "post-late", "aside-closed")
# Of these nothing about a draft is refused; they belong to sign-up.
ELSEWHERE = frozenset(
    {"too-long", "closed", "full", "no-name", "no-slot", "not-signed", "not-resident"}
)
PLACES = [Spot(number, f"{number}栋") for number in range(1, 40)]


@pytest.fixture(params=["zh-CN", "en"])
def say(request: pytest.FixtureRequest) -> Texts:
    return CATALOGUE.say(request.param)


def zh() -> Texts:
    return CATALOGUE.say("zh-CN")


def when(text: str) -> Schedule:
    said = read(text, now=NOW, zone=ZONE)
    assert isinstance(said, Said)
    return schedule_of(said, ZONE)


def seen(text: str = "每月7日 9:00-11:00", **more: Any) -> Drafted:  # noqa: ANN401
    """A draft at this time; fields of the notice and of the preview by their names."""
    own = {name: more.pop(name) for name in list(more) if name in Notice.__dataclass_fields__}
    schedule = when(text) if text else Schedule()
    notice = Notice(7, 1, 1, "人人坞免费义诊", 5, NOW, schedule=schedule)
    notice = replace(notice, **own)
    back = read_back(schedule, after=NOW, zone=ZONE, calendar=Calendar())
    counts = {"groups": 12, "households": 1057} | more
    return Drafted(notice, ZONE, ["6栋"], back, NOW, NOW, NOW, **counts)


def buttons(screen: Screen) -> list[Button]:
    return [b for row in screen.rows for b in row if isinstance(b, Button)]


PAGES: dict[str, Callable[[Texts, Drafted], Screen]] = {
    "home": draft.home,
    "more": lambda say, seen: draft.more(say, seen, 0),
    "scope": lambda say, seen: draft_pages.scope(say, seen, PLACES, frozenset({1}), 0),
    "post": draft_pages.posting,
    "media": draft_pages.media,
    "signup": lambda say, seen: draft_signup.signup(say, seen, 0),
    "remind": draft_pages.remind,
    "audience": lambda say, seen: draft_pages.audience(say, seen, 0),
}
FULL: dict[str, Any] = {
    "signup": Signup(20, 15, 60, 1),
    "receipt": True,
    "reminders": (4320, 1440, 90),
    "pin": True,
    "urgent": "今晚大风",
    "venue": "活动室",
    "body": "好" * 3500,
    "latitude": 30.2,
    "longitude": 120.1,
    "media": ["photo", "photo", "voice", "video", "document", "audio"],
    "unknown": (2027,),
    "groupless": [f"{number}栋" for number in range(50)],
    "full": 3,
    "problem": "past",
}


@pytest.mark.parametrize("page", list(PAGES))
@pytest.mark.parametrize("more", [{}, FULL], ids=["bare", "full"])
def test_every_page_fits_a_message(say: Texts, page: str, more: dict[str, Any]) -> None:
    screen = PAGES[page](say, seen(**more))
    assert 0 < len(screen.text) < 4096
    for button in buttons(screen):
        assert button.label
        assert button.data.pack()


@pytest.mark.parametrize("page", [page for page in PAGES if page != "home"])
def test_every_page_leads_back_to_the_preview(say: Texts, page: str) -> None:
    last = buttons(PAGES[page](say, seen()))[-1]
    assert last.data == NoticePage(7, Page.HOME)


@pytest.mark.parametrize("page", list(PAGES))
def test_big_letters_have_four_rows_of_one(say: Texts, page: str) -> None:
    screen = PAGES[page](say, seen(big=True, **FULL))
    assert len(screen.rows) <= 4
    assert all(len(row) == 1 for row in screen.rows)


def test_the_reach_is_read_back() -> None:
    assert "12 个群 · 1,057 户" in draft.home(zh(), seen()).text
    assert "12 groups · 1,057 households" in draft.home(CATALOGUE.say("en"), seen()).text


def test_one_group_is_no_groups() -> None:
    text = draft.home(CATALOGUE.say("en"), seen(groups=1, households=1)).text
    assert "1 group · 1 household<" in text


def test_people_filters_are_in_words() -> None:
    who = Audience(frozenset({Role.RESIDENT, Role.CAPTAIN}), 1961, unheard=True)
    text = draft.home(zh(), seen(audience=who, people=37)).text
    assert "不发群，只私聊发给 <b>37 人</b>" in text
    assert "楼栋长、居民、1961 年或更早出生" in text
    assert "个群" not in text


def test_a_long_text_is_cut_and_counted() -> None:
    text = draft.home(zh(), seen(body="好" * 3500)).text
    assert "3,500 字" in text
    assert len(text) < 1600


def test_what_is_off_is_not_spoken_of() -> None:
    text = draft.home(zh(), seen()).text
    assert not [sign for sign in ("📝", "🔔", "📌", "🚨", "📎", "⚠️", "❗") if sign in text]


def test_slots_have_their_places_each() -> None:
    text = draft.home(zh(), seen(signup=Signup(20, 15, 60, 0))).text
    assert "每段 20 个名额，15 分钟一段，不能替家人报" in text


def test_the_first_places_are_named_and_the_rest_counted() -> None:
    found = replace(seen(), places=[f"{number}栋" for number in range(1, 9)])
    assert "1栋、2栋、3栋、4栋、5栋、6栋等，另有 2 处" in draft.home(zh(), found).text


def test_groups_that_are_gone_go_before_places_without() -> None:
    text = draft.home(zh(), seen(gone=3, groupless=["6栋"])).text
    assert "3 个群都把我移出了" in text
    assert "没有绑定群" not in text


def test_hostile_words_stay_words(say: Texts) -> None:
    found = seen(title="<b>x</b>", body="<i>&", venue="<u>", urgent="<a>", groupless=["<s>"])
    text = draft.home(say, found).text
    for tag in ("<i>", "<u>", "<a>", "<s>", "<b>x"):
        assert tag not in text


def test_what_is_planned_may_be_published_both_ways() -> None:
    go = [b.data for b in buttons(draft.home(zh(), seen())) if isinstance(b.data, NoticePublish)]
    assert [one.at_once for one in go] == [1, 0]


def test_what_has_no_moment_is_asked_for_one_first() -> None:
    found = buttons(draft.home(zh(), seen("")))
    assert [b.data for b in found if b.label == "定时发"] == [NoticePage(7, Page.POST)]


def test_leads_that_are_over_are_not_offered() -> None:
    soon = seen("明天中午12点")
    labels = [b.label for b in buttons(draft_pages.posting(zh(), soon))]
    # Exactly a day before is now, and now is over.
    assert "提前 1 天" not in labels
    assert "提前 3 小时" in labels


def test_without_an_event_only_a_moment_is_written() -> None:
    labels = [b.label for b in buttons(draft_pages.posting(zh(), seen("")))]
    assert labels == ["自己写时间", "‹ 返回"]


def test_the_chosen_places_are_ticked() -> None:
    found = buttons(draft_pages.scope(zh(), seen(), PLACES[:3], frozenset({2}), 0))
    assert [b.label for b in found[:3]] == ["1栋", "✓ 2栋", "3栋"]


def test_a_reminder_of_ones_own_is_shown_beside_the_usual_ones() -> None:
    labels = [b.label for b in buttons(draft_pages.remind(zh(), seen(reminders=(90,))))]
    assert len(labels) == 6
    assert len([label for label in labels if label.startswith("✓")]) == 1


@pytest.mark.parametrize("code", [*(str(code) for code in CODES), *EXTRA])
def test_every_refusal_has_a_sentence_of_its_own(say: Texts, code: str) -> None:
    other = draft_refused.said(say, "no such code")
    assert (draft_refused.said(say, code) == other) is (code in ELSEWHERE)
    assert len(draft_refused.said(say, code)) <= 200


@pytest.mark.parametrize("what", list(Writing))
def test_every_question_says_what_is_asked(say: Texts, what: Writing) -> None:
    screen = draft_asking.question(say, what.value, "", None)
    last = draft_asking.question(say, "no such question", "", None)
    assert screen.ask is not None
    assert (screen.text == last.text) is (what is Writing.BORN)


def test_a_question_says_first_what_was_wrong(say: Texts) -> None:
    plain = draft_asking.question(say, "capacity", "", None).text
    again = draft_asking.question(say, "capacity", "number", None).text
    assert again.endswith(plain)
    assert again.startswith("❗")


def test_in_a_group_the_person_who_is_asked_is_named(say: Texts) -> None:
    text = draft_asking.question(say, "title", "", (5, "<陈>楼长")).text
    assert 'tg://user?id=5">&lt;陈&gt;楼长' in text


@pytest.mark.parametrize("template", list(Template))
def test_every_template_has_a_button_a_title_and_a_text(say: Texts, template: Template) -> None:
    names = {
        say.plain(f"notice-draft-template{part}", template=template.value)
        for part in ("", "-title", "-body")
    }
    assert len(names) >= 2
    assert len(say.plain("notice-draft-template-title", template=template.value)) <= 100
    labels = [b.label for b in buttons(draft_asking.start(say, "", 0, None, big=False))]
    assert len(set(labels)) == len(Template)


def test_readings_are_in_words_on_buttons() -> None:
    offered = [when("每两周周一 9点"), when("11月27日 14:00-15:00"), Schedule()]
    notice = seen().notice
    screen = draft_asking.when(
        zh(), notice, Writing.WHEN, "when-ambiguous", offered, 99, ZONE, None, now=NOW, big=False
    )
    labels = [b.label for b in buttons(screen)]
    assert labels[0] == "每两周的周一 09:00"
    assert labels[1] == "11月27日(周五) 14:00–15:00"
    assert labels[3:] == ["没有时间，只是通知", "‹ 返回"]


def test_a_moment_to_go_out_cannot_be_none() -> None:
    screen = draft_asking.when(
        zh(), seen().notice, Writing.POST, "", [], 0, ZONE, None, now=NOW, big=False
    )
    assert [b.label for b in buttons(screen)] == ["‹ 返回"]


def test_who_is_turned_away_is_told_whom_to_ask(say: Texts) -> None:
    named = draft_asking.turned_away(say, "not-yours", "6栋", ["陈楼长", "李"]).text
    assert "陈楼长" in named
    assert "6栋" in named
    assert "/bind" in draft_asking.turned_away(say, "unbound", "", []).text
    assert draft_asking.turned_away(say, "not-yours", "6栋", []).text not in (named, "")


@pytest.mark.parametrize("switch", [one for one in Switch if one is not Switch.SIGNUP])
def test_a_switch_says_whether_it_is_on(say: Texts, switch: Switch) -> None:
    notice = seen().notice
    on, off = (draft.switch(say, notice, switch, on=on) for on in (True, False))
    assert on.label.startswith("✓ ")
    assert not off.label.startswith("✓")


@pytest.mark.parametrize("part", list(Part))
def test_what_can_be_taken_away_has_words(say: Texts, part: Part) -> None:
    assert draft.clear(say, seen().notice, part).label


@pytest.mark.parametrize("figure", [f for f in Figure if f not in {Figure.REMINDER, Figure.AGE}])
def test_every_number_has_its_words(say: Texts, figure: Figure) -> None:
    few, many = (say.plain("notice-draft-figure", what=figure.value, value=v) for v in (0, 60))
    assert few != many


def test_the_night_is_told_only_when_it_is_night() -> None:
    assert "🌙" not in draft.home(zh(), seen()).text
    night = replace(seen(), soonest=NOW + timedelta(hours=9))
    assert "🌙" in draft.home(zh(), night).text
