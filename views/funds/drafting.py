"""A fund as its author sees it before it is published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.funds import Fund, ShareRule
from domain.funds.shaping import Times, Writing
from views.funds import refused
from views.funds.buttons_opening import (
    FundDiscard,
    FundPage,
    FundPublish,
    FundTable,
    FundWrite,
    Page,
)
from views.packing import packed
from views.places import naming
from views.places.paging import listed
from views.screen import Button, Row, Screen
from views.texts import Texts

# As many as a phone shows without scrolling past the buttons.
FIRST_LINES = 6
# Floors whose coefficients are written out; a lift has one for every floor.
FIRST_FLOORS = 6
MILLE = 1000


@dataclass(frozen=True, slots=True)
class Line:
    """One flat of the table; `amount` in fen, None while no table can be made."""

    flat_id: int
    label: str
    amount: int | None
    exempt: bool = False


@dataclass(frozen=True, slots=True)
class Helper:
    """A sponsor; `amount` in fen."""

    id: int
    name: str
    amount: int
    in_kind: bool


@dataclass(frozen=True, slots=True)
class Keeper:
    """Somebody named to keep the money."""

    person_id: int
    name: str
    agreed: bool


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft with what publishing it now would mean; money in fen.

    `problems` are codes of what is wrong; of a revision `risen` and `fallen` count households.
    """

    fund: Fund
    place: str
    target: int
    lines: Sequence[Line]
    times: Times
    now: datetime
    helpers: Sequence[Helper] = ()
    keepers: Sequence[Keeper] = ()
    problems: Sequence[str] = ()
    revising: bool = False
    risen: int = 0
    fallen: int = 0
    big: bool = False
    group: bool = False


def home(say: Texts, seen: Drafted) -> Screen:
    """The preview: what for, how much, who pays what, until when, and what is wrong."""
    fund = seen.fund
    kind = "revision" if seen.revising else "draft"
    lines = [say("fund-draft-title", title=fund.title, kind=kind)]
    lines.append(say("fund-draft-scope", place=where(say, seen), flats=len(seen.lines)))
    lines += money_lines(say, seen)
    lines += ["", *share_lines(say, seen), ""]
    lines.append(say("fund-draft-minimum", share=share(say, *fund.minimum)))
    ends = seen.times
    lines.append(say("fund-draft-times", pledge=ends.pledge_until, pay=ends.pay_until))
    lines += _keepers(say, seen)
    if seen.revising and (seen.risen or seen.fallen):
        lines.append(say("fund-draft-difference", risen=seen.risen, fallen=seen.fallen))
    lines.append(say("fund-draft-no-money"))
    problems = [say("fund-problem", why=refused.said(say, one)) for one in seen.problems]
    lines += ["", *problems] if problems else []
    return Screen("\n".join(lines), _home_rows(say, seen))


def more(say: Texts, seen: Drafted, page: int) -> Screen:
    """All that can be changed, for big letters a page at a time."""
    rows = listed(
        say,
        [*(_changes(say, seen) if seen.big else []), *_rarer(say, seen)],
        page,
        lambda to: FundPage(seen.fund.id, Page.MORE, to),
        back(seen.fund),
        big=seen.big,
        across=2,
    )
    return Screen(say("fund-draft-more", title=seen.fund.title), rows)


def published(say: Texts, fund: Fund) -> Screen:
    """What stands where the draft was, once it is open."""
    return Screen(say("fund-draft-published", title=fund.title))


def gone(say: Texts) -> Screen:
    return Screen(say("fund-draft-gone"))


def money_lines(say: Texts, seen: Drafted) -> list[str]:
    """What it costs, who helps, and what is left for the households."""
    lines = [say("fund-draft-cost", cost=seen.fund.cost)] if seen.fund.cost else []
    for helper in seen.helpers:
        kind = "kind" if helper.in_kind else "money"
        lines.append(say("fund-draft-helper", name=helper.name, amount=helper.amount, kind=kind))
    if seen.fund.cost:
        lines.append(say("fund-draft-target", target=seen.target))
    return lines


