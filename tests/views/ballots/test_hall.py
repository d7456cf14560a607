"""The captain's tools: which rows there are, the list of doors to knock on, and proxies."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.ballots import Ballot, Choice, Kind, RollHead, Shown, State
from domain.ballots.hall import Question
from domain.papers import Slips
from domain.sheets import Workbook
from tests.views.ballots.drawn import BOTH, EN, ZH, labels, offered
from tests.views.ballots.test_panel import AT, ballot, heads
from views.ballots import knocking, proxying, tools
from views.ballots.buttons_closing import BallotExport
from views.ballots.buttons_hall import (
    HallPage,
    HallTool,
    HallUntil,
    Page,
    ProxyAgent,
    ProxyEnd,
    ProxyVote,
    Tool,
)
from views.ballots.buttons_voting import BallotMine
from views.ballots.knocking import Door
from views.ballots.paper import Ticks
from views.ballots.proxying import Entry
from views.ballots.tools import Desk
from views.texts import Texts

CALL = ["提醒未投", "上门名单"]
BY_OTHERS = ["录入纸票", "委托"]
RUNNING = ["延期", "补充说明", "取消表决", "重新发起", "🧾 导出", "提前结束", "‹ 返回"]


def home(of: Ballot, unheard: int = 0, slips: int = 0, said: str = "") -> list[str]:
    return labels(tools.home(ZH, Desk(of, 24, unheard, slips, said)))


def doors(count: int, reachable: int = 0) -> list[Door]:
    return [Door(head, reachable) for head in heads(count)]


@pytest.mark.parametrize(
    ("of", "rows"),
    [
        (ballot(), [*CALL, *BY_OTHERS, *RUNNING]),
        (ballot(Kind.OWNERS_SPECIAL), [*CALL, *BY_OTHERS, *RUNNING]),
        (ballot(Kind.ELECTION), [*CALL, *RUNNING]),
        (ballot(shown=Shown.SECRET), [*CALL, *RUNNING]),
        (ballot(Kind.CONSULT), RUNNING),
        (ballot(extended_at=AT), [*CALL, *BY_OTHERS, *RUNNING[1:]]),
        (ballot(state=State.CLOSED), ["重新发起", "🧾 导出", "‹ 返回"]),
        (ballot(state=State.VOID), ["重新发起", "🧾 导出", "‹ 返回"]),
    ],
    ids=["flats", "owners", "election", "secret", "consult", "extended", "closed", "void"],
)
def test_only_tools_of_use_are_offered(of: Ballot, rows: list[str]) -> None:
    assert home(of) == rows


@pytest.mark.parametrize(
    ("unheard", "said"), [(24, "<b>0</b>"), (9, "<b>15</b>"), (0, "<b>24</b>")]
)
def test_the_tools_say_how_many_were_heard(unheard: int, said: str) -> None:
    assert f"已有 {said}，共 24" in tools.home(ZH, Desk(ballot(), 24, unheard, 0)).text


def test_slips_that_wait_and_what_was_just_done_are_told() -> None:
    text = tools.home(ZH, Desk(ballot(), 24, 0, 3, "noted")).text
    assert "有 3 张纸票等见证人核对" in text
    assert text.startswith("✅ 补充说明已发到群里。")
    assert "纸票" not in tools.home(ZH, Desk(ballot(), 24, 0, 0)).text


@BOTH
def test_one_extension_is_looked_at_before_it_is_made(say: Texts) -> None:
    times = [AT + timedelta(days=1), AT + timedelta(days=2)]
    seconds = [int(at.timestamp()) for at in times]
    first = offered(tools.extend(say, ballot(), times))
    assert first == [
        *(HallUntil(7, at) for at in seconds),
        HallTool(7, Tool.UNTIL),
        HallPage(7, Page.HOME),
    ]
    sure = offered(tools.until(say, ballot(), times))
    assert sure == [*(HallUntil(7, at, 1) for at in seconds), HallPage(7, Page.EXTEND)]


@pytest.mark.parametrize(
    ("state", "ends"), [(State.OPEN, True), (State.NOTICE, True), (State.CLOSED, False)]
)
def test_asking_anew_says_whether_something_ends_by_it(state: State, ends: bool) -> None:  # noqa: FBT001
    screen = tools.anew(ZH, ballot(state=state))
    assert ("会马上结束" in screen.text) is ends
    assert offered(screen) == [HallTool(7, Tool.ANEW), HallPage(7, Page.HOME)]


@BOTH
def test_ending_by_hand_says_that_it_will_be_void_and_leads_back(say: Texts) -> None:
    screen = tools.by_hand(say, ballot())
    assert ("作废" in screen.text) or ("void" in screen.text.lower())
    assert offered(screen) == [HallTool(7, Tool.BY_HAND), HallPage(7, Page.HOME)]


@BOTH
@pytest.mark.parametrize("question", list(Question))
def test_each_question_has_a_field_and_first_says_what_was_wrong(
    say: Texts, question: Question
) -> None:
    plain, again = (tools.question(say, question, why, ballot()) for why in ("", "unclear"))
    assert plain.ask is not None
    assert plain.ask.placeholder
    assert again.text == f"⚠️ {tools.reason(say, 'unclear')}\n{plain.text}"


def test_the_doors_are_listed_by_stairwell_and_floor_in_the_order_of_the_walk() -> None:
    lines = knocking.page(ZH, ballot(), doors(10), 0, paper=True).text.splitlines()
    assert lines[1:4] == [
        "<b>1单元</b>",
        "1 层：101（0 号票）、102（1 号票）",
        "2 层：201（2 号票）、202（3 号票）",
    ]
    assert lines[5:] == [
        "4 层：401（6 号票）、402（7 号票）",
        "<b>2单元</b>",
        "1 层：101（8 号票）、102（9 号票）",
    ]


@pytest.mark.parametrize(("reachable", "marked"), [(0, False), (1, True), (5, True)])
def test_who_has_a_phone_here_is_marked(reachable: int, marked: bool) -> None:  # noqa: FBT001
    line = knocking.page(ZH, ballot(), doors(1, reachable), 0, paper=True).text.splitlines()[-1]
    assert ("📱" in line) is marked


def test_a_door_without_floor_or_room_goes_by_its_label() -> None:
    odd = replace(heads(1)[0], floor=None, room="", stairwell="", label="门卫室")
    lines = knocking.page(ZH, ballot(), [Door(odd, 0)], 0, paper=True).text.splitlines()
    assert lines[1:] == ["门卫室（0 号票）"]


@pytest.mark.parametrize(
    ("count", "at", "first", "pages"),
    [(30, 0, 0, 1), (31, 0, 0, 2), (31, 1, 30, 2), (31, 2, 0, 2), (61, -1, 60, 3), (61, 2, 60, 3)],
)
def test_pages_of_doors_are_counted_round(count: int, at: int, first: int, pages: int) -> None:
    screen = knocking.page(ZH, ballot(), doors(count), at, paper=True)
    slips = [f"（{n} 号票）" in screen.text for n in range(count)]
    assert slips.index(True) == first
    assert sum(slips) == min(knocking.A_PAGE, count - first)
    following = HallPage(7, Page.KNOCK, (first // knocking.A_PAGE + 1) % pages)
    assert (following in offered(screen)) is (pages > 1)


@pytest.mark.parametrize("paper", [True, False])
def test_slips_are_printed_only_where_paper_is_allowed(paper: bool) -> None:  # noqa: FBT001
    found = offered(knocking.page(ZH, ballot(), doors(3), 0, paper=paper))
    assert (HallTool(7, Tool.SLIPS) in found) is paper
    assert found[-1] == HallPage(7, Page.HOME)


@BOTH
def test_when_all_are_heard_there_is_nobody_to_knock_at(say: Texts) -> None:
    screen = knocking.page(say, ballot(), [], 5, paper=True)
    assert screen.text == say("ballot-knock-none")
    assert offered(screen) == [HallPage(7, Page.HOME)]


@BOTH
def test_the_sheet_has_a_row_for_each_door_and_room_for_notes(say: Texts) -> None:
    document = knocking.sheet(say, ballot(), doors(5, reachable=1)).document
    assert document is not None
    assert isinstance(document.content, Workbook)
    (sheet,) = document.content.sheets
    assert len(set(sheet.header)) == 6
    rows = list(sheet.rows)
    assert [row[3] for row in rows] == [0, 1, 2, 3, 4]
    assert {row[-1] for row in rows} == {""}


@pytest.mark.parametrize(
    ("of", "options", "note"),
    [
        (ballot(), tuple(Choice), "只勾一个"),
        (ballot(Kind.CHOOSE), ("张三", "李四", "王五"), "只勾一个"),
        (ballot(Kind.CHOOSE, seats=2), ("张三", "李四", "王五"), "最多勾 2 个"),
    ],
)
def test_a_printed_slip_has_the_choices_and_how_many_to_tick(
    of: Ballot, options: tuple[str, ...], note: str
) -> None:
    document = knocking.slips(ZH, of, doors(2)).document
    assert document is not None
    assert isinstance(document.content, Slips)
    assert document.name == "纸票-3.pdf"
    text = repr(document.content)
    words = [ZH.plain("ballot-choice", choice=o) if o in set(Choice) else o for o in options]
    assert [word for word in (*words, note, "1 号票", "1单元101") if word not in text] == []


def entry(head: RollHead, *, used: bool) -> Entry:
    return Entry(head.id + 40, head, "李红", used)


def test_a_proxy_can_be_taken_back_until_it_was_used() -> None:
    first, second = heads(2)
    entries = [entry(first, used=False), entry(second, used=True)]
    screen = proxying.home(ZH, ballot(), entries)
    assert screen.text.splitlines()[1:] == [
        "• 1单元101 → <b>李红</b>（还没投）",
        "• 1单元102 → <b>李红</b>（已投）",
    ]
    assert offered(screen) == [
        HallTool(7, Tool.PROXY),
        ProxyEnd(40),
        HallPage(7, Page.HOME),
    ]


def test_without_proxies_it_is_said_what_one_needs() -> None:
    text = proxying.home(ZH, ballot(), []).text
    assert "书面委托书" in text
    assert "最多代三户" in text


@BOTH
def test_people_of_the_agents_flat_are_offered_even_without_a_name(say: Texts) -> None:
    screen = proxying.agents(say, ballot(), heads(1)[0], [(11, "李红"), (12, "")])
    assert labels(screen)[:2] == ["李红", say.plain("nameless")]
    assert offered(screen) == [
        ProxyAgent(7, 0, 11),
        ProxyAgent(7, 0, 12),
        HallPage(7, Page.PROXIES),
    ]


@pytest.mark.parametrize(
    ("choice", "said"), [("yes", "For"), ("no", "Against"), ("abstain", "Abstain")]
)
def test_an_agent_reads_what_was_voted_so_far(choice: str, said: str) -> None:
    head = heads(1)[0]
    voted = f"You voted for them: <b>{said}</b>"
    assert voted in proxying.agent(EN, ballot(), 4, head, choice, Ticks()).text
    assert "You voted" not in proxying.agent(EN, ballot(), 4, head, "", Ticks()).text


def test_an_agent_votes_with_one_tap_and_leads_back_to_the_ballot() -> None:
    found = offered(proxying.agent(ZH, ballot(), 4, heads(1)[0], "", Ticks()))
    assert found == [*(ProxyVote(4, 1 << n, 1) for n in range(3)), BallotMine(7)]


def test_the_file_is_offered_to_the_captain_at_any_time() -> None:
    for state in (State.OPEN, State.CLOSED, State.FINAL):
        assert BallotExport(7) in offered(tools.home(ZH, Desk(ballot(state=state), 1, 0, 0)))
