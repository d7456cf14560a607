"""What people are asked and told while a report is taken."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain import reports as rules
from views.reports.buttons_filing import ReportOpen, ReportOwn, ReportSame
from views.screen import Ask, Button, Link, Screen
from views.texts import Texts

TITLE = 60


@dataclass(frozen=True, slots=True)
class Titled:
    """A report as it is named in a few words, masked where it must be."""

    id: int
    number: str
    text: str
    state: str
    category: str
    marks: str = ""


def ask(say: Texts, place: str, *, short: bool) -> Screen:
    """The question what is wrong, and where."""
    again = "yes" if short else "no"
    return Screen(
        say("report-tell", place=place, again=again), ask=Ask(say.plain("report-tell-here"))
    )


def emergency(say: Texts, danger: str, calls: Sequence[tuple[str, str]]) -> Screen:
    """Whom to call now: (who or "", number), first one first."""
    lines = [say("report-emergency", danger=danger)]
    lines += [say("report-emergency-call", who=who, phone=phone) for who, phone in calls]
    lines.append(say("report-emergency-kept"))
    return Screen("\n".join(lines))


def alike(say: Texts, report: Titled, likes: Sequence[Titled]) -> Screen:
    """The question whether it is one of these."""
    text = "\n".join(
        [say("report-alike", count=len(likes)), *(_line(say, like) for like in likes)]
    )
    # The look-alikes first: a neighbour's "me too" is worth more than one more report.
    rows = [
        (Button(_same_label(say, like, len(likes)), ReportSame(report.id, like.id)),)
        for like in likes
    ]
    own = Button(say.plain("report-alike-own"), ReportOwn(report.id))
    return Screen(text, rows=(*rows, (own,)))


def alike_settled(say: Texts, number: str, parent: str) -> Screen:
    if parent:
        return Screen(say("report-alike-same", parent=parent))
    return Screen(say("report-alike-filed", number=number))


def stranger(say: Texts, phone: str) -> Screen:
    """To somebody who is nobody here, as far as is known."""
    office = say("report-stranger-office", phone=phone) if phone else ""
    join = Link(say.plain("report-stranger-join"), start="hello")
    return Screen(say("report-stranger") + office, rows=((join,),))


def unbound(say: Texts) -> Screen:
    return Screen(say("report-unbound"))


def limited(say: Texts, excess: str, phone: str) -> Screen:
    office = say("report-stranger-office", phone=phone) if phone else ""
    return Screen(say("report-limited", excess=excess) + office)


def file_big(say: Texts) -> Screen:
    return Screen(say("report-file-big"))


def not_this(say: Texts, kind: str) -> Screen:
    """To a sticker or somebody's contact: what to send instead."""
    return Screen(say("report-not-this", kind=kind))


def behalf_ask(say: Texts, number: str) -> Screen:
    return Screen(
        say("report-behalf-ask", number=number), ask=Ask(say.plain("report-behalf-here"))
    )


def pattern(say: Texts, place: str, category: str, found: Sequence[Titled]) -> Screen:
    """An early sign for staff: the same again and again."""
    words = say.plain("report-category", category=category)
    head = say("report-pattern", place=place, category=words, count=len(found))
    rows = tuple((Button(f"📋 {one.number}", ReportOpen(one.id)),) for one in found)
    return Screen("\n".join([head, *(_line(say, one) for one in found)]), rows=rows)


def behalf_done(say: Texts) -> Screen:
    return Screen(say("report-behalf-done"))


def _line(say: Texts, one: Titled) -> str:
    text = rules.short(one.text.replace("\n", " "), TITLE) or one.marks
    return say("report-line", number=one.number, state=one.state, text=text)


def _same_label(say: Texts, like: Titled, count: int) -> str:
    number = like.number if count > 1 else ""
    return say.plain("report-alike-me-too", number=number).strip()