def share_lines(say: Texts, seen: Drafted) -> list[str]:
    """The rule in words and the first lines of the table."""
    lines = [say("fund-draft-rule", rule=rule(say, seen.fund.rule))]
    if seen.fund.rule in {ShareRule.FLOORS, ShareRule.FLOORS_AREA}:
        lines.append(say("fund-draft-floors", floors=floors(say, seen.fund.coefficients)))
    # Who is exempt is nobody else's business, and ¥0 beside a door would tell.
    known = [
        share_line(say, line, line.amount)
        for line in seen.lines
        if line.amount is not None and not (seen.group and line.exempt)
    ]
    lines += known[:FIRST_LINES]
    if len(known) > FIRST_LINES:
        lines.append(say("fund-draft-rest", flats=len(known) - FIRST_LINES))
    return lines


def share_line(say: Texts, line: Line, amount: int) -> str:
    mark = "exempt" if line.exempt else "shares"
    return say("fund-draft-share", flat=line.label, amount=amount, kind=mark)


def rule(say: Texts, rule: ShareRule) -> str:
    return say.plain("fund-rule", rule=rule.value)


def share(say: Texts, part: int, whole: int) -> str:
    """A fraction as people say it: all, two thirds, 90 %."""
    known = {(1, 1): "all", (2, 3): "two-thirds", (1, 2): "half"}
    percent = str(round(100 * part / whole))
    return say.plain("fund-share-of", share=known.get((part, whole), "other"), percent=percent)


def floors(say: Texts, coefficients: Mapping[int, int]) -> str:
    """The first coefficients, a floor each."""
    known = sorted(coefficients)
    said = [
        say.plain(
            "fund-floor",
            floor=str(floor),
            factor=f"{coefficients[floor] / MILLE:g}",
            last="yes" if floor == known[-1] else "no",
        )
        for floor in known[:FIRST_FLOORS]
    ]
    return say.plain("fund-comma").join(said) + ("…" if len(known) > FIRST_FLOORS else "")


def where(say: Texts, seen: Drafted) -> str:
    """The place, with its one stairwell where only that shares."""
    if seen.fund.stairwell is None:
        return seen.place
    return say.plain("fund-stairwell", place=seen.place, stairwell=seen.fund.stairwell)


def back(fund: Fund) -> FundPage:
    return FundPage(fund.id, Page.HOME)


def _keepers(say: Texts, seen: Drafted) -> list[str]:
    if seen.revising:
        return []
    if not seen.keepers:
        return [say("fund-draft-no-keeper")]
    names = [
        say.plain(
            "fund-keeper",
            name=naming.person(say, keeper.name),
            state="agreed" if keeper.agreed else "asked",
        )
        for keeper in seen.keepers
    ]
    return [say("fund-draft-keepers", names=say.plain("fund-comma").join(names))]


def _home_rows(say: Texts, seen: Drafted) -> tuple[Row, ...]:
    fund = seen.fund
    made = int(fund.created_at.timestamp())
    label = say.plain("fund-go", kind="revision" if seen.revising else "draft")
    go = Button(label, FundPublish(fund.id, fund.version, made), "success")
    drop = Button(say.plain("fund-draft-drop"), FundDiscard(fund.id), "danger")
    other = Button(say.plain("fund-change", page="more"), FundPage(fund.id, Page.MORE))
    if seen.big:
        return ((go,), (other,), (drop,))
    return ((go,), *packed([*_changes(say, seen), other]), (drop,))


def _changes(say: Texts, seen: Drafted) -> list[Button]:
    """What is changed most."""
    pages = [Page.RULE, Page.SPONSORS, Page.UNTIL]
    # Who keeps the money of a running fund is no part of its next table.
    pages += [] if seen.revising else [Page.CUSTODIANS]
    return [_to(say, seen, page) for page in pages]


def _rarer(say: Texts, seen: Drafted) -> list[Button]:
    pages = [Page.EXEMPT, Page.MINIMUM, Page.GRAIN]
    pages += [] if seen.revising else [Page.SCOPE]
    table = Button(say.plain("fund-table-button"), FundTable(seen.fund.id))
    return [*_writes(say, seen), *(_to(say, seen, page) for page in pages), table]


def _to(say: Texts, seen: Drafted, page: Page) -> Button:
    return Button(say.plain("fund-change", page=page.value), FundPage(seen.fund.id, page))


def _writes(say: Texts, seen: Drafted) -> list[Button]:
    return [write(say, seen.fund, what) for what in (Writing.COST, Writing.TITLE, Writing.ACCOUNT)]


def write(say: Texts, fund: Fund, what: Writing, flat_id: int = 0) -> Button:
    """A button that asks for words."""
    return Button(say.plain("fund-write", what=what.value), FundWrite(fund.id, what, flat_id))
