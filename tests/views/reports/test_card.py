"""The card as pure views: its words in every state, its buttons for every reader."""

from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import reports as rules
from domain.reports import CATEGORIES, UNITS, Action, Priority, State, Visibility
from tests.conftest import NOON
from views.reports import card as view
from views.reports import filing, keys, lists
from views.reports.buttons_filing import Code, Filter, Menu, ReportList, Shown
from views.reports.card import Carded
from views.reports.controls import Audience
from views.reports.filing import Titled
from views.reports.lists import Page, Section
from views.screen import Button, Row
from views.texts import LANGUAGES, Catalogue, Texts

CATALOGUE = Catalogue()
SAY = CATALOGUE.say("zh-CN")
ENGLISH = CATALOGUE.say("en")
EQUIP = rules.submit(7, 2, 12, CATEGORIES["equip"], "三楼楼道灯不亮", now=NOON, reporter_id=1)
CARD = Carded(EQUIP, "6栋-0012", EQUIP.text, "group", NOON)
LETTERS = st.text(alphabet=st.sampled_from("灯<>&'\"\n ا👍a"), max_size=3000)


def carded(**changes: object) -> Carded:
    return replace(CARD, report=replace(EQUIP, **changes))  # type: ignore[arg-type]


def labels(rows: tuple[Row, ...]) -> list[str]:
    return [button.label for row in rows for button in row]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("audience", ["group", "unit", "private"])
def test_every_state_has_words_for_every_reader(
    language: str, state: State, audience: Audience
) -> None:
    say = CATALOGUE.say(language)
    card = replace(carded(state=state, answer="好了", question="哪盏？"), audience=audience)
    assert say.plain("report-state", state=state) in view.text(say, card)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_word_of_its_own(language: str) -> None:
    say = CATALOGUE.say(language)
    for message, variable, codes in (
        ("report-state", "state", State),
        ("report-category", "category", CATEGORIES),
        ("report-unit", "code", UNITS),
        ("report-priority", "priority", Priority),
    ):
        words = [say.plain(message, **{variable: str(code)}) for code in codes]
        assert len(set(words)) == len(words), message


@given(LETTERS)
def test_any_text_fits_into_a_message_and_stays_text(text: str) -> None:
    shown = view.text(SAY, replace(CARD, text=text))
    assert len(unescape(shown)) <= 4096
    assert shown.replace("<b>", "").replace("</b>", "").count("<") == 0
    assert "6栋-0012" in shown


@given(LETTERS)
def test_words_of_the_unit_are_shown_as_text_too(text: str) -> None:
    for state in (State.RESOLVED, State.AWAITING_INFO, State.ON_HOLD):
        card = carded(state=state, answer=text, question=text, hold_reason=text)
        shown = view.text(SAY, card)
        assert shown.replace("<b>", "").replace("</b>", "").count("<") == 0


@pytest.mark.parametrize("length", [999, 1000, 1001])
def test_a_thousand_characters_are_the_most_a_group_reads(length: int) -> None:
    shown = view.text(SAY, replace(CARD, text="灯" * length))
    assert shown.count("灯") == min(length, 1000 if length <= 1000 else 999)


def test_the_unit_reads_more_than_the_group() -> None:
    long = replace(CARD, text="灯" * 2000, audience="unit")
    assert view.text(SAY, long).count("灯") == 2000


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (timedelta(hours=4), "今天 16:00 前回应"),
        (timedelta(hours=12), "明天 00:00 前回应"),
        (timedelta(days=2), "11月24日(周二) 12:00 前回应"),
        (timedelta(seconds=-1), "已超时"),
    ],
)
def test_deadlines_are_said_as_people_say_them(ahead: timedelta, words: str) -> None:
    assert words in view.text(SAY, carded(respond_due=NOON + ahead))


def test_once_answered_only_the_second_deadline_counts() -> None:
    shown = view.text(SAY, carded(responded_at=NOON))
    assert "回应" not in shown
    assert "前办好" in shown


