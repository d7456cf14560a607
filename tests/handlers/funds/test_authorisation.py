"""Every door of funds tried by somebody of every kind: the table says whom it opens for."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TypeAlias

import pytest
import pytest_asyncio

from domain.funds import Action, EntryKind, GapChoice, PledgeKind, ShareRule, State
from domain.funds.shaping import Until, Writing
from playground.clock import Clock
from playground.estate import IDS
from storage.database import Database
from tests.actions.funds.opened import SHARE
from tests.conftest import NOON, create_schema
from tests.handlers.funds.crowd import ROLES, TITLE, Crowd, crowd, sentences
from tests.world import CATALOGUE, open_world
from views.buttons import ButtonData
from views.funds.buttons_opening import (
    FundCustody,
    FundDays,
    FundDiscard,
    FundGrain,
    FundLift,
    FundMinimum,
    FundName,
    FundPage,
    FundPlace,
    FundPublish,
    FundRevise,
    FundRule,
    FundStairwell,
    FundStrike,
    FundTable,
    FundUnsponsor,
    FundUntil,
    FundWrite,
    Page,
)
from views.funds.buttons_pledging import (
    FundAccount,
    FundBehalf,
    FundBehalfOf,
    FundBehalfSay,
    FundCash,
    FundCashOf,
    FundConfirm,
    FundDeny,
    FundGap,
    FundGiftBack,
    FundMine,
    FundNotMine,
    FundPaid,
    FundPay,
    FundPledge,
    FundRequest,
    FundTools,
    FundVoucher,
)
from views.funds.buttons_spending import (
    Field,
    FundChoices,
    FundChoose,
    FundDesk,
    FundDo,
    FundFile,
    FundFix,
    FundLeave,
    FundLedger,
    FundList,
    FundProof,
    FundReturn,
    FundReverse,
    FundRows,
    FundWord,
    What,
    Word,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")
Make: TypeAlias = Callable[[Crowd], ButtonData]
DRAFT, PLEDGING, COLLECTING = State.DRAFT, State.PLEDGING, State.COLLECTING
SPENDING, SETTLING = State.SPENDING, State.SETTLING
# Whom a door opens for; everybody else is told no.
ORGANISERS = ("captain", "secretary", "committee", "staff", "owner")
CUSTODIANS = ("custodian",)
MANAGERS = (*ORGANISERS, *CUSTODIANS)
OWN = ("household",)
HOUSEHOLDS = (*OWN, *CUSTODIANS)
OFFICES = ("grid", "witness", "volunteer", "unit")
READERS = (*MANAGERS, *OFFICES, "household", "tenant")
BUTTONS: tuple[tuple[tuple[str, ...], Make], ...] = (
    # First: it says no in place of what stands in a chat, and has to find something else there.
    (READERS, lambda at: FundMine(at.of(PLEDGING))),
    (ORGANISERS, lambda at: FundPublish(at.of(DRAFT), 1, at.drafted)),
    (ORGANISERS, lambda at: FundDiscard(at.of(DRAFT))),
    *((ORGANISERS, lambda at, page=page: FundPage(at.of(DRAFT), page)) for page in Page),
    *((ORGANISERS, lambda at, w=w: FundWrite(at.of(DRAFT), w, at.own)) for w in Writing),
    (ORGANISERS, lambda at: FundRule(at.of(DRAFT), ShareRule.EQUAL)),
    (ORGANISERS, lambda at: FundPlace(at.of(DRAFT), at.world.estate.building)),
    (ORGANISERS, lambda at: FundStairwell(at.of(DRAFT), at.own)),
    (ORGANISERS, lambda at: FundMinimum(at.of(DRAFT), 1, 2)),
    (ORGANISERS, lambda at: FundGrain(at.of(DRAFT), 100)),
    (ORGANISERS, lambda at: FundDays(at.of(DRAFT), Until.PLEDGE, 3)),
    (ORGANISERS, lambda at: FundUntil(at.of(DRAFT), Until.PAY, int(NOON.timestamp()) + 999_999)),
    (ORGANISERS, lambda at: FundUnsponsor(at.of(DRAFT), 1)),
    (ORGANISERS, lambda at: FundLift(at.of(DRAFT), at.own)),
    (ORGANISERS, lambda at: FundName(at.of(DRAFT), IDS.wang)),
    (ORGANISERS, lambda at: FundStrike(at.of(DRAFT), IDS.zhao)),
    (ORGANISERS, lambda at: FundTable(at.of(DRAFT))),
    (CUSTODIANS, lambda at: FundCustody(at.of(DRAFT), 1, at.drafted)),
    (ORGANISERS, lambda at: FundRevise(at.of(PLEDGING))),
    *((HOUSEHOLDS, lambda at, k=k: FundPledge(at.of(PLEDGING), k)) for k in PledgeKind),
    (OWN, lambda at: FundPledge(at.of(PLEDGING), PledgeKind.FULL, at.own)),
    (OWN, lambda at: FundNotMine(at.of(PLEDGING), at.own, 1)),
    (OWN, lambda at: FundGiftBack(at.of(PLEDGING), at.own)),
    (MANAGERS, lambda at: FundTools(at.of(PLEDGING))),
    (CUSTODIANS, lambda at: FundAccount(at.of(PLEDGING))),
    (ORGANISERS, lambda at: FundBehalf(at.of(PLEDGING))),
    (ORGANISERS, lambda at: FundBehalfOf(at.of(PLEDGING), at.own)),
    (ORGANISERS, lambda at: FundBehalfSay(at.of(PLEDGING), at.own, PledgeKind.REFUSE)),
    (HOUSEHOLDS, lambda at: FundPay(at.of(COLLECTING))),
    (OWN, lambda at: FundPay(at.of(COLLECTING), at.own)),
    (OWN, lambda at: FundPaid(at.of(COLLECTING), at.own, SHARE)),
    (CUSTODIANS, lambda at: FundConfirm(at.claims["payment"].id)),
    (CUSTODIANS, lambda at: FundDeny(at.claims["payment"].id)),
    (HOUSEHOLDS, lambda at: FundVoucher(at.claims["payment"].id)),
    (HOUSEHOLDS, lambda at: FundRequest(at.claims["payment"].id)),
    (ORGANISERS, lambda at: FundCash(at.of(COLLECTING))),
    (ORGANISERS, lambda at: FundCashOf(at.of(COLLECTING), at.own)),
    *((ORGANISERS, lambda at, c=c: FundGap(at.of(COLLECTING), c)) for c in GapChoice),
    (READERS, lambda at: FundLedger(at.of(SPENDING))),
    *((READERS, lambda at, w=w: FundFile(at.of(SPENDING), w)) for w in What),
    (READERS, lambda at: FundProof(at.of(SPENDING), 1)),
    (ROLES, lambda _: FundList(0)),
    (MANAGERS, lambda at: FundDesk(at.of(SPENDING))),
    (ORGANISERS, lambda at: FundDo(at.of(COLLECTING), Action.STOP)),
    (ORGANISERS, lambda at: FundDo(at.of(SPENDING), Action.SETTLE, 1)),
    (ORGANISERS, lambda at: FundDo(at.of(SETTLING), Action.CLOSE)),
    (CUSTODIANS, lambda at: FundDo(at.of(SPENDING), Action.EXPENSE)),
    (CUSTODIANS, lambda at: FundDo(at.of(SPENDING), Action.ADVANCE)),
    (CUSTODIANS, lambda at: FundDo(at.of(SPENDING), Action.RECEIVE)),
    (CUSTODIANS, lambda at: FundDo(at.of(SPENDING), Action.REVERSE)),
    (CUSTODIANS, lambda at: FundDo(at.of(SETTLING), Action.REFUND)),
    (CUSTODIANS, lambda at: FundRows(at.of(SPENDING))),
    (CUSTODIANS, lambda at: FundReverse(at.of(SPENDING), 1)),
    (CUSTODIANS, lambda at: FundFix(at.claims["draft"].id, Field.PAYEE)),
    (CUSTODIANS, lambda at: FundChoose(at.claims["draft"].id, Field.HOME, at.own)),
    (CUSTODIANS, lambda at: FundChoices(at.claims["draft"].id, Field.HOME, 0)),
    (CUSTODIANS, lambda at: FundWord(at.claims["draft"].id, Word.SUBMIT)),
    (CUSTODIANS, lambda at: FundWord(at.claims["draft"].id, Word.DROP)),
    (CUSTODIANS, lambda at: FundWord(at.claims["bill"].id, Word.APPROVE)),
    (CUSTODIANS, lambda at: FundWord(at.claims["bill"].id, Word.DECLINE)),
    (MANAGERS, lambda at: FundWord(at.claims["bill"].id, Word.SHOW)),
    # Only who recorded it takes it back, and that was another.
    ((), lambda at: FundWord(at.claims["bill"].id, Word.WITHDRAW)),
    (CUSTODIANS, lambda at: FundReturn(at.of(SETTLING), at.own, EntryKind.REFUND)),
    (OWN, lambda at: FundLeave(at.of(SETTLING), at.own, 1)),
)
# A sentence for each who has no say here, whatever the fund's state.
NO = sentences(
    ("not-a-member", "not-yours", "not-a-custodian", "no-household", "already-done")
) | sentences(("stranger", "elsewhere", "unverified", "tenant"))
NO |= {CATALOGUE.say("zh-CN").plain("fund-tools-refused")}
# A second press, or one where nothing waits, is no refusal of the person.
ONLY_STATE = sentences(("already-done",))
OUTSIDER = CATALOGUE.say("zh-CN").plain("fund-outsider")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def at(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Crowd]:
    """One furnished world for all: who is refused changes nothing, and the rest is put back."""
    path: Path = tmp_path_factory.mktemp("crowd") / "test.db"
    database = Database(str(path))
    create_schema(database)
    async with open_world(database, Clock(NOON)) as world:
        yield await crowd(world)
    await database.close()


@pytest.mark.parametrize("row", range(len(BUTTONS)))
async def test_a_button_works_for_those_it_is_for_and_for_nobody_else(at: Crowd, row: int) -> None:
    allowed, make = BUTTONS[row]
    data, before = make(at), await at.rows()
    refused = await at.press([role for role in ROLES if role not in allowed], data)
    assert await at.rows() == before, data
    for role, answer in refused.items():
        assert answer.toast in NO or answer.told == [OUTSIDER], f"{role} may not: {data} {answer}"
        reads = role not in READERS and TITLE in "".join(answer.told)
        assert not reads, f"{role} reads on: {data}"
    for role, answer in (await at.press(allowed, data)).items():
        no = answer.toast in NO - ONLY_STATE or OUTSIDER in answer.told
        assert not no, f"{role} may: {data} {answer}"
    await at.restore()
