"""What may follow from a report or a ballot, by whom, and what becomes of the answer."""

import pytest

from actions import followups
from actions.followups import No
from domain.ballots import Kind, Verdict
from domain.ballots import State as BallotState
from domain.matters import Next
from domain.places import Grant, Role
from domain.reports import Visibility
from playground.estate import IDS
from storage import links, prompts
from storage.ballots import register as ballots
from storage.database import Database
from storage.funds import register as funds
from storage.links import Part
from storage.places import grants, people
from storage.prompts import Prompt
from tests.actions.parts import ballot_of, dismissed, fund_of, report_of
from tests.actions.places.rows import counts, grown, sent
from tests.conftest import NOON
from tests.estate import Estate

ALL = (Next.CONSULT, Next.VOTE, Next.FUND)
WORDS = "是否共同出资安装楼梯扶手？"


async def offered(database: Database, part: Part, person: int) -> tuple[Next, ...]:
    return await database.run(followups.offers, part, person, now=NOON)


async def asked(database: Database, part: Part, what: Next, person: int = IDS.captain) -> Prompt:
    assert await database.run(followups.ask, person, part, what, now=NOON) is None
    return await open_prompt(database, person)


async def open_prompt(database: Database, person: int) -> Prompt:
    found = await database.run(prompts.open_for, person, person, now=NOON)
    assert found is not None
    return found


async def answer(
    database: Database, prompt: Prompt, text: str = WORDS, person: int = IDS.captain
) -> No | None:
    return await database.run(followups.begin, person, prompt, text, now=NOON)


async def passed(database: Database, estate: Estate, **changes: object) -> Part:
    known = {"state": BallotState.CLOSED, "verdict": Verdict.PASSED}
    return await ballot_of(database, estate.building, **known | changes)


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (IDS.owner, ALL),
        (IDS.captain, ALL),
        (IDS.staff, ALL),
        (IDS.wang, ()),
        (IDS.worker, ()),
        (IDS.zhou, ()),
    ],
)
async def test_a_report_leads_on_for_those_who_may_begin_it(
    database: Database, estate: Estate, person: int, expected: tuple[Next, ...]
) -> None:
    assert await offered(database, await report_of(database, estate.building), person) == expected


async def test_the_committee_may_begin_a_fund_and_no_vote(
    database: Database, estate: Estate
) -> None:
    given = Grant(IDS.anna, Role.COMMITTEE, estate.building, None, IDS.owner, NOON)
    await database.run(grants.add, given)
    part = await report_of(database, estate.building)
    assert await offered(database, part, IDS.anna) == (Next.FUND,)


async def test_the_captain_of_another_building_is_offered_nothing(
    database: Database, estate: Estate
) -> None:
    part = await report_of(database, estate.other_building)
    assert await offered(database, part, IDS.captain) == ()


@pytest.mark.parametrize("verdict", [None, *Verdict])
async def test_only_a_ballot_that_passed_leads_to_a_fund(
    database: Database, estate: Estate, verdict: Verdict | None
) -> None:
    part = await passed(database, estate, verdict=verdict)
    expected = (Next.FUND,) if verdict is Verdict.PASSED else ()
    assert await offered(database, part, IDS.captain) == expected


@pytest.mark.parametrize(
    ("what", "why"),
    [(Next.CONSULT, No.NOT_YOURS), (Next.VOTE, No.NOT_YOURS), (Next.FUND, No.NOT_PASSED)],
)
async def test_a_ballot_still_open_says_why_nothing_follows(
    database: Database, estate: Estate, what: Next, why: No
) -> None:
    part = await ballot_of(database, estate.building)
    assert await database.run(followups.refusal, part, what, IDS.captain, now=NOON) is why


async def test_a_draft_leads_nowhere(database: Database, estate: Estate) -> None:
    part = await passed(database, estate, state=BallotState.DRAFT)
    assert await offered(database, part, IDS.captain) == ()


@pytest.mark.parametrize("kind", ["report", "ballot", "fund"])
async def test_what_is_not_there_and_a_fund_lead_nowhere(
    database: Database, estate: Estate, kind: str
) -> None:
    await fund_of(database, estate.building)
    assert await offered(database, Part(kind, 99), IDS.owner) == ()
    assert await offered(database, Part("fund", 1), IDS.owner) == ()


async def test_who_may_not_is_not_asked_and_nothing_is_written(
    database: Database, estate: Estate
) -> None:
    part = await report_of(database, estate.building)
    before = counts(database)
    no = await database.run(followups.ask, IDS.wang, part, Next.VOTE, now=NOON)
    assert no is No.NOT_YOURS
    assert grown(before, counts(database)) == {}


