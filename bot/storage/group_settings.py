"""What the admins of a group have set."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.storage.database import Database, StorageError
from bot.storage.migrations import Concern

CONCERN = Concern(
    "group_settings",
    (
        """
        CREATE TABLE group_settings (
            chat INTEGER PRIMARY KEY,
            length TEXT NOT NULL,
            quiet_from INTEGER,
            quiet_to INTEGER,
            follows_edits INTEGER NOT NULL
        ) STRICT;
        """,
    ),
)


class Length(StrEnum):
    """How much an answer says in a group; the values stand in the database and in payloads, so they never change."""

    SHORT = "short"
    """The figure and as of when."""
    MEDIUM = "medium"
    """A sentence with it."""
    FULL = "full"
    """As in a private chat, lists included."""


@dataclass(frozen=True, slots=True)
class Hours:
    """From the full hour `start` up to `end`, 0 to 23; over midnight when `start` is later than `end`."""

    start: int
    end: int

    def hold(self, hour: int) -> bool:
        """Whether the hour lies in them."""
        if self.start <= self.end:
            return self.start <= hour < self.end
        return hour >= self.start or hour < self.end


@dataclass(frozen=True, slots=True)
class GroupSettings:
    """How the bot behaves in one group."""

    length: Length = Length.MEDIUM
    quiet: Hours | None = None
    """Hours of Vietnam in which answers come without a sound."""
    follows_edits: bool = True
    """Whether the answer changes with the question."""


DEFAULT = GroupSettings()


class GroupSettingsStore:
    """The settings of all groups. Kept in memory too: a group is read once, and a fault of the database costs no answer."""

    def __init__(self, database: Database | None = None) -> None:
        self._database = database
        self._known: dict[int, GroupSettings] = {}

    async def of(self, chat: int) -> GroupSettings:
        """The settings of a group; the usual ones when nothing was set or nothing can be read."""
        known = self._known.get(chat)
        if known is not None or self._database is None:
            return known or DEFAULT
        try:
            read = await self._database.read(lambda connection: _read(connection, chat))
        except StorageError:
            return DEFAULT  # not remembered: the next question asks again
        return self._known.setdefault(chat, read or DEFAULT)

    async def put(self, chat: int, settings: GroupSettings) -> bool:
        """Set them; whether they will outlast a restart. In force they are in any case."""
        self._known[chat] = settings
        return await self._written(lambda connection: _write(connection, chat, settings))

    async def move(self, old: int, new: int) -> bool:
        """The group `old` is called `new` from now on; whether that will outlast a restart. Done twice, nothing changes."""
        known = self._known.pop(old, None)
        if known is not None:
            self._known[new] = known
        elif self._known.get(new) == DEFAULT:
            del self._known[new]  # read before the move
        return await self._written(lambda connection: _move(connection, old, new))

    async def _written(self, work: Callable[[sqlite3.Connection], None]) -> bool:
        if self._database is None:
            return False
        try:
            await self._database.write(work)
        except StorageError:
            return False
        return True


def _read(connection: sqlite3.Connection, chat: int) -> GroupSettings | None:
    row = connection.execute(
        "SELECT length, quiet_from, quiet_to, follows_edits FROM group_settings WHERE chat = ?", [chat]
    ).fetchone()
    if row is None:
        return None
    length, start, end, follows = row
    return GroupSettings(Length(length), None if start is None else Hours(start, end), bool(follows))


def _write(connection: sqlite3.Connection, chat: int, settings: GroupSettings) -> None:
    quiet = settings.quiet
    hours = (quiet.start, quiet.end) if quiet else (None, None)
    row = (chat, settings.length.value, *hours, int(settings.follows_edits))
    connection.execute("INSERT OR REPLACE INTO group_settings VALUES (?, ?, ?, ?, ?)", row)


def _move(connection: sqlite3.Connection, old: int, new: int) -> None:
    # told twice, in both chats: the second time there is nothing left to move, and what was set since stays
    connection.execute("UPDATE OR REPLACE group_settings SET chat = ? WHERE chat = ?", [new, old])
