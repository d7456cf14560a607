"""The buttons of a fund's books: recording, confirming, giving back, reading."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from domain.funds import Action, EntryKind
from views.buttons import ButtonData


class What(StrEnum):
    """A file of the books."""

    XLSX = "xlsx"
    CSV = "csv"
    AUDIT = "audit"
    PAPER = "paper"


class Field(StrEnum):
    """What is asked for when something is recorded."""

    PAYEE = "payee"
    AMOUNT = "amount"
    INVOICE = "invoice"
    PHOTO = "file_id"
    NOTE = "note"
    HOME = "household_id"
    SPONSOR = "sponsor_id"


class Word(StrEnum):
    """What somebody says to a record."""

    SUBMIT = "submit"
    DROP = "drop"
    APPROVE = "approve"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class FundLedger(ButtonData):
    """The books in private; with a page, in place of the page that is shown."""

    prefix: ClassVar[str] = "fml"
    fund_id: int
    page: int = -1


@dataclass(frozen=True, slots=True)
class FundFile(ButtonData):
    prefix: ClassVar[str] = "fmf"
    fund_id: int
    what: What


@dataclass(frozen=True, slots=True)
class FundProof(ButtonData):
    """The picture of the bill behind a row."""

    prefix: ClassVar[str] = "fmp"
    fund_id: int
    seq: int


@dataclass(frozen=True, slots=True)
class FundDesk(ButtonData):
    """What a custodian or organiser can do about the money."""

    prefix: ClassVar[str] = "fmk"
    fund_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class FundDo(ButtonData):
    """Do this to the fund, or be asked first for what it takes."""

    prefix: ClassVar[str] = "fmd"
    fund_id: int
    action: Action
    sure: int = 0


@dataclass(frozen=True, slots=True)
class FundFix(ButtonData):
    """Be asked again for one thing of a draft."""

    prefix: ClassVar[str] = "fma"
    claim_id: int
    field: Field


@dataclass(frozen=True, slots=True)
class FundChoose(ButtonData):
    """Choose a flat or a sponsor."""

    prefix: ClassVar[str] = "fmc"
    claim_id: int
    field: Field
    value: int


@dataclass(frozen=True, slots=True)
class FundChoices(ButtonData):
    """Another page of what can be chosen."""

    prefix: ClassVar[str] = "fmg"
    claim_id: int
    field: Field
    page: int


@dataclass(frozen=True, slots=True)
class FundWord(ButtonData):
    """A word on a record: hand it on, confirm it, turn it down, take it back."""

    prefix: ClassVar[str] = "fmv"
    claim_id: int
    word: Word


@dataclass(frozen=True, slots=True)
class FundRows(ButtonData):
    """A page of the rows that can be reversed."""

    prefix: ClassVar[str] = "fmr"
    fund_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class FundReverse(ButtonData):
    """Reverse this row."""

    prefix: ClassVar[str] = "fms"
    fund_id: int
    seq: int


@dataclass(frozen=True, slots=True)
class FundReturn(ButtonData):
    """Record that this was given back; household 0 stands for the sponsors."""

    prefix: ClassVar[str] = "fmt"
    fund_id: int
    household_id: int
    kind: EntryKind


@dataclass(frozen=True, slots=True)
class FundLeave(ButtonData):
    """Leave a household's part to the purse, or have it after all."""

    prefix: ClassVar[str] = "fme"
    fund_id: int
    household_id: int
    to_purse: int


@dataclass(frozen=True, slots=True)
class FundList(ButtonData):
    """Another page of the list of funds."""

    prefix: ClassVar[str] = "fmn"
    page: int
