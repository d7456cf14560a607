import re
from pathlib import Path

import pytest

from bot.settings import FORMS, Settings, WrongSetting, read
from tests.bot.shell import ROOT, Shell

EXAMPLE = ROOT / ".env.example"
LINE = re.compile(r"^#?(BOT_[A-Z_]+)=(.*)$", re.MULTILINE)
RESERVED = ("BOT_WEBHOOK_URL", "BOT_WEBHOOK_LISTEN", "BOT_WEBHOOK_SECRET")


def written(folder: Path, text: str) -> Path:
    path = folder / ".env"
    path.write_text(text, encoding="utf-8")
    return path


def sentence(folder: Path, text: str) -> str:
    with pytest.raises(WrongSetting) as refused:
        read(written(folder, text))
    return str(refused.value)


@pytest.mark.usefixtures("shell")
def test_without_any_setting_every_default_holds(tmp_path: Path) -> None:
    assert read(tmp_path / ".env") == Settings()


@pytest.mark.usefixtures("shell")
def test_the_example_names_every_setting_and_no_other() -> None:
    documented = [name for name, _ in LINE.findall(EXAMPLE.read_text(encoding="utf-8"))]
    assert sorted(documented) == sorted(f"BOT_{name.upper()}" for name in Settings.model_fields)


@pytest.mark.usefixtures("shell")
def test_the_example_as_it_is_changes_nothing() -> None:
    assert read(EXAMPLE) == Settings()


@pytest.mark.usefixtures("shell")
def test_the_values_shown_in_the_example_are_the_defaults(tmp_path: Path) -> None:
    shown = LINE.findall(EXAMPLE.read_text(encoding="utf-8"))
    everything = "\n".join(f"{name}={value}" for name, value in shown)
    assert read(written(tmp_path, everything)) == Settings()


def test_every_setting_has_a_form_to_tell() -> None:
    assert set(FORMS) == set(Settings.model_fields)


@pytest.mark.usefixtures("shell")
def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_LANGUAGE", "en")
    assert read(written(tmp_path, "BOT_LANGUAGE=zh-CN\n")).language == "en"


@pytest.mark.usefixtures("shell")
def test_a_blank_setting_counts_as_not_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TOKEN", " ")
    settings = read(written(tmp_path, "BOT_TOKEN=1:x\nBOT_LANGUAGE=\nBOT_OWNER_IDS=\n"))
    assert (settings.token, settings.language, settings.owner_ids) == (None, "zh-CN", frozenset())


@pytest.mark.usefixtures("shell")
@pytest.mark.parametrize(
    "text", ["1, 5000000001", "1，5000000001", "1 5000000001 ", "1,,5000000001"]
)
def test_owners_may_be_separated_in_any_usual_way(tmp_path: Path, text: str) -> None:
    assert read(written(tmp_path, f"BOT_OWNER_IDS={text}\n")).owner_ids == {1, 5_000_000_001}


@pytest.mark.usefixtures("shell")
@pytest.mark.parametrize(
    "wrong", ["x", "0", "-1", "1.5", "²", "１", "9223372036854775808", "@wang"]
)
def test_an_owner_who_is_no_number_is_named(tmp_path: Path, wrong: str) -> None:
    said = sentence(tmp_path, f"BOT_OWNER_IDS=1001,{wrong}\n")
    assert said.startswith(f"BOT_OWNER_IDS: {wrong} is not the number of a person.")
    assert "like 123456789,987654321." in said


@pytest.mark.usefixtures("shell")
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "hello"),
        ("BOT_TOKEN", "123456:"),
        ("BOT_TOKEN", "12:ab cd"),
        ("BOT_TOKEN", "1:a/../b"),
        ("BOT_API_URL", "api.telegram.org"),
        ("BOT_API_URL", "ftp://api.telegram.org"),
        ("BOT_API_URL", "https://"),
        ("BOT_API_URL", "https://api.telegram.org/bot"),
        ("BOT_DATABASE_URL", "data/linli.db"),
        ("BOT_DATABASE_URL", "sqlite+aiosqlite:///"),
        ("BOT_DATABASE_URL", "sqlite+aiosqlite:///:memory:"),
        ("BOT_DATABASE_URL", "postgresql://me:hush@there/linli"),
        ("BOT_LANGUAGE", "fr"),
        ("BOT_TIMEZONE", "Mars/Olympus"),
        ("BOT_TIMEZONE", "../etc/passwd"),
        ("BOT_TIMEZONE", "Asia"),
        ("BOT_PROXY_URL", "socks5://127.0.0.1:1080"),
        ("BOT_PROXY_URL", "127.0.0.1:3128"),
        ("BOT_LOG_FORMAT", "xml"),
        ("BOT_LOG_LEVEL", "loud"),
        ("BOT_PLAYGROUND_LISTEN", "8081"),
        ("BOT_PLAYGROUND_LISTEN", "127.0.0.1:65536"),
        ("BOT_PLAYGROUND_LISTEN", "127.0.0.1:"),
        ("BOT_CALENDAR_LISTEN", "8082"),
        ("BOT_CALENDAR_LISTEN", "0.0.0.0:99999"),
        ("BOT_CALENDAR_URL", "linli.example.org"),
        ("BOT_CALENDAR_URL", "webcal://linli.example.org"),
        ("BOT_CALENDAR_URL", "https://linli.example.org/?a=b"),
    ],
)
def test_a_wrong_value_is_answered_with_its_name_and_the_right_form(
    tmp_path: Path, name: str, value: str
) -> None:
    said = sentence(tmp_path, f"{name}={value}\n")
    assert said.startswith(f"{name}: ")
    assert said.endswith(f" It must be {FORMS[name.removeprefix('BOT_').lower()]}.")
    assert "\n" not in said


