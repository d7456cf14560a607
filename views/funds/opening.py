"""What is asked in words while a fund is prepared, and what households and custodians are told."""

from collections.abc import Sequence
from datetime import datetime

from domain.funds import Fund, Refusal
from domain.sheets import Hundredths, Sheet, Workbook
from views.funds import refused
from views.funds.buttons_opening import FundCustody, FundPage, Page
from views.funds.drafting import Drafted
from views.funds.mine import open_button
from views.places import naming
from views.screen import Ask, Button, Document, Screen
from views.texts import Texts


def question(
    say: Texts, what: str, why: str, line: str, mention: tuple[int, str] | None = None
) -> Screen:
    """Ask for something in words; first what was wrong with the last answer, if anything."""
    lines = [say("fund-ask", what=what)]
    if why:
        lines.insert(0, say("fund-problem", why=refused.said(say, why)))
    if line:
        lines.insert(0, say("fund-line", line=line))
    if mention:
        person, name = mention
        named = naming.person(say, name)
        lines.insert(0, say("fund-mention", person=str(person), name=named))
    return Screen("\n".join(lines), ask=Ask(say.plain("fund-ask-here", what=what)))


def turned_away(say: Texts, why: str, place: str, captains: Sequence[str]) -> Screen:
    """Why no fund can be opened here by this person, and who can."""
    if why != Refusal.NOT_YOURS:
        return Screen(say("fund-unbound"))
    names = say.plain("fund-comma").join(naming.person(say, name) for name in captains)
    if not names:
        return Screen(say("fund-not-yours"))
    return Screen(say("fund-not-yours-named", place=place, names=names))


def custody(say: Texts, fund: Fund, place: str, state: str) -> Screen:
    """Ask somebody to keep the money; `state` is asked, agreed, declined or over."""
    text = say("fund-custody", title=fund.title, place=place, state=state)
    if state != "asked":
        return Screen(text)
    made = int(fund.created_at.timestamp())
    yes = Button(say.plain("fund-custody-yes"), FundCustody(fund.id, 1, made), "success")
    no = Button(say.plain("fund-custody-no"), FundCustody(fund.id, 0, made))
    return Screen(text, ((yes,), (no,)))


def custody_answered(say: Texts, fund: Fund, name: str, *, yes: bool, draft: bool) -> Screen:
    """Tell whoever named them, with the way back to the draft while it is one."""
    named = naming.person(say, name)
    answer = "yes" if yes else "no"
    text = say("fund-custody-answered", name=named, title=fund.title, answer=answer)
    if not draft:
        return Screen(text)
    page = FundPage(fund.id, Page.HOME)
    return Screen(text, ((Button(say.plain("fund-to-draft"), page),),))


def left(say: Texts, fund: Fund, door: str) -> Screen:
    """To organisers: a custodian left for good, and another is wanted."""
    page = FundPage(fund.id, Page.CUSTODIANS)
    button = Button(say.plain("fund-change", page="custodians"), page)
    text = say("fund-custodian-left", title=fund.title, flat=door or "none")
    return Screen(text, ((button,),))


def unnamed(say: Texts, why: str) -> Screen:
    """Why somebody cannot be named custodian."""
    return Screen(say("fund-problem", why=refused.said(say, why)))


def own_share(
    say: Texts, fund: Fund, place: str, flat: str, amount: int, until: datetime
) -> Screen:
    """What one household is asked for, told to it alone."""
    kind = "voluntary" if fund.rule == "voluntary" else "share"
    lines = [
        say("fund-own-title", title=fund.title, place=place),
        say("fund-own-share", flat=flat, amount=amount, kind=kind),
        say("fund-own-until", at=until),
        say("fund-draft-no-money"),
    ]
    return Screen("\n".join(lines), ((open_button(say, fund),),))


def changed_share(say: Texts, fund: Fund, place: str, flat: str, old: int, new: int) -> Screen:
    """A household's share before and after; one that rose has to be promised afresh."""
    risen = "yes" if new > old else "no"
    lines = [
        say("fund-own-title", title=fund.title, place=place),
        say("fund-own-changed", flat=flat, old=old, new=new),
        say("fund-own-again", risen=risen),
        say("fund-draft-no-money"),
    ]
    return Screen("\n".join(lines), ((open_button(say, fund),),))


def table(say: Texts, seen: Drafted) -> Screen:
    """The whole table as a file, for an organiser alone."""
    header = [say.plain("fund-table-column", column=c) for c in ("flat", "share", "exempt")]
    rows = [
        (
            line.label,
            Hundredths(line.amount) if line.amount is not None else None,
            say.plain("fund-exempt-mark") if line.exempt else None,
        )
        for line in seen.lines
    ]
    total = sum(line.amount or 0 for line in seen.lines)
    rows.append((say.plain("fund-table-column", column="total"), Hundredths(total), None))
    name = say.plain("fund-table-name", number=str(seen.fund.number))
    book = Workbook((Sheet(seen.fund.title, header, rows),))
    text = say("fund-table", title=seen.fund.title, flats=len(seen.lines), total=total)
    return Screen(text, document=Document(f"{name}.xlsx", book))
