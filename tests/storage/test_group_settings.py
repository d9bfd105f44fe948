"""What the admins of a group set, kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.storage.concerns import CONCERNS
from bot.storage.database import Database
from bot.storage.group_settings import DEFAULT, GroupSettings, GroupSettingsStore, Hours, Length
from tests.storage.conftest import Open

OLD, NEW = -12, -1001200
SET = GroupSettings(Length.SHORT, Hours(22, 6), follows_edits=False)


async def test_a_group_that_set_nothing_has_the_usual_settings(opening: Open) -> None:
    assert await GroupSettingsStore(opening()).of(OLD) == DEFAULT


@pytest.mark.parametrize("settings", [SET, DEFAULT, GroupSettings(Length.FULL)])
async def test_settings_outlast_a_restart(opening: Open, settings: GroupSettings) -> None:
    assert await GroupSettingsStore(opening()).put(OLD, settings)
    store = GroupSettingsStore(opening())
    assert await store.of(OLD) == settings
    assert await store.of(NEW) == DEFAULT


@pytest.mark.parametrize("known", [True, False])
async def test_settings_follow_a_group_whichever_chat_tells_first_and_stay_when_it_is_told_twice(
    opening: Open, known: bool
) -> None:
    await GroupSettingsStore(opening()).put(OLD, SET)
    store = GroupSettingsStore(opening())
    if known:
        assert await store.of(OLD) == SET
        assert await store.of(NEW) == DEFAULT
    for _ in range(2):
        await store.move(OLD, NEW)
        assert await store.of(NEW) == SET
    assert await GroupSettingsStore(opening()).of(NEW) == SET
    assert await GroupSettingsStore(opening()).of(OLD) == DEFAULT


async def test_what_was_set_after_the_move_stays_when_the_move_is_told_again(opening: Open) -> None:
    store = GroupSettingsStore(opening())
    await store.put(OLD, SET)
    await store.move(OLD, NEW)
    await store.put(NEW, GroupSettings(Length.FULL))
    await store.move(OLD, NEW)
    assert await store.of(NEW) == GroupSettings(Length.FULL)


async def test_without_a_usable_file_settings_hold_until_the_restart(file: Path, opening: Open) -> None:
    file.write_bytes(b"no database " * 100)
    store = GroupSettingsStore(opening())
    assert await store.of(OLD) == DEFAULT
    assert not await store.put(OLD, SET)
    assert not await store.move(OLD, NEW)
    assert not await store.move(OLD, NEW)
    assert await store.of(NEW) == SET


async def test_settings_that_could_not_be_read_are_read_when_the_file_works_again(file: Path, opening: Open) -> None:
    first = Database(file, CONCERNS)
    await GroupSettingsStore(first).put(OLD, SET)
    await first.close()
    kept = file.read_bytes()
    file.write_bytes(b"no database " * 100)
    store = GroupSettingsStore(opening())
    assert await store.of(OLD) == DEFAULT
    file.write_bytes(kept)
    assert await store.of(OLD) == SET


@pytest.mark.parametrize(
    ("hours", "inside", "outside"),
    [(Hours(22, 6), {22, 23, 0, 5}, {6, 12, 21}), (Hours(12, 14), {12, 13}, {11, 14, 0}), (Hours(0, 0), set(), {0, 12})],
)
def test_hours_may_go_over_midnight(hours: Hours, inside: set[int], outside: set[int]) -> None:
    assert {hour for hour in inside | outside if hours.hold(hour)} == inside
