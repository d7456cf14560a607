"""The buttons of results, objections, lists and consultations; all they carry is untrusted."""

from dataclasses import dataclass
from typing import ClassVar

from views.buttons import ButtonData


@dataclass(frozen=True, slots=True)
class BallotObject(ButtonData):
    prefix: ClassVar[str] = "bob"
    ballot_id: int


@dataclass(frozen=True, slots=True)
class ObjectionAnswer(ButtonData):
    prefix: ClassVar[str] = "boa"
    objection_id: int


@dataclass(frozen=True, slots=True)
class BallotExport(ButtonData):
    prefix: ClassVar[str] = "bex"
    ballot_id: int


@dataclass(frozen=True, slots=True)
class BallotOutcome(ButtonData):
    """Say what happens next."""

    prefix: ClassVar[str] = "bou"
    ballot_id: int


@dataclass(frozen=True, slots=True)
class BallotRunoff(ButtonData):
    prefix: ClassVar[str] = "brn"
    ballot_id: int


@dataclass(frozen=True, slots=True)
class BallotVoid(ButtonData):
    prefix: ClassVar[str] = "bvd"
    ballot_id: int


@dataclass(frozen=True, slots=True)
class BallotResult(ButtonData):
    """The result, in private."""

    prefix: ClassVar[str] = "brs"
    ballot_id: int


@dataclass(frozen=True, slots=True)
class BallotList(ButtonData):
    """A page of the ballots one may see; `before` 0 is the newest."""

    prefix: ClassVar[str] = "bls"
    before: int = 0


@dataclass(frozen=True, slots=True)
class BallotSay(ButtonData):
    """Give an opinion; with `unnamed` 1 as a neighbour."""

    prefix: ClassVar[str] = "bsy"
    ballot_id: int
    unnamed: int = 0


@dataclass(frozen=True, slots=True)
class BallotOpinions(ButtonData):
    """All opinions, in private, a page at a time."""

    prefix: ClassVar[str] = "bop"
    ballot_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class OpinionOpen(ButtonData):
    prefix: ClassVar[str] = "bon"
    opinion_id: int


@dataclass(frozen=True, slots=True)
class OpinionSupport(ButtonData):
    prefix: ClassVar[str] = "bsu"
    opinion_id: int


@dataclass(frozen=True, slots=True)
class OpinionReply(ButtonData):
    prefix: ClassVar[str] = "brp"
    opinion_id: int


@dataclass(frozen=True, slots=True)
class OpinionGroup(ButtonData):
    """Choose what an opinion stands under, a page at a time."""

    prefix: ClassVar[str] = "bgr"
    opinion_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class OpinionUnder(ButtonData):
    """Put an opinion under another; `under_id` 0 takes it out again."""

    prefix: ClassVar[str] = "bgu"
    opinion_id: int
    under_id: int


@dataclass(frozen=True, slots=True)
class OpinionHide(ButtonData):
    prefix: ClassVar[str] = "bhi"
    opinion_id: int


@dataclass(frozen=True, slots=True)
class BallotCarry(ButtonData):
    """Make the consultation a vote; with `options` 1 its opinions become the options."""

    prefix: ClassVar[str] = "bcv"
    ballot_id: int
    options: int = 0
