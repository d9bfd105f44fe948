"""What is kept survives kills, locks and broken files, or is missed with one clear line."""

from __future__ import annotations

import logging
import signal
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bot import texts
from bot.storage.database import Database, StorageError
from bot.storage.location import UnsupportedDatabaseError, database_file
from bot.storage.migrations import Concern, NewerDatabaseError, migrate
from tests.storage.conftest import Open

_CREATE = "CREATE TABLE notes (note TEXT) STRICT;"
NOTES = Concern("notes", (_CREATE,))
WRITER = """
import asyncio, os, pathlib, signal, sys
from bot.storage.database import Database
from bot.storage.migrations import Concern
async def write():
    database = Database(pathlib.Path(sys.argv[1]), [Concern("notes", (sys.argv[2],))])
    for number in range(100):
        await database.write(lambda connection: connection.execute("INSERT INTO notes VALUES (?)", [str(number)]))
    def half(connection):
        connection.execute("INSERT INTO notes VALUES ('half')")
        os.kill(os.getpid(), signal.SIGKILL)
    await database.write(half)
asyncio.run(write())
"""


def notes(connection: sqlite3.Connection) -> list[str]:
    return [note for (note,) in connection.execute("SELECT note FROM notes ORDER BY rowid")]


def note(text: str, connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO notes VALUES (?)", [text])


async def test_what_was_written_outlasts_a_kill_and_what_was_half_written_leaves_no_trace(file: Path) -> None:
    process = subprocess.run([sys.executable, "-c", WRITER, str(file), _CREATE], check=False, timeout=60)  # noqa: ASYNC221
    assert process.returncode == -signal.SIGKILL
    database = Database(file, [NOTES])
    assert await database.read(notes) == [str(number) for number in range(100)]
    await database.close()


async def test_the_file_is_in_wal_mode_and_for_its_owner_only(file: Path, opening: Open) -> None:
    mode = await opening().read(lambda connection: connection.execute("PRAGMA journal_mode").fetchone())
    assert mode == ("wal",)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_a_transaction_that_fails_changes_nothing_and_the_next_works(file: Path) -> None:
    database = Database(file, [NOTES])

    def fail(connection: sqlite3.Connection) -> None:
        note("một", connection)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await database.write(fail)
    await database.write(lambda connection: note("hai", connection))
    assert await database.read(notes) == ["hai"]
    await database.close()


async def test_a_locked_file_is_named_once_and_works_again_without_a_restart(
    file: Path, opening: Open, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    database = opening()
    assert await database.ready()
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for _ in range(3):
        with pytest.raises(StorageError, match=texts.STORAGE_LOCKED):
            await database.write(lambda _: None)
    other.close()
    await database.write(lambda _: None)
    levels = [record.levelno for record in caplog.records if record.name.startswith("bot.storage")]
    assert levels == [logging.ERROR, logging.INFO]


async def test_after_a_fault_it_is_left_alone_for_a_while_so_that_nobody_waits_for_the_same_lock(tmp_path: Path) -> None:
    database = Database(tmp_path / "sau" / "co.sqlite", [NOTES], rest=3600.0)
    assert not await database.ready()
    (tmp_path / "sau").mkdir()
    with pytest.raises(StorageError, match=texts.STORAGE_CLOSED):
        await database.write(lambda _: None)
    await database.close()


@pytest.mark.parametrize("content", [b"this is no database, but somebody's letter. " * 100, b"SQLite format 3\0" + b"x" * 4096])
async def test_a_file_that_is_no_database_is_named_and_left_alone(file: Path, opening: Open, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(StorageError, match=texts.STORAGE_BROKEN):
        await opening().write(lambda _: None)
    assert file.read_bytes() == content


async def test_a_place_that_is_not_there_is_named(tmp_path: Path) -> None:
    database = Database(tmp_path / "khong" / "co.sqlite", [NOTES])
    with pytest.raises(StorageError, match=r"co\.sqlite"):
        await database.read(notes)
    assert not await database.ready()
    await database.close()


async def test_a_place_that_is_there_at_last_works_without_a_restart(tmp_path: Path) -> None:
    database = Database(tmp_path / "sau" / "co.sqlite", [NOTES], rest=0.0)
    assert not await database.ready()
    (tmp_path / "sau").mkdir()
    assert await database.ready()
    await database.close()


async def test_each_step_is_taken_once_and_later_ones_are_added(file: Path) -> None:
    more = Concern("notes", (*NOTES.migrations, "ALTER TABLE notes ADD COLUMN at INTEGER;"))
    for concern in (NOTES, NOTES, more, more):
        database = Database(file, [concern])
        await database.write(lambda connection: connection.execute("INSERT INTO notes (note) VALUES ('một')"))
        await database.close()
    connection = sqlite3.connect(file)
    assert len(notes(connection)) == 4
    assert connection.execute("SELECT * FROM migrations").fetchall() == [("notes", 1), ("notes", 2)]
    connection.close()


def test_a_step_that_fails_takes_none_of_its_fellows_with_it(file: Path) -> None:
    connection = sqlite3.connect(file, isolation_level=None)
    broken = Concern("notes", (_CREATE, "CREATE TABLE a (b TEXT); CREATE TABEL c;"))
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, [broken])
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []
    migrate(connection, [NOTES])
    assert notes(connection) == []
    connection.close()


async def test_a_file_of_a_newer_version_is_not_touched(file: Path) -> None:
    newer = Concern("notes", (*NOTES.migrations, "CREATE TABLE later (a TEXT);"))
    for concern, works in ((newer, True), (NOTES, False)):
        database = Database(file, [concern])
        assert await database.ready() is works
        await database.close()
    connection = sqlite3.connect(file, isolation_level=None)
    with pytest.raises(NewerDatabaseError):
        migrate(connection, [NOTES])
    connection.close()


@pytest.mark.parametrize(
    ("url", "named"),
    [
        (None, "kimtan.sqlite"),
        ("sqlite:///du/lieu.sqlite", "du/lieu.sqlite"),
        ("sqlite:////var/lib/a.sqlite", "/var/lib/a.sqlite"),
    ],
)
def test_the_address_names_a_file(url: str | None, named: str) -> None:
    assert database_file(url) == Path(named)


def test_another_kind_of_database_is_refused_by_name() -> None:
    with pytest.raises(UnsupportedDatabaseError, match="KIMTAN_DATABASE_URL"):
        database_file("postgresql://u:p@localhost/kimtan")
