"""How often each fact was asked for, and chosen in inline mode."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from bot.storage.database import Database, StorageError
from bot.storage.migrations import Concern

CONCERN = Concern(
    "tallies",
    (
        """
        CREATE TABLE tallies (
            fact TEXT NOT NULL,
            way TEXT NOT NULL,
            times INTEGER NOT NULL,
            PRIMARY KEY (fact, way)
        ) STRICT;
        """,
    ),
)


class Way(StrEnum):
    """How a fact came to be shown; the values stand in the database, so they never change."""

    ASKED = "asked"
    CHOSEN = "chosen"
    """From the list of inline mode, and sent into a chat."""


class TallyStore:
    """Counts by fact. Kept in memory too, so that the most asked are known at once; a fault of the database costs counts,
    never an answer."""

    def __init__(self, database: Database | None = None) -> None:
        self._database = database
        self._counts: Counter[tuple[str, Way]] = Counter()
        self._is_read = database is None

    async def add(self, facts: Sequence[str], way: Way) -> None:
        """Count each of the facts once more."""
        await self._ensure_read()
        written = await self._written(facts, way)
        if self._is_read or not written:  # else the first reading brings it
            self._counts.update((fact, way) for fact in facts)

    async def times(self, fact: str, way: Way) -> int:
        """How often."""
        await self._ensure_read()
        return self._counts[fact, way]

    async def most_asked(self) -> tuple[str, ...]:
        """Facts that were shown at all, most often first, whichever way; among equals by name."""
        await self._ensure_read()
        total: Counter[str] = Counter()
        for (fact, _), times in self._counts.items():
            total[fact] += times
        return tuple(sorted(total, key=lambda fact: (-total[fact], fact)))

    async def _written(self, facts: Sequence[str], way: Way) -> bool:
        if self._database is None or not facts:
            return False
        try:
            await self._database.write(lambda connection: _add(connection, facts, way))
        except StorageError:
            return False  # the log has it; the count in memory stands until the next start
        return True

    async def _ensure_read(self) -> None:
        """Read the file once; while it cannot be read, count from nought and try again next time."""
        if self._is_read or self._database is None:
            return
        try:
            read = await self._database.read(_read)
        except StorageError:
            return
        if not self._is_read:  # two may have waited for the same reading
            self._is_read = True
            self._counts += read


def _add(connection: sqlite3.Connection, facts: Sequence[str], way: Way) -> None:
    connection.executemany(
        "INSERT INTO tallies VALUES (?, ?, 1) ON CONFLICT (fact, way) DO UPDATE SET times = times + 1",
        [(fact, way.value) for fact in facts],
    )


def _read(connection: sqlite3.Connection) -> Counter[tuple[str, Way]]:
    rows = connection.execute("SELECT fact, way, times FROM tallies")
    known = {way.value: way for way in Way}
    return Counter({(fact, known[way]): times for fact, way, times in rows if way in known})
