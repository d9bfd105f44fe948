"""Updates are acknowledged after their answer, in order inside a chat, side by side across chats."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from bot import texts
from bot.reply import Reply
from bot.telegram.connection import Connection, TokenRefusedError
from bot.telegram.receiving import Receiving
from tests.telegram.conftest import World
from tests.telegram.endpoint import DEADLINE
from tests.telegram.fake_api import Fault
from tests.telegram.people import JSON, Person
from tests.telegram.scripted import Scripted, saying


@dataclass
class Running:
    """A bot that receives."""

    world: World
    receiving: Receiving
    stop: asyncio.Event
    task: asyncio.Task[None]

    async def until(self, condition: Callable[[], bool]) -> None:
        await self.world.endpoint.until(condition)

    async def queue(self, _: JSON) -> None:
        """An update arrives at Telegram; the bot fetches it when it likes."""
        await self.world.endpoint.changed()

    def person(self, id_: int = 42) -> Person:
        person = self.world.resident(id_)
        person.deliver = self.queue
        return person

    def acknowledged(self) -> bool:
        return not self.world.api.pending

    async def end(self) -> None:
        self.stop.set()
        async with asyncio.timeout(DEADLINE):
            await self.task
            await self.receiving.finish(1.0)


@asynccontextmanager
async def receiving(world: World, refusals: int = 3, blocked: int = 30) -> AsyncIterator[Running]:
    async def pause(seconds: float) -> None:
        world.waits.append(seconds)

    polling = Receiving(world.application.bot, world.processing.process, Connection(pause, refusals), blocked=blocked)
    stop = asyncio.Event()
    running = Running(world, polling, stop, asyncio.create_task(polling.run(stop)))
    try:
        yield running
    finally:
        running.stop.set()
        await asyncio.gather(running.task, return_exceptions=True)
        await polling.finish(1.0)


async def test_an_update_stays_with_telegram_until_its_answer_was_sent(worlds: Any) -> None:
    world = await worlds(Scripted())
    world.endpoint.held["sendMessage"] = asyncio.Event()
    async with receiving(world) as running:
        await running.person().writes("một")
        await running.until(lambda: len(world.api.made("sendMessage")) == 1)
        asked = len(world.api.offsets)
        await running.until(lambda: len(world.api.offsets) > asked + 1)
        assert not running.acknowledged()
        world.endpoint.held["sendMessage"].set()
        await running.until(running.acknowledged)
    assert world.api.shown(42) == ["một"], "fetched again meanwhile, answered once"


async def test_a_chat_that_waits_does_not_keep_the_others_waiting(worlds: Any) -> None:
    release = asyncio.Event()
    world = await worlds(Scripted())
    process = world.processing.process

    async def slow_for_42(update: Any) -> None:
        if update.effective_chat.id == 42:
            await release.wait()
        await process(update)

    world.processing.process = slow_for_42
    async with receiving(world) as running:
        await running.person(42).writes("một")
        await running.until(lambda: len(world.api.offsets) > 1)
        for person in range(50, 60):
            await running.person(person).writes("hai")
        await running.until(lambda: len(world.api.made("sendMessage")) == 10)
        assert world.api.shown(42) == []
        release.set()
        await running.until(running.acknowledged)
    assert [world.api.shown(chat) for chat in range(50, 60)] == [["hai"]] * 10
    assert world.api.shown(42) == ["một"]


async def test_a_chat_that_waits_for_very_long_does_not_stop_the_flow(worlds: Any) -> None:
    release = asyncio.Event()
    world = await worlds(Scripted())
    process = world.processing.process

    async def slow_for_42(update: Any) -> None:
        if update.effective_chat.id == 42:
            await release.wait()
        await process(update)

    world.processing.process = slow_for_42
    async with receiving(world, blocked=1) as running:
        await running.person(42).writes("một")
        for number in range(150):
            await running.person(50 + number % 5).writes(f"{number}")
        await running.until(lambda: len(world.api.made("sendMessage")) == 150)
        assert world.api.shown(42) == []
        release.set()
        await running.until(lambda: world.api.shown(42) == ["một"])


async def test_a_chat_is_answered_in_the_order_of_its_questions(worlds: Any) -> None:
    world = await worlds(Scripted())
    world.api.fail("sendMessage", Fault(429, retry_after=5), Fault(502))
    async with receiving(world) as running:
        for number in range(20):
            await running.person().writes(f"câu {number}")
        await running.until(running.acknowledged)
    assert world.api.shown(42) == [f"câu {number}" for number in range(20)]


async def test_a_poisonous_update_is_dropped_and_the_next_is_answered(worlds: Any) -> None:
    def respond(text: str) -> Reply:
        if text == "độc":
            raise RuntimeError("poison")
        return saying(text)

    world = await worlds(Scripted(respond))
    async with receiving(world) as running:
        await running.person().writes("độc")
        await running.person().writes("lành")
        await running.until(running.acknowledged)
    assert world.api.shown(42) == [texts.APOLOGY, "lành"]


@pytest.mark.parametrize("unreadable", [{"message": {"text": "không đủ"}}, {"message": 5}, {"callback_query": {"id": "1"}}])
async def test_an_update_that_cannot_be_read_spoils_no_other(worlds: Any, unreadable: JSON) -> None:
    world = await worlds(Scripted())
    world.api.receive(unreadable)
    world.api.waiting_presses.clear()
    async with receiving(world) as running:
        await running.person().writes("lành")
        await running.until(running.acknowledged)
    assert world.api.shown(42) == ["lành"]


async def test_more_than_a_batch_of_updates_is_answered(worlds: Any) -> None:
    world = await worlds(Scripted())
    async with receiving(world) as running:
        for number in range(230):
            await running.person(100 + number % 7).writes(f"{number}")
        await running.until(running.acknowledged)
    answered = [text for chat in range(100, 107) for text in world.api.shown(chat)]
    assert sorted(map(int, answered)) == list(range(230))


async def test_numbers_that_start_anew_after_a_quiet_week_are_followed(worlds: Any) -> None:
    world = await worlds(Scripted())
    async with receiving(world) as running:
        await running.person().writes("một")
        await running.until(running.acknowledged)
    world.api._updates = 1000
    async with receiving(world) as running:
        await running.person().writes("hai")
        await running.until(running.acknowledged)
        world.api._updates = 500_000
        await running.person().writes("ba")
        await running.until(running.acknowledged)
    assert world.api.shown(42) == ["một", "hai", "ba"]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault(401, "Unauthorized"), "KIMTAN_TOKEN"),
        (Fault(404, "Not Found"), "KIMTAN_TOKEN"),
        (Fault(409, "Conflict: terminated by other getUpdates request"), "chương trình khác"),
        (Fault(409, "Conflict: can't use getUpdates method while webhook is active"), "webhook"),
        (Fault(502, "Bad Gateway"), "KIMTAN_PROXY"),
        (Fault(403, ""), "KIMTAN_PROXY"),
        (Fault(), "KIMTAN_PROXY"),
        (Fault(429, retry_after=9), "429"),
    ],
)
async def test_a_fault_while_fetching_is_said_and_outlasted(
    worlds: Any, fault: Fault, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    world = await worlds(Scripted())
    world.api.fail("getUpdates", fault, fault)
    async with receiving(world) as running:
        await running.person().writes("một")
        await running.until(running.acknowledged)
    assert world.api.shown(42) == ["một"]
    assert said in caplog.text
    assert texts.LOG_CONNECTED_AGAIN in caplog.text


async def test_told_to_wait_before_fetching_it_waits(worlds: Any) -> None:
    world = await worlds(Scripted())
    world.api.fail("getUpdates", Fault(429, retry_after=9))
    async with receiving(world) as running:
        await running.until(lambda: bool(world.waits))
    assert world.waits[0] >= 9


async def test_a_token_refused_for_good_ends_it_with_a_name_for_the_fault(worlds: Any) -> None:
    world = await worlds(Scripted())
    world.api.fail("getUpdates", *[Fault(401, "Unauthorized")] * 3)
    async with receiving(world) as running, asyncio.timeout(DEADLINE):
        with pytest.raises(TokenRefusedError, match="KIMTAN_TOKEN"):
            await running.task


async def test_refusals_with_a_success_between_them_do_not_add_up(worlds: Any) -> None:
    world = await worlds(Scripted())
    refused = Fault(404, "Not Found")
    async with receiving(world) as running:
        for question in ("một", "hai", "ba"):
            world.api.fail("getUpdates", refused, refused)
            await running.person().writes(question)
            await running.until(running.acknowledged)
    assert world.api.shown(42) == ["một", "hai", "ba"]


async def test_stopping_finishes_the_answer_under_way_and_acknowledges_it(worlds: Any) -> None:
    world = await worlds(Scripted())
    world.endpoint.held["sendMessage"] = asyncio.Event()
    async with receiving(world) as running:
        await running.person().writes("một")
        await running.until(lambda: len(world.api.made("sendMessage")) == 1)
        running.stop.set()
        await running.task
        world.endpoint.held["sendMessage"].set()
        await running.receiving.finish(DEADLINE)
        assert world.api.shown(42) == ["một"]
        assert running.acknowledged()


async def test_stopping_does_not_wait_for_ever_and_leaves_the_rest_with_telegram(worlds: Any) -> None:
    world = await worlds(Scripted())
    world.endpoint.held["sendMessage"] = asyncio.Event()
    async with receiving(world) as running:
        await running.person().writes("một")
        await running.until(lambda: len(world.api.made("sendMessage")) == 1)
        running.stop.set()
        await running.task
        await running.receiving.finish(0.0)
        assert not running.acknowledged()
    world.endpoint.held.clear()
    async with receiving(world) as running:
        await running.until(running.acknowledged)
    assert world.api.shown(42) == ["một"]


async def test_stopping_breaks_off_the_wait_for_updates(worlds: Any) -> None:
    world = await worlds(Scripted())
    async with receiving(world) as running:
        await running.until(lambda: bool(world.api.offsets))
        await running.end()
    assert running.task.done()
