"""Where the answer to a tap may be drawn."""

from handlers.context import Context


def own_message(context: Context) -> int | None:
    """The tapped message, if it is in the person's own chat: a forged tap in a group is not."""
    message = context.incoming.effective_message
    return message.message_id if message and context.private else None


def group_message(context: Context) -> int | None:
    """The tapped message wherever it is, for what the whole group may see."""
    message = context.incoming.effective_message
    return message.message_id if message else None