@pytest.mark.parametrize("state", [State.ON_HOLD, State.AWAITING_INFO, State.CLOSED])
def test_a_stopped_clock_shows_no_deadline(state: State) -> None:
    assert "⏰" not in view.text(SAY, carded(state=state))


@pytest.mark.parametrize(("days", "shown"), [(0, False), (1, True), (9, True)])
def test_days_are_counted_from_the_second_on(days: int, shown: bool) -> None:  # noqa: FBT001
    card = replace(CARD, now=NOON + timedelta(days=days))
    assert (f"第 {days + 1} 天" in view.text(SAY, card)) is shown


def test_what_the_unit_writes_is_masked_for_neighbours() -> None:
    card = carded(state=State.RESOLVED, answer="修好了，找我 13812345621")
    assert "13812345621" not in view.text(SAY, card)
    assert "13812345621" in view.text(SAY, replace(card, masked=False))


def test_a_merged_report_points_to_its_parent() -> None:
    assert "6栋-0003" in view.text(SAY, replace(carded(state=State.MERGED), parent="6栋-0003"))


def test_media_are_counted_in_signs() -> None:
    assert view.marks({"photo": 3, "voice": 1, "strange": 1}) == "📷3 🎤 📎"


def test_words_are_said_once_for_two_kinds_of_film() -> None:
    assert view.marks({"video": 1, "video_note": 1}) == "🎬2"


def test_the_group_joins_refines_and_opens_more() -> None:
    actions = (Action.CANCEL, Action.CATEGORISE, Action.PRIORITISE, Action.SET_VISIBILITY)
    card = replace(CARD, actions=actions, refinable=True)
    shown = " ".join(labels(keys.rows(SAY, card, big=False)))
    for word in ("我也遇到", "补充", "紧急", "类别", "撤回", "时间线", "更多"):
        assert word in shown


def test_the_group_sees_handling_buttons_only_behind_more() -> None:
    card = replace(CARD, actions=(Action.ACCEPT, Action.REJECT))
    assert "接单" not in labels(keys.rows(SAY, card, big=False))
    assert "接单" in labels(keys.rows(SAY, replace(card, menu=Menu.TOOLS), big=False))


def test_a_private_report_offers_no_me_too() -> None:
    card = carded(visibility=Visibility.PRIVATE)
    assert not any("我也遇到" in label for label in labels(keys.rows(SAY, card, big=False)))


@pytest.mark.parametrize("state", [State.CLOSED, State.CANCELLED, State.REJECTED, State.MERGED])
def test_what_has_ended_is_neither_joined_nor_added_to(state: State) -> None:
    shown = " ".join(labels(keys.rows(SAY, carded(state=state), big=False)))
    assert "我也遇到" not in shown
    assert "补充" not in shown


@pytest.mark.parametrize("actions", [(), tuple(Action)])
def test_big_buttons_are_four_at_most_and_each_alone(actions: tuple[Action, ...]) -> None:
    card = replace(CARD, audience="private", actions=actions, refinable=True)
    rows = keys.rows(SAY, card, big=True)
    assert len(rows) <= 4
    assert all(len(row) == 1 for row in rows)


@pytest.mark.parametrize("menu", [Menu.CATEGORIES, Menu.ALL_CATEGORIES, Menu.PLACES, Menu.TOOLS])
@pytest.mark.parametrize("big", [True, False])
def test_every_menu_has_a_way_back(menu: Menu, big: bool) -> None:  # noqa: FBT001
    card = replace(CARD, menu=menu, codes=tuple(CATEGORIES), choices=((2, "6栋"),))
    assert labels(keys.rows(SAY, card, big=big))[-1] == "‹ 返回"


def test_the_present_category_is_ticked() -> None:
    card = replace(CARD, menu=Menu.ALL_CATEGORIES, codes=tuple(CATEGORIES))
    ticked = [label for label in labels(keys.rows(SAY, card, big=False)) if "✓" in label]
    assert ticked == ["✓ 照明门禁监控"]


