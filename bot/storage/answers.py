"""Which messages of the bot answer which question, so that an edit after a restart still changes the answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from bot.storage.database import Database, StorageError
from bot.storage.migrations import Concern

CONCERN = Concern(
    "answers",
    (
        """
        CREATE TABLE answers (
            chat INTEGER NOT NULL,
            question INTEGER NOT NULL,
            answers TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (chat, question)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX answers_at ON answers (at);
        """,
    ),
)
_KEPT = 2 * 24 * 3600
"""Seconds: after two days Telegram lets nobody edit a message any more."""


class AnswerStore:
    """Numbers only: chats and messages, nothing of what was written. Without a usable database it knows nothing."""

    def __init__(self, database: Database | None = None) -> None:
        self._database = database

    async def put(self, chat: int, question: int, answers: Sequence[int], now: float) -> None:
        """The messages `answers` answer the message `question`; `now` is in seconds since the epoch."""
        if self._database is None:
            return
        try:
            await self._database.write(lambda connection: _write(connection, chat, question, answers, int(now)))
        except StorageError:
            return  # it is in the log, and an edit sends a new answer then

    async def of(self, chat: int, question: int) -> tuple[int, ...]:
        """Ids of the messages that answer `question`, in order; empty when not known."""
        if self._database is None:
            return ()
        try:
            return await self._database.read(lambda connection: _read(connection, chat, question))
        except StorageError:
            return ()


def _write(connection: sqlite3.Connection, chat: int, question: int, answers: Sequence[int], now: int) -> None:
    connection.execute("DELETE FROM answers WHERE at < ?", [now - _KEPT])
    row = (chat, question, " ".join(map(str, answers)), now)
    connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", row)


def _read(connection: sqlite3.Connection, chat: int, question: int) -> tuple[int, ...]:
    row = connection.execute("SELECT answers FROM answers WHERE chat = ? AND question = ?", [chat, question]).fetchone()
    return tuple(map(int, row[0].split())) if row else ()
