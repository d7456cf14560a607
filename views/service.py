"""What the engine itself has to say."""

from views.screen import Link, Screen
from views.texts import Texts


def anonymous(say: Texts) -> Screen:
    """To an administrator who writes as the group, or to a channel."""
    return Screen(say("anonymous"), rows=((Link(say.plain("open-private"), start="hello"),),))


def gone(say: Texts) -> Screen:
    return Screen(say("gone"))


def parked(say: Texts, update_id: int, kind: str) -> Screen:
    """To an owner: an update that failed every time was put aside."""
    return Screen(say("update-parked", number=str(update_id), kind=kind))


def uncertain(say: Texts, row_id: int) -> Screen:
    """To an owner: nobody knows whether this message arrived."""
    return Screen(say("message-uncertain", number=str(row_id)))
