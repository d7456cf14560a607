"""Two people press at once: the first press counts, the other is told what happened."""

from dataclasses import dataclass
from itertools import pairwise

import pytest

from domain.places import Role
from domain.reports import Action, RejectReason, Report, State
from playground.estate import IDS
from storage import outbox
from tests.stories.moves import act, bring
from tests.stories.street import Street, speaking
from tests.stories.words import ZH
from tests.world import World
from views.reports.buttons_life import ReportDo, ReportPick

COLLEAGUE = 3001
W, C, S, R = IDS.worker, IDS.captain, IDS.staff, IDS.wang
SPAM = list(RejectReason).index(RejectReason.SPAM) + 1


@pytest.fixture
async def street(world: World) -> Street:
    street = await speaking(world, ZH)
    await street.hire(COLLEAGUE, "小李", Role.UNIT, "property")
    for person_id in (W, C, S, R, COLLEAGUE, IDS.zhao, IDS.li_ming, IDS.anna):
        await world.write(person_id, "/help")
    return street


async def at_once(street: Street, *presses: tuple[int, ReportDo | ReportPick]) -> list[str]:
    """Queue all presses before the bot sees one of them; return the toasts."""
    world = street.world
    queries = []
    for person_id, button in presses:
        last = world.from_bot(person_id)[-1]["message_id"]
        tapped = world.telegram.tap(person_id, person_id, last, button.pack(), force=True)
        queries.append(tapped)
    await world.settle()
    answers = [world.telegram.answer_to(query) for query in queries]
    assert all(answer is not None for answer in answers), "every press is answered"
    return [str((answer or {}).get("text") or "") for answer in answers]


async def lamp(street: Street, state: State) -> Report:
    report = await street.report(R, IDS.building_6, ZH.lamp)
    return await bring(street, report, state)


@dataclass(frozen=True)
class Race:
    """Two presses, the state when the first has won, and what the second then hears."""

    name: str
    start: State
    first: tuple[int, Action]
    second: tuple[int, Action]
    ends: State
    hears: str


NOW_IT_IS = "现在是“{}”，这一步做不了。"
TAKEN = "已被{}接单。"
DONE = "已经是这样了，不用再点。"
RACES = (
    Race(
        "two of a unit take it",
        State.DISPATCHED,
        (W, Action.ACCEPT),
        (COLLEAGUE, Action.ACCEPT),
        State.IN_PROGRESS,
        TAKEN.format("老张"),
    ),
    Race(
        "the other way round",
        State.DISPATCHED,
        (COLLEAGUE, Action.ACCEPT),
        (W, Action.ACCEPT),
        State.IN_PROGRESS,
        TAKEN.format("小李"),
    ),
    Race(
        "one presses twice",
        State.DISPATCHED,
        (W, Action.ACCEPT),
        (W, Action.ACCEPT),
        State.IN_PROGRESS,
        DONE,
    ),
    Race(
        "withdrawn while it is taken",
        State.DISPATCHED,
        (R, Action.CANCEL),
        (W, Action.ACCEPT),
        State.CANCELLED,
        NOW_IT_IS.format("已撤回"),
    ),
    Race(
        "confirmed twice",
        State.RESOLVED,
        (R, Action.CONFIRM),
        (R, Action.CONFIRM),
        State.CLOSED,
        DONE,
    ),
    Race(
        "begun twice",
        State.SCHEDULED,
        (W, Action.START),
        (COLLEAGUE, Action.START),
        State.IN_PROGRESS,
        DONE,
    ),
    Race(
        "taken up again twice",
        State.ON_HOLD,
        (S, Action.RESUME),
        (IDS.owner, Action.RESUME),
        State.IN_PROGRESS,
        DONE,
    ),
    Race(
        "appealed against and overruled at once",
        State.REJECTED,
        (R, Action.APPEAL),
        (S, Action.APPEAL),
        State.SUBMITTED,
        DONE,
    ),
    Race(
        "hidden twice",
        State.DISPATCHED,
        (C, Action.HIDE),
        (S, Action.HIDE),
        State.DISPATCHED,
        DONE,
    ),
    Race(
        "undone twice",
        State.IN_PROGRESS,
        (W, Action.UNDO),
        (S, Action.UNDO),
        State.DISPATCHED,
        DONE,
    ),
)


@pytest.mark.parametrize("race", RACES, ids=lambda race: race.name)
async def test_the_first_press_counts_and_the_other_hears_why_not(
    street: Street, race: Race
) -> None:
    report = await lamp(street, race.start)
    if race.second[0] == IDS.owner:
        await street.world.write(IDS.owner, "/help")
    before = len(await street.history(report))
    (first, one), (second, other) = race.first, race.second
    presses = ((first, ReportDo(report.id, one)), (second, ReportDo(report.id, other)))
    toasts = await at_once(street, *presses)
    assert (await street.now_is(report)).state is race.ends
    assert toasts[1].startswith(race.hears)
    assert toasts[0] != toasts[1]
    events = await street.history(report)
    assert [e.action for e in events[before:]] == [one.value], "one change, one event"


