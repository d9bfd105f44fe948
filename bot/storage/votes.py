"""What people thought of answers: one thumb a message, the last one pressed."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from bot.storage.database import Database, StorageError
from bot.storage.migrations import Concern

CONCERN = Concern(
    "votes",
    (
        """
        CREATE TABLE votes (
            chat INTEGER NOT NULL,
            message INTEGER NOT NULL,
            fact TEXT NOT NULL,
            good INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (chat, message)
        ) STRICT;
        """,
    ),
)


@dataclass(frozen=True, slots=True)
class Vote:
    """One thumb under one message of the bot."""

    chat: int
    message: int
    fact: str
    """The first fact that the message states."""
    good: bool
    at: int
    """Seconds since the epoch."""


class VoteStore:
    """All votes. Without a database none is kept."""

    def __init__(self, database: Database | None = None) -> None:
        self._database = database

    async def put(self, vote: Vote) -> bool:
        """Keep a vote in place of an earlier one under the same message; whether it will outlast a restart."""
        if self._database is None:
            return False
        try:
            await self._database.write(lambda connection: _write(connection, vote))
        except StorageError:
            return False
        return True

    async def counts(self) -> dict[str, tuple[int, int]]:
        """Fact → thumbs up and thumbs down; empty when nothing can be read."""
        if self._database is None:
            return {}
        try:
            return await self._database.read(_counts)
        except StorageError:
            return {}


def _write(connection: sqlite3.Connection, vote: Vote) -> None:
    row = (vote.chat, vote.message, vote.fact, int(vote.good), vote.at)
    connection.execute("INSERT OR REPLACE INTO votes VALUES (?, ?, ?, ?, ?)", row)


def _counts(connection: sqlite3.Connection) -> dict[str, tuple[int, int]]:
    rows = connection.execute("SELECT fact, sum(good), sum(1 - good) FROM votes GROUP BY fact ORDER BY fact")
    return {fact: (good, bad) for fact, good, bad in rows}
