"""The screens on which a draft is changed; each has the way back to the preview."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain import ballots as rules
from domain.ballots import ELECTORATES, PRESETS, Kind
from domain.ballots.shaping import Part, Share, Side, Writing
from views.ballots import drafting, words
from views.ballots.buttons_asking import (
    DraftDrop,
    DraftFill,
    DraftKind,
    DraftLength,
    DraftPage,
    DraftPlace,
    DraftSeats,
    DraftShare,
    DraftStairwell,
    DraftStrike,
    DraftUntil,
    DraftVoters,
    DraftWrite,
    Page,
)
from views.ballots.drafting import Drafted
from views.places import naming
from views.places.paging import Spot, listed
from views.screen import Button, Screen
from views.texts import Texts

_HOUR, _DAY = 60, 24 * 60
# Such as are said without rounding: a month would be called four weeks.
LENGTHS = (_HOUR, 6 * _HOUR, _DAY, 2 * _DAY, 3 * _DAY, 5 * _DAY, 7 * _DAY, 14 * _DAY, 28 * _DAY)


@dataclass(frozen=True, slots=True)
class Named:
    """A delegate: who, and for which side (a side's code, or words)."""

    person_id: int
    name: str
    side: str


def kinds(say: Texts, seen: Drafted, page: int) -> Screen:
    """Every kind with its rule in words."""
    lines = [say("ballot-draft-kinds")]
    for kind, preset in PRESETS.items():
        # The present kind is told with the numbers that were set, not with its preset's.
        now = seen.ballot.kind == kind
        rule = seen.ballot.rule if now else preset.rule
        electorate = seen.ballot.electorate if now else preset.electorate
        said = words.rule(say, kind, electorate, rule, seen.ballot.seats if now else 1)
        name = words.kind(say, kind)
        lines.append(say("ballot-draft-kind-line", kind=name, rule=said, chosen=_yes(chosen=now)))
    buttons = [Button(words.kind(say, kind), DraftKind(seen.ballot.id, kind)) for kind in PRESETS]
    if seen.staff and seen.ballot.rule and not rules.statutory(seen.ballot.kind):
        numbers = DraftPage(seen.ballot.id, Page.NUMBERS)
        buttons.append(Button(say.plain("ballot-draft-numbers-button"), numbers))
    return _paged(say, seen, "\n".join(lines), buttons, Page.KIND, page, across=2)


def lengths(say: Texts, seen: Drafted, page: int) -> Screen:
    """How long it is to be open, within what the kind allows."""
    preset = PRESETS[seen.ballot.kind]
    fitting = [m for m in LENGTHS if preset.shortest <= timedelta(minutes=m) <= preset.longest]
    buttons = [
        Button(say.plain("ballot-draft-length", minutes=m), DraftLength(seen.ballot.id, m))
        for m in fitting
    ]
    buttons.append(_typing(say, seen, Writing.DEADLINE))
    text = say("ballot-draft-lengths", at=seen.closes_at)
    return _paged(say, seen, text, buttons, Page.LENGTH, page, across=3)


def until(say: Texts, seen: Drafted, why: str, said: str, moments: Sequence[datetime]) -> Screen:
    """A deadline asked back, with the moments it may mean."""
    reason = drafting.why(say, why, seen.ballot)
    text = say("ballot-draft-unclear", said=said, why=reason, at=seen.closes_at)
    buttons = [
        Button(
            say.plain("ballot-draft-moment", at=at),
            DraftUntil(seen.ballot.id, int(at.timestamp())),
        )
        for at in moments
    ]
    buttons.append(_typing(say, seen, Writing.DEADLINE))
    return _paged(say, seen, text, buttons, Page.LENGTH, 0, across=1)


def where(
    say: Texts, seen: Drafted, places: Sequence[Spot], page: int, why: str, *, step: bool
) -> Screen:
    """Which place the question is for, asked before anything else; `why` the time is unclear."""
    buttons = [
        Button(naming.label(p.name), DraftPlace(seen.ballot.id, p.id, int(step))) for p in places
    ]
    text = say("ballot-draft-where", question=seen.ballot.question)
    if why:
        reason = drafting.why(say, why, seen.ballot)
        text += "\n" + say("ballot-draft-time-later", why=reason, at=seen.closes_at)
    own = Page.WHERE_STEP if step else Page.WHERE
    return _paged(say, seen, text, buttons, own, page, across=3)


def scope(
    say: Texts, seen: Drafted, places: Sequence[Spot], stairwells: Sequence[Spot], page: int
) -> Screen:
    """The whole building, one stairwell of it, or the estate with all its buildings."""
    buttons = [Button(naming.label(p.name), DraftPlace(seen.ballot.id, p.id)) for p in places]
    # A building of one stairwell has nothing to choose.
    if len(stairwells) > 1:
        buttons += [
            Button(
                naming.label(say.plain("ballot-draft-only", stairwell=s.name)),
                DraftStairwell(seen.ballot.id, s.id),
            )
            for s in stairwells
        ]
    size = drafting.size(say, seen)
    text = say("ballot-draft-scopes", place=drafting.where(say, seen), size=size)
    return _paged(say, seen, text, buttons, Page.SCOPE, page, across=2)


def ask_options(say: Texts, seen: Drafted) -> Screen:
    """The second step: yes or no, or options."""
    ballot = seen.ballot
    rows = (
        (Button(say.plain("ballot-draft-yes-no"), DraftPage(ballot.id, Page.LENGTH)),),
        (
            Button(
                say.plain("ballot-draft-own-options"), DraftWrite(ballot.id, Writing.OPTIONS, 1)
            ),
        ),
        (Button(say.plain("back"), drafting.home_button(ballot)),),
    )
    return Screen(say("ballot-draft-ask-options", question=ballot.question), rows)


def options(say: Texts, seen: Drafted, page: int) -> Screen:
    """The question and the options, each of these with the way to take it away."""
    ballot = seen.ballot
    has = rules.has_options(ballot.kind)
    text = say("ballot-draft-options", has=_yes(chosen=has and bool(ballot.options)))
    buttons = [_typing(say, seen, Writing.QUESTION), _typing(say, seen, Writing.OPTIONS)]
    if has:
        buttons += [
            Button(
                say.plain("ballot-draft-drop-option", option=naming.label(option, 16)),
                DraftDrop(ballot.id, index, ballot.version),
            )
            for index, option in enumerate(ballot.options)
        ]
    lines = [text, *drafting.option_lines(say, ballot)]
    return _paged(say, seen, "\n".join(lines), buttons, Page.OPTIONS, page, across=2)


def voters(say: Texts, seen: Drafted) -> Screen:
    """Whose voices count, where the kind leaves a choice."""
    buttons = [
        Button(words.electorate(say, one), DraftVoters(seen.ballot.id, one))
        for one in ELECTORATES[seen.ballot.kind]
    ]
    now = words.electorate(say, seen.ballot.electorate)
    text = say("ballot-draft-voters", voters=now, size=drafting.size(say, seen))
    return _paged(say, seen, text, buttons, Page.VOTERS, 0, across=1)


def seats(say: Texts, seen: Drafted, page: int) -> Screen:
    """How many are to be elected: no more than stand."""
    most = max(1, len(seen.ballot.options)) if seen.ballot.kind == Kind.ELECTION else 1
    buttons = [
        Button(say.plain("ballot-draft-seat", seats=n), DraftSeats(seen.ballot.id, n))
        for n in range(1, most + 1)
    ]
    text = say("ballot-draft-seats", seats=seen.ballot.seats, stand=len(seen.ballot.options))
    return _paged(say, seen, text, buttons, Page.SEATS, page, across=4)


def numbers(say: Texts, seen: Drafted, page: int) -> Screen:
    """The two fractions of the rule, for staff."""
    ballot = seen.ballot
    buttons = [
        Button(
            say.plain("ballot-draft-number", part=part.value, share=share.value),
            DraftShare(ballot.id, part, share),
        )
        for part in Part
        for share in Share
        # Without any threshold nothing could ever pass or fail.
        if (part, share) != (Part.THRESHOLD, Share.NONE)
    ]
    text = say("ballot-draft-numbers", rule=words.rule_of(say, ballot))
    return _paged(say, seen, text, buttons, Page.NUMBERS, page, across=2)


def roster(say: Texts, seen: Drafted, named: Sequence[Named], page: int) -> Screen:
    """Who decides for each side, and ways to name more."""
    lines = [say("ballot-draft-roster", count=len(named))]
    lines += [
        say("ballot-draft-delegate", name=naming.person(say, n.name), side=side(say, n.side))
        for n in named
    ]
    buttons = [_typing(say, seen, Writing.DELEGATE)]
    buttons += [
        Button(say.plain("ballot-draft-fill", side=one.value), DraftFill(seen.ballot.id, one))
        for one in Side
    ]
    buttons += [
        Button(
            say.plain("ballot-draft-strike", name=naming.label(naming.person(say, n.name), 12)),
            DraftStrike(seen.ballot.id, n.person_id),
        )
        for n in named
    ]
    return _paged(say, seen, "\n".join(lines), buttons, Page.ROSTER, page, across=2)


def side(say: Texts, side: str) -> str:
    """A side by its role's word, or as somebody wrote it."""
    known = side in set(Side)
    return say.plain("ballot-side", side=side) if known else naming.label(side, 30)


def _typing(say: Texts, seen: Drafted, what: Writing) -> Button:
    return Button(
        say.plain("ballot-draft-write", what=what.value), DraftWrite(seen.ballot.id, what)
    )


def _paged(
    say: Texts,
    seen: Drafted,
    text: str,
    buttons: Sequence[Button],
    own: Page,
    page: int,
    *,
    across: int,
) -> Screen:
    def turn(to: int) -> DraftPage:
        return DraftPage(seen.ballot.id, own, to)

    back = drafting.home_button(seen.ballot)
    rows = listed(say, buttons, page, turn, back, big=seen.big, across=across)
    return Screen(text, rows)


def _yes(*, chosen: bool) -> str:
    return "yes" if chosen else "no"
