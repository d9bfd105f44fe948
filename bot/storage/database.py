"""One SQLite file, worked on by one thread of its own, so that a slow disk or a lock never stops the event loop."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from bot import texts
from bot.storage.migrations import Concern, NewerDatabaseError, migrate

_logger = logging.getLogger(__name__)
T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]
"""What is done inside one transaction, in the database's thread. Should take milliseconds."""

_BUSY = 0.5
"""Seconds to wait for another process that holds the file."""
_REST = 2.0
"""Seconds after a fault in which nothing is tried: a hundred chats must not each wait for the same lock in turn."""


class StorageError(Exception):
    """The database cannot be used just now; `str()` says in one line of Vietnamese why."""


class Database:
    """Keeps what must last. The file is opened when first needed, and again after a fault, so that what was
    repaired works without a restart. A transaction that returned is safe from the end of the process.

    To serve PostgreSQL one day, give this class a sister with `read` and `write`; the concerns hold the SQL.
    """

    def __init__(self, file: Path, concerns: Sequence[Concern], *, busy: float = _BUSY, rest: float = _REST) -> None:
        self._file = file
        self._concerns = tuple(concerns)
        self._busy = busy
        self._rest = rest
        self._last_fault: tuple[float, sqlite3.Error] | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="storage")
        self._connection: sqlite3.Connection | None = None
        self._faulty = False

    async def read(self, work: Work[T]) -> T:
        """The result of `work`, which only reads. Raises StorageError."""
        return await self._do("BEGIN", work)

    async def write(self, work: Work[T]) -> T:
        """The result of `work`, which is carried out whole or not at all. Raises StorageError."""
        return await self._do("BEGIN IMMEDIATE", work)

    async def ready(self) -> bool:
        """Whether the database can be used; why not stands in the log."""
        try:
            await self.read(lambda _: None)
        except StorageError:
            return False
        return True

    async def close(self) -> None:
        """Close the file. Nothing may be read or written after that."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._drop)
        self._thread.shutdown(wait=False)

    async def _do(self, begin: str, work: Work[T]) -> T:
        try:
            result = await asyncio.get_running_loop().run_in_executor(self._thread, self._transact, begin, work)
        except sqlite3.Error as error:
            raise self._told(error) from error
        if self._faulty:
            self._faulty = False
            _logger.info(texts.LOG_STORAGE_AGAIN)
        return result

    def _told(self, error: sqlite3.Error) -> StorageError:
        """The fault in words; logged once, not once a message, until the database works again."""
        line = texts.STORAGE_FAULT.format(file=self._file, reason=_reason(error))
        if not self._faulty:
            self._faulty = True
            _logger.error(line)
        return StorageError(line)

    def _transact(self, begin: str, work: Work[T]) -> T:
        if self._last_fault is not None and time.monotonic() < self._last_fault[0] + self._rest:
            raise self._last_fault[1].with_traceback(None)
        try:
            connection = self._connection or self._open()
            connection.execute(begin)
            result = work(connection)
            connection.execute("COMMIT")
        except BaseException as error:
            self._drop()  # closing undoes what was not committed
            if isinstance(error, sqlite3.Error):
                self._last_fault = time.monotonic(), error
            raise
        return result

    def _open(self) -> sqlite3.Connection:
        with suppress(OSError):  # what is wrong with the place, SQLite says better
            self._file.touch(mode=0o600)
        # autocommit: transactions begin and end where this class says
        connection = sqlite3.connect(self._file, timeout=self._busy, isolation_level=None)
        self._connection = connection
        connection.execute("PRAGMA journal_mode = WAL")
        # in WAL mode enough for the end of a process at any moment; a power cut may cost the last seconds, never the file
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        migrate(connection, self._concerns)
        return connection

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()


_BUSY_CODES = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_BROKEN_CODES = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)
_CLOSED_CODES = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM)


def _reason(error: sqlite3.Error) -> str:
    if isinstance(error, NewerDatabaseError):
        return texts.STORAGE_NEWER
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the kind, the rest its variant
    for codes, reason in (
        (_BUSY_CODES, texts.STORAGE_LOCKED),
        (_BROKEN_CODES, texts.STORAGE_BROKEN),
        (_CLOSED_CODES, texts.STORAGE_CLOSED),
        ((sqlite3.SQLITE_FULL,), texts.STORAGE_FULL),
    ):
        if code in codes:
            return reason
    return str(error)
