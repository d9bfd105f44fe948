"""A database file of a test's own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.storage.concerns import CONCERNS
from bot.storage.database import Database

Open = Callable[[], Database]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kimtan.sqlite"


@pytest.fixture
async def opening(file: Path) -> AsyncIterator[Open]:
    """Opens the file as a start of the bot does; with next to no patience for locks."""
    opened: list[Database] = []

    def open_database() -> Database:
        opened.append(Database(file, CONCERNS, busy=0.01, rest=0.0))
        return opened[-1]

    yield open_database
    for database in opened:
        await database.close()
