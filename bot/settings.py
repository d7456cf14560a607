"""Every setting, typed, read once from the environment or `.env`; unknown names are refused."""

import os
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "BOT_"
SQLITE = "sqlite+aiosqlite:///"


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
    playground_listen: str = Field(default="127.0.0.1:8081", pattern=r"^[^:\s]+:\d{1,5}$")

    @field_validator("token", "proxy_url", "font_path", mode="before")
    @classmethod
    def _blank_is_unset(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("owner_ids", mode="before")
    @classmethod
    def _numbers(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return frozenset(int(part) for part in value.replace("，", ",").split(",") if part.strip())

    @field_validator("database_url")
    @classmethod
    def _sqlite_only(cls, value: str) -> str:
        if not value.startswith(SQLITE):
            raise ValueError(f"must begin with {SQLITE}")
        return value

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError("is not a time zone, such as Asia/Shanghai") from error
        return value

    @property
    def database_path(self) -> Path:
        return Path(self.database_url.removeprefix(SQLITE))

    def bot_url(self) -> str:
        """Where the Bot API is, as the library wants it: everything before the token."""
        return f"{self.api_url.rstrip('/')}/bot"


class WrongSetting(ValueError):
    """A setting has no such name or cannot have this value; says which in one sentence."""


def read(env_file: Path = Path(".env")) -> Settings:
    """Read the settings; raises WrongSetting."""
    from_file = {k: v for k, v in dotenv_values(env_file).items() if v is not None}
    given = from_file | {k: v for k, v in os.environ.items() if k.startswith(PREFIX)}
    names = {name: name.removeprefix(PREFIX).lower() for name in given}
    known = Settings.model_fields
    for name, field in names.items():
        if not name.startswith(PREFIX) or field not in known:
            raise WrongSetting(f"{name} is not a setting of this program: see .env.example.")
    try:
        return Settings.model_validate({field: given[name] for name, field in names.items()})
    except ValidationError as error:
        first = error.errors()[0]
        name = f"{PREFIX}{first['loc'][0]}".upper()
        raise WrongSetting(f"{name}: {first['msg']}.") from error
