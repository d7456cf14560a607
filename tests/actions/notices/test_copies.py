"""How a copy is shaped, and what helps where one did not arrive."""

from dataclasses import replace

import pytest

from actions.notices import delivering, posting
from actions.notices.delivering import Remedy
from domain.notices import Delivery, Fate, Medium, Notice
from storage.places.chats import Chat, ChatKind, ChatState
from tests.conftest import NOON


@pytest.mark.parametrize(
    ("chat_id", "state", "rights", "error", "fate", "helps"),
    [
        (-5, ChatState.REMOVED, "post", "Forbidden: bot was kicked", Fate.FAILED, Remedy.ADD),
        (-5, ChatState.MIGRATED, "post", "migrated", Fate.FAILED, Remedy.MOVED),
        (-5, ChatState.ACTIVE, "post", "not enough rights to send", Fate.FAILED, Remedy.RIGHTS),
        (-5, ChatState.ACTIVE, "post", "CHAT_WRITE_FORBIDDEN", Fate.FAILED, Remedy.RIGHTS),
        (-5, ChatState.ACTIVE, "pin", "Bad Request", Fate.FAILED, Remedy.RIGHTS),
        (-5, ChatState.ACTIVE, "post pin", "Timed out", Fate.FAILED, Remedy.AGAIN),
        (-5, ChatState.ACTIVE, "post", "expired", Fate.EXPIRED, Remedy.LATE),
        (-5, None, "", "chat not found", Fate.FAILED, Remedy.ADD),
        (5, None, "", "Forbidden: bot was blocked by the user", Fate.FAILED, Remedy.BLOCKED),
        (5, None, "", "Timed out", Fate.FAILED, Remedy.AGAIN),
    ],
)
def test_each_failure_has_its_remedy(
    chat_id: int, state: ChatState | None, rights: str, error: str, fate: Fate, helps: Remedy
) -> None:
    copy = Delivery(1, 1, chat_id, None, fate, NOON, error=error)
    known = (ChatKind.GROUP, 1, None, "群", None)
    chat = Chat(chat_id, *known, state, rights, NOON) if state else None
    assert delivering.remedy(copy, chat) is helps


@pytest.mark.parametrize(
    ("media", "body", "located", "view", "first"),
    [
        ([], "", False, posting.VIEW, False),
        (["photo"], "字" * 693, False, posting.PICTURE, False),
        (["photo"], "字" * 694, False, posting.VIEW, True),
        (["photo", "photo"], "", False, posting.VIEW, True),
        (["voice"], "", False, posting.PICTURE, False),
        (["sticker"], "", False, posting.VIEW, True),
        ([], "", True, posting.VIEW, True),
        (["photo"], "", True, posting.VIEW, True),
    ],
)
def test_one_file_and_few_words_are_one_message(
    media: list[str],
    body: str,
    located: bool,  # noqa: FBT001
    view: str,
    first: bool,  # noqa: FBT001
) -> None:
    notice = Notice(1, 1, 1, "人人坞免费义诊", 1, NOON, body=body)
    if located:
        notice = replace(notice, latitude=31.0, longitude=121.0)
    shape = posting.shape_of(notice, [Medium(kind, "x") for kind in media])
    assert (shape.view, shape.media) == (view, first)
