"""The buttons of pledging and paying; what they carry is untrusted, fields are only appended."""

from dataclasses import dataclass
from typing import ClassVar

from domain.funds import GapChoice, PledgeKind
from views.buttons import ButtonData


@dataclass(frozen=True, slots=True)
class FundPledge(ButtonData):
    """Answer for one flat, or with 0 for all of one's own; `sure` 1 where that was asked."""

    prefix: ClassVar[str] = "fp"
    fund_id: int
    kind: PledgeKind
    flat_id: int = 0
    sure: int = 0


@dataclass(frozen=True, slots=True)
class FundMine(ButtonData):
    """One's own in the fund, in private; also the way back to it."""

    prefix: ClassVar[str] = "fm"
    fund_id: int


@dataclass(frozen=True, slots=True)
class FundPay(ButtonData):
    """Say that one has paid."""

    prefix: ClassVar[str] = "fpy"
    fund_id: int
    flat_id: int = 0


@dataclass(frozen=True, slots=True)
class FundPaid(ButtonData):
    """Claim this amount, in fen."""

    prefix: ClassVar[str] = "fpd"
    fund_id: int
    flat_id: int
    amount: int


@dataclass(frozen=True, slots=True)
class FundConfirm(ButtonData):
    """A custodian has the money."""

    prefix: ClassVar[str] = "fpc"
    claim_id: int


@dataclass(frozen=True, slots=True)
class FundDeny(ButtonData):
    """A custodian has not seen the money."""

    prefix: ClassVar[str] = "fpn"
    claim_id: int


@dataclass(frozen=True, slots=True)
class FundVoucher(ButtonData):
    """Show the picture of a payment."""

    prefix: ClassVar[str] = "fpv"
    claim_id: int


@dataclass(frozen=True, slots=True)
class FundRequest(ButtonData):
    """Show a custodian a payment that waits."""

    prefix: ClassVar[str] = "fpr"
    claim_id: int


@dataclass(frozen=True, slots=True)
class FundTools(ButtonData):
    """Open what organisers and custodians can do; in large letters it takes pages."""

    prefix: ClassVar[str] = "fpt"
    fund_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class FundCash(ButtonData):
    """Enter cash: choose whose."""

    prefix: ClassVar[str] = "fph"
    fund_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class FundCashOf(ButtonData):
    """Enter the cash of this flat."""

    prefix: ClassVar[str] = "fpi"
    fund_id: int
    flat_id: int


@dataclass(frozen=True, slots=True)
class FundGap(ButtonData):
    """What to do about a missing share."""

    prefix: ClassVar[str] = "fpg"
    fund_id: int
    choice: GapChoice


@dataclass(frozen=True, slots=True)
class FundAccount(ButtonData):
    """A custodian says where to pay."""

    prefix: ClassVar[str] = "fpa"
    fund_id: int


@dataclass(frozen=True, slots=True)
class FundBehalf(ButtonData):
    """Enter the word of a household without a phone: choose whose."""

    prefix: ClassVar[str] = "fpb"
    fund_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class FundBehalfOf(ButtonData):
    """Enter the word of this flat."""

    prefix: ClassVar[str] = "fpf"
    fund_id: int
    flat_id: int


@dataclass(frozen=True, slots=True)
class FundBehalfSay(ButtonData):
    """What this flat says."""

    prefix: ClassVar[str] = "fps"
    fund_id: int
    flat_id: int
    kind: PledgeKind


@dataclass(frozen=True, slots=True)
class FundNotMine(ButtonData):
    """A household never said this word, which somebody entered for it."""

    prefix: ClassVar[str] = "fpx"
    fund_id: int
    flat_id: int
    pledge_id: int


@dataclass(frozen=True, slots=True)
class FundGiftBack(ButtonData):
    """Take this flat's gift back."""

    prefix: ClassVar[str] = "fpu"
    fund_id: int
    flat_id: int
