"""The calendars over HTTP: asked as phones ask, and as strangers do."""

import asyncio
import errno
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import timedelta

import httpx
import pytest
from icalendar import Calendar

from bot import feeds as serving_module
from bot.feeds import Feeds, listener, serving, tag_of
from domain.calendars import Agenda, Event
from domain.notices import Audience, Notice, Schedule, State
from domain.places import PlaceKind
from playground.clock import Clock
from storage.database import Database, Tx
from storage.notices import feeds, register
from storage.notices.feeds import Feed
from storage.places import tree
from tests.conftest import NOON
from views.texts import Catalogue

TOKEN = "t" * 43
PATH = f"/calendar/{TOKEN}.ics"
WRONG = [
    "/calendar/wrong.ics",
    f"/calendar/{TOKEN[:-1]}.ics",
    f"/calendar/{TOKEN}x.ics",
    f"/calendar/{TOKEN.upper()}.ics",
    "/calendar/.ics",
    f"/calendar/{TOKEN}",
    f"/calendar/{TOKEN}.ics/",
    f"/calendar/x/{TOKEN}.ics",
    "/calendar/%00.ics",
    "/calendar/%ff%fe.ics",
    "/calendar/" + "x" * 5000 + ".ics",
    "/calendar/..%2f..%2fetc%2fpasswd.ics",
    "/",
    "/docs",
]


async def furnish(tx: Tx) -> int:
    where = {"zone": "Asia/Shanghai", "language": "zh-CN"}
    place = await tree.add(tx, None, PlaceKind.COMMUNITY, "翠湖里", **where)
    when = Schedule(NOON + timedelta(days=3), minutes=60)
    public = Notice(0, place.id, 0, "免费义诊", 1003, NOON, State.RUNNING, schedule=when)
    await register.add(tx, public)
    private = Notice(
        0, place.id, 0, "只给老人", 1003, NOON, State.RUNNING, schedule=when,
        audience=Audience(born_until=1961),
    )  # fmt: skip
    await register.add(tx, private)
    await feeds.put(tx, Feed(TOKEN, place.id, NOON))
    return place.id


@pytest.fixture
async def phone(database: Database, clock: Clock) -> AsyncIterator[httpx.AsyncClient]:
    """Something that asks the application, with no sockets between."""
    await database.run(furnish)
    app = Feeds(database, Catalogue(), clock.now).application()
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://feed") as client:
        yield client


async def test_a_phone_gets_the_calendar(phone: httpx.AsyncClient) -> None:
    answer = await phone.get(PATH)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"] == "private, no-cache"
    assert answer.headers["date"] == "Sun, 22 Nov 2026 04:00:00 GMT"
    book = Calendar.from_ical(answer.content)
    assert str(book["X-WR-CALNAME"]) == "翠湖里公告"
    assert [str(event["SUMMARY"]) for event in book.walk("VEVENT")] == ["免费义诊"]


async def test_nothing_about_people_is_in_it(phone: httpx.AsyncClient) -> None:
    text = (await phone.get(PATH)).text
    assert "只给老人" not in text
    assert "1003" not in text


async def test_head_gives_the_headers_alone(phone: httpx.AsyncClient) -> None:
    whole, head = await phone.get(PATH), await phone.head(PATH)
    assert head.status_code == 200
    for name in ("etag", "content-type", "content-length"):
        assert head.headers[name] == whole.headers[name]


@pytest.mark.parametrize(
    "form", [str, lambda tag: tag.removeprefix("W/"), lambda tag: f'"x", {tag}', lambda _: "*"]
)
async def test_what_the_phone_has_is_not_sent_again(
    phone: httpx.AsyncClient, form: Callable[[str], str]
) -> None:
    tag = (await phone.get(PATH)).headers["etag"]
    answer = await phone.get(PATH, headers={"If-None-Match": form(tag)})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"] == tag


@pytest.mark.parametrize("asked", ["", '"x"', "W/", "\x7f", '"' * 3000], ids=len)
async def test_another_version_gets_the_whole(phone: httpx.AsyncClient, asked: str) -> None:
    answer = await phone.get(PATH, headers={"If-None-Match": asked})
    assert answer.status_code == 200


async def test_the_version_changes_with_what_it_says_and_not_with_the_clock(
    phone: httpx.AsyncClient, database: Database, clock: Clock
) -> None:
    before = (await phone.get(PATH)).headers["etag"]
    clock.jump(timedelta(hours=5))
    assert (await phone.get(PATH)).headers["etag"] == before
    await database.run(retitle)
    assert (await phone.get(PATH)).headers["etag"] != before


async def retitle(tx: Tx) -> None:
    seen = await register.get(tx, 1)
    await register.change(tx, seen, seen)


