"""The chain of rows that lets anyone check a ballot or a fund, in memory and as a file."""

from domain.chain.file import MAX_BYTES, Fault, Verified, Why, line, read, write
from domain.chain.row import (
    ALIAS_DIGITS,
    MAX_DEPTH,
    START,
    Row,
    alias,
    canonical,
    digest,
    instant,
    moment,
    seal,
)

__all__ = [
    "ALIAS_DIGITS",
    "MAX_BYTES",
    "MAX_DEPTH",
    "START",
    "Fault",
    "Row",
    "Verified",
    "Why",
    "alias",
    "canonical",
    "digest",
    "instant",
    "line",
    "moment",
    "read",
    "seal",
    "write",
]
