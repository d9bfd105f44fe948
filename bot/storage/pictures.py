"""By which id Telegram knows a picture that was sent once, so that it need not be drawn and sent again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from bot.storage.database import Database, StorageError
from bot.storage.migrations import Concern

CONCERN = Concern(
    "pictures",
    (
        """
        CREATE TABLE pictures (
            bot INTEGER NOT NULL,
            picture TEXT NOT NULL,
            file_id TEXT NOT NULL,
            PRIMARY KEY (bot, picture)
        ) STRICT;
        """,
    ),
)


class PictureStore:
    """File ids by bot, since one bot's id is nothing to another, and by the picture's fingerprint."""

    def __init__(self, database: Database | None = None) -> None:
        self._database = database
        self._known: dict[tuple[int, str], str] = {}

    async def of(self, bot: int, picture: str) -> str | None:
        """The file id, or None when the picture was never sent or nothing can be read."""
        known = self._known.get((bot, picture))
        if known is not None or self._database is None:
            return known
        try:
            read = await self._database.read(lambda connection: _read(connection, bot, picture))
        except StorageError:
            return None
        if read is not None:
            self._known[bot, picture] = read
        return read

    async def put(self, bot: int, picture: str, file_id: str) -> None:
        """Remember the id."""
        self._known[bot, picture] = file_id
        await self._write(lambda connection: _write(connection, bot, picture, file_id))

    async def forget(self, bot: int, picture: str) -> None:
        """The id is of no use any more."""
        self._known.pop((bot, picture), None)
        await self._write(lambda connection: _delete(connection, bot, picture))

    async def _write(self, work: Callable[[sqlite3.Connection], None]) -> None:
        if self._database is None:
            return
        try:
            await self._database.write(work)
        except StorageError:
            return  # the log has it; the picture is drawn once more after a restart


def _read(connection: sqlite3.Connection, bot: int, picture: str) -> str | None:
    row = connection.execute("SELECT file_id FROM pictures WHERE bot = ? AND picture = ?", [bot, picture]).fetchone()
    return str(row[0]) if row else None


def _write(connection: sqlite3.Connection, bot: int, picture: str, file_id: str) -> None:
    connection.execute("INSERT OR REPLACE INTO pictures VALUES (?, ?, ?)", [bot, picture, file_id])


def _delete(connection: sqlite3.Connection, bot: int, picture: str) -> None:
    connection.execute("DELETE FROM pictures WHERE bot = ? AND picture = ?", [bot, picture])
