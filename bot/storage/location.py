"""Which file a KIMTAN_DATABASE_URL names."""

from __future__ import annotations

from pathlib import Path

from bot import texts

DEFAULT_URL = "sqlite:///kimtan.sqlite"
"""Beside where the bot is started."""
_SQLITE = "sqlite:///"


class UnsupportedDatabaseError(Exception):
    """Another kind of database than this version can use; `str()` says so in one line."""


def database_file(url: str | None) -> Path:
    """The file of `sqlite:///relative` or `sqlite:////absolute`; the default file for None.

    Raises UnsupportedDatabaseError.
    """
    url = url or DEFAULT_URL
    if not url.startswith(_SQLITE):
        raise UnsupportedDatabaseError(texts.ONLY_SQLITE_YET)
    return Path(url.removeprefix(_SQLITE))
