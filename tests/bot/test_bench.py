"""The measuring itself: small, over HTTP, with the processes that `make bench` runs."""

from pathlib import Path

import pytest

import bot.bench.flood
from bot.bench import building
from bot.bench.broadcast import Broadcast, broadcast
from bot.bench.command import _broadcast_line, _flood_line, _waiting_line
from bot.bench.flood import Flood, press_flood
from bot.bench.load import Timing
from bot.bench.measuring import NAIVE, linli_votes, other_votes
from bot.bench.waiting import Waiting, waiting
from storage.places import households
from storage.reading import reading

HOUSEHOLDS = 30


async def test_the_naive_bot_answers_all_but_its_panel_runs_into_the_limits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bot.bench.flood, "PATIENCE", 1.0)
    flood = await press_flood(other_votes(*NAIVE), presses=HOUSEHOLDS, seconds=0.5)
    assert flood.taps.count == HOUSEHOLDS
    assert flood.edits + flood.refused == HOUSEHOLDS, "it edits on each tap"
    assert flood.refused > 0
    assert flood.final_in is None, "the last edits are refused, and nobody tries again"


async def test_this_bot_is_never_refused_and_its_panel_becomes_final(tmp_path: Path) -> None:
    linli = linli_votes(tmp_path / "bench.db")
    flood = await press_flood(linli, presses=HOUSEHOLDS, seconds=0.5)
    assert flood.taps.count == HOUSEHOLDS
    assert flood.refused == 0
    assert flood.edits <= 2
    assert flood.final_in is not None
    assert flood.final_in < 10


async def test_each_neighbour_gets_a_flat_and_who_is_left_shares_one(tmp_path: Path) -> None:
    path, neighbours = tmp_path / "bench.db", range(50_000, 50_033)
    await building.furnish(path, neighbours, 30)
    async with reading(path) as tx:
        lived_in = [(await households.homes_of(tx, person))[0].id for person in neighbours]
    assert len(set(lived_in)) == 30
    assert lived_in[30:] == lived_in[:3]


def test_a_panel_that_never_became_final_is_said_to_be_so() -> None:
    taps = Timing(2, 10.0, (0.010, 0.030))
    never = Flood("a", taps, edits=12, refused=388, final_in=None)
    assert _flood_line(never).split() == ["a", "2", "30.0ms", "30.0ms", "12", "388", "never"]
    assert never.edits_a_minute == 72
    assert "8.0 s after" in _flood_line(Flood("b", taps, edits=3, refused=0, final_in=8.0))


async def test_a_notice_reaches_every_group_once_and_is_never_refused(tmp_path: Path) -> None:
    done = await broadcast(tmp_path / "bench.db", HOUSEHOLDS)
    assert (done.reached, done.doubled, done.refused) == (HOUSEHOLDS, 0, 0)
    assert 0 < done.share < 1.2


async def test_notices_that_wait_are_counted_with_what_a_look_costs(tmp_path: Path) -> None:
    found = await waiting(tmp_path / "bench.db", HOUSEHOLDS)
    assert found.count == HOUSEHOLDS
    assert found.memory > 10
    assert 0 < found.looks.quantile(0.5) < 1


def test_the_figures_of_notices_are_said_in_a_line_each() -> None:
    done = Broadcast(901, doubled=0, elapsed=36.0, refused=0)
    assert "100.0% of the allowed pace" in _broadcast_line(done)
    found = Waiting(100, 2.0, 120.0, Timing(2, 0.002, (0.001, 0.003)))
    assert "start-up 2000 ms, memory 120 MiB, look p50 3.00 ms" in _waiting_line(found)
