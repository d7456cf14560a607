"""The file that anybody can check, who gets it, and the heads that are posted."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from actions.ballots import exporting
from domain import ballots as rules
from domain import chain as chains
from domain.ballots import Ballot, Kind, Verdict
from playground.estate import IDS
from tests.handlers.ballots.ended import LANGUAGES, answer, owns, speaking, until
from tests.handlers.ballots.opened import chain, opened
from tests.world import World
from views.ballots.buttons_closing import BallotExport

SHANGHAI = ZoneInfo("Asia/Shanghai")


def _files(world: World, chat_id: int) -> list[dict[str, Any]]:
    return [message for message in world.from_bot(chat_id) if "document" in message]


def _content(world: World, message: dict[str, Any]) -> bytes:
    return world.telegram.files.by_id[message["document"]["file_id"]].data


async def _passed(world: World) -> Ballot:
    await owns(world, IDS.wang, 16)
    ballot = await opened(world)
    yes = "同意" if "✓ 同意" in world.labels(IDS.building_6) else "For"
    await world.tap(IDS.wang, IDS.building_6, yes)
    await until(world, ballot)
    return ballot


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_file_from_the_chat_proves_the_result_alone(world: World, language: str) -> None:
    await speaking(world, language)
    ballot = await _passed(world)
    await world.tap(IDS.zhao, IDS.building_6, "导出" if language == "zh-CN" else "Export")
    (sent,) = _files(world, IDS.zhao)
    assert sent["document"]["file_name"] == f"linli-ballot-{ballot.number}.jsonl"
    assert _files(world, IDS.building_6) == []
    content = _content(world, sent)
    file = chains.read(content)
    assert isinstance(file, chains.Verified)
    assert list(file.rows) == await chain(world, ballot)
    found = rules.recount(file.rows)
    assert (found.first_bad, found.matches) == (None, True)
    assert found.result is not None
    assert found.result.verdict is Verdict.PASSED
    # The head that stands in the group is one of the file's.
    (closing,) = [row.hash for row in file.rows if row.type == "closed"]
    assert any(closing[:8] in text for text in world.texts(IDS.building_6))


async def test_a_changed_byte_of_that_file_is_found(world: World) -> None:
    await _passed(world)
    await world.tap(IDS.zhao, IDS.building_6, "导出")
    (sent,) = _files(world, IDS.zhao)
    content = _content(world, sent)
    changed = content.replace(b'"yes"', b'"no"', 1)
    assert changed != content
    assert isinstance(chains.read(changed), chains.Fault)


async def test_it_can_be_had_while_the_ballot_runs_and_says_no_result(world: World) -> None:
    ballot = await opened(world)
    await world.tap(IDS.zhao, IDS.building_6, "导出")
    (sent,) = _files(world, IDS.zhao)
    file = chains.read(_content(world, sent))
    assert isinstance(file, chains.Verified)
    assert [row.type for row in file.rows] == ["opened"]
    assert file.subject == ballot.question


async def test_turnout_only_keeps_its_votes_until_the_end(world: World) -> None:
    ballot = await opened(world, Kind.OWNERS_ORDINARY)
    toast = await world.tap(IDS.zhao, IDS.building_6, "导出")
    assert "截止" in toast
    assert _files(world, IDS.zhao) == []
    await until(world, ballot)
    await world.tap(IDS.zhao, IDS.building_6, "导出")
    assert len(_files(world, IDS.zhao)) == 1


@pytest.mark.parametrize("person", [IDS.zhou, IDS.anna])
async def test_who_is_not_at_home_there_gets_no_file(world: World, person: int) -> None:
    ballot = await _passed(world)
    message, _ = world.button(IDS.building_6, "导出")
    data = BallotExport(ballot.id).pack()
    toast = await world.forge(person, IDS.building_6, message, data)
    assert toast
    assert _files(world, person) == []


async def test_what_people_write_does_not_break_the_file(world: World) -> None:
    ballot = await _passed(world)
    await world.tap(IDS.zhao, IDS.building_6, "我有异议")
    await answer(world, IDS.zhao, 'a"\\\n\u2028\u0000 </b> 😀')
    await world.tap(IDS.zhao, IDS.building_6, "导出")
    (sent,) = _files(world, IDS.zhao)
    file = chains.read(_content(world, sent))
    assert isinstance(file, chains.Verified)
    assert "objection" in [row.type for row in file.rows]
    assert list(file.rows) == await chain(world, ballot)


async def test_the_head_is_posted_at_opening_and_every_day_until_the_end(world: World) -> None:
    ballot = await opened(world)
    for hours in (32, 24):
        await world.later(hours=hours)
    heads = [text for text in world.texts(IDS.building_6) if text.startswith("🔗")]
    assert len(heads) == 3
    first = (await chain(world, ballot))[0].hash
    assert first in heads[0]
    await until(world, ballot)
    await world.later(days=2)
    assert len([t for t in world.texts(IDS.building_6) if t.startswith("🔗")]) == 3


@pytest.mark.parametrize(
    ("hour", "minute", "days"),
    [(7, 59, 0), (8, 0, 0), (8, 1, 1), (12, 0, 1), (20, 0, 1), (21, 0, 1), (23, 59, 1)],
)
def test_the_head_is_posted_at_eight_in_the_evening_half_a_day_later_or_more(
    hour: int, minute: int, days: int
) -> None:
    local = datetime(2026, 11, 22, hour, minute, tzinfo=SHANGHAI)
    at = exporting.next_post(local.astimezone(UTC), SHANGHAI)
    evening = datetime(2026, 11, 22 + days, 20, tzinfo=SHANGHAI)
    assert at == evening
    assert at - local >= timedelta(hours=12)
