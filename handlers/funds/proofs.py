"""What people send as proof: a photo, or an e-invoice as a file."""

from typing import NamedTuple

from telegram import Message

from views.funds import pictures

PAPERS = ("image/", "application/pdf")


class Proof(NamedTuple):
    """A picture or paper as it is kept; `unique_id` stays the same however often it is sent."""

    kept: str = ""
    unique_id: str = ""


def sent(message: Message) -> Proof:
    """The photo or paper of a message; empty where it has neither."""
    if message.photo:
        # The last one is the largest; the amount on it has to be read.
        largest = message.photo[-1]
        return Proof(pictures.stored(largest.file_id, photo=True), largest.file_unique_id)
    file = message.document
    # What nobody can look at proves nothing, and a program is best never passed on.
    if file is None or not (file.mime_type or "").startswith(PAPERS):
        return Proof()
    return Proof(pictures.stored(file.file_id, photo=False), file.file_unique_id)
