"""`linli bench`: the figures as a table."""

import asyncio

import typer

from bot.bench.load import PEOPLE, Timing
from bot.bench.measuring import Figures, measure


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


def _waits(timing: Timing) -> str:
    return f"p50 {timing.quantile(0.5) * 1000:.0f} ms, p99 {timing.quantile(0.99) * 1000:.0f} ms"


def _line(figures: Figures) -> str:
    calm, rush = figures.calm, figures.rush
    return (
        f"{figures.name:22}{figures.started_in * 1000:>8.0f}ms{figures.memory:>8.0f}M"
        f"{rush.per_second:>9.0f}{calm.quantile(0.5) * 1000:>6.1f}ms"
        f"{calm.quantile(0.99) * 1000:>6.1f}ms"
    )
