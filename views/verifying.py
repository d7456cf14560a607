"""What `verify` answers about a file: plain text for a terminal, not HTML."""

from domain import ballots, funds
from domain.ballots.audit import Recount as Votes
from domain.ballots.counting import Wrong
from domain.chain import Fault, Verified
from views.ballots import words
from views.texts import Texts

# Enough for any title; a forged file shall not fill the screen.
LONGEST = 200


def right(say: Texts, file: Verified, result: str) -> str:
    """Every byte is as it was written, and the rows lead to this result."""
    return say.plain(
        "verify-right",
        kind=file.kind,
        subject=shown(file.subject),
        rows=len(file.rows),
        head=file.head,
        result=result,
    )


def altered(say: Texts, fault: Fault) -> str:
    """Which line is not as it was written."""
    return say.plain("verify-altered", line=str(fault.row), why=fault.why.value)


def miscounted(say: Texts, seq: int | None, why: str) -> str:
    """The chain holds, but this row does not follow from those before it."""
    # Row 1 stands in line 2, below the header; where no row is at all, it is row 1 that is missed.
    return say.plain("verify-miscounted", line=str((seq or 1) + 1), why=why)


def unknown(say: Texts, kind: str) -> str:
    return say.plain("verify-unknown", kind=shown(kind))


def unreadable(say: Texts, name: str, reason: str) -> str:
    return say.plain("verify-unreadable", file=shown(name), reason=reason)


def ballot(say: Texts, file: Verified, found: Votes) -> str:
    """What the votes come to, recounted."""
    state = _state(file, found)
    lines = [say.plain("verify-ballot", state=state)]
    # Before closing a verdict would pass for the result.
    if found.result is not None and state != "running":
        # Only the closing row knows that a ballot was made void; it was compared with the count.
        told = found.claimed or {"verdict": found.result.verdict}
        verdict = words.verdict(say, ballots.Verdict(told["verdict"]))
        lines.append(say.plain("verify-verdict", verdict=verdict))
    match found.result:
        case ballots.Result() as result:
            lines += _votes(say, result)
        case ballots.Elected() as result:
            options = file.rows[0].payload["ballot"]["options"]
            lines += [_option(say, n, option, result) for n, option in enumerate(options, 1)]
    return "\n".join(lines)


def ballot_why(say: Texts, why: Wrong) -> str:
    return say.plain("verify-ballot-why", why=why.value)


def fund(say: Texts, found: funds.Recount) -> str:
    """What the money comes to, recounted; fen."""
    return say.plain(
        "verify-fund",
        paid=found.paid,
        sponsors=found.sponsors,
        spent=found.spent,
        refunded=found.refunded,
        balance=found.balance,
        owed=found.owed,
    )


def fund_why(say: Texts, why: funds.Fault) -> str:
    return say.plain("verify-fund-why", why=why.value)


def shown(text: str) -> str:
    """What somebody else wrote, without signs that could steer the reader's terminal."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text[:LONGEST])


def _state(file: Verified, found: Votes) -> str:
    ends = (row.type for row in file.rows if row.type in {"cancelled", "void"})
    if ended := next(ends, None):
        return ended
    if found.withheld:
        return "withheld"
    if found.result is None:
        return "uncounted"
    return "running" if found.claimed is None else "closed"


def _votes(say: Texts, result: ballots.Result) -> list[str]:
    (yes, yes_area), (no, no_area), (abstain, abstain_area) = result.yes, result.no, result.abstain
    (participated, heard_area), (roll, roll_area) = result.participated, result.roll
    heads = say.plain(
        "verify-heads", yes=yes, no=no, abstain=abstain, participated=participated, roll=roll
    )
    # Residents have no area, and a secret ballot does not tell it.
    if not roll_area:
        return [heads]
    areas = say.plain(
        "verify-areas",
        yes=yes_area,
        no=no_area,
        abstain=abstain_area,
        participated=heard_area,
        roll=roll_area,
    )
    return [heads, areas]


def _option(say: Texts, number: int, option: str, result: ballots.Elected) -> str:
    mark = "seated" if number in result.seated else "tied" if number in result.tied else "none"
    votes = result.counts[number]
    return say.plain("verify-option", option=shown(option), votes=votes, mark=mark)