async def test_who_blocked_the_bot_is_told_so_in_place_of_being_asked(
    database: Database, estate: Estate
) -> None:
    part = await report_of(database, estate.building)
    await database.run(people.blocked, IDS.captain, at=NOON)
    no = await database.run(followups.ask, IDS.captain, part, Next.VOTE, now=NOON)
    assert no is No.NOT_REACHABLE
    assert sent(database) == []


async def test_the_question_is_asked_in_private(database: Database, estate: Estate) -> None:
    part = await report_of(database, estate.building)
    prompt = await asked(database, part, Next.FUND)
    assert sent(database) == [(IDS.captain, "followup-ask")]
    assert (prompt.kind, prompt.subject_id) == (followups.KIND, part.id)
    assert prompt.args == {"kind": "report", "what": "fund"}


@pytest.mark.parametrize("what", [Next.VOTE, Next.CONSULT])
async def test_the_answer_becomes_a_draft_linked_with_what_it_is_of(
    database: Database, estate: Estate, what: Next
) -> None:
    part = await report_of(database, estate.building)
    assert await answer(database, await asked(database, part, what)) is None
    ballot = await database.run(ballots.get, 1)
    assert (ballot.question, ballot.place_id) == (WORDS, estate.building)
    assert (ballot.kind is Kind.CONSULT) is (what is Next.CONSULT)
    assert ballot.state is BallotState.DRAFT
    assert await database.run(links.matter, part) == [part, Part("ballot", 1)]


@pytest.mark.parametrize("stairwell", [None, "3单元"])
async def test_those_who_were_asked_are_those_who_pay(
    database: Database, estate: Estate, stairwell: str | None
) -> None:
    part = await passed(database, estate, stairwell=stairwell)
    await answer(database, await asked(database, part, Next.FUND), "楼道扶手 3600元")
    fund = await database.run(funds.get, 1)
    assert (fund.title, fund.cost, fund.stairwell) == ("楼道扶手", 360_000, stairwell)
    assert await database.run(links.matter, part) == [part, Part("fund", 1)]


async def test_an_answer_that_comes_twice_makes_one_draft(
    database: Database, estate: Estate
) -> None:
    part = await report_of(database, estate.building)
    prompt = await asked(database, part, Next.VOTE)
    assert await answer(database, prompt) is None
    before = counts(database)
    assert await answer(database, prompt) is No.ANSWERED
    assert grown(before, counts(database)) == {}


async def test_a_role_that_ended_after_the_question_makes_no_draft(
    database: Database, estate: Estate
) -> None:
    part = await report_of(database, estate.building)
    prompt = await asked(database, part, Next.VOTE)
    await dismissed(database, IDS.captain, estate.building)
    assert await answer(database, prompt) is No.NOT_YOURS
    assert await database.run(ballots.find, 1) is None


async def test_a_verdict_taken_back_after_the_question_opens_no_fund(
    database: Database, estate: Estate
) -> None:
    part = await passed(database, estate)
    prompt = await asked(database, part, Next.FUND)
    database.connection.execute("UPDATE ballots SET verdict = 'void'")
    assert await answer(database, prompt, "楼道扶手 3600元") is No.NOT_PASSED
    assert await database.run(funds.find, 1) is None


@pytest.mark.parametrize(
    ("what", "text", "topic"),
    [
        (Next.VOTE, "扶" * 301, "ballot"),
        (Next.CONSULT, "", "ballot"),
        (Next.FUND, "3600元", "fund"),
        (Next.FUND, "楼道扶手 0元", "fund"),
    ],
)
async def test_words_that_cannot_be_read_are_asked_for_again_with_the_reason(
    database: Database, estate: Estate, what: Next, text: str, topic: str
) -> None:
    part = await report_of(database, estate.building)
    first = await asked(database, part, what)
    assert await answer(database, first, text) is None
    again = await open_prompt(database, IDS.captain)
    row = database.connection.execute("SELECT args FROM outbox ORDER BY id DESC").fetchone()
    assert f'"topic": "{topic}"' in row["args"].replace('":"', '": "')
    assert await answer(database, again, "楼道扶手 3600元") is None
    assert await database.run(links.matter, part) != [part]


async def test_a_private_report_leads_on_for_offices_only(
    database: Database, estate: Estate
) -> None:
    part = await report_of(database, estate.building, visibility=Visibility.PRIVATE)
    assert await offered(database, part, IDS.captain) == ALL
    given = Grant(IDS.anna, Role.COMMITTEE, estate.building, None, IDS.owner, NOON)
    await database.run(grants.add, given)
    assert await offered(database, part, IDS.anna) == ()
