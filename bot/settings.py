"""Every setting, typed, read once from the environment or `.env`; unknown names are refused."""

import os
import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    SettingsConfigDict,
)
from pydantic_settings import PydanticBaseSettingsSource as Source

from bot import envfile

PREFIX = "BOT_"
SQLITE = "sqlite+aiosqlite:///"
# What the database can keep; Telegram's own ids stop at 52 bits.
HIGHEST_ID = 2**63 - 1
HIGHEST_PORT = 65535
TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,100}")
WEB = frozenset({"http", "https"})

FORMS: Mapping[str, str] = MappingProxyType(
    {
        # Said in place of a wrong value, which may be a secret.
        "token": "the token @BotFather gave, digits, a colon and letters, like 123456:AbC-dEf",
        "api_url": "the address of a Bot API server without /bot, like https://api.telegram.org",
        "database_url": f"{SQLITE} and the path of a file, like {SQLITE}data/linli.db",
        "owner_ids": "Telegram ids with commas between them, like 123456789,987654321",
        "language": "zh-CN or en",
        "timezone": "the name of a time zone, like Asia/Shanghai",
        "proxy_url": "the address of an HTTP proxy, like http://127.0.0.1:3128",
        "log_format": "console or json",
        "log_level": "DEBUG, INFO, WARNING or ERROR",
        "font_path": "the path of a font file, or of a folder with fonts",
        "playground_listen": "host:port, like 127.0.0.1:8081",
        "calendar_listen": "host:port, like 127.0.0.1:8082",
        "calendar_url": "the address under which phones reach it, like https://linli.example.org",
    }
)


class Settings(BaseSettings):
    """See `.env.example` for what each one means."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    token: SecretStr | None = None
    api_url: str = "https://api.telegram.org"
    database_url: str = f"{SQLITE}data/linli.db"
    owner_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    language: Literal["zh-CN", "en"] = "zh-CN"
    timezone: str = "Asia/Shanghai"
    proxy_url: str | None = None
    log_format: Literal["console", "json"] = "console"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    font_path: Path | None = None
    playground_listen: str = "127.0.0.1:8081"
    calendar_listen: str | None = None
    calendar_url: str | None = None

    @classmethod
    def settings_customise_sources(  # type: ignore[override]
        cls, _: type[BaseSettings], init_settings: Source, **__: Source
    ) -> tuple[Source, ...]:
        """Take only what `read` found: left to itself the library would not refuse names."""
        return (init_settings,)

    @field_validator("token")
    @classmethod
    def _whole_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("a part is missing or too much")
        return value

    @field_validator("api_url", "proxy_url", "calendar_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is None:
            return value
        parts = urlsplit(value)
        if parts.scheme not in WEB or not parts.hostname:
            raise ValueError("no address that begins with http:// or https://")
        return value

    @field_validator("api_url")
    @classmethod
    def _server_alone(cls, value: str) -> str:
        if "/bot" in urlsplit(value).path:
            raise ValueError("/bot is added by the program")
        return value

    @field_validator("owner_ids", mode="before")
    @classmethod
    def _numbers(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return frozenset(map(_person, filter(None, re.split(r"[\s,，]+", value))))

    @field_validator("database_url")
    @classmethod
    def _sqlite_file(cls, value: str) -> str:
        path = value.removeprefix(SQLITE)
        # ":memory:" and query options would end without a word in a file of that name.
        if path == value or not path or path.startswith(":") or "?" in path:
            raise ValueError("no SQLite file")
        return value

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(f"there is no {value}") from error
        return value

    @field_validator("calendar_url")
    @classmethod
    def _plain_address(cls, value: str | None) -> str | None:
        # What stands behind the path would end up in the middle of each calendar's address.
        if value and (urlsplit(value).query or urlsplit(value).fragment):
            raise ValueError("nothing may stand behind the path")
        return value.rstrip("/") if value else value

    @field_validator("playground_listen", "calendar_listen")
    @classmethod
    def _door(cls, value: str | None) -> str | None:
        if value is None:
            return value
        found = re.fullmatch(r"[^:\s]+:(?P<port>[0-9]{1,5})", value)
        if found is None or int(found["port"]) > HIGHEST_PORT:
            raise ValueError("no host with a port up to 65535")
        return value

    @property
    def database_path(self) -> Path:
        return Path(self.database_url.removeprefix(SQLITE))


class WrongSetting(ValueError):
    """A setting has no such name or cannot have this value; says which in one sentence."""


def _person(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 0 < number <= HIGHEST_ID:
        raise ValueError(f"{text[:40]} is not the number of a person")
    return number


def read(env_file: Path = Path(".env")) -> Settings:
    """Read the settings, blank ones as not set; raises WrongSetting."""
    try:
        given = dict(envfile.read(env_file))
    except envfile.BadFile as error:
        raise WrongSetting(str(error)) from error
    # The environment wins over the file, as service managers and containers expect.
    given |= {k: v for k, v in os.environ.items() if k.startswith(PREFIX)}
    known = {f"{PREFIX}{field}".upper(): field for field in Settings.model_fields}
    # Refused, not ignored: a misspelt name would run on with its default.
    for name in given:
        if name not in known:
            raise WrongSetting(_unknown(name, known))
    values = {known[name]: value.strip() for name, value in given.items()}
    try:
        return Settings.model_validate({k: v for k, v in values.items() if v})
    except ValidationError as error:
        raise WrongSetting(_sentence(error)) from error


def _unknown(name: str, known: Mapping[str, str]) -> str:
    near = get_close_matches(name.upper(), known, 1)
    hint = f"did you mean {near[0]}?" if near else "see .env.example."
    return f"{name[:60]} is not a setting of this program: {hint}"


def _sentence(error: ValidationError) -> str:
    """Name the setting, what is wrong and what is right; the value itself may be a secret."""
    # One at a time: the first is enough to act on.
    first = error.errors(include_input=False)[0]
    field = str(first["loc"][0])
    own = first.get("ctx", {}).get("error")
    wrong = str(own) if own else "this is not one of its values"
    return f"{PREFIX}{field.upper()}: {wrong}. It must be {FORMS[field]}."