async def test_two_who_choose_different_units_do_not_both_send_it(street: Street) -> None:
    report = await lamp(street, State.SUBMITTED)
    firm = street.world.estate.property_firm
    choice = ReportPick(report.id, Action.DISPATCH, firm)
    other = ReportPick(report.id, Action.DISPATCH, firm + 1)
    toasts = await at_once(street, (C, choice), (S, other))
    assert toasts == ["已派单。", DONE]
    assert (await street.now_is(report)).unit_id == firm


async def test_taken_up_while_it_is_declined_both_count_in_turn(street: Street) -> None:
    report = await lamp(street, State.DISPATCHED)
    spam = ReportPick(report.id, Action.REJECT, SPAM, 1)
    await at_once(street, (W, ReportDo(report.id, Action.ACCEPT)), (C, spam))
    after = await street.now_is(report)
    assert (after.state, after.assignee_id) == (State.REJECTED, W)
    assert [e.action for e in await street.history(report)][-2:] == ["accept", "reject"]


async def test_neighbours_who_join_at_once_are_all_counted(street: Street) -> None:
    report = await lamp(street, State.DISPATCHED)
    everybody = (IDS.zhao, IDS.li_ming, IDS.anna, C)
    me_too = ReportDo(report.id, Action.SUPPORT)
    toasts = await at_once(street, *((person, me_too) for person in everybody))
    assert set(toasts) == {"已算上您。办好了会告诉您。"}
    assert (await street.now_is(report)).version == report.version + 4


async def test_three_who_want_it_reopened_at_once_reopen_it_once(street: Street) -> None:
    report = await lamp(street, State.RESOLVED)
    three = (IDS.zhao, IDS.li_ming, IDS.anna)
    for person_id in three:
        await act(street, person_id, report, Action.SUPPORT)
    again = ReportDo(report.id, Action.REOPEN)
    toasts = await at_once(street, *((person, again) for person in three))
    after = await street.now_is(report)
    assert (after.state, after.reopen_count) == (State.IN_PROGRESS, 1)
    assert sum("已重新办理" in toast for toast in toasts) == 1


async def test_two_answers_to_the_same_matter_make_one(street: Street) -> None:
    world = street.world
    report = await lamp(street, State.IN_PROGRESS)
    resolve = ReportDo(report.id, Action.RESOLVE)
    await at_once(street, (W, resolve), (COLLEAGUE, resolve))
    world.telegram.say(W, W, "换了灯泡")
    world.telegram.say(COLLEAGUE, COLLEAGUE, "换了开关")
    await world.settle()
    assert (await street.now_is(report)).answer == "换了灯泡"
    assert world.last(W) == "✅ 已记下。等报事人确认。"
    assert world.last(COLLEAGUE) == DONE
    assert [e.action for e in await street.history(report)].count("resolve") == 1


async def test_a_word_on_the_last_day_comes_before_the_closing_by_itself(street: Street) -> None:
    world = street.world
    report = await lamp(street, State.RESOLVED)
    await world.later(days=6, hours=23, minutes=59)
    last = world.from_bot(R)[-1]["message_id"]
    world.telegram.tap(R, R, last, ReportDo(report.id, Action.CONFIRM).pack(), force=True)
    await world.later(minutes=2)
    after = await street.now_is(report)
    assert (after.state, after.auto_closed) == (State.CLOSED, False)


async def test_a_press_after_the_closing_by_itself_says_so(street: Street) -> None:
    report = await lamp(street, State.RESOLVED)
    await street.world.later(days=7)
    toasts = await at_once(street, (R, ReportDo(report.id, Action.CONFIRM)))
    assert toasts == [DONE]
    assert (await street.now_is(report)).auto_closed


async def test_two_merged_into_each_other_at_once_make_no_circle(street: Street) -> None:
    one = await lamp(street, State.DISPATCHED)
    two = await street.report(IDS.zhao, IDS.building_6, ZH.gate)
    into_two = ReportPick(one.id, Action.MERGE, two.id)
    into_one = ReportPick(two.id, Action.MERGE, one.id)
    await at_once(street, (C, into_two), (S, into_one))
    first, second = await street.now_is(one), await street.now_is(two)
    assert (first.state, first.parent_id) == (State.MERGED, two.id)
    assert (second.state, second.parent_id) == (State.DISPATCHED, None)


async def test_whatever_was_pressed_at_once_nothing_is_left_over(street: Street) -> None:
    report = await lamp(street, State.DISPATCHED)
    buttons = [ReportDo(report.id, action) for action in Action]
    people = (W, COLLEAGUE, C, S, R, IDS.zhao)
    presses = [(person, button) for button in buttons for person in people]
    await at_once(street, *presses)
    for state in ("waiting", "sending", "failed", "uncertain"):
        assert await street.world.database.run(outbox.count, state) == 0, state
    history = await street.history(report)
    for earlier, later in pairwise(history):
        assert earlier.to_state is later.from_state


async def test_the_card_in_the_group_shows_what_the_first_did(street: Street) -> None:
    report = await lamp(street, State.DISPATCHED)
    accept = ReportDo(report.id, Action.ACCEPT)
    await at_once(street, (COLLEAGUE, accept), (W, accept))
    card = street.world.texts(IDS.building_6)[0]
    assert "负责：物业 小李" in card
    assert "老张" not in street.ever(IDS.building_6)
    assert "办理中" in card