@pytest.mark.usefixtures("shell")
@pytest.mark.parametrize(
    "line", ["BOT_TOKEN=oops-secret", "BOT_DATABASE_URL=postgresql://me:oops-secret@there/linli"]
)
def test_a_wrong_secret_is_not_repeated(tmp_path: Path, line: str) -> None:
    assert "oops-secret" not in sentence(tmp_path, line)


@pytest.mark.usefixtures("shell")
@pytest.mark.parametrize("name", ["BOT_TOKN", "BOT_token", "TOKEN", "PATH", *RESERVED])
def test_an_unknown_name_in_the_file_is_refused(tmp_path: Path, name: str) -> None:
    assert sentence(tmp_path, f"{name}=1:x\n").startswith(f"{name} is not a setting")


@pytest.mark.usefixtures("shell")
@pytest.mark.parametrize("name", ["BOT_TOKN", "BOT_token", *RESERVED])
def test_an_unknown_name_in_the_environment_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "1:x")
    with pytest.raises(WrongSetting, match=f"^{name} is not a setting"):
        read(tmp_path / ".env")


@pytest.mark.usefixtures("shell")
def test_a_misspelt_name_is_answered_with_the_nearest(tmp_path: Path) -> None:
    assert sentence(tmp_path, "BOT_OWNERS_ID=1\n").endswith("did you mean BOT_OWNER_IDS?")


@pytest.mark.usefixtures("shell")
@pytest.mark.parametrize(
    ("text", "line"),
    [("\n\nBOT_TOKEN\n", 3), ("BOT_LANGUAGE=en\n=x\n", 2), ("BOT_TOKEN='1:x\n", 1)],
)
def test_a_line_that_says_nothing_is_named(tmp_path: Path, text: str, line: int) -> None:
    assert sentence(tmp_path, text).endswith(f".env, line {line} is not of the form NAME=value.")


@pytest.mark.usefixtures("shell")
def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_bytes("# 邻里\n".encode("gb18030"))
    with pytest.raises(WrongSetting, match="is not text in UTF-8"):
        read(path)


@pytest.mark.usefixtures("shell")
def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()
    with pytest.raises(WrongSetting, match="cannot be read: Is a directory"):
        read(tmp_path / ".env")


def test_a_wrong_setting_ends_any_command_with_code_2(shell: Shell) -> None:
    shell.settings["BOT_LANGUAGE"] = "fr"
    for command in ("run", "migrate", "playground", "export"):
        said = shell.call(command, *(["out"] if command == "export" else []))
        assert (said.code, said.out) == (2, "")
        assert said.err.startswith("BOT_LANGUAGE: ")
        assert said.err.count("\n") == 1


@pytest.mark.usefixtures("shell")
def test_the_token_is_not_shown_with_the_settings(tmp_path: Path) -> None:
    settings = read(written(tmp_path, "BOT_TOKEN=4242:hush\n"))
    assert "hush" not in repr(settings)
    assert "hush" not in str(settings.model_dump())


@pytest.mark.usefixtures("shell")
def test_the_calendars_address_needs_no_slash_at_its_end(tmp_path: Path) -> None:
    lines = "BOT_CALENDAR_LISTEN=0.0.0.0:8082\nBOT_CALENDAR_URL=https://linli.example.org/x/\n"
    settings = read(written(tmp_path, lines))
    assert settings.calendar_listen == "0.0.0.0:8082"
    assert settings.calendar_url == "https://linli.example.org/x"


def test_by_default_no_calendars_are_served() -> None:
    assert (Settings().calendar_listen, Settings().calendar_url) == (None, None)
