"""What a button says when it is tapped: typed, versioned by prefix, at most 64 bytes.

Sent messages keep their buttons for months, so the wire form is a public format:
fields are only ever appended, with a default, and a prefix is never reused.
"""

from collections.abc import Hashable
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, ClassVar, Self, get_type_hints

# Telegram's limit, in bytes: a Chinese character takes three.
MAX_BYTES = 64
# Beyond this SQLite takes no integer: a forged button would fail rather than find nothing.
LARGEST = 2**63


class ButtonData:
    """Base of all buttons; a subclass is a frozen dataclass with a unique `prefix`."""

    prefix: ClassVar[str]

    def pack(self) -> str:
        values = (str(getattr(self, field.name)) for field in fields(self))  # type: ignore[arg-type]
        wire = ":".join((self.prefix, *values))
        # Refused here, where it is drawn; Telegram would refuse the whole message.
        if len(wire.encode()) > MAX_BYTES:
            raise ValueError(f"button data over {MAX_BYTES} bytes: {wire}")
        return wire

    @classmethod
    def parse(cls, wire: str) -> Self | None:
        """Read a tapped button; None if it is another button or was tampered with."""
        prefix, *values = wire.split(":")
        kinds = _kinds(cls)  # type: ignore[arg-type]
        known = fields(cls)  # type: ignore[arg-type]
        required = [field for field in known if field.default is MISSING]
        # Fewer values come from a button sent before a field was appended.
        if prefix != cls.prefix or not len(required) <= len(values) <= len(known):
            return None
        try:
            read = {f.name: kinds[f.name](v) for f, v in zip(known, values, strict=False)}
        except ValueError:
            return None
        return None if any(_too_large(value) for value in read.values()) else cls(**read)


@cache
def _kinds(cls: Hashable) -> dict[str, Any]:
    return get_type_hints(cls)


def _too_large(value: object) -> bool:
    return isinstance(value, int) and abs(value) >= LARGEST
