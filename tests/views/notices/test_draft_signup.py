"""Sign-up of a draft: the short page that says how it is, and the choices for each number."""

from dataclasses import replace

import pytest

from domain.notices import Signup
from domain.notices.questions import Figure
from tests.views.notices.test_drafts import CATALOGUE, buttons, seen, zh
from views.notices import draft_signup
from views.notices.buttons_draft import NoticeFigure, NoticePage, NoticeSwitch, Page
from views.notices.draft_lines import Drafted
from views.packing import EDGES, ROOM, width
from views.screen import Screen
from views.texts import LANGUAGES

NUMBERS = list(draft_signup.OFFERED)


def labels(screen: Screen) -> list[str]:
    return [button.label for button in buttons(screen)]


def page(found: Drafted) -> list[str]:
    return labels(draft_signup.signup(zh(), found, 0))


def choices(found: Drafted, what: Figure) -> list[str]:
    return labels(draft_signup.number(zh(), found, what, 0))


def test_without_sign_up_there_is_only_the_way_to_open_it() -> None:
    assert page(seen()) == ["要报名", "‹ 返回"]


def test_every_number_is_said_as_it_is() -> None:
    assert page(seen(signup=Signup(20, 15, 1440, 2))) == [
        "名额：20 个",
        "时段：15 分钟一段",
        "带家人：2 位",
        "截止：提前 1 天",
        "不要报名",
        "‹ 返回",
    ]


def test_what_is_not_limited_is_said_too() -> None:
    found = page(seen(signup=Signup(None, None, 0, 0)))
    assert found[:4] == ["名额：不限", "时段：不分", "带家人：不带", "截止：开始前"]


def test_what_has_no_length_has_no_slots() -> None:
    assert "时段" not in "".join(page(seen("每月7日 9:00", signup=Signup())))


@pytest.mark.parametrize("what", NUMBERS)
def test_each_number_opens_its_own_page_that_leads_back(what: Figure) -> None:
    found = seen(signup=Signup())
    opened = [one.data for one in buttons(draft_signup.signup(zh(), found, 0))]
    assert NoticePage(7, Page(what.value)) in opened
    last = buttons(draft_signup.number(zh(), found, what, 0))[-1]
    assert last.data == NoticePage(7, Page.SIGNUP)


@pytest.mark.parametrize("what", NUMBERS)
def test_the_present_number_is_ticked_and_no_other(what: Figure) -> None:
    ticked = [label for label in choices(seen(signup=Signup()), what) if label.startswith("✓")]
    assert len(ticked) == 1


def test_a_number_of_ones_own_stands_among_the_others_in_order() -> None:
    found = seen(signup=Signup(25, 45, 2880, 4))
    assert choices(found, Figure.CAPACITY) == [
        "名额不限", "10 个名额", "20 个名额", "✓ 25 个名额", "30 个名额", "50 个名额",
        "100 个名额", "自己写名额", "‹ 返回",
    ]  # fmt: skip
    assert "✓ 45 分钟一段" in choices(found, Figure.SLOT)
    assert "✓ 提前 2天" in choices(found, Figure.CLOSES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", NUMBERS)
@pytest.mark.parametrize("signup", [Signup(), Signup(2000, 240, 10080, 5)], ids=["new", "most"])
def test_no_choice_is_wider_than_its_part_of_a_phone(
    what: Figure, language: str, signup: Signup
) -> None:
    screen = draft_signup.number(CATALOGUE.say(language), seen(signup=signup), what, 0)
    assert all(len(row) <= 2 for row in screen.rows)
    for row in screen.rows:
        assert max(width(one.label) + EDGES for one in row) * len(row) <= ROOM


@pytest.mark.parametrize("what", NUMBERS)
def test_in_big_letters_there_are_four_rows_of_one(what: Figure) -> None:
    found = replace(seen(signup=Signup()), big=True)
    for at in range(6):
        screen = draft_signup.number(zh(), found, what, at)
        assert len(screen.rows) <= 4
        assert all(len(row) == 1 for row in screen.rows)


@pytest.mark.parametrize("what", NUMBERS)
def test_a_number_of_what_was_switched_off_meanwhile_is_the_page_of_sign_up(what: Figure) -> None:
    screen = draft_signup.number(zh(), seen(), what, 0)
    assert not [one for one in buttons(screen) if isinstance(one.data, NoticeFigure)]
    assert [one for one in buttons(screen) if isinstance(one.data, NoticeSwitch)]


def test_what_is_asked_says_whether_it_is_for_each_slot() -> None:
    whole = draft_signup.number(zh(), seen(signup=Signup(20)), Figure.CAPACITY, 0).text
    each = draft_signup.number(zh(), seen(signup=Signup(2, 15)), Figure.CAPACITY, 0).text
    assert whole.startswith("一共几个名额")
    assert each.startswith("每个时段几个名额")