def test_many_places_are_turned_page_by_page() -> None:
    card = replace(CARD, menu=Menu.PLACES, choices=tuple((n, f"{n}栋") for n in range(1, 31)))
    assert len(labels(keys.rows(SAY, card, big=False))) == keys.PLACES_A_PAGE + 2
    last = labels(keys.rows(SAY, replace(card, page=2), big=False))
    assert "30栋" in last


@pytest.mark.parametrize("say", [SAY, ENGLISH])
def test_all_buttons_fit_the_wire(say: Texts) -> None:
    huge = replace(EQUIP, id=2**53)
    card = replace(CARD, report=huge, actions=tuple(Action), refinable=True, may_move=True)
    for menu in Menu:
        shown = replace(card, menu=menu, codes=tuple(CATEGORIES), choices=((2**40, "6栋"),))
        for row in keys.rows(say, shown, big=False):
            for button in row:
                assert isinstance(button, Button)
                assert len(button.data.pack().encode()) <= 64


def one(number: int, text: str = "灯不亮") -> Titled:
    return Titled(number, f"6栋-{number:04d}", text, "已派单", "照明")


def test_a_list_names_its_place_and_opens_each_entry() -> None:
    at = ReportList(2)
    shown = lists.page(SAY, Page("6栋", at, (one(1), one(2)), following=1))
    assert "6栋" in shown.text
    assert labels(shown.rows) == ["📋 6栋-0001", "📋 6栋-0002", "更早 ›"]


def test_only_those_who_handle_reports_may_filter() -> None:
    at = ReportList(2)
    plain = lists.page(SAY, Page("6栋", at, (one(1),)))
    staff = lists.page(SAY, Page("6栋", at, (one(1),), staff=True))
    assert not any("状态" in label for label in labels(plain.rows))
    assert any("状态" in label for label in labels(staff.rows))


@pytest.mark.parametrize("chosen", [Filter.SHOW, Filter.CATEGORY, Filter.PLACE])
def test_every_filter_has_a_way_back(chosen: Filter) -> None:
    at = ReportList(2, filter=chosen)
    shown = lists.page(SAY, Page("6栋", at, (), staff=True, places=((2, "6栋"),)))
    assert labels(shown.rows)[-1] == "‹ 返回"


@pytest.mark.parametrize("show", Shown)
@pytest.mark.parametrize("say", [SAY, ENGLISH])
def test_an_empty_list_says_so(say: Texts, show: Shown) -> None:
    shown = lists.page(say, Page("6栋", ReportList(2, show=show, code=Code.LIFT), ()))
    assert say("report-list-none") in shown.text


def test_my_matters_name_only_the_sections_that_have_something() -> None:
    sections = [Section("reports", (one(1),)), Section("supported", ())]
    shown = lists.mine(SAY, sections, following=0, before=0)
    assert "我报的" in shown.text
    assert "我也遇到的" not in shown.text


@pytest.mark.parametrize("count", [1, 2, 3])
def test_each_look_alike_has_its_button(count: int) -> None:
    shown = filing.alike(SAY, one(9), [one(n) for n in range(count)])
    assert len(shown.rows) == count + 1


@pytest.mark.parametrize("danger", rules.EMERGENCIES)
@pytest.mark.parametrize("say", [SAY, ENGLISH])
def test_every_danger_has_words_and_its_numbers(say: Texts, danger: rules.Danger) -> None:
    shown = filing.emergency(say, danger, [("none", "119"), ("燃气公司", "021-777")])
    assert "119" in shown.text
    assert "燃气公司 <b>021-777</b>" in shown.text


@pytest.mark.parametrize("excess", rules.Excess)
def test_every_limit_is_explained(excess: rules.Excess) -> None:
    words = {filing.limited(say, excess, "021-1").text for say in (SAY, ENGLISH)}
    assert len(words) == 2
    assert all("021-1" in text for text in words)


def test_a_stranger_without_an_office_gets_no_empty_phone() -> None:
    assert "电话" not in filing.stranger(SAY, "").text
