"""Ballots: the register, the roll of each, and what was cast, entered, thought and objected."""
