"""A draft as its author sees it before it is published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain import ballots as rules
from domain.ballots import PRESETS, Ballot, Kind
from domain.ballots.shaping import Writing
from views.ballots import words
from views.ballots.buttons_asking import (
    DraftDiscard,
    DraftPage,
    DraftPublish,
    DraftWrite,
    Page,
)
from views.packing import packed
from views.places.paging import listed
from views.screen import Button, Row, Screen
from views.texts import Texts


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft with what publishing it now would mean; area in 0.01 m².

    `problems` are the codes of what is wrong; `electorates` and `places` tell whether there is
    anything to choose.
    """

    ballot: Ballot
    place: str
    heads: int
    area: int
    closes_at: datetime
    now: datetime
    problems: tuple[str, ...] = ()
    staff: bool = False
    big: bool = False


def home(say: Texts, seen: Drafted) -> Screen:
    """The preview: question, options, rule, electorate, deadline, and what is wrong."""
    ballot = seen.ballot
    lines = [say("ballot-draft-title", question=ballot.question)]
    lines += option_lines(say, ballot)
    lines.append("")
    rule = words.rule_of(say, ballot)
    lines.append(say("ballot-draft-kind", kind=words.kind(say, ballot.kind), rule=rule))
    lines.append(say("ballot-draft-scope", place=where(say, seen), size=size(say, seen)))
    length = round((seen.closes_at - seen.now) / timedelta(minutes=1))
    lines.append(say("ballot-draft-until", at=seen.closes_at, minutes=max(length, 0)))
    lines.append(say("ballot-draft-shown", shown=words.shown(say, ballot.shown)))
    if rules.statutory(ballot.kind):
        lines.append(words.statutory(say))
    # Below all else, just above 发布, where it is read before that is pressed.
    problems = [say("ballot-draft-problem", why=why(say, one, ballot)) for one in seen.problems]
    lines += ["", *problems] if problems else []
    return Screen("\n".join(lines), _home_rows(say, seen))


def more(say: Texts, seen: Drafted, page: int) -> Screen:
    """All that can be changed, for big letters a page at a time."""
    rows = listed(
        say,
        _changes(say, seen.ballot),
        page,
        lambda to: DraftPage(seen.ballot.id, Page.MORE, to),
        home_button(seen.ballot),
        big=seen.big,
        across=3,
    )
    return Screen(say("ballot-draft-more", question=seen.ballot.question), rows)


def published(say: Texts, ballot: Ballot) -> Screen:
    """What stands where the draft was, once it is open."""
    return Screen(say("ballot-draft-published", question=ballot.question))


def gone(say: Texts) -> Screen:
    return Screen(say("ballot-draft-gone"))


def why(say: Texts, code: str, ballot: Ballot | None = None) -> str:
    """What is wrong, in one sentence, and what form is right."""
    preset = PRESETS[ballot.kind if ballot else Kind.HOUSEHOLD]
    return say.plain(
        "ballot-draft-why",
        why=code,
        shortest=int(preset.shortest.total_seconds()) // 60,
        longest=int(preset.longest.total_seconds()) // 60,
        options=rules.LONGEST_OPTION,
        question=rules.LONGEST_QUESTION,
    )


def where(say: Texts, seen: Drafted) -> str:
    """The place, with its one stairwell where only that is asked."""
    if seen.ballot.stairwell is None:
        return seen.place
    return say.plain("ballot-draft-stairwell", place=seen.place, stairwell=seen.ballot.stairwell)


def size(say: Texts, seen: Drafted) -> str:
    return words.size(say, seen.ballot.electorate, seen.heads, seen.area)


def option_lines(say: Texts, ballot: Ballot) -> list[str]:
    """The options that will be voted on, numbered."""
    if not rules.has_options(ballot.kind):
        return []
    return [
        say("ballot-draft-option", number=number, option=option)
        for number, option in words.numbered(ballot.options)
    ]


def home_button(ballot: Ballot) -> DraftPage:
    return DraftPage(ballot.id, Page.HOME)


def _home_rows(say: Texts, seen: Drafted) -> tuple[Row, ...]:
    ballot = seen.ballot
    made = int(ballot.created_at.timestamp())
    go = Button(
        say.plain("ballot-draft-go"), DraftPublish(ballot.id, ballot.version, made), "success"
    )
    drop = Button(say.plain("ballot-draft-drop"), DraftDiscard(ballot.id), "danger")
    # Big letters show four buttons; what can be changed is one page further.
    if seen.big:
        edit = Button(say.plain("ballot-draft-edit"), DraftPage(ballot.id, Page.MORE))
        return ((go,), (edit,), (drop,))
    return ((go,), *packed(_changes(say, ballot)), (drop,))


def _changes(say: Texts, ballot: Ballot) -> Sequence[Button]:
    # Only what this kind leaves open: a button that can but refuse helps nobody.
    pages = [Page.KIND, Page.LENGTH, Page.SCOPE]
    if ballot.kind != Kind.CONSULT:
        pages.append(Page.OPTIONS)
    if len(rules.ELECTORATES[ballot.kind]) > 1:
        pages.append(Page.VOTERS)
    if ballot.kind == Kind.ELECTION:
        pages.append(Page.SEATS)
    if ballot.kind == Kind.REPS:
        pages.append(Page.ROSTER)
    found = [
        Button(say.plain("ballot-draft-change", page=page.value), DraftPage(ballot.id, page))
        for page in pages
    ]
    if ballot.kind == Kind.CONSULT:
        # Elsewhere it stands beside the options, of which this kind has none.
        ask = DraftWrite(ballot.id, Writing.QUESTION)
        found.append(Button(say.plain("ballot-draft-write", what=ask.what.value), ask))
    return found
