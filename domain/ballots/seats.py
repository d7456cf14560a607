"""Most votes win: elections and choices. Source: domain/ballots.md, "choose / election"."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain.ballots.refusals import Refusal
from domain.ballots.rules import Verdict


@dataclass(frozen=True, slots=True)
class Elected:
    """Who won; `tied` go into a run-off for the `open_seats` that are left."""

    counts: Mapping[int, int]
    seated: tuple[int, ...]
    tied: tuple[int, ...]
    open_seats: int

    @property
    def verdict(self) -> Verdict:
        """No votes, a tie across the last seat, or passed."""
        if not any(self.counts.values()):
            return Verdict.NO_VOTES
        return Verdict.TIE if self.tied else Verdict.PASSED


def elect(options: Sequence[int], votes: Iterable[Iterable[int]], seats: int) -> Elected:
    """Seat the options with most votes; raises ValueError for a vote `pick_refusal` refuses."""
    given = [tuple(vote) for vote in votes]
    for vote in given:
        if refused := pick_refusal(vote, options, seats):
            raise ValueError(refused.value)
    found = Counter(option for vote in given for option in vote)
    counts = {option: found[option] for option in options}
    # An option nobody named wins no seat, however many are left.
    named = sorted((o for o in options if counts[o]), key=lambda o: (-counts[o], o))
    if len(named) <= seats:
        return Elected(counts, tuple(named), (), seats - len(named))
    last = counts[named[seats - 1]]
    if counts[named[seats]] < last:
        return Elected(counts, tuple(named[:seats]), (), 0)
    above = tuple(o for o in named if counts[o] > last)
    tied = tuple(o for o in named if counts[o] == last)
    return Elected(counts, above, tied, seats - len(above))


def pick_refusal(picked: Sequence[int], options: Collection[int], seats: int) -> Refusal | None:
    """Why a vote cannot name these options, or None; at most `seats`, each once."""
    reasons = (
        (not picked, Refusal.NOTHING_PICKED),
        (not set(picked) <= set(options), Refusal.UNKNOWN_OPTION),
        (len(set(picked)) < len(picked), Refusal.PICKED_TWICE),
        (len(picked) > seats, Refusal.TOO_MANY_PICKED),
    )
    return next((reason for applies, reason in reasons if applies), None)


def choice_of(picked: Iterable[int]) -> str:
    """Options as one word, in order, so that equal votes are equal words: 2+5."""
    return "+".join(str(option) for option in sorted(picked))


def picked_in(choice: str) -> tuple[int, ...]:
    """The options of such a word; raises ValueError if it is none."""
    parts = choice.split("+")
    # int() would also take signs, spaces and other scripts' digits.
    if not all(part.isascii() and part.isdigit() and len(part) <= 3 for part in parts):  # noqa: PLR2004
        raise ValueError(choice)
    return tuple(int(part) for part in parts)
