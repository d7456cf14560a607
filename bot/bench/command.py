"""`linli bench`: the figures as a table."""

import asyncio

import typer

from bot.bench.broadcast import GROUPS, Broadcast
from bot.bench.flood import Flood
from bot.bench.load import PEOPLE, SHARING, Timing
from bot.bench.measuring import (
    FLOOD_SECONDS,
    Figures,
    measure,
    measure_broadcast,
    measure_flood,
    measure_waiting,
)
from bot.bench.waiting import Waiting


def bench() -> None:
    """Measure taps, reports, start-up and memory, beside the simplest bot, in one run."""
    typer.echo(f"{PEOPLE} people, Bot API over HTTP on this machine; milliseconds and MiB")
    typer.echo(f"{'':22}{'start-up':>10}{'memory':>9}{'taps/s':>9}{'p50':>8}{'p99':>8}")
    for figures in asyncio.run(measure()):
        typer.echo(_line(figures))
        if figures.reports:
            typer.echo(f"  reports stored and handled a second: {figures.reports.per_second:.0f}")
        if figures.cards:
            typer.echo(f"  report to its card in the group: {_waits(figures.cards)}")
    typer.echo("taps/s: as fast as answers come; p50, p99: tap to answer at 50 taps a second")
    typer.echo(
        f"{PEOPLE} households, {SHARING} of them with two owners, vote within "
        f"{FLOOD_SECONDS:.0f} s, flood limits on"
    )
    typer.echo(f"{'':22}{'answered':>9}{'p50':>9}{'p99':>9}{'edits':>7}{'429s':>6}  final panel")
    for flood in asyncio.run(measure_flood()):
        typer.echo(_flood_line(flood))
    typer.echo(f"one notice to {GROUPS} groups, flood limits on")
    typer.echo(_broadcast_line(asyncio.run(measure_broadcast())))
    typer.echo("notices that wait for their day; a look is what the clock asks each second")
    for waiting in asyncio.run(measure_waiting()):
        typer.echo(_waiting_line(waiting))


def _waits(timing: Timing) -> str:
    return f"p50 {timing.quantile(0.5) * 1000:.0f} ms, p99 {timing.quantile(0.99) * 1000:.0f} ms"


def _flood_line(flood: Flood) -> str:
    taps = flood.taps
    final = f"{flood.final_in:.1f} s after the last press" if flood.final_in else "never"
    return (
        f"{flood.name:22}{taps.count:>9}{taps.quantile(0.5) * 1000:>7.1f}ms"
        f"{taps.quantile(0.99) * 1000:>7.1f}ms{flood.edits:>7}{flood.refused:>6}  {final}"
    )


def _broadcast_line(done: Broadcast) -> str:
    return (
        f"  {done.reached} reached, {done.doubled} twice, {done.elapsed:.1f} s, "
        f"{done.share:.1%} of the allowed pace, {done.refused} x 429"
    )


def _waiting_line(waiting: Waiting) -> str:
    looks = waiting.looks
    return (
        f"  {waiting.count:>7} notices: start-up {waiting.started_in * 1000:.0f} ms, "
        f"memory {waiting.memory:.0f} MiB, look p50 {looks.quantile(0.5) * 1000:.2f} ms, "
        f"p99 {looks.quantile(0.99) * 1000:.2f} ms"
    )


def _line(figures: Figures) -> str:
    calm, rush = figures.calm, figures.rush
    return (
        f"{figures.name:22}{figures.started_in * 1000:>8.0f}ms{figures.memory:>8.0f}M"
        f"{rush.per_second:>9.0f}{calm.quantile(0.5) * 1000:>6.1f}ms"
        f"{calm.quantile(0.99) * 1000:>6.1f}ms"
    )
