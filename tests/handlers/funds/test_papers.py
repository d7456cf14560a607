"""Proof that comes as a file: an e-invoice or a picture, and nothing that cannot be looked at."""

import pytest

from domain.funds import State
from playground.estate import IDS
from storage.funds.claims import ClaimState
from tests.handlers.funds.neighbours import GROUP, House, house_of
from tests.handlers.funds.till import Till, till_of
from tests.world import World
from views.funds import pictures

FILES = (("invoice.pdf", "application/pdf"), ("bill.png", "image/png"))
OTHERS = (("bill.exe", "application/x-msdownload"), ("bill.html", "text/html"), ("bill", ""))


async def send(world: World, person_id: int, name: str, mime: str) -> None:
    world.telegram.send_document(person_id, person_id, b"content", name=name, mime=mime)
    await world.settle()


async def asked_for_the_bill(world: World) -> Till:
    till = await till_of(world, "zh-CN", State.SPENDING)
    await till.desk(IDS.zhao)
    await till.world.tap(IDS.zhao, IDS.zhao, till.act("expense"))
    await till.answer(IDS.zhao, "老张五金店", "100", "1001")
    return till


@pytest.mark.parametrize(("name", "mime"), FILES)
async def test_an_invoice_as_a_file_is_shown_as_a_file(world: World, name: str, mime: str) -> None:
    till = await asked_for_the_bill(world)
    await send(world, IDS.zhao, name, mime)
    await till.tap(IDS.zhao, "fund-submit", kind="expense")
    assert any("document" in message for message in world.from_bot(IDS.wang)), "to be checked"
    await till.word(IDS.wang, "fund-approve", "expense")
    (claim,) = await till.claims(ClaimState.DONE)
    assert pictures.media(claim.file_id)[0].kind == "document"
    assert (await till.audit()).spent == 10_000


@pytest.mark.parametrize(("name", "mime"), OTHERS)
async def test_what_nobody_can_look_at_is_no_bill(world: World, name: str, mime: str) -> None:
    till = await asked_for_the_bill(world)
    await send(world, IDS.zhao, name, mime)
    assert world.last(IDS.zhao).startswith(till.words("fund-why", why="photo-missing"))
    (draft,) = await till.claims(ClaimState.DRAFT)
    assert draft.file_id is None


async def _collecting(world: World) -> House:
    house = await house_of(world)
    await house.all_pledge()
    await house.tap(IDS.li_ming, "fund-button-paid", GROUP)
    return house


async def test_a_transfer_shown_as_a_file_counts_once(world: World) -> None:
    house = await _collecting(world)
    await send(world, IDS.li_ming, *FILES[0])
    (claim,) = await house.claims()
    await house.tap(IDS.wang, "fund-button-voucher")
    assert any("document" in message for message in world.from_bot(IDS.wang))
    assert claim.note, "known again by what Telegram calls it"


def test_a_photo_and_a_file_are_told_apart_and_nothing_is_nothing() -> None:
    photo = pictures.media(pictures.stored("AgAC", photo=True))
    file = pictures.media(pictures.stored("BQAC", photo=False))
    assert [(m.kind, m.file_id) for m in (*photo, *file)] == [
        ("photo", "AgAC"),
        ("document", "BQAC"),
    ]
    assert pictures.media(None) == pictures.media("") == ()
