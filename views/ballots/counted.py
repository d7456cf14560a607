"""What a ballot came to, line by line: verdict, what was missing, numbers, what did not count."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain import ballots as rules
from domain.ballots import Ballot, Elected, Kind, Measure, Result, Shown, Verdict, Via, Why
from domain.ballots.numbers import Tally
from views.ballots import words
from views.texts import Texts

MOST_LABELS = 12
# Twenty options of eighty signs each would leave room for nothing else.
MANY, CUT = 5, 40


@dataclass(frozen=True, slots=True)
class Objected:
    """An objection as it is shown: by whom in words (a door), and what was answered."""

    id: int
    number: int
    who: str
    text: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """All that a result shows; `runs` and `staff` say what its reader may do."""

    ballot: Ballot
    place: str
    tally: Tally
    chain: str
    objections: tuple[Objected, ...] = ()
    runs: bool = False
    staff: bool = False
    big: bool = False


def verdict(say: Texts, told: Told) -> str:
    """The verdict alone, on one line."""
    found = told.ballot.verdict
    return words.verdict(say, found) if found else say.plain("ballot-result-consulted")


def missing(say: Texts, told: Told) -> list[str]:
    """What was missing, where it did not pass; nothing that would tell a secret."""
    lacking, ballot = told.tally.progress, told.ballot
    if lacking is None or ballot.verdict in {Verdict.PASSED, Verdict.VOID, None}:
        return []
    lines = []
    if lacking.quorum_missing != (0, 0):
        short = _measure(say, told, lacking.quorum_missing)
        lines.append(say("ballot-result-quorum-short", missing=short))
    elif lacking.yes_missing != (0, 0) and _told(told, "yes"):
        short = _measure(say, told, lacking.yes_missing)
        lines.append(say("ballot-result-yes-short", missing=short))
    return lines


def winners(say: Texts, told: Told) -> list[str]:
    """Who or what won, and what has to be voted on again."""
    result = told.ballot.result or {}
    named = dict(enumerate(told.ballot.options, start=1))
    lines = []
    for what in ("seated", "tied"):
        options = result.get(what, [])
        picked = [_cut(named[n], len(options)) for n in options if n in named]
        if picked:
            names = say.plain("ballot-or").join(picked)
            kind = "elected" if told.ballot.kind is Kind.ELECTION else "chosen"
            lines.append(say("ballot-result-winners", what=what, kind=kind, names=names))
    return lines


def numbers(say: Texts, told: Told) -> list[str]:
    """How many took part and voted what, as far as that may be told."""
    ballot = told.ballot
    if ballot.kind is Kind.CONSULT:
        return []
    lines = [_turnout(say, told)]
    if _dual(ballot):
        lines.append(_areas(say, told))
    elif _told(told, "yes") and isinstance(told.tally.outcome, Result):
        found = told.tally.outcome
        yes, no, abstain = found.yes[0], found.no[0], found.abstain[0]
        lines.append(say("ballot-result-votes", yes=yes, no=no, abstain=abstain))
    elif _told(told, "counts") and isinstance(told.tally.outcome, Elected):
        counts = told.tally.outcome.counts
        lines += [
            say("ballot-result-option", n=str(n), option=each, count=counts.get(n, 0))
            for n, each in enumerate(_options(ballot), start=1)
        ]
    else:
        lines.append(say("ballot-result-withheld"))
    return lines


def _options(ballot: Ballot) -> list[str]:
    return [_cut(option, len(ballot.options)) for option in ballot.options]


def _cut(text: str, among: int) -> str:
    return text if among <= MANY or len(text) <= CUT else text[: CUT - 1] + "…"


def _turnout(say: Texts, told: Told) -> str:
    area = _dual(told.ballot)
    sizes = [
        words.size(say, told.ballot.electorate, heads, measured if area else 0)
        for heads, measured in (told.tally.participated, told.tally.roll)
    ]
    return say("ballot-result-turnout", done=sizes[0], all=sizes[1])


def _areas(say: Texts, told: Told) -> str:
    found = told.tally.outcome
    if not isinstance(found, Result):
        return ""
    given: Mapping[str, Measure] = {"yes": found.yes, "no": found.no, "abstain": found.abstain}
    lines = []
    for choice, (heads, area) in given.items():
        name = words.choice(say, rules.Choice(choice))
        lines.append(say("ballot-result-dual", choice=name, heads=heads, area=area))
    return "\n".join(lines)


def ways(say: Texts, told: Told) -> list[str]:
    """How many of the votes came on paper and by proxy."""
    by_way = told.tally.by_way
    paper, proxy = by_way.get(Via.PAPER, 0), by_way.get(Via.PROXY, 0)
    if told.ballot.shown is Shown.SECRET or told.ballot.kind is Kind.CONSULT:
        return []
    return [say("ballot-result-ways", paper=paper, proxy=proxy)]


def excluded(say: Texts, told: Told) -> list[str]:
    """The heads that were heard and do not count, by reason; by their doors where all is open."""
    doors = told.ballot.shown is Shown.NAMES
    lines = []
    for why in Why:
        heads = [head for head in told.tally.excluded if head.why is why]
        # A head without a flat is a person, whose label is nobody's business.
        labels = [head.label for head in heads if doors and head.room][:MOST_LABELS]
        if heads:
            names = say.plain("ballot-or").join(labels)
            lines.append(
                say(
                    "ballot-result-excluded",
                    why=why.value,
                    count=len(heads),
                    names=names,
                    named=int(bool(names)),
                )
            )
    if told.tally.pending:
        lines.append(say("ballot-result-pending", count=told.tally.pending))
    return lines


def _told(told: Told, name: str) -> bool:
    """Whether the published result has these numbers; few secret votes are withheld."""
    return name in (told.ballot.result or {})


def _dual(ballot: Ballot) -> bool:
    return ballot.rule is not None and ballot.rule.dual


def _measure(say: Texts, told: Told, missing: Measure) -> str:
    heads, area = missing
    dual = _dual(told.ballot)
    if not heads:
        return say.plain("ballot-heads-area-only", area=area)
    return words.size(say, told.ballot.electorate, heads, area if dual else 0)
