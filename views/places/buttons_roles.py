"""The buttons under the list of roles."""

from dataclasses import dataclass
from typing import ClassVar

from views.buttons import ButtonData


@dataclass(frozen=True, slots=True)
class TurnRoles(ButtonData):
    prefix: ClassVar[str] = "roles"
    place_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class AskRevoke(ButtonData):
    """Whether to take this grant back, coming from the list of a place."""

    prefix: ClassVar[str] = "roleend"
    grant_id: int
    place_id: int


@dataclass(frozen=True, slots=True)
class Revoke(ButtonData):
    prefix: ClassVar[str] = "rolegone"
    grant_id: int
    place_id: int
