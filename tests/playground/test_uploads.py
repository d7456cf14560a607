"""Files that a page sends, and files that are shown to it again."""

import pytest

from playground.world import World
from tests.playground.conftest import NOBODY, STRANGER, WANG, Caller, Files

FORM = {"person": str(WANG), "chat_id": str(WANG), "kind": "photo"}


def photos(count: int) -> Files:
    return [("file", ("灯.jpg", b"%d" % number, "image/jpeg")) for number in range(count)]


@pytest.mark.parametrize(("count", "status"), [(1, 200), (2, 200), (10, 200), (11, 400)])
async def test_an_album_from_a_page_has_at_most_10_photos(
    world: World, play: Caller, count: int, status: int
) -> None:
    before = len(world.messages(WANG))
    found, answer = await play.upload(FORM, photos(count))
    assert found == status
    assert len(world.messages(WANG)) - before == (count if status == 200 else 0)
    assert status == 200 or answer["error"] == "An album has at most 10 photos."


@pytest.mark.parametrize(
    "more",
    [
        {"kind": "virus"},
        {"kind": ""},
        {"person": "x"},
        {"person": str(NOBODY)},
        {"person": str(STRANGER)},
        {"chat_id": "-5"},
        {"caption": "x" * 4097},
        {"reply_to": "x"},
        {"reply_to": "999"},
    ],
    ids=str,
)
async def test_a_wrong_upload_is_refused_and_nothing_is_shown(
    world: World, play: Caller, more: dict[str, str]
) -> None:
    before = world.messages(WANG)
    status, answer = await play.upload(FORM | more, photos(1))
    assert (status, list(answer)) == (400, ["error"])
    assert world.messages(WANG) == before


async def test_an_upload_beyond_its_bound_is_refused(
    play: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.play.MOST_UPLOAD", 100)
    assert await play.upload(FORM, photos(1)) == (400, {"error": "Request Entity Too Large"})


async def test_a_sent_page_is_shown_as_a_file_and_never_run(world: World, play: Caller) -> None:
    script = [("file", ("x.html", b"<script>", "text/html"))]
    _, answer = await play.upload(FORM | {"kind": "document"}, script)
    file_id = answer["messages"][0]["document"]["file_id"]
    shown = await play.client.get(f"/play/files/{file_id}")
    assert shown.headers["content-security-policy"] == "sandbox"
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert shown.content == b"<script>"
    assert world.files.by_id[file_id].name == "x.html"
