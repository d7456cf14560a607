"""The Bot API: checks a call, does it in the world, and answers in Telegram's JSON."""

import json
from collections.abc import Callable, Mapping
from typing import TypeAlias

from playground import faults
from playground.core import Call
from playground.methods import answering, chats, editing, intake, profile, sending
from playground.methods.content import Files
from playground.schema import Method, load
from playground.shapes import Json, NotPossible, Refused, Upload, bad_request
from playground.world import World

Doing: TypeAlias = Callable[[World, Json, Files], object]
Answer: TypeAlias = tuple[int, bytes]
NO_FILES: Mapping[str, Upload] = {}
TRUE = b'{"ok":true,"result":true}'
METHODS: dict[str, Doing] = {
    "getMe": intake.get_me,
    "logOut": intake.log_out,
    "close": intake.log_out,
    "setWebhook": intake.set_webhook,
    "deleteWebhook": intake.delete_webhook,
    "getWebhookInfo": intake.get_webhook_info,
    "getFile": intake.get_file,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendVoice": sending.send_voice,
    "sendVideo": sending.send_video,
    "sendVideoNote": sending.send_video_note,
    "sendAnimation": sending.send_animation,
    "sendAudio": sending.send_audio,
    "sendSticker": sending.send_sticker,
    "sendLocation": sending.send_location,
    "sendContact": sending.send_contact,
    "sendMediaGroup": sending.send_media_group,
    "sendChatAction": sending.send_chat_action,
    "copyMessage": sending.copy_message,
    "forwardMessage": sending.forward_message,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageMedia": editing.edit_media,
    "editMessageReplyMarkup": editing.edit_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "pinChatMessage": editing.pin,
    "unpinChatMessage": editing.unpin,
    "unpinAllChatMessages": editing.unpin_all,
    "setMessageReaction": editing.react,
    "answerCallbackQuery": answering.answer_callback_query,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_member,
    "getChatAdministrators": chats.get_administrators,
    "getChatMemberCount": chats.get_member_count,
    "leaveChat": chats.leave,
    "approveChatJoinRequest": chats.approve,
    "declineChatJoinRequest": chats.decline,
    "createChatInviteLink": chats.create_invite_link,
    "exportChatInviteLink": chats.export_invite_link,
    "setChatMemberTag": chats.set_tag,
    "setMyCommands": profile.set_commands,
    "getMyCommands": profile.get_commands,
    "deleteMyCommands": profile.delete_commands,
    "setMyName": profile.set_name,
    "getMyName": profile.get_name,
    "setMyDescription": profile.set_description,
    "getMyDescription": profile.get_description,
    "setMyShortDescription": profile.set_short_description,
    "getMyShortDescription": profile.get_short_description,
    "setChatMenuButton": profile.set_menu_button,
    "getChatMenuButton": profile.get_menu_button,
}


class BotApi:
    """`call` is what a Bot API server does with one request."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._methods = load().methods

    async def call(
        self, method: str, params: Mapping[str, object], files: Files = NO_FILES
    ) -> Answer:
        """Return HTTP status and body; raises Dropped or NoAnswer when such a fault is due."""
        try:
            found = self._find(method)
            rule = await self._meet_faults(found.name)
            result = await self._do(found, params, files)
        except Refused as refusal:
            return refusal.code, _refusal(refusal)
        if rule:
            faults.after(rule)
        return 200, TRUE if result is True else dump({"ok": True, "result": result})

    def _find(self, method: str) -> Method:
        # Telegram takes method names in any case.
        found = self._methods.get(method.lower())
        if found is None:
            raise Refused(404, "Not Found")
        return found

    async def _meet_faults(self, method: str) -> faults.Rule | None:
        rule = self.world.faults.next_for(method) if self.world.faults.rules else None
        if rule:
            await faults.before(rule)
        return rule

    async def _do(self, found: Method, params: Mapping[str, object], files: Files) -> object:
        world = self.world
        # Polls are not logged: they would push everything else out of the log.
        if found.name == "getUpdates":
            return await intake.get_updates(world, found.checked(params, files))
        # Logged before it is checked, so that calls which are refused can be seen too.
        world.calls.append(Call(found.name, dict(params), world.clock.now()))
        call = found.checked(params, files)
        world.floods.check(found.name, call)
        do = METHODS.get(found.name)
        if do is None:
            raise bad_request("not in the playground")
        try:
            return do(world, call, files)
        except NotPossible as impossible:
            raise bad_request(str(impossible)) from impossible


def dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _refusal(refusal: Refused) -> bytes:
    body: Json = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    return dump(body | ({"parameters": refusal.parameters} if refusal.parameters else {}))
