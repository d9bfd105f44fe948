"""Which answers belong to which question, kept for two days."""

from __future__ import annotations

from pathlib import Path

from bot.storage.answers import AnswerStore
from bot.storage.database import Database
from tests.storage.conftest import Open

DAY = 24 * 3600.0


async def test_answers_are_known_after_a_restart(opening: Open) -> None:
    await AnswerStore(opening()).put(42, 7, (8, 9), now=0.0)
    store = AnswerStore(opening())
    assert await store.of(42, 7) == (8, 9)
    assert await store.of(43, 7) == ()
    assert await store.of(42, 8) == ()


async def test_the_last_answers_count(opening: Open) -> None:
    store = AnswerStore(opening())
    await store.put(42, 7, (8, 9), now=0.0)
    await store.put(42, 7, (8,), now=1.0)
    await store.put(42, 10, (), now=1.0)
    assert await store.of(42, 7) == (8,)
    assert await store.of(42, 10) == ()


async def test_what_nobody_can_edit_any_more_is_forgotten(opening: Open) -> None:
    store = AnswerStore(opening())
    await store.put(42, 7, (8,), now=0.0)
    await store.put(42, 17, (18,), now=DAY)
    await store.put(42, 27, (28,), now=2 * DAY + 1)
    assert [await store.of(42, question) for question in (7, 17, 27)] == [(), (18,), (28,)]


async def test_without_a_usable_file_nothing_is_known_and_nothing_fails(tmp_path: Path) -> None:
    database = Database(tmp_path / "khong" / "co.sqlite", [])
    for store in (AnswerStore(database), AnswerStore()):
        await store.put(42, 7, (8,), now=0.0)
        assert await store.of(42, 7) == ()
    await database.close()
