"""The play API: what the page asks for and what people do there."""

import asyncio
import functools
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from playground.fields import number, optional_number, optional_text, text
from playground.pressing import COLOUR_SIGN
from playground.requests import MEGABYTE, body_of, read_multipart, read_object
from playground.seen import overview, page
from playground.shapes import Json, NotPossible, Refused
from playground.streams import Line, Streams
from playground.world import World

MOST_JSON = 64 * 1024
MOST_UPLOAD = 25 * MEGABYTE
MOST_MESSAGES = 200
USUAL_MESSAGES = 50
MOST_AHEAD_SECONDS = 400 * 24 * 3600
KINDS = frozenset({"photo", "voice", "document", "video", "audio"})
MOST_DEGREES = {"latitude": 90, "longitude": 180}
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
ANSWER_SECONDS = 10.0
Doing = Callable[[World, Json], Json]
Handler = Callable[[Request], Awaitable[Response]]


def routes(world: World, streams: Streams) -> list[Route]:
    """Return everything under /play."""
    posts = {
        "send": _send,
        "location": _location,
        "contact": _contact,
        "start": _start,
        "clock": _clock,
        "react": _react,
    }
    return [
        *(
            Route(f"/play/{name}", _posted(world, do), methods=["POST"])
            for name, do in posts.items()
        ),
        Route("/play/tap", _bound(_tap, world), methods=["POST"]),
        Route("/play/upload", _bound(_upload, world), methods=["POST"]),
        Route("/play/world", _bound(_world, world)),
        Route("/play/chats/{chat_id:path}/messages", _bound(_messages, world)),
        Route("/play/files/{file_id}", _bound(_file, world)),
        Route("/play/events", _bound(functools.partial(_events, streams), world)),
    ]


def _bound(do: Callable[[World, Request], Awaitable[Response]], world: World) -> Handler:
    async def handle(request: Request) -> Response:
        try:
            return await do(world, request)
        except (Refused, NotPossible) as refusal:
            return JSONResponse({"error": str(refusal)}, status_code=400)

    return handle


def _posted(world: World, do: Doing) -> Handler:
    async def handle(world: World, request: Request) -> Response:
        return JSONResponse(do(world, await _body(request)))

    return _bound(handle, world)


async def _body(request: Request) -> Json:
    return read_object(await body_of(request.receive, MOST_JSON))


async def _world(world: World, request: Request) -> Response:
    person = request.query_params.get("person") or next(iter(world.people), 0)
    person_id = number({"person": person}, "person")
    return JSONResponse(overview(world, world.person(person_id).id))


async def _messages(world: World, request: Request) -> Response:
    query: Json = dict(request.query_params) | request.path_params
    person_id, chat_id = number(query, "person"), number(query, "chat_id")
    if not world.chat(chat_id).has(person_id):
        raise NotPossible("This person is not in that chat.")
    limit = optional_number(query, "limit") or USUAL_MESSAGES
    before = optional_number(query, "before")
    found = page(world, person_id, chat_id, before, min(max(limit, 1), MOST_MESSAGES))
    return JSONResponse({"messages": found})


def _where(body: Json) -> tuple[int, int]:
    return number(body, "person"), number(body, "chat_id")


def _send(world: World, body: Json) -> Json:
    reply_to = optional_number(body, "reply_to")
    return {"message": world.say(*_where(body), text(body, "text"), reply_to=reply_to)}


def _location(world: World, body: Json) -> Json:
    latitude, longitude = (_degrees(body, name) for name in MOST_DEGREES)
    return {"message": world.send_location(*_where(body), latitude, longitude)}


def _degrees(body: Json, name: str) -> float:
    value, most = body.get(name), MOST_DEGREES[name]
    # Written so that it also catches NaN, which compares with nothing.
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= most:
        raise NotPossible(f'"{name}" must be a number from -{most} to {most}.')
    return float(value)


def _contact(world: World, body: Json) -> Json:
    return {"message": world.send_contact(*_where(body), text(body, "phone_number"))}


