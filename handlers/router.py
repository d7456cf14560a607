"""Which door an update goes through."""

from telegram import Message, Update
from telegram.ext import CallbackQueryHandler, ChatMemberHandler, MessageHandler, filters

from actions import screens
from domain.errors import Missing
from handlers.context import App, Context
from handlers.doors import Command, Doors
from storage import panels, prompts
from storage.database import Tx
from storage.panels import Panel
from storage.prompts import Prompt


class Router:
    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    def install(self, app: App) -> None:
        app.add_handler(CallbackQueryHandler(self.tapped))
        app.add_handler(ChatMemberHandler(self.membership, ChatMemberHandler.ANY_CHAT_MEMBER))
        app.add_handler(MessageHandler(filters.UpdateType.MESSAGE, self.message))

    async def tapped(self, _: Update, context: Context) -> None:
        """Parse the button by its prefix; what nobody knows any more is answered kindly."""
        query = context.incoming.callback_query
        wire = (query.data if query else None) or ""
        kind, handle = self._doors.taps.get(wire.partition(":")[0], (None, None))
        button = kind.parse(wire) if kind else None
        try:
            if button is None or handle is None:
                await self._gone(context)
            else:
                await handle(context, button)
        # What the button names is gone, which is no fault: the panel is drawn as things are now.
        except Missing:
            await self._gone(context)
        # Whatever the handler said or not: unanswered, the button goes on spinning.
        await context.toast("")

    async def membership(self, update: Update, context: Context) -> None:
        kind = "my_chat_member" if update.my_chat_member else "chat_member"
        if handle := self._doors.events.get(kind):
            await handle(context, update)

    async def message(self, update: Update, context: Context) -> None:
        try:
            await self._written(update, context)
        # A link or a question may lead to what is no more: said once, not tried again.
        except Missing:
            reply = None if context.private else context.message.id
            where = (context.chat_id, "gone")
            await context.act(screens.show, *where, reply_to=reply, now=context.now)

    async def _written(self, update: Update, context: Context) -> None:
        message = context.message
        if event := _service(message):
            if handle := self._doors.events.get(event):
                await handle(context, update)
        # Who writes as the group is nobody known: no role could be checked, no answer sent.
        elif message.sender_chat is not None or message.from_user is None:
            await self._anonymous(context, message)
        elif message.from_user.is_bot:
            return
        elif command := command_in(message, context.bot.username):
            await self._command(context, command)
        else:
            await self._words(context, message)

    async def _command(self, context: Context, command: Command) -> None:
        handle = self._doors.commands.get(command.name)
        if command.name == "start" and "_" in command.text:
            prefix = command.text.partition("_")[0]
            # Old posters and links go on working as a plain /start.
            handle = self._doors.payloads.get(prefix, handle)
        if handle:
            await handle(context, command)
        elif context.private:
            await self._doors.commands["help"](context, command)

    async def _words(self, context: Context, message: Message) -> None:
        """A word of the menu, the answer to a question, a reply to a card, or something new."""
        word = self._doors.words.get((message.text or "").strip())
        # Before an open question: these words are buttons of the keyboard and mean what they say.
        if context.private and word:
            await self._doors.commands[word](context, Command(word, ""))
            return
        prompt, panel = await context.look(_pending, context, message)
        if prompt and prompt.kind in self._doors.answers:
            await self._doors.answers[prompt.kind](context, prompt)
        elif panel and panel.kind in self._doors.replies:
            await self._doors.replies[panel.kind](context, panel.subject_id)
        # Words nobody asked for are left alone in a group.
        elif context.private or message.media_group_id:
            doors = self._doors.anything if context.private else self._doors.albums
            for handle in doors:
                await handle(context)

    async def _gone(self, context: Context) -> None:
        await context.act(screens.refresh, context.chat_id, _message_id(context), now=context.now)
        await context.toast(context.say.plain("gone"))

    async def _anonymous(self, context: Context, message: Message) -> None:
        # Channels' posts and idle talk are not answered: the group stays quiet.
        if context.private or not command_in(message, context.bot.username):
            return
        await context.act(
            screens.show, context.chat_id, "anonymous", reply_to=message.id, now=context.now
        )


def command_in(message: Message, username: str) -> Command | None:
    """Return the command that a text or a caption begins with, if it is meant for this bot."""
    text = message.text or message.caption or ""
    entities = message.entities or message.caption_entities
    if not entities or entities[0].type != "bot_command" or entities[0].offset != 0:
        return None
    word, rest = text[: entities[0].length], text[entities[0].length :]
    name, _, bot = word[1:].partition("@")
    # /report@other_bot is meant for the other bot of the group.
    if bot and bot.lower() != username.lower():
        return None
    return Command(name.lower(), rest.strip())


def _service(message: Message) -> str | None:
    if message.migrate_to_chat_id:
        return "migrated"
    if message.new_chat_members:
        return "joined"
    if message.left_chat_member:
        return "left"
    # The bot gets its own pins back; migrate_to, in the old group, says all about a move.
    silent = (message.pinned_message, message.migrate_from_chat_id, message.new_chat_title)
    return "service" if any(silent) else None


def _message_id(context: Context) -> int:
    message = context.incoming.effective_message
    return message.message_id if message else 0


async def _pending(
    tx: Tx, person_id: int, context: Context, message: Message
) -> tuple[Prompt | None, Panel | None]:
    """What this message may be an answer to: in a group only a reply is."""
    replied = message.reply_to_message
    prompt = await prompts.open_for(tx, context.chat_id, person_id, now=context.now)
    # People go on chatting in a group; taken as the answer, anything could be.
    if prompt and not context.private and (not replied or replied.id != prompt.message_id):
        prompt = None
    panel = await panels.at(tx, context.chat_id, replied.id) if replied else None
    return prompt, panel
