"""Ballots in words, the same in every part: kinds, rules, choices, states, sizes."""

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from domain import ballots as rules
from domain.ballots import (
    Ballot,
    Choice,
    Electorate,
    Fraction,
    Kind,
    Rule,
    Shown,
    State,
    Verdict,
    Via,
)
from views.texts import Texts

# Named, as people say them; any other fraction is written as n/d.
_SHARES = MappingProxyType(
    {(1, 2): "half", (2, 3): "two-thirds", (3, 4): "three-quarters", (1, 1): "all"}
)


def kind(say: Texts, kind: Kind) -> str:
    """What a kind of ballot is called."""
    return say.plain("ballot-kind", kind=kind.value)


def number(say: Texts, ballot: Ballot) -> str:
    """A ballot's number within its place, as people name it."""
    return say.plain("ballot-number", number=str(ballot.number))


def choice(say: Texts, choice: Choice) -> str:
    return say.plain("ballot-choice", choice=choice.value)


def picks(say: Texts, ballot: Ballot, choice: str) -> str:
    """A stored choice in words: yes or no, or the options that were picked."""
    if not rules.has_options(ballot.kind):
        return say.plain("ballot-choice", choice=choice)
    # A number nobody wrote an option for must not break the page it stands on.
    named = dict(enumerate(ballot.options, start=1))
    return say.plain("ballot-or").join(named.get(n, str(n)) for n in rules.picked_in(choice))


def via(say: Texts, via: Via) -> str:
    """How a vote came in."""
    return say.plain("ballot-via", via=via.value)


def verdict(say: Texts, verdict: Verdict) -> str:
    return say.plain("ballot-verdict", verdict=verdict.value)


def state(say: Texts, state: State) -> str:
    return say.plain("ballot-state", state=state.value)


def shown(say: Texts, shown: Shown) -> str:
    """What neighbours see of the votes while a ballot runs."""
    return say.plain("ballot-shown", shown=shown.value)


def electorate(say: Texts, electorate: Electorate) -> str:
    """Whose voices count."""
    return say.plain("ballot-electorate", electorate=electorate.value)


def statutory(say: Texts) -> str:
    """The sentence under every ballot that follows Civil Code Article 278."""
    return say("ballot-statutory")


def area(hundredths: int) -> str:
    """An area of 0.01 m² as people write it: 2,104.50."""
    # From integers: a float would turn some areas into 89.99999.
    return f"{hundredths // 100:,}.{hundredths % 100:02d}"


def size(say: Texts, electorate: Electorate, heads: int, area_: int = 0) -> str:
    """How many voices, with their area (0.01 m²) where known: 24 户 · 2,104.50 m²."""
    counted = say.plain("ballot-heads", electorate=electorate.value, heads=heads)
    if not area_:
        return counted
    return say.plain("ballot-heads-area", heads=counted, area=area(area_))


def share(say: Texts, fraction: Fraction) -> str:
    """A fraction as people say it: 三分之二."""
    n, d = fraction
    return say.plain("ballot-share", share=_SHARES.get(fraction, "other"), n=str(n), d=str(d))


def rule(say: Texts, kind: Kind, electorate: Electorate, rule: Rule | None, seats: int = 1) -> str:
    """When a ballot passes, in one line: 每户一票，三分之二参与，过半数同意."""
    if kind == Kind.CONSULT:
        return say.plain("ballot-rule-consult")
    if rule is None:
        how = "seats" if kind == Kind.ELECTION else "most"
        voice = _voice(say, electorate, dual=False)
        return say.plain("ballot-rule-most", how=how, voice=voice, seats=seats)
    voice = _voice(say, electorate, dual=rule.dual)
    passes = threshold(say, rule)
    if rule.quorum is None:
        return say.plain("ballot-rule-two", voice=voice, threshold=passes)
    return say.plain(
        "ballot-rule-three", voice=voice, quorum=quorum(say, rule.quorum), threshold=passes
    )


def rule_of(say: Texts, ballot: Ballot) -> str:
    """The rule of this ballot in one line."""
    return rule(say, ballot.kind, ballot.electorate, ballot.rule, ballot.seats)


def quorum(say: Texts, fraction: Fraction) -> str:
    """How many have to take part: 三分之二参与."""
    return say.plain("ballot-rule-quorum", share=share(say, fraction))


def threshold(say: Texts, rule: Rule) -> str:
    """How many have to agree, and of whom: 过半数同意."""
    how = "strict" if rule.strict else "least"
    if rule.threshold == (1, 2) and rule.strict:
        how = "majority"
    elif rule.threshold == (1, 1):
        how = "all"
    of = share(say, rule.threshold)
    return say.plain("ballot-rule-threshold", base=rule.base.value, how=how, share=of)


def numbered(options: Iterable[str]) -> list[tuple[str, str]]:
    """Options with the numbers by which they are stored: (number, option)."""
    return [(str(n), option) for n, option in enumerate(options, start=1)]


def fitting(say: Texts, lines: Sequence[str], room: int) -> list[str]:
    """As many lines as there is room for (characters), and how many more there are."""
    kept: list[str] = []
    for line in lines:
        if sum(map(len, kept)) + len(line) > room:
            return [*kept, say("ballot-more", count=len(lines) - len(kept))]
        kept.append(line)
    return kept


def _voice(say: Texts, electorate: Electorate, *, dual: bool) -> str:
    return say.plain("ballot-rule-voice", voice="dual" if dual else electorate.value)
