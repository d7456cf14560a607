"""Dividing an amount so that no fen is lost. Source: funds.md, `vectors/allocate.json`."""

from collections.abc import Mapping


def allocate(target: int, weights: Mapping[str, int], grain: int = 1) -> dict[str, int]:
    """Each payer's part of the target in fen: floor, then largest remainder, ties by key.

    Parts are multiples of the grain (100 is whole yuan) and always add up to the target. Raises
    ValueError without a payer, for a negative weight, and for a target that is not a positive
    multiple of the grain.
    """
    whole = sum(weights.values())
    if not whole or min(weights.values()) < 0:
        raise ValueError("somebody must pay, and nobody less than nothing")
    if grain < 1 or target <= 0 or target % grain:
        raise ValueError("the target must be a positive multiple of the grain")
    # Integers only: a float would lose a fen somewhere above a million yuan.
    parts = {key: divmod(target // grain * weight, whole) for key, weight in weights.items()}
    left = target // grain - sum(floor for floor, _ in parts.values())
    # Who weighs nothing has no remainder, and there are always enough others that have one.
    first = set(sorted(parts, key=lambda key: (-parts[key][1], key))[:left])
    return {key: (floor + (key in first)) * grain for key, (floor, _) in sorted(parts.items())}
