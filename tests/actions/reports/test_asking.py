"""Asking for what an action takes: asked once, kept while it is incomplete, then swept away."""

from dataclasses import replace
from datetime import timedelta

import pytest

from actions.reports import answers, asking
from actions.reports.answers import Typed
from actions.reports.asking import Asked
from actions.reports.press import Outcome, Spot
from domain.reports import Action, Given, Refusal, RejectReason, Report, State
from playground.estate import IDS
from storage import prompts
from storage.outbox import Verb, Waiting
from storage.prompts import Prompt
from storage.reports import media
from storage.reports.media import Item
from tests.actions.reports.desk import DAY, Desk

CARD = Spot(IDS.unit_chat, 40)
ASK = 50
PHOTO = Item("photo", IDS.unit_chat, 60, "file", "unique")


async def tap(
    desk: Desk, person_id: int, report: Report, action: Action, spot: Spot = CARD
) -> Asked | Outcome:
    return await desk.database.run(asking.tap, person_id, report.id, action, spot, now=desk.now)


async def pick(
    desk: Desk, person_id: int, report: Report, action: Action, value: int, words: str = ""
) -> Asked | Outcome:
    spot = Spot(CARD.chat_id, ASK)
    return await desk.database.run(
        asking.pick, person_id, report.id, action, value, words, spot, now=desk.now
    )


async def asked(desk: Desk, person_id: int, chat_id: int = CARD.chat_id) -> Prompt | None:
    """What the person is being asked, the question standing in the chat as message 50."""
    prompt = await desk.database.run(prompts.open_for, chat_id, person_id, now=desk.now)
    if prompt is not None:
        await desk.database.run(prompts.posted, prompt.id, ASK)
        prompt = replace(prompt, message_id=ASK)
    return prompt


async def say(
    desk: Desk, person_id: int, text: str, *items: Item, chat_id: int = CARD.chat_id
) -> Asked | Outcome:
    prompt = await asked(desk, person_id, chat_id)
    assert prompt is not None
    typed = Typed(text, items, 61)
    return await desk.database.run(asking.answered, person_id, prompt, typed, now=desk.now)


async def sent(desk: Desk, view: str = "report-ask", verb: Verb = Verb.SEND) -> list[Waiting]:
    return [m for m in await desk.sent() if (m.view, m.verb) == (view, verb)]


def refusal(result: Asked | Outcome) -> Refusal | None:
    assert isinstance(result, Outcome)
    return result.refusal


async def test_what_takes_nothing_is_done_at_once(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.DISPATCHED)
    result = await tap(desk, IDS.worker, report, Action.ACCEPT)
    assert result == Outcome(Action.ACCEPT, None, State.IN_PROGRESS)
    assert await asked(desk, IDS.worker) is None


