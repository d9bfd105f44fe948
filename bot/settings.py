"""What the environment sets: `KIMTAN_*` variables, typed and checked once, at the start."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, SecretStr, ValidationError
from pydantic_core import PydanticCustomError

from bot import texts

PREFIX = "KIMTAN_"
TELEGRAM_API = "https://api.telegram.org/bot"

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_PROXIES = ("http", "https", "socks5", "socks5h")
_DATABASES = ("sqlite", "postgresql", "postgres")
_PORTS = range(1, 65536)


class Listen(NamedTuple):
    """Where a server listens."""

    host: str
    port: int


class SettingsError(Exception):
    """The environment cannot be used; `str()` is one line a fault, each naming its variable."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def _fault(sentence: str) -> PydanticCustomError:
    return PydanticCustomError("kimtan", "{sentence}", {"sentence": sentence})


def _checked(check: Callable[[str], Any]) -> BeforeValidator:
    """A validator that leaves defaults alone and hands texts to `check`."""
    return BeforeValidator(lambda value: check(value) if isinstance(value, str) else value)


def _port(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and int(text) in _PORTS else None


def _token(text: str) -> SecretStr:
    if not _TOKEN.fullmatch(text):
        raise _fault(texts.SETTING_TOKEN)
    return SecretStr(text)


def _api_url(text: str) -> str:
    url = text.rstrip("/")
    address = _address(url, ("http", "https"))
    if address is None:
        raise _fault(texts.SETTING_API_URL)
    if not address.path:
        return f"{url}/bot"
    if not (address.path.endswith("/bot") or "{token}" in address.path):
        raise _fault(texts.SETTING_API_URL)
    return url


def _proxy(text: str) -> SecretStr:
    if _address(text, _PROXIES) is None:
        raise _fault(texts.SETTING_PROXY)
    return SecretStr(text)


def _database_url(text: str) -> SecretStr:
    scheme, separator, rest = text.partition("://")
    needs_path = scheme == "sqlite" and not rest.startswith("/")
    if not separator or scheme not in _DATABASES or not rest or needs_path:
        raise _fault(texts.SETTING_DATABASE_URL)
    return SecretStr(text)


def _webhook_url(text: str) -> str:
    if _address(text, ("https",)) is None:
        raise _fault(texts.SETTING_WEBHOOK_URL)
    return text


def _webhook_secret(text: str) -> SecretStr:
    if not _SECRET.fullmatch(text):
        raise _fault(texts.SETTING_WEBHOOK_SECRET)
    return SecretStr(text)


def _listen(text: str) -> Listen:
    host, _, tail = text.rpartition(":")
    port = _port(tail)
    if port is None:
        raise _fault(texts.SETTING_LISTEN.format(value=text))
    return Listen(host.strip("[]") or "0.0.0.0", port)


def _officers(text: str) -> frozenset[int]:
    names = [name for name in re.split(r"[\s,;]+", text) if name]
    wrong = next((name for name in names if not (name.isascii() and name.isdigit())), None)
    if wrong is not None:
        raise _fault(texts.SETTING_OFFICERS.format(value=wrong))
    return frozenset(int(name) for name in names)


def _report(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9_]+", text):
        raise _fault(texts.SETTING_REPORT.format(value=text))
    return text


def _knowledge(text: str) -> Path:
    folder = Path(text).expanduser()
    if not folder.is_dir():
        raise _fault(texts.SETTING_KNOWLEDGE.format(value=text))
    return folder


def _log_level(text: str) -> str:
    if text.upper() not in _LEVELS:
        raise _fault(texts.SETTING_LOG_LEVEL.format(value=text))
    return text.upper()


class _Address(NamedTuple):
    host: str
    path: str


def _address(url: str, schemes: tuple[str, ...]) -> _Address | None:
    """Host and path of a URL with one of these schemes, or None when it is none."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in schemes and parts.hostname and (parts.port is None or parts.port in _PORTS)
    except ValueError:
        return None
    return _Address(parts.hostname or "", parts.path) if usable and not re.search(r"\s", url) else None


class Settings(BaseModel):
    """Everything that is set from outside. Values that hold a secret never show in `repr` or `str`."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    token: Annotated[SecretStr | None, _checked(_token)] = None
    """The bot's token from BotFather."""
    api_url: Annotated[str, _checked(_api_url)] = TELEGRAM_API
    """Bot API server up to where the token is appended, or with `{token}` in its place."""
    proxy: Annotated[SecretStr | None, _checked(_proxy)] = None
    """http://, https://, socks5:// or socks5h://, with a password if need be."""
    database_url: Annotated[SecretStr | None, _checked(_database_url)] = None
    """sqlite:///file or postgresql://…; None is the default file."""
    webhook_url: Annotated[str | None, _checked(_webhook_url)] = None
    """Public https:// address that Telegram calls; None is long polling."""
    webhook_secret: Annotated[SecretStr | None, _checked(_webhook_secret)] = None
    """What Telegram sends along with each call."""
    listen: Annotated[Listen, _checked(_listen)] = Listen("127.0.0.1", 8080)
    """Where the webhook is served."""
    officers: Annotated[frozenset[int], _checked(_officers)] = frozenset()
    """Telegram user ids of the ward's officers."""
    report: Annotated[str | None, _checked(_report)] = None
    """Id of the report that is answered from; None is the only one there is."""
    knowledge: Annotated[Path | None, _checked(_knowledge)] = None
    """Folder of the knowledge; None is the one that comes along."""
    log_level: Annotated[str, _checked(_log_level)] = "INFO"
    """DEBUG, INFO, WARNING or ERROR."""

    def secrets(self) -> tuple[str, ...]:
        """What must never be printed: the token, the webhook secret, passwords inside addresses."""
        plain = [secret.get_secret_value() for secret in (self.token, self.webhook_secret) if secret]
        passwords = [
            password
            for address in (self.proxy, self.database_url)
            if address and (password := _password(address.get_secret_value()))
        ]
        return (*plain, *passwords)


def _password(url: str) -> str | None:
    try:
        return urlsplit(url).password
    except ValueError:
        return None


def load_settings(environ: Mapping[str, str]) -> Settings:
    """The settings that `environ` holds; an empty value counts as unset.

    Raises SettingsError with one line for each variable that cannot be used.
    """
    given = {field: value for field in Settings.model_fields if (value := environ.get(PREFIX + field.upper(), "").strip())}
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        lines = tuple(f"{PREFIX}{str(fault['loc'][0]).upper()}: {fault['msg']}" for fault in error.errors())
    raise SettingsError(lines)


def unknown_variables(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Names in `environ` that begin with the prefix and mean nothing, most likely misspelt."""
    known = {PREFIX + field.upper() for field in Settings.model_fields}
    return tuple(sorted(name for name in environ if name.startswith(PREFIX) and name not in known))
