"""Every card there can be: readable by Telegram and by people, with the buttons that belong."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain import reports as rules
from domain.reports import CATEGORIES, OPEN, UNITS, Action, Concern, Priority, State, Visibility
from tests.conftest import NOON
from tests.views.reports.drawn import HOSTILE, buttons_of, check_rows, data_of, read_by
from views.matters import Kind, MatterStory
from views.reports import card as view
from views.reports import controls, keys, phrases
from views.reports.buttons_filing import (
    Code,
    Menu,
    ReportBehalf,
    ReportCategory,
    ReportConcern,
    ReportCover,
    ReportHurry,
    ReportMenu,
    ReportMove,
    ReportPictures,
    ReportText,
)
from views.reports.buttons_life import ReportDo
from views.reports.card import Carded
from views.reports.controls import Audience
from views.texts import Texts

AUDIENCES: tuple[Audience, ...] = ("group", "unit", "private")
REPORT = rules.submit(7, 2, 12, CATEGORIES["equip"], "三楼楼道灯不亮", now=NOON, reporter_id=1)
CARD = Carded(REPORT, "6栋-0012", REPORT.text, "private", NOON)
FULL = replace(
    CARD,
    report=replace(
        REPORT,
        id=2**62,
        accepted_at=NOON,
        scheduled_for=NOON + timedelta(days=1),
        review_on=NOON + timedelta(days=30),
        hold_reason=HOSTILE,
        question=HOSTILE,
        answer=HOSTILE,
    ),
    text=HOSTILE,
    unit=(HOSTILE, "property"),
    unit_phone=HOSTILE,
    assignee=HOSTILE,
    supporters=12,
    media={"photo": 3, "voice": 1},
    parent=HOSTILE,
    behalf=HOSTILE,
    actions=tuple(Action),
    refinable=True,
    may_log=True,
    may_move=True,
    codes=tuple(CATEGORIES),
    choices=((2, "6栋"), (3, HOSTILE)),
)


def having(card: Carded, **changes: object) -> Carded:
    return replace(card, report=replace(card.report, **changes))  # type: ignore[arg-type]


def labels(say: Texts, card: Carded) -> list[str]:
    return [button.label for button in buttons_of(keys.rows(say, card, big=False))]


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("state", State)
def test_every_state_reads_as_markup_with_hostile_words_in_every_place(
    say: Texts, state: State, audience: Audience
) -> None:
    card = replace(having(FULL, state=state), audience=audience)
    shown = read_by(view.text(say, card))
    assert say.plain("report-state", state=state) in shown
    assert HOSTILE in shown


@pytest.mark.parametrize("masked", [True, False])
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("state", State)
def test_the_longest_words_in_every_place_still_fit(
    say: Texts,
    state: State,
    audience: Audience,
    masked: bool,  # noqa: FBT001
) -> None:
    long = "&" * 5000
    card = replace(FULL, text=long, audience=audience, masked=masked)
    said = having(card, state=state, question=long, answer=long, hold_reason=long)
    shown = read_by(view.text(say, said))
    assert long not in shown
    assert "…" in shown


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_is_named_and_ticked(say: Texts, category: str) -> None:
    card = replace(having(CARD, category=category), menu=Menu.CATEGORIES, codes=(category,))
    word = say.plain("report-category", category=category)
    assert word in read_by(view.text(say, card))
    assert f"✓ {word}" in labels(say, card)


@pytest.mark.parametrize("priority", Priority)
def test_only_what_presses_wears_a_badge(say: Texts, priority: Priority) -> None:
    shown = read_by(view.text(say, having(CARD, priority=priority)))
    assert ("❗" in shown or "‼" in shown) is (priority is not Priority.NORMAL)


@pytest.mark.parametrize("visibility", Visibility)
def test_only_what_is_private_says_so(say: Texts, visibility: Visibility) -> None:
    shown = read_by(view.text(say, having(CARD, visibility=visibility)))
    assert ("🔒" in shown) is (visibility is Visibility.PRIVATE)


@pytest.mark.parametrize("about", [None, Concern.CAPTAIN, Concern.STAFF])
def test_a_complaint_says_whom_it_is_about(say: Texts, about: Concern | None) -> None:
    shown = read_by(view.text(say, having(CARD, about=about)))
    words = say.plain("report-card-about", about=about or Concern.STAFF)
    assert (words in shown) is (about is not None)


@pytest.mark.parametrize("code", UNITS)
def test_a_unit_without_a_name_goes_by_its_kind(say: Texts, code: str) -> None:
    shown = read_by(view.text(say, replace(CARD, unit=(None, code))))
    assert say.plain("report-unit", code=code) in shown
    assert phrases.unit_name(say, "翠湖物业", code) == "翠湖物业"


@pytest.mark.parametrize("state", State)
def test_only_what_is_not_over_says_who_has_it(say: Texts, state: State) -> None:
    shown = view.text(say, having(replace(CARD, unit=("翠湖物业", "property")), state=state))
    assert ("翠湖物业" in shown) is (state in OPEN | {State.RESOLVED})


@pytest.mark.parametrize(("count", "said"), [(0, False), (1, True), (2, True), (1000, True)])
def test_supporters_are_told_from_the_first_on(
    say: Texts,
    count: int,
    said: bool,  # noqa: FBT001
) -> None:
    shown = read_by(view.text(say, replace(CARD, supporters=count)))
    assert ("🙋" in shown) is said


@pytest.mark.parametrize(
    ("ahead", "late"), [(-1, True), (0, False), (1, False), (3600 * 12, False)]
)
def test_a_deadline_is_late_from_the_second_after_it(
    say: Texts,
    ahead: int,
    late: bool,  # noqa: FBT001
) -> None:
    due = NOON + timedelta(seconds=ahead)
    shown = read_by(view.text(say, having(CARD, respond_due=due)))
    assert (say("report-card-overdue", what="respond", at=due) in shown) is late


def test_the_small_notes_are_markup_too(say: Texts) -> None:
    assert "🔒" in read_by(view.note(say))
    elsewhere = read_by(view.gone_elsewhere(say, "6栋-0012", HOSTILE))
    assert "6栋-0012" in elsewhere
    assert HOSTILE in elsewhere


@pytest.mark.parametrize("length", [0, 1, 499, 500, 501, 2500, 2501])
def test_long_words_lose_nothing_where_they_are_joined(say: Texts, length: int) -> None:
    words = "".join("灯<&>"[at % 4] for at in range(length))
    said = view.long(say, words)
    assert (read_by(said) if said else "") == words


@pytest.mark.parametrize("kind", [*view.MARKS, "strange"])
def test_every_kind_of_media_has_a_sign(kind: str) -> None:
    sign = view.MARKS.get(kind, "📎")
    assert view.marks({kind: 1}) == sign
    assert view.marks({kind: 2}) == f"{sign}2"


@pytest.mark.parametrize("actions", [(), tuple(Action)])
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("state", State)
def test_the_buttons_of_every_state_go_over_the_wire(
    say: Texts,
    state: State,
    audience: Audience,
    actions: tuple[Action, ...],
    big: bool,  # noqa: FBT001
) -> None:
    card = replace(having(FULL, state=state), audience=audience, actions=actions)
    rows = keys.rows(say, card, big=big)
    check_rows(rows, big=big)
    assert rows
    assert len(data_of(rows)) == len(set(data_of(rows)))


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("menu", [menu for menu in Menu if menu is not Menu.NONE])
def test_every_menu_leads_back_to_the_card(
    say: Texts,
    menu: Menu,
    audience: Audience,
    big: bool,  # noqa: FBT001
) -> None:
    rows = keys.rows(say, replace(FULL, menu=menu, audience=audience), big=big)
    check_rows(rows)
    complained = menu is Menu.CONCERN and audience != "private"
    back = ReportMenu(FULL.report.id, Menu.NONE)
    assert (back == data_of(rows)[-1]) is not complained
    assert not big or all(len(row) == 1 for row in rows)


@pytest.mark.parametrize("audience", ["group", "unit"])
def test_nobody_is_asked_whom_it_is_about_where_others_look_on(
    say: Texts, audience: Audience
) -> None:
    for menu in (Menu.NONE, Menu.TOOLS, Menu.CONCERN):
        shown = data_of(keys.rows(say, replace(FULL, menu=menu, audience=audience), big=False))
        assert not any(isinstance(data, ReportConcern) for data in shown)
        assert ReportMenu(FULL.report.id, Menu.CONCERN) not in shown


@pytest.mark.parametrize("about", [None, Concern.CAPTAIN, Concern.STAFF])
def test_whom_it_is_about_is_ticked(say: Texts, about: Concern | None) -> None:
    card = replace(having(FULL, about=about), menu=Menu.CONCERN)
    found = buttons_of(keys.rows(say, card, big=False))
    ticked = [button.data for button in found if button.label.startswith("✓")]
    assert ticked == [ReportConcern(card.report.id, about or Concern.NOBODY)]


@pytest.mark.parametrize(
    ("action", "data"),
    [
        (Action.CATEGORISE, ReportMenu(7, Menu.CATEGORIES)),
        (Action.PRIORITISE, ReportHurry(7)),
        (Action.SET_VISIBILITY, ReportCover(7)),
        (Action.CONCERN, ReportMenu(7, Menu.CONCERN)),
        (Action.SUPPORT, ReportDo(7, Action.SUPPORT)),
        (Action.ADD, ReportDo(7, Action.ADD)),
        *((a, ReportDo(7, a)) for a in controls.ORDER["private"]),
    ],
)
def test_an_action_has_its_button_exactly_where_it_is_allowed(
    say: Texts, action: Action, data: object
) -> None:
    allowed = replace(CARD, actions=(action,), refinable=True)
    assert data_of(keys.rows(say, allowed, big=False)).count(data) == 1  # type: ignore[arg-type]
    assert data not in data_of(keys.rows(say, replace(allowed, actions=()), big=False))


@pytest.mark.parametrize(
    ("changes", "data"),
    [
        ({"may_move": True}, ReportMenu(7, Menu.PLACES)),
        ({"may_log": True}, ReportBehalf(7)),
        ({"media": {"photo": 1}}, ReportPictures(7)),
        ({"text": "灯" * (view.PRIVATE_TEXT + 1)}, ReportText(7)),
    ],
)
def test_what_a_card_has_more_is_one_button_more(
    say: Texts, changes: dict[str, object], data: object
) -> None:
    more = replace(CARD, **changes)  # type: ignore[arg-type]
    assert data in data_of(keys.rows(say, more, big=False))
    assert data not in data_of(keys.rows(say, CARD, big=False))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_time_line_is_always_at_hand(say: Texts, audience: Audience) -> None:
    shown = data_of(keys.rows(say, replace(CARD, audience=audience), big=False))
    assert MatterStory(Kind.REPORT, 7) in shown
    assert (ReportMenu(7, Menu.TOOLS) in shown) is (audience == "group")


@pytest.mark.parametrize("extra", [0, 1])
def test_the_whole_text_is_offered_only_where_it_was_cut(say: Texts, extra: int) -> None:
    for audience in AUDIENCES:
        card = replace(CARD, audience=audience)
        cut = replace(card, text="灯" * (card.limit + extra))
        assert (ReportText(7) in data_of(keys.rows(say, cut, big=False))) is bool(extra)


@pytest.mark.parametrize("priority", Priority)
@pytest.mark.parametrize("visibility", Visibility)
def test_a_switch_says_what_it_will_do(
    say: Texts, priority: Priority, visibility: Visibility
) -> None:
    allowed = replace(CARD, actions=(Action.PRIORITISE, Action.SET_VISIBILITY), refinable=True)
    shown = labels(say, having(allowed, priority=priority, visibility=visibility))
    normal, covered = priority is Priority.NORMAL, visibility is Visibility.PRIVATE
    assert say.plain("report-card-hurry", pressing="no" if normal else "yes") in shown
    assert say.plain("report-card-cover", covered="yes" if covered else "no") in shown


@pytest.mark.parametrize("count", [0, 1, 11, 12, 13, 24, 25])
def test_leafing_through_places_shows_each_once_and_comes_round(say: Texts, count: int) -> None:
    choices = tuple((at + 1, f"{at + 1}栋") for at in range(count))
    card, seen = replace(CARD, menu=Menu.PLACES, choices=choices), []
    for page in range(max(1, -(-count // keys.PLACES_A_PAGE))):
        shown = data_of(keys.rows(say, replace(card, page=page), big=False))
        seen += [data.place_id for data in shown if isinstance(data, ReportMove)]
        turns = [d for d in shown if isinstance(d, ReportMenu) and d.menu is Menu.PLACES]
        assert bool(turns) is (count > keys.PLACES_A_PAGE)
    assert seen == [place for place, _ in choices]
    assert all(turn.page == 0 for turn in turns)


def test_all_categories_are_offered_as_themselves(say: Texts) -> None:
    card = replace(CARD, menu=Menu.ALL_CATEGORIES, codes=tuple(CATEGORIES))
    offered = [
        d for d in data_of(keys.rows(say, card, big=False)) if isinstance(d, ReportCategory)
    ]
    assert offered == [ReportCategory(7, Code(code)) for code in CATEGORIES]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_elder_mode_keeps_the_first_four_of_what_may_be_done(
    say: Texts, audience: Audience
) -> None:
    rows = controls.rows(say, REPORT, tuple(Action), audience=audience, big=True)
    check_rows(rows, big=True)
    assert data_of(rows) == [ReportDo(7, action) for action in controls.ORDER[audience][:4]]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_action_is_offered_twice(say: Texts, audience: Audience) -> None:
    order = controls.ORDER[audience]
    assert len(order) == len(set(order))
    rows = controls.rows(say, REPORT, tuple(Action), audience=audience, big=False)
    assert data_of(rows) == [ReportDo(7, action) for action in order]
