"""What a time that was not plain may mean, as a question keeps it until a button is tapped."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any

from domain.notices import Schedule
from domain.notices.schedule import schedule_of
from domain.when import Unclear


def kept(said: Unclear, zone: tzinfo) -> list[dict[str, Any]]:
    """The readings as plain data, in the order of the buttons."""
    return [_plain(schedule_of(reading, zone)) for reading in said.readings]


def of(args: Mapping[str, Any]) -> Sequence[Schedule]:
    """The readings that a question keeps."""
    return [_schedule(one) for one in args.get("readings") or ()]


def _plain(schedule: Schedule) -> dict[str, Any]:
    starts, day, clock = schedule.starts_at, schedule.first_day, schedule.clock
    return {
        "starts": int(starts.timestamp()) if starts else None,
        "rule": schedule.rule,
        "workdays": schedule.workdays,
        "day": day.isoformat() if day else None,
        "clock": f"{clock:%H:%M}" if clock is not None else None,
        "minutes": schedule.minutes,
    }


def _schedule(plain: Mapping[str, Any]) -> Schedule:
    starts, day, clock = plain["starts"], plain["day"], plain["clock"]
    return Schedule(
        datetime.fromtimestamp(starts, UTC) if starts is not None else None,
        plain["rule"],
        plain["workdays"],
        date.fromisoformat(day) if day else None,
        time.fromisoformat(clock) if clock else None,
        plain["minutes"],
    )
