"""A notice, and a clock that posts it as the rules say: what a year does to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain import notices as rules
from domain.notices import Notice, Phase, Schedule
from domain.when import Calendar, Said, read

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
PLAIN = Calendar()


def local(written: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    """The moment (UTC) at which the local clock shows this."""
    return datetime.fromisoformat(written).replace(tzinfo=zone).astimezone(UTC)


def shown(moment: datetime, zone: ZoneInfo = SHANGHAI) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


# A Thursday morning.
NEW_YEAR = local("2026-01-01 08:00")


def said(
    text: str, now: datetime = NEW_YEAR, zone: ZoneInfo = SHANGHAI, calendar: Calendar = PLAIN
) -> Schedule:
    """The schedule that a line means, said then and there."""
    found = read(text, now=now, zone=zone, calendar=calendar)
    assert isinstance(found, Said), found
    return rules.schedule_of(found, zone)


def notice(schedule: Schedule = Schedule(), **changes: object) -> Notice:  # noqa: B008
    known = {"id": 1, "place_id": 1, "number": 1, "title": "义诊", "author_id": 1}
    values = known | {"created_at": NEW_YEAR, "schedule": schedule} | changes
    return Notice(**values)  # type: ignore[arg-type]


def ticks(
    first: datetime, last: datetime, every: timedelta = timedelta(hours=1)
) -> Iterator[datetime]:
    while first < last:
        yield first
        first += every


@dataclass
class Clockwork:
    """One occurrence ahead is planned; each ends as posted or missed, and the next is planned."""

    notice: Notice
    zone: ZoneInfo = SHANGHAI
    calendar: Calendar = PLAIN
    log: list[tuple[datetime, Phase, datetime]] = field(default_factory=list)
    start: datetime | None = None
    post_at: datetime | None = None

    def begin(self, now: datetime) -> "Clockwork":
        self._plan(now, now)
        return self

    def run(self, moments: Iterable[datetime]) -> "Clockwork":
        for now in moments:
            while self.post_at is not None and self.post_at <= now:
                self._fire(now)
        return self

    def posted(self) -> list[datetime]:
        return [start for start, phase, _ in self.log if phase is Phase.POSTED]

    def missed(self) -> list[datetime]:
        return [start for start, phase, _ in self.log if phase is Phase.MISSED]

    def days(self) -> list[date]:
        return [start.astimezone(self.zone).date() for start in self.posted()]

    def _plan(self, after: datetime, now: datetime) -> None:
        found = rules.coming(
            self.notice.schedule, after=after, count=1, zone=self.zone, calendar=self.calendar
        )
        self.start = found[0] if found else None
        self.post_at = (
            rules.post_moment(self.notice, found[0], now=now, zone=self.zone) if found else None
        )

    def _fire(self, now: datetime) -> None:
        assert self.start is not None
        assert self.post_at is not None
        moment = rules.put_off(
            now, self.start, urgent=bool(self.notice.urgent), now=now, zone=self.zone
        )
        if moment > now:
            self.post_at = moment
            return
        self.log.append((self.start, rules.late(self.post_at, self.start, now=now), now))
        self._plan(self.start, now)
