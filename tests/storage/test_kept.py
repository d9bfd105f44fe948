"""Thumbs, counts and file ids: kept beyond a restart, and never a reason not to answer."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.storage.concerns import CONCERNS
from bot.storage.database import Database
from bot.storage.pictures import PictureStore
from bot.storage.tallies import TallyStore, Way
from bot.storage.votes import Vote, VoteStore
from tests.storage.conftest import Open


async def test_votes_are_counted_by_fact_after_a_restart(opening: Open) -> None:
    store = VoteStore(opening())
    for message, (fact, good) in enumerate([("ho", True), ("ho", True), ("ho", False), ("dang_vien", False)]):
        assert await store.put(Vote(42, message, fact, good, 1000))
    assert await VoteStore(opening()).counts() == {"dang_vien": (0, 1), "ho": (2, 1)}


async def test_the_last_thumb_under_a_message_is_the_one_that_counts(opening: Open) -> None:
    store = VoteStore(opening())
    await store.put(Vote(42, 1, "ho", True, 1000))
    await store.put(Vote(42, 1, "ho", False, 1001))
    await store.put(Vote(43, 1, "ho", True, 1002))
    assert await store.counts() == {"ho": (1, 1)}


async def test_counts_of_facts_are_there_after_a_restart(opening: Open) -> None:
    store = TallyStore(opening())
    await store.add(["ho", "dang_vien"], Way.ASKED)
    await store.add(["ho"], Way.CHOSEN)
    again = TallyStore(opening())
    assert await again.times("ho", Way.ASKED) == 1
    assert await again.times("ho", Way.CHOSEN) == 1
    assert await again.most_asked() == ("ho", "dang_vien")
    await again.add(["dang_vien", "dang_vien"], Way.ASKED)
    assert await again.most_asked() == ("dang_vien", "ho")
    assert await TallyStore(opening()).times("dang_vien", Way.ASKED) == 3


async def test_counts_read_by_several_at_once_are_not_doubled(opening: Open) -> None:
    await TallyStore(opening()).add(["ho"], Way.ASKED)
    store = TallyStore(opening())
    await asyncio.gather(*(store.most_asked() for _ in range(5)))
    assert await store.times("ho", Way.ASKED) == 1


async def test_file_ids_are_kept_by_bot_and_picture_and_can_be_forgotten(opening: Open) -> None:
    store = PictureStore(opening())
    await store.put(1, "a", "id-1")
    await store.put(2, "a", "id-2")
    again = PictureStore(opening())
    assert [await again.of(bot, "a") for bot in (1, 2, 3)] == ["id-1", "id-2", None]
    await again.forget(1, "a")
    assert await again.of(1, "a") is None
    assert await PictureStore(opening()).of(1, "a") is None
    assert await PictureStore(opening()).of(2, "a") == "id-2"


async def test_without_a_usable_file_everything_works_from_memory(tmp_path: Path) -> None:
    database = Database(tmp_path / "khong" / "co.sqlite", CONCERNS)
    pictures, tallies, votes = PictureStore(database), TallyStore(database), VoteStore(database)
    await pictures.put(1, "a", "id-1")
    assert await pictures.of(1, "a") == "id-1"
    await pictures.forget(1, "a")
    assert await pictures.of(1, "a") is None
    await tallies.add(["ho"], Way.ASKED)
    assert await tallies.most_asked() == ("ho",)
    assert not await votes.put(Vote(42, 1, "ho", True, 1000))
    assert await votes.counts() == {}
    await database.close()


async def test_what_was_counted_while_the_file_was_away_is_added_to_what_it_holds(tmp_path: Path) -> None:
    folder = tmp_path / "sau"
    folder.mkdir()
    database = Database(folder / "co.sqlite", CONCERNS)
    await TallyStore(database).add(["ho"], Way.ASKED)
    await database.close()
    folder.rename(tmp_path / "di")
    database = Database(folder / "co.sqlite", CONCERNS, rest=0.0)
    store = TallyStore(database)
    await store.add(["ho"], Way.ASKED)
    assert await store.times("ho", Way.ASKED) == 1
    (tmp_path / "di").rename(folder)
    await store.add(["ho"], Way.ASKED)
    assert await store.times("ho", Way.ASKED) == 3
    await database.close()


async def test_without_a_database_counts_are_of_this_run() -> None:
    store = TallyStore()
    await store.add(["ho"], Way.CHOSEN)
    assert await store.most_asked() == ("ho",)
    assert not await VoteStore().put(Vote(42, 1, "ho", True, 1000))
    assert await VoteStore().counts() == {}
