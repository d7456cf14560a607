"""`/role`: people are given roles, listed, and taken off again."""

from telegram import Message, MessageEntity, User

from actions.places import held, roles
from actions.places.roles import Target
from domain.places import Grant, Role
from handlers.context import Context
from handlers.doors import Command, Doors, Scene
from handlers.places.setup_screens import place_name, unit_name
from storage.database import Tx
from storage.places import people, units
from storage.places.people import Greeting
from views.places import roles as view
from views.places.buttons_roles import AskRevoke, Revoke, TurnRoles
from views.places.roles import Holding
from views.places.words import unit_words
from views.screen import Screen
from views.texts import Texts, nearest


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.command("role", give_role)
    doors.tap(TurnRoles, turn_list)
    doors.tap(AskRevoke, ask_revoke)
    doors.tap(Revoke, revoke)
    doors.screen("role-list", draw_list)
    doors.screen("role-revoke", draw_question)
    doors.screen("role-line", draw_line)
    doors.screen("role-given", draw_given)
    doors.screen("role-taken", draw_taken)
    doors.screen("role-refused", draw_refused)


async def give_role(context: Context, command: Command) -> None:
    """Give a role to whom the message points at; with nothing behind it, list the roles."""
    target, text = target_of(context.message, command.text)
    if not text and target == Target():
        await context.act(held.show, context.chat_id, context.message.id, now=context.now)
        return
    words = unit_words(context.bot_data.catalogue)
    asked = roles.Request(context.chat_id, context.message.id, text, target, words)
    await context.act(roles.give, asked, now=context.now)


def target_of(message: Message, text: str) -> tuple[Target, str]:
    """Return whom the command is about and its words without the name."""
    for entity, name in message.parse_entities(
        [MessageEntity.TEXT_MENTION, MessageEntity.MENTION]
    ).items():
        left = text.replace(name, " ", 1).strip()
        if entity.user:
            return _of_user(entity.user), left
        # Only a name: Telegram does not tell bots whose it is, so it is sought among those seen.
        return Target(username=name.removeprefix("@")), left
    replied = message.reply_to_message
    # In a forum every message replies to its topic's first one, which means nobody.
    if replied is None or replied.forum_topic_created:
        return Target(), text
    if replied.sender_chat or replied.from_user is None:
        return Target(anonymous=True), text
    return _of_user(replied.from_user), text


def _of_user(user: User) -> Target:
    username = user.username.lower() if user.username else None
    language = nearest(user.language_code or "zh")
    who = Greeting(user.id, user.full_name[:130], username, language, private=False)
    return Target(who, bot=user.is_bot)


async def turn_list(context: Context, tapped: TurnRoles) -> None:
    shown = await context.act(
        held.turn,
        tapped.place_id,
        tapped.page,
        context.chat_id,
        context.message.message_id,
        now=context.now,
    )
    if not shown:
        await context.toast(context.say.plain("role-toast", reason="forbidden"))


async def ask_revoke(context: Context, tapped: AskRevoke) -> None:
    may = await context.act(
        held.ask_revoke,
        tapped.grant_id,
        context.chat_id,
        context.message.message_id,
        tapped.place_id,
        now=context.now,
    )
    if not may:
        await context.toast(context.say.plain("role-toast", reason="forbidden"))


async def revoke(context: Context, tapped: Revoke) -> None:
    done = await context.act(
        held.revoke,
        tapped.grant_id,
        context.chat_id,
        context.message.message_id,
        tapped.place_id,
        now=context.now,
    )
    await context.toast(context.say.plain("role-toast", reason="done" if done else "forbidden"))


async def draw_list(tx: Tx, scene: Scene) -> Screen:
    """The list, with ways to revoke what this reader may; a group's taps are judged one by one."""
    found = []
    for grant_id, grant in await held.held_at(tx, scene.subject_id, now=scene.now):
        reader = scene.reader.chat_id
        # A group's message is the same for everybody: it offers, and the tap is authorised.
        may = reader < 0 or await held.may_revoke(tx, reader, grant, now=scene.now)
        found.append(await _holding(tx, scene.say, grant, grant_id, may=may))
    place = await place_name(tx, scene.subject_id)
    page = int(scene.args.get("page", 0))
    return view.listing(scene.say, scene.subject_id, place, found, page, big=scene.reader.big)


async def _holding(
    tx: Tx, say: Texts, grant: Grant, grant_id: int = 0, *, may: bool = False
) -> Holding:
    unit = await units.find(tx, grant.unit_id) if grant.unit_id else None
    return Holding(
        grant_id,
        grant.role,
        unit_name(say, unit) if unit else "",
        await _name(tx, grant.person_id),
        await place_name(tx, grant.place_id),
        await _name(tx, grant.giver_id),
        may,
    )


async def _name(tx: Tx, person_id: int) -> str:
    person = await people.find(tx, person_id)
    return person.name if person else ""


async def _told(tx: Tx, scene: Scene) -> Holding:
    """What a message says of a grant, from the codes and ids it carries."""
    args = scene.args
    role, unit = Role(args["role"]), int(args["unit"]) or None
    place, giver = int(args["place"]), int(args["giver"])
    # From the message's own ids: the row may be ended by the time it is drawn.
    grant = Grant(scene.subject_id, role, place, unit, giver, scene.now)
    return await _holding(tx, scene.say, grant, int(args.get("grant", 0)))


async def draw_question(tx: Tx, scene: Scene) -> Screen:
    return view.question(scene.say, await _told(tx, scene), int(scene.args["from"]))


async def draw_line(tx: Tx, scene: Scene) -> Screen:
    return view.told_group(scene.say, await _told(tx, scene))


async def draw_given(tx: Tx, scene: Scene) -> Screen:
    return view.given(scene.say, await _told(tx, scene))


async def draw_taken(tx: Tx, scene: Scene) -> Screen:
    return view.taken(scene.say, await _told(tx, scene))


async def draw_refused(_: Tx, scene: Scene) -> Screen:
    role = Role(scene.args["role"]) if scene.args["role"] else None
    return view.refused(scene.say, str(scene.args["reason"]), role, str(scene.args["name"]))
