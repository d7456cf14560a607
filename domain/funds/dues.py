"""What a household still has to pay of its word. Source: funds.md, "A payment is claimed"."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Due:
    """One household's money in fen; `answer` is None until it said anything of its share.

    `over`: the fund asks nobody for money any more.
    """

    share: int
    answer: int | None = None
    gift: int = 0
    paid: int = 0
    over: bool = False

    @property
    def promised(self) -> int:
        """What it said it would pay; a share that fell since counts as it is now."""
        return min(self.answer or 0, self.share) + self.gift

    @property
    def owed(self) -> int:
        """What it is to pay in all: its word, or its share while it said nothing."""
        return self.promised if self.answer is not None else self.share + self.gift

    @property
    def left(self) -> int:
        """What of that is still to be paid."""
        return 0 if self.over else max(0, self.owed - self.paid)

    @property
    def settled(self) -> bool:
        """Whether it paid something and owes nothing more: the group may read that."""
        return self.paid > 0 and self.paid >= self.owed