async def test_who_may_not_do_it_is_not_asked_for_it(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    assert refusal(await tap(desk, IDS.li_ming, report, Action.RESOLVE)) is Refusal.NOT_YOURS
    assert await asked(desk, IDS.li_ming) is None


async def test_the_second_to_take_it_hears_who_was_first(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    result = await tap(desk, IDS.worker, report, Action.ACCEPT)
    assert refusal(result) is Refusal.ALREADY_DONE
    assert isinstance(result, Outcome)
    assert result.holder == "老张"


async def test_a_question_in_the_units_chat_stands_under_the_card(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    await desk.sent()
    assert await tap(desk, IDS.worker, report, Action.RESOLVE) == Asked(elsewhere=False)
    (question,) = await sent(desk)
    assert (question.chat_id, question.reply_to) == (CARD.chat_id, CARD.message_id)
    assert question.prompt_id is not None


async def test_in_the_neighbours_group_the_question_goes_to_private(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.RESOLVED)
    await desk.sent()
    group = Spot(IDS.building_6, 9)
    assert await tap(desk, IDS.wang, report, Action.REOPEN, group) == Asked(elsewhere=True)
    (question,) = await sent(desk)
    assert (question.chat_id, question.reply_to) == (IDS.wang, None)


async def test_who_cannot_be_written_to_is_asked_in_the_group(desk: Desk) -> None:
    report = await desk.reach(await desk.file(IDS.zhou), State.RESOLVED)
    await desk.sent()
    group = Spot(IDS.building_6, 9)
    assert await tap(desk, IDS.zhou, report, Action.REOPEN, group) == Asked(elsewhere=False)
    (question,) = await sent(desk)
    assert (question.chat_id, question.reply_to) == (IDS.building_6, 9)


async def test_an_answer_in_words_is_recorded_confirmed_and_the_question_swept(
    desk: Desk,
) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    await tap(desk, IDS.worker, report, Action.RESOLVE)
    await desk.sent()
    assert refusal(await say(desk, IDS.worker, "换了灯泡")) is None
    assert (await desk.get(report)).answer == "换了灯泡"
    messages = await desk.sent()
    swept = [m.message_id for m in messages if m.verb is Verb.DELETE]
    confirmed = [m.reply_to for m in messages if m.view == "report-answered"]
    assert (swept, confirmed) == ([ASK], [61])
    assert await asked(desk, IDS.worker) is None


@pytest.mark.parametrize("order", [("text", "photo"), ("photo", "text")])
async def test_words_and_photo_may_come_one_after_the_other(
    desk: Desk, order: tuple[str, str]
) -> None:
    report = await desk.reach(await desk.file(category="clean"), State.IN_PROGRESS)
    await tap(desk, IDS.worker, report, Action.RESOLVE)
    parts: dict[str, tuple[str, tuple[Item, ...]]] = {
        "text": ("扫干净了", ()),
        "photo": ("", (PHOTO,)),
    }
    text, items = parts[order[0]]
    assert await say(desk, IDS.worker, text, *items) == Asked()
    assert (await desk.get(report)).state is State.IN_PROGRESS
    text, items = parts[order[1]]
    assert refusal(await say(desk, IDS.worker, text, *items)) is None
    done = await desk.get(report)
    assert (done.state, done.answer) == (State.RESOLVED, "扫干净了")
    assert await desk.database.run(media.of, report.id, "after") == [PHOTO]


async def test_a_missing_photo_is_named_when_asking_again(desk: Desk) -> None:
    report = await desk.reach(await desk.file(category="clean"), State.IN_PROGRESS)
    await tap(desk, IDS.worker, report, Action.RESOLVE)
    await desk.sent()
    await say(desk, IDS.worker, "扫干净了")
    (again,) = await sent(desk)
    assert again.args["why"] == Refusal.NEEDS_PHOTO


async def test_a_voice_note_answers_a_question(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.AWAITING_INFO)
    private = Spot(IDS.wang, 40)
    await tap(desk, IDS.wang, report, Action.ANSWER, private)
    voice = Item("voice", IDS.wang, 60, "file", "unique")
    assert refusal(await say(desk, IDS.wang, "", voice, chat_id=IDS.wang)) is None
    assert (await desk.history(report))[-1].text == "🎤"
    assert await desk.database.run(media.of, report.id, "more") == [voice]


async def test_a_date_is_chosen_by_a_button(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    await tap(desk, IDS.worker, report, Action.SCHEDULE)
    await asked(desk, IDS.worker)
    moment = desk.now + DAY
    value = int(moment.timestamp())
    assert refusal(await pick(desk, IDS.worker, report, Action.SCHEDULE, value)) is None
    assert (await desk.get(report)).scheduled_for == moment


@pytest.mark.parametrize("value", [-1, 2**62, 1], ids=["negative", "huge", "1970"])
async def test_a_forged_date_is_asked_for_again(desk: Desk, value: int) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    assert await pick(desk, IDS.worker, report, Action.SCHEDULE, value) == Asked()
    assert (await desk.get(report)).state is State.IN_PROGRESS


async def test_another_date_is_typed_and_asked_back_until_it_is_understood(
    desk: Desk,
) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    await tap(desk, IDS.worker, report, Action.SCHEDULE)
    await asked(desk, IDS.worker)
    other = await pick(desk, IDS.worker, report, Action.SCHEDULE, answers.TYPED)
    assert other == Asked()
    for vague, why in (("尽快", Refusal.NEEDS_DATE), ("11月1日 9点", Refusal.DATE_NOT_FUTURE)):
        await desk.sent()
        assert await say(desk, IDS.worker, vague) == Asked()
        (again,) = await sent(desk)
        assert again.args["why"] == why
    assert refusal(await say(desk, IDS.worker, "12月3日 下午3点")) is None
    assert (await desk.get(report)).state is State.SCHEDULED


async def test_a_unit_of_another_community_is_no_choice(desk: Desk) -> None:
    report = await desk.file()
    desk.database.connection.execute(
        "INSERT INTO places (kind, name, zone, language, last_report)"
        " VALUES ('community', '别处', 'Asia/Shanghai', 'zh-CN', 0)"
    )
    desk.database.connection.execute(
        "INSERT INTO units (id, place_id, code) SELECT 900, max(id), 'property' FROM places"
    )
    assert await pick(desk, IDS.captain, report, Action.DISPATCH, 900) == Asked()
    own = desk.estate.property_firm
    assert refusal(await pick(desk, IDS.captain, report, Action.DISPATCH, own)) is None


@pytest.mark.parametrize("first", ["days", "words"])
async def test_a_hold_takes_a_reason_and_a_day_in_any_order(desk: Desk, first: str) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    await tap(desk, IDS.staff, report, Action.HOLD)
    await asked(desk, IDS.staff)
    if first == "days":
        assert await pick(desk, IDS.staff, report, Action.HOLD, 30) == Asked()
        assert refusal(await say(desk, IDS.staff, "等投票")) is None
    else:
        assert await say(desk, IDS.staff, "等投票") == Asked()
        await asked(desk, IDS.staff)
        assert refusal(await pick(desk, IDS.staff, report, Action.HOLD, 30)) is None
    held = await desk.get(report)
    assert (held.state, held.hold_reason) == (State.ON_HOLD, "等投票")
    assert held.review_on == desk.now + timedelta(days=30)


async def test_a_day_that_was_not_offered_is_no_day(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    assert await pick(desk, IDS.staff, report, Action.HOLD, 365, "等") == Asked()


async def test_declining_takes_a_code_and_a_sentence(desk: Desk) -> None:
    report = await desk.file()
    await tap(desk, IDS.staff, report, Action.REJECT)
    await asked(desk, IDS.staff)
    code = answers.REJECT_CODES.index(RejectReason.NOT_OURS) + 1
    assert await pick(desk, IDS.staff, report, Action.REJECT, code) == Asked()
    assert refusal(await say(desk, IDS.staff, "请找供电公司")) is None
    ended = await desk.get(report)
    assert (ended.reject_reason, ended.answer) == (RejectReason.NOT_OURS, "请找供电公司")


async def test_a_captain_cannot_decline_what_is_no_spam_even_with_a_forged_button(
    desk: Desk,
) -> None:
    report = await desk.file()
    code = answers.REJECT_CODES.index(RejectReason.NOT_OURS) + 1
    result = await pick(desk, IDS.captain, report, Action.REJECT, code, "不归我管")
    assert refusal(result) is Refusal.STAFF_ONLY


@pytest.mark.parametrize("text", ["6栋-0001", "0001", "#1", "６栋—１"])
async def test_a_parent_is_named_by_its_number(desk: Desk, text: str) -> None:
    parent = await desk.file(IDS.zhao, text="门厅灯坏了")
    child = await desk.file()
    await tap(desk, IDS.captain, child, Action.MERGE)
    assert refusal(await say(desk, IDS.captain, text)) is None
    assert (await desk.get(child)).parent_id == parent.id


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("6栋-0099", Refusal.NEEDS_PARENT),
        ("那个灯", Refusal.NEEDS_PARENT),
        ("6栋-0001", Refusal.MERGE_CYCLE),
    ],
)
async def test_a_number_that_leads_nowhere_is_asked_for_again(
    desk: Desk, text: str, why: Refusal
) -> None:
    report = await desk.file()
    await tap(desk, IDS.captain, report, Action.MERGE)
    await desk.sent()
    assert await say(desk, IDS.captain, text) == Asked()
    (again,) = await sent(desk)
    assert again.args["why"] == why
    assert (await desk.get(report)).state is State.SUBMITTED


async def test_confirming_asks_how_it_was_and_the_answer_is_kept(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.RESOLVED)
    await desk.sent()
    await tap(desk, IDS.wang, report, Action.CONFIRM, Spot(IDS.wang, 40))
    (question,) = await sent(desk)
    assert question.args["action"] == Action.RATE
    assert refusal(await pick(desk, IDS.wang, report, Action.RATE, 2)) is None
    again = await pick(desk, IDS.wang, report, Action.RATE, 1)
    assert refusal(again) is Refusal.ALREADY_DONE


async def test_a_supporter_counts_towards_reopening_with_one_tap(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.RESOLVED)
    await desk.do(IDS.li_ming, report, Action.SUPPORT)
    result = await tap(desk, IDS.li_ming, report, Action.REOPEN)
    assert isinstance(result, Outcome)
    assert (result.refusal, result.lacking) == (Refusal.MORE_SUPPORTERS, 2)


async def test_what_changed_meanwhile_closes_the_question_and_says_so(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    await tap(desk, IDS.worker, report, Action.ASK)
    await desk.do(IDS.captain, report, Action.RESOLVE, Given(text="我换了"))
    assert refusal(await say(desk, IDS.worker, "几单元？")) is Refusal.WRONG_STATE
    assert await asked(desk, IDS.worker) is None
    (said,) = await sent(desk, "report-answered")
    assert said.args["refusal"] == Refusal.WRONG_STATE


async def test_a_panel_is_never_swept_away(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.RESOLVED)
    await desk.card(report, IDS.unit_chat)
    spot = Spot(IDS.unit_chat, 77)
    await desk.sent()
    await desk.database.run(
        asking.pick, IDS.wang, report.id, Action.REOPEN, 1, "还是坏的", spot, now=desk.now
    )
    assert await sent(desk, verb=Verb.DELETE) == []


async def test_a_question_is_put_away_only_by_whom_it_was_put_to(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    await tap(desk, IDS.worker, report, Action.ASK)
    await asked(desk, IDS.worker)
    spot = Spot(CARD.chat_id, ASK)
    assert not await desk.database.run(asking.drop, IDS.staff, spot, now=desk.now)
    assert await desk.database.run(asking.drop, IDS.worker, spot, now=desk.now)
    assert await asked(desk, IDS.worker) is None
    assert len(await sent(desk, verb=Verb.DELETE)) == 1


async def test_units_are_leafed_through_in_place(desk: Desk) -> None:
    report = await desk.file()
    await tap(desk, IDS.captain, report, Action.DISPATCH)
    await asked(desk, IDS.captain)
    spot = Spot(CARD.chat_id, ASK)
    for person_id, turned in ((IDS.staff, 0), (IDS.captain, 1)):
        await desk.sent()
        await desk.database.run(
            asking.turn, person_id, report.id, Action.DISPATCH, 1, spot, now=desk.now
        )
        assert len(await sent(desk, verb=Verb.EDIT)) == turned


async def test_a_new_question_takes_the_place_of_the_old_one(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    await tap(desk, IDS.worker, report, Action.ASK)
    await asked(desk, IDS.worker)
    await desk.sent()
    await tap(desk, IDS.worker, report, Action.RESOLVE)
    messages = await desk.sent()
    assert [m.message_id for m in messages if m.verb is Verb.DELETE] == [ASK]
