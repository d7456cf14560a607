import pytest

from playground.inprocess import InProcess
from playground.people import Person
from playground.schema import Misfit, load
from playground.shapes import Refused
from playground.world import World

SCHEMA = load()


async def refusal(telegram: InProcess, method: str, **params: object) -> Refused:
    with pytest.raises(Refused) as refused:
        await telegram.do(method, **params)
    return refused.value


async def test_an_unknown_method_is_not_found(telegram: InProcess) -> None:
    refused = await refusal(telegram, "sendHandrail")
    assert (refused.code, refused.description) == (404, "Not Found")


async def test_method_names_are_read_in_any_case(telegram: InProcess) -> None:
    assert (await telegram.do("GETME"))["username"] == "linli_bot"


async def test_a_known_method_may_be_missing_in_the_playground(telegram: InProcess) -> None:
    refused = await refusal(telegram, "sendDice", chat_id=1)
    assert (refused.code, refused.description) == (400, "Bad Request: not in the playground")


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"text": "您好"}, 'parameter "chat_id" is required'),
        ({"chat_id": 1003}, 'parameter "text" is required'),
        ({"chat_id": 1003, "text": "x", "colour": "red"}, 'unknown parameter "colour"'),
        ({"chat_id": 1003, "text": 5}, '"text": must be a string'),
        ({"chat_id": 1.5, "text": "x"}, 'wrong parameter "chat_id"'),
        ({"chat_id": True, "text": "x"}, 'wrong parameter "chat_id"'),
        ({"chat_id": 1003, "text": "x", "disable_notification": "maybe"}, "true or false"),
        ({"chat_id": 1003, "text": "x", "message_thread_id": "many"}, "message_thread_id"),
        ({"chat_id": 1003, "text": "x", "reply_markup": "{"}, "reply_markup"),
        ({"chat_id": 1003, "text": "x", "reply_markup": "[" * 100_000}, "reply_markup"),
        ({"chat_id": 1003, "text": "x", "reply_parameters": {"id": 1}}, 'no field "id"'),
        ({"chat_id": 1003, "text": "x", "reply_markup": {"inline_keyboard": [[{}]]}}, '"text"'),
        ({"chat_id": 1003, "text": "x", "reply_markup": {"inline_keyboard": {}}}, "an array"),
        ({"chat_id": 1003, "text": "x", "reply_markup": {"inline_keyboard": [[1]]}}, "an object"),
    ],
)
async def test_calls_that_break_the_list_are_refused(
    world: World, telegram: InProcess, wang: Person, params: dict[str, object], why: str
) -> None:
    world.start(wang.id)
    refused = await refusal(telegram, "sendMessage", **params)
    assert refused.code == 400
    assert why in refused.description


async def test_text_forms_of_parameters_are_read(
    world: World, telegram: InProcess, wang: Person
) -> None:
    world.start(wang.id)
    keyboard = '{"inline_keyboard":[[{"text":"好","callback_data":"x"}]]}'
    sent = await telegram.do(
        "sendMessage",
        chat_id=str(wang.id),
        text="123",
        disable_notification="True",
        protect_content="0",
        reply_markup=keyboard,
    )
    assert sent["text"] == "123"
    assert sent["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "x"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("int|str", "@x"),
        ("[[InlineKeyboardButton]]", [[{"text": "好"}]]),
        ("BotCommandScope", {"type": "chat", "chat_id": -5}),
        ("InputMedia", {"type": "photo", "media": "attach://x"}),
        ("float", 5),
    ],
)
def test_values_that_fit_come_back_as_they_are(kind: str, value: object) -> None:
    assert SCHEMA.check(kind)(value) is value


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("int", "5"),
        ("int", True),
        ("bool", 1),
        ("float", "5"),
        ("[int]", 5),
        ("[int]", [5, "x"]),
        ("BotCommandScope", {"type": "chat", "chat": -5}),
        ("MessageEntity", {"type": "bold"}),
    ],
)
def test_values_that_do_not_fit_are_misfits(kind: str, value: object) -> None:
    with pytest.raises(Misfit):
        SCHEMA.check(kind)(value)


def test_every_type_on_the_list_can_be_checked() -> None:
    for method in SCHEMA.methods.values():
        for parameter in method.parameters.values():
            with pytest.raises(Misfit):
                parameter.check(object())
