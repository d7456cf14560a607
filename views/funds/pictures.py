"""Pictures and papers of a fund: a photo, or a file as e-invoices come."""

from views.screen import Media

# Telegram sends a file again only by the method of its kind; no file id has a colon.
_FILE = "file:"


def stored(file_id: str, *, photo: bool) -> str:
    """How one column keeps the file id and its kind."""
    return file_id if photo else _FILE + file_id


def media(kept: str | None) -> tuple[Media, ...]:
    """What is sent of what was kept."""
    if not kept:
        return ()
    file_id = kept.removeprefix(_FILE)
    return (Media("photo" if file_id == kept else "document", file_id),)
