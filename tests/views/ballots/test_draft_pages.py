"""Every screen of a draft, in both languages and both sizes of letters."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.ballots import Electorate, Kind, Refusal
from domain.ballots.shaping import Side, Writing
from domain.when import Why
from tests.domain.ballots.test_shaping import NOW, draft
from views.ballots import asking, draft_pages, drafting
from views.ballots.buttons_asking import DraftDiscard, DraftPage, DraftPublish, Page
from views.ballots.draft_pages import Named
from views.ballots.drafting import Drafted
from views.places.paging import Spot
from views.screen import Button, Screen
from views.texts import Catalogue, Texts

CATALOGUE = Catalogue()
ZH, EN = CATALOGUE.say("zh-CN"), CATALOGUE.say("en")
PLACES = [Spot(n, f"{n}栋") for n in range(1, 60)]
NAMED = [Named(n, f"邻居{n}", side) for n, side in enumerate((*Side, "居民代表"), start=1)]
Draw = Callable[[Texts, Drafted], Screen]

PAGES: dict[str, Draw] = {
    "more": lambda say, d: drafting.more(say, d, 0),
    "kinds": lambda say, d: draft_pages.kinds(say, d, 0),
    "lengths": lambda say, d: draft_pages.lengths(say, d, 0),
    "until": lambda say, d: draft_pages.until(say, d, Why.AMBIGUOUS, "周五前", [NOW]),
    "where": lambda say, d: draft_pages.where(say, d, PLACES, 0, "", step=False),
    "where late": lambda say, d: draft_pages.where(say, d, PLACES, 0, "past", step=True),
    "scope": lambda say, d: draft_pages.scope(say, d, PLACES, PLACES, 0),
    "ask options": draft_pages.ask_options,
    "options": lambda say, d: draft_pages.options(say, d, 0),
    "voters": draft_pages.voters,
    "seats": lambda say, d: draft_pages.seats(say, d, 0),
    "numbers": lambda say, d: draft_pages.numbers(say, d, 0),
    "roster": lambda say, d: draft_pages.roster(say, d, NAMED, 0),
}


def seen(kind: Kind = Kind.HOUSEHOLD, *, big: bool = False, staff: bool = True) -> Drafted:
    ballot = draft(kind, ("木头", "铁", "铜"))
    closes = NOW + timedelta(days=3)
    return Drafted(ballot, "6栋", 24, 210450, closes, NOW, (), staff, big)


def buttons(screen: Screen) -> list[Button]:
    return [b for row in screen.rows for b in row if isinstance(b, Button)]


@pytest.mark.parametrize("say", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("kind", list(Kind))
def test_every_page_can_be_drawn_and_leads_back(kind: Kind, name: str, say: Texts) -> None:
    screen = PAGES[name](say, seen(kind))
    assert screen.text.strip()
    assert buttons(screen)[-1].data == DraftPage(1, Page.HOME)
    assert len(screen.text) < 4_000


@pytest.mark.parametrize("name", PAGES)
def test_big_letters_have_four_buttons_one_a_row(name: str) -> None:
    screen = PAGES[name](ZH, seen(Kind.ELECTION, big=True))
    assert len(screen.rows) <= 4
    assert all(len(row) == 1 for row in screen.rows)


@pytest.mark.parametrize("kind", list(Kind))
def test_the_preview_publishes_first_and_cancels_last(kind: Kind) -> None:
    found = buttons(drafting.home(ZH, seen(kind)))
    assert found[0].data == DraftPublish(1, 1, int(NOW.timestamp()))
    assert found[-1].data == DraftDiscard(1)


@pytest.mark.parametrize(
    ("kind", "labels"),
    [
        (Kind.HOUSEHOLD, ["方式", "时长", "范围", "选项"]),
        (Kind.CHOOSE, ["方式", "时长", "范围", "选项", "谁有票"]),
        (Kind.ELECTION, ["方式", "时长", "范围", "选项", "谁有票", "名额"]),
        (Kind.REPS, ["方式", "时长", "范围", "选项", "代表名单"]),
        (Kind.CONSULT, ["方式", "时长", "范围", "改问题"]),
    ],
)
def test_only_what_a_kind_leaves_open_is_offered(kind: Kind, labels: list[str]) -> None:
    found = [b.label for b in buttons(drafting.home(ZH, seen(kind)))]
    assert found == ["发布", *labels, "取消"]


@pytest.mark.parametrize("say", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize("refusal", list(Refusal))
def test_whatever_is_wrong_stands_in_the_preview(refusal: Refusal, say: Texts) -> None:
    wrong = replace(seen(), problems=(refusal.value,))
    assert drafting.home(say, wrong).text.splitlines()[-1].startswith("⚠️ ")


@pytest.mark.parametrize(
    ("kind", "shortest", "fewest"),
    [(Kind.HOUSEHOLD, "60分钟", 9), (Kind.OWNERS_SPECIAL, "5天", 4)],
)
def test_only_lengths_that_the_kind_allows_are_offered(
    kind: Kind, shortest: str, fewest: int
) -> None:
    found = [b.label for b in buttons(draft_pages.lengths(ZH, seen(kind), 0))]
    assert found[0] == shortest
    # With the way to type another, and the way back.
    assert len(found) == fewest + 2


def test_lengths_are_said_as_long_as_they_are() -> None:
    found = [b.label for b in buttons(draft_pages.lengths(EN, seen(), 0))]
    assert found[:9] == [
        "60 minutes", "6 hours", "24 hours", "2 days", "3 days", "5 days", "7 days", "2 weeks",
        "4 weeks",
    ]  # fmt: skip


def test_numbers_are_offered_to_staff_where_no_law_sets_them() -> None:
    def offered(kind: Kind, *, staff: bool) -> bool:
        page = draft_pages.kinds(ZH, seen(kind, staff=staff), 0)
        return "改比例" in [b.label for b in buttons(page)]

    assert offered(Kind.HOUSEHOLD, staff=True)
    assert not offered(Kind.HOUSEHOLD, staff=False)
    assert not offered(Kind.OWNERS_ORDINARY, staff=True)
    assert not offered(Kind.CHOOSE, staff=True)


def test_many_places_are_shown_a_page_at_a_time() -> None:
    first = draft_pages.where(ZH, seen(), PLACES, 0, "", step=False)
    last = draft_pages.where(ZH, seen(), PLACES, 2, "", step=False)
    assert "1栋" in [b.label for b in buttons(first)]
    assert "59栋" in [b.label for b in buttons(last)]
    forged = draft_pages.where(ZH, seen(), PLACES, -7, "", step=False)
    assert len(buttons(forged)) <= 27


def test_who_has_a_vote_is_named_as_it_is_now() -> None:
    ballot = replace(draft(Kind.ELECTION), electorate=Electorate.FLATS)
    page = draft_pages.voters(ZH, replace(seen(), ballot=ballot))
    assert "现在是：<b>每户一票</b>（24 户 · 2,104.50 m²）" in page.text


def test_names_and_sides_are_only_words() -> None:
    hostile = Named(1, "<b>老王</b>", "<i>居民</i>" * 9)
    page = draft_pages.roster(ZH, seen(Kind.REPS), [hostile], 0)
    assert "&lt;b&gt;老王&lt;/b&gt;" in page.text
    assert "<i>" not in page.text


@pytest.mark.parametrize("say", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize("what", list(Writing))
def test_a_question_has_a_field_for_its_answer(what: Writing, say: Texts) -> None:
    screen = asking.question(say, what, "option_twice", (7, "老王"), draft())
    assert screen.ask is not None
    assert screen.rows == ()
    assert screen.text.splitlines()[0] == '<a href="tg://user?id=7">老王</a>'
    assert screen.text.splitlines()[1].startswith("⚠️ ")


def test_who_may_not_is_told_who_may() -> None:
    assert (
        "陈楼长、林主任"
        in asking.turned_away(ZH, "captain_only", "6栋", ["陈楼长", "林主任"]).text
    )
    assert "由楼栋长或社区工作人员" in asking.turned_away(ZH, "captain_only", "6栋", []).text
    assert "/bind" in asking.turned_away(ZH, "unbound", "", []).text