def _start(world: World, body: Json) -> Json:
    payload = optional_text(body, "payload")
    if payload and not PAYLOAD.fullmatch(payload):
        raise NotPossible("A link's payload has 1 to 64 letters, digits, _ and -.")
    return {"message": world.start(number(body, "person"), payload)}


def _clock(world: World, body: Json) -> Json:
    seconds = number(body, "ahead_seconds")
    if abs(seconds) > MOST_AHEAD_SECONDS:
        raise NotPossible("The clock cannot be moved that far.")
    world.clock.jump(timedelta(seconds=seconds))
    return {"now": world.clock.now().isoformat()}


def _react(world: World, body: Json) -> Json:
    (person_id, chat_id), message_id = _where(body), number(body, "message_id")
    emoji = optional_text(body, "emoji")
    given = world.chat(chat_id).reactions.get(message_id, {}).get(person_id, [])
    # A second press on the same emoji takes it away, as in Telegram.
    is_same = [one["emoji"] for one in given] == [(emoji or "").replace(COLOUR_SIGN, "")]
    world.react(person_id, chat_id, message_id, None if is_same else emoji)
    return {}


async def _tap(world: World, request: Request) -> Response:
    body = await _body(request)
    # Watched before the tap, for an answer that comes at once.
    answered = asyncio.Event()
    stop = world.watch(lambda event: answered.set() if event["type"] == "toast" else None)
    try:
        query_id = world.tap(*_where(body), number(body, "message_id"), text(body, "data"))
        await _answer_to(world, query_id, answered)
    finally:
        stop()
    nothing = {"text": None, "show_alert": False, "url": None}
    answer = world.answer_to(query_id)
    # The same answer comes as an event too; by the id a page shows it once.
    told = {"answered": answer is not None, "query_id": query_id}
    return JSONResponse(told | (answer or nothing))


async def _answer_to(world: World, query_id: str, answered: asyncio.Event) -> None:
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            while world.answer_to(query_id) is None:
                await answered.wait()
                answered.clear()
    # A tap that nobody answers is no error of the page's: it is told as unanswered.
    except TimeoutError:
        pass


async def _upload(world: World, request: Request) -> Response:
    body = await body_of(request.receive, MOST_UPLOAD)
    fields, uploads = await read_multipart(request.scope, body)
    person_id, chat_id = _where(fields)
    kind, files = text(fields, "kind"), uploads.get("file", [])
    if kind not in KINDS or not files:
        raise NotPossible("A photo, voice, document, video or audio file is needed.")
    caption = optional_text(fields, "caption")
    if len(files) > 1 and kind == "photo":
        album = world.send_album(person_id, chat_id, [file.data for file in files], caption)
        return JSONResponse({"messages": album})
    sent = [
        world.send_file(
            kind,
            person_id,
            chat_id,
            file.data,
            caption=caption,
            reply_to=optional_number(fields, "reply_to"),
            name=file.name,
            mime=file.mime,
        )
        for file in files
    ]
    return JSONResponse({"messages": sent})


async def _file(world: World, request: Request) -> Response:
    stored = world.files.by_id.get(request.path_params["file_id"])
    if stored is None:
        raise NotPossible("There is no such file.")
    # What somebody uploaded must never run as a page of the playground itself.
    safe = {"content-security-policy": "sandbox", "x-content-type-options": "nosniff"}
    return Response(stored.data, media_type=stored.mime, headers=safe)


async def _events(streams: Streams, world: World, request: Request) -> Response:
    person = world.person(number(dict(request.query_params), "person"))
    line = streams.open(person.id)
    headers = {"cache-control": "no-store"}
    stream = _stream(streams, line, request)
    return StreamingResponse(stream, media_type="text/event-stream", headers=headers)


async def _stream(streams: Streams, line: Line, request: Request) -> AsyncIterator[str]:
    try:
        yield ": welcome\n\n"
        async for event in streams.follow(line):
            if await request.is_disconnected():
                return
            yield (
                f"data: {json.dumps(event, ensure_ascii=False)}\n\n"
                if event
                else ": still here\n\n"
            )
    finally:
        streams.leave(line)
