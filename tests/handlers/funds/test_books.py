"""The books as people read them: pages, files, lists, what groups are told."""

import csv
import io
import zipfile

import pytest

from domain import chain
from domain.funds import State, recount
from playground.estate import IDS
from storage import outbox
from storage.database import Tx
from storage.outbox import Outgoing
from tests.handlers.funds.till import Till, till_of
from tests.world import World
from views.funds.buttons_spending import FundFile, FundLedger, FundProof, What


@pytest.fixture(params=["zh-CN", "en"])
async def till(world: World, request: pytest.FixtureRequest) -> Till:
    return await till_of(world, request.param, State.SPENDING)


async def content(till: Till, what: What, person_id: int = IDS.li_ming) -> bytes:
    await till.press(person_id, FundFile(till.fund_id, what))
    message = till.world.from_bot(person_id)[-1]
    return bytes(till.world.telegram.files.by_id[message["document"]["file_id"]].data)


async def bill(till: Till, payee: str = "老张五金店") -> None:
    await till.bill(IDS.zhao, "expense", payee, "100", "1001")
    await till.word(IDS.wang, "fund-approve", "expense")


async def test_a_neighbour_reads_every_row_and_the_balance(till: Till) -> None:
    await bill(till)
    await till.press(IDS.li_ming, FundLedger(till.fund_id))
    told = till.world.last(IDS.li_ming)
    for words in ("1单元101", "3单元201", "3单元302", "老张五金店", "¥3,500.00"):
        assert words in told
    assert till.words("fund-not-held") in told


async def test_pages_turn_in_place(till: Till) -> None:
    for number in range(9):
        await till.bill(IDS.zhao, "expense", "老张五金店", "10", f"no{number}")
        await till.word(IDS.wang, "fund-approve", "expense")
    await till.press(IDS.li_ming, FundLedger(till.fund_id))
    before = len(till.world.from_bot(IDS.li_ming))
    await till.tap(IDS.li_ming, "fund-ledger-older")
    assert "1单元101" in till.world.last(IDS.li_ming)
    await till.tap(IDS.li_ming, "fund-ledger-newer")
    assert "12." in till.world.last(IDS.li_ming)
    assert len(till.world.from_bot(IDS.li_ming)) == before


async def test_nobody_from_elsewhere_reads_the_books(till: Till) -> None:
    why = till.label("fund-why", why="not-a-member")
    for button in (
        FundLedger(till.fund_id),
        FundFile(till.fund_id, What.CSV),
        FundProof(till.fund_id, 1),
    ):
        assert await till.press(IDS.zhou, button) == why


async def test_in_a_group_the_books_go_to_the_private_chat(till: Till) -> None:
    message = till.world.telegram.say(IDS.li_ming, IDS.building_6, "/funds")["message_id"]
    await till.world.settle()
    message = till.world.from_bot(IDS.building_6)[-1]["message_id"]
    wire = FundLedger(till.fund_id).pack()
    toast = await till.world.forge(IDS.li_ming, IDS.building_6, message, wire)
    assert toast == till.label("fund-in-private")
    assert "3单元302" in till.world.last(IDS.li_ming)
    assert "3单元302" not in till.world.last(IDS.building_6)


async def test_a_table_cannot_run_a_formula(till: Till) -> None:
    await bill(till, '=HYPERLINK("http://x")')
    rows = list(csv.reader(io.StringIO((await content(till, What.CSV)).decode("utf-8-sig"))))
    assert rows[0][0] == till.label("fund-column", name="seq")
    assert rows[4][3] == '\'=HYPERLINK("http://x")'
    assert [row[5] for row in rows[1:4]] == ["1200.00"] * 3
    assert (rows[4][6], rows[4][7]) == ("100.00", "3500.00")


async def test_the_workbook_opens(till: Till) -> None:
    book = zipfile.ZipFile(io.BytesIO(await content(till, What.XLSX)))
    assert "xl/workbook.xml" in book.namelist()


async def test_the_file_for_checking_recounts_and_names_no_door(till: Till) -> None:
    await bill(till)
    file = await content(till, What.AUDIT)
    told = chain.read(file)
    assert isinstance(told, chain.Verified)
    assert "单元" not in file.decode()
    assert recount(told.rows).balance == 350_000


async def test_the_bill_is_shown_and_a_households_voucher_is_not(till: Till) -> None:
    await bill(till)
    before = len(till.world.from_bot(IDS.li_ming))
    await till.press(IDS.li_ming, FundProof(till.fund_id, 4))
    assert any("photo" in m for m in till.world.from_bot(IDS.li_ming)[before:])
    before = len(till.world.from_bot(IDS.li_ming))
    await till.press(IDS.li_ming, FundProof(till.fund_id, 1))
    assert len(till.world.from_bot(IDS.li_ming)) == before


async def test_what_moved_is_told_once_in_the_evening(till: Till) -> None:
    await bill(till)
    head = till.words("fund-digest", title="楼道扶手")
    assert head not in "\n".join(till.world.texts(IDS.building_6))
    await till.world.later(hours=6)
    told = till.world.last(IDS.building_6)
    assert told.startswith(head)
    assert told.endswith(till.words("fund-digest-end", balance=350_000))
    count = len(till.world.texts(IDS.building_6))
    await till.world.later(hours=24)
    assert len(till.world.texts(IDS.building_6)) == count


async def test_the_next_days_rows_are_told_the_next_evening(till: Till) -> None:
    await till.world.later(hours=6)
    await till.bill(IDS.zhao, "expense", "老张五金店", "100", "1001")
    await till.word(IDS.wang, "fund-approve", "expense")
    await till.world.later(hours=24)
    told = till.world.last(IDS.building_6)
    assert "老张五金店" in told
    assert "3单元302" not in told


async def test_the_list_tells_state_and_balance(till: Till) -> None:
    for chat_id in (IDS.li_ming, IDS.building_6):
        await till.world.say(IDS.li_ming, chat_id, "/funds")
        told = till.world.last(chat_id)
        assert till.label("fund-state", state="spending") in told
        assert "¥3,600.00" in told


async def test_who_lives_nowhere_here_lists_nothing(till: Till) -> None:
    await till.world.say(IDS.zhou, IDS.zhou, "/funds")
    assert till.words("fund-list-none") in till.world.last(IDS.zhou)


async def test_a_receipt_is_for_its_household_only(till: Till) -> None:
    async def put(tx: Tx, person_id: int) -> None:
        message = Outgoing(person_id, "fund-receipt", till.fund_id, {"seq": 3})
        await outbox.put(tx, message, now=till.world.clock.now())

    before = len(till.world.from_bot(IDS.wang))
    for person_id in (IDS.li_ming, IDS.wang):
        await till.world.database.run(put, person_id)
    await till.world.settle()
    assert "3单元302" in till.world.last(IDS.li_ming)
    assert len(till.world.from_bot(IDS.wang)) == before


async def test_my_matters_tell_what_ones_own_flat_paid(till: Till) -> None:
    await till.world.say(IDS.li_ming, IDS.li_ming, "/my")
    told = "\n".join(till.world.texts(IDS.li_ming))
    state = till.label("fund-state", state="spending")
    assert till.words("fund-mine-line", title="楼道扶手", state=state) in told
    assert "3单元302" in told
    assert "1单元101" not in told


async def test_a_tap_in_the_list_opens_the_fund_in_private(till: Till) -> None:
    await till.world.say(IDS.li_ming, IDS.building_6, "/funds")
    await till.world.tap(IDS.li_ming, IDS.building_6, "楼道扶手")
    assert "3单元302" in till.world.last(IDS.li_ming)