def test_two_calendars_that_differ_in_anything_have_two_tags() -> None:
    event = Event("1", "题", NOON)
    same = Agenda("a", "UTC", NOON, (event,))
    assert tag_of(same) == tag_of(Agenda("a", "UTC", NOON + timedelta(days=1), (event,)))
    others = (
        Agenda("b", "UTC", NOON, (event,)),
        Agenda("a", "Asia/Shanghai", NOON, (event,)),
        Agenda("a", "UTC", NOON, ()),
        Agenda("a", "UTC", NOON, (Event("1", "\ud83d", NOON),)),
    )
    assert len({tag_of(each) for each in (same, *others)}) == 5


async def test_whatever_is_wrong_is_answered_alike(phone: httpx.AsyncClient) -> None:
    plain = await phone.get("/calendar/nobody.ics")
    assert plain.status_code == 404
    for path in WRONG:
        answer = await phone.get(path)
        assert (answer.status_code, answer.content) == (404, plain.content), path
        assert dict(answer.headers) == dict(plain.headers), path


async def test_nothing_but_reading_is_possible(phone: httpx.AsyncClient) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"):
        right = await phone.request(method, PATH)
        wrong = await phone.request(method, "/calendar/wrong.ics")
        assert right.status_code == wrong.status_code == 405, method
        assert right.content == wrong.content, method


async def test_an_address_that_was_changed_opens_nothing(
    phone: httpx.AsyncClient, database: Database
) -> None:
    await database.run(feeds.put, Feed("new", 1, NOON))
    assert (await phone.get(PATH)).status_code == 404
    assert (await phone.get("/calendar/new.ics")).status_code == 200


async def test_many_at_once_are_all_answered(phone: httpx.AsyncClient) -> None:
    answers = await asyncio.gather(*(phone.get(PATH) for _ in range(20)))
    assert {answer.status_code for answer in answers} == {200}


async def test_it_is_served_on_a_port_and_ends(database: Database, clock: Clock) -> None:
    await database.run(furnish)
    made = Feeds(database, Catalogue(), clock.now)
    async with serving(made, "127.0.0.1:0") as url, httpx.AsyncClient(trust_env=False) as client:
        answer = await client.get(url + PATH)
        assert answer.status_code == 200
        assert "server" not in answer.headers
        assert (await client.head(url + PATH)).content == b""
    with pytest.raises(httpx.ConnectError):
        async with httpx.AsyncClient(trust_env=False) as client:
            await client.get(url + PATH)


async def test_no_line_of_a_log_holds_an_address(
    database: Database, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    await database.run(furnish)
    made = Feeds(database, Catalogue(), clock.now)
    with caplog.at_level(logging.WARNING):
        async with serving(made, "127.0.0.1:0") as url:
            async with httpx.AsyncClient(trust_env=False) as client:
                await client.get(url + PATH)
                await client.get(f"{url}/calendar/wrong.ics")
                await client.post(url + PATH)
            await raw(url, f"NOT HTTP {TOKEN}\r\n\r\n".encode())
    # Libraries stay at WARNING whatever level is set (bot/logs.py).
    assert [record.getMessage() for record in caplog.records] == ["Invalid HTTP request received."]


async def raw(url: str, sent: bytes) -> bytes:
    host, _, port = url.removeprefix("http://").rpartition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(sent)
    answer = await reader.read()
    writer.close()
    with suppress(ConnectionError):
        await writer.wait_closed()
    return answer


async def test_after_a_request_that_is_too_long_the_next_is_answered(
    database: Database, clock: Clock
) -> None:
    made = Feeds(database, Catalogue(), clock.now)
    async with serving(made, "127.0.0.1:0") as url:
        # Cut off before all was read, it may not even see the answer.
        with suppress(ConnectionError):
            assert (await raw(url, b"GET /" + b"x" * 200_000)).startswith(b"HTTP/1.1 400")
        assert (await raw(url, b"GET / HTTP/1.0\r\n\r\n")).startswith(b"HTTP/1.1 404")


async def test_without_a_port_nothing_is_served(database: Database, clock: Clock) -> None:
    async with serving(Feeds(database, Catalogue(), clock.now), None) as url:
        assert url == ""


def test_a_port_that_is_taken_names_the_setting() -> None:
    with listener("127.0.0.1:0") as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match="BOT_CALENDAR_LISTEN") as refused:
            listener(f"127.0.0.1:{port}")
    assert refused.value.errno == errno.EADDRINUSE
    assert refused.value.filename == f"BOT_CALENDAR_LISTEN: 127.0.0.1:{port}"


def test_waiting_and_work_are_bounded() -> None:
    assert serving_module.AT_ONCE < serving_module.WAITING <= 200
