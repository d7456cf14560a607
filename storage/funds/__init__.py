"""Funds: the register, whose money it is, who bears what, who keeps it, and what moved."""
