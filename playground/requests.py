"""HTTP bodies, read within bounds."""

import json
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.types import Message, Receive, Scope

from playground.shapes import Json, Refused, Upload, bad_request

MEGABYTE = 1024 * 1024
TOO_LARGE = "Request Entity Too Large"
Form = tuple[Json, dict[str, Upload]]


async def body_of(receive: Receive, most: int) -> bytes:
    """Return a whole body of at most `most` bytes; raises Refused (413) beyond."""
    parts, size, more = [], 0, True
    while more:
        message = await receive()
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        more = message.get("more_body", False)
        # While reading, so that an endless body cannot fill the memory.
        if size > most:
            raise Refused(413, TOO_LARGE)
    return b"".join(parts)


async def form_of(scope: Scope, receive: Receive, most: int) -> Form:
    """Return parameters and files of a query, a form, JSON or multipart request."""
    # The raw query is ASCII; what lies outside of it is percent-encoded.
    params: Json = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
    kind = _content_type(scope)
    body = await body_of(receive, most)
    if kind.startswith(b"multipart/form-data"):
        fields, uploads = await read_multipart(scope, body)
        return params | fields, {name: files[0] for name, files in uploads.items()}
    return params | _plain(kind, body), {}


def _content_type(scope: Scope) -> bytes:
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    return next((value for name, value in headers if name == b"content-type"), b"")


def _plain(kind: bytes, body: bytes) -> Json:
    if not body:
        return {}
    if kind.startswith(b"application/json"):
        return read_object(body)
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    except UnicodeDecodeError as garbled:
        raise bad_request("strings must be encoded in UTF-8") from garbled


def read_object(body: bytes) -> Json:
    """Return a JSON object; raises Refused (400) for anything else."""
    try:
        value = json.loads(body)
        # Only an escape can smuggle in half of an emoji, which nothing could write out again.
        if b"\\u" in body:
            json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as wrong:
        raise bad_request("can't parse JSON object") from wrong
    if not isinstance(value, dict):
        raise bad_request("object expected as a request body")
    return value


async def read_multipart(scope: Scope, body: bytes) -> tuple[Json, Mapping[str, list[Upload]]]:
    """Return the fields, and the files by their field."""
    fields: Json = {}
    uploads: dict[str, list[Upload]] = {}
    request = Request(scope, _once(body))
    try:
        async with request.form(max_part_size=MEGABYTE) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    uploads.setdefault(name, []).append(await _upload(value))
                else:
                    fields[name] = value
    except MultiPartException as wrong:
        raise bad_request(f"can't parse multipart body: {wrong.message}") from wrong
    return fields, uploads


async def _upload(file: UploadFile) -> Upload:
    return Upload(file.filename or "", await file.read(), file.content_type or "")


def _once(body: bytes) -> Receive:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
