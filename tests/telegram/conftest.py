"""A bot that is whole but for the network."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from pydantic import SecretStr
from telegram import Update

from bot.conversation import Conversation, open_conversation
from bot.settings import Settings
from bot.telegram.app import build_application
from bot.telegram.desk import Desk
from bot.telegram.memory import Memory
from bot.telegram.processing import Processing
from bot.telegram.sending import Sender
from bot.telegram.strict import StrictApplication
from bot.telegram.wiring import wire
from tests.telegram.endpoint import Endpoint
from tests.telegram.fake_api import DATE, FakeApi
from tests.telegram.people import JSON, Person, group, private
from tests.telegram.strict_request import StrictRequest

TOKEN = "7000001:AAHdummy-token_of-the-tests_0123456789"


@dataclass
class World:
    """The bot, the Telegram that it lives in, and the waits that it asked for."""

    api: FakeApi
    endpoint: Endpoint
    application: StrictApplication
    processing: Processing
    desk: Desk
    waits: list[float] = field(default_factory=list)

    async def deliver(self, raw: JSON) -> None:
        """Hand one update to the bot and wait until it is done with it."""
        await self.processing.process(Update.de_json(raw, self.application.bot))
        self.api.pending.pop(raw["update_id"], None)

    def resident(self, id_: int = 42) -> Person:
        """Somebody in a private chat."""
        return Person(self.api, self.deliver, private(id_), id_)

    def neighbour(self, id_: int = 42, **chat: Any) -> Person:
        """Somebody in the group of a residential unit."""
        return Person(self.api, self.deliver, group(**chat), id_)


@pytest.fixture(scope="session")
def knowledge() -> Conversation:
    """The real conversation over the real report."""
    return open_conversation(None, None)


@pytest.fixture
def api() -> Iterator[FakeApi]:
    api = FakeApi()
    yield api
    assert not api.broken_contract
    assert not api.waiting_presses, "a pressed button still spins"
    assert not api.waiting_queries, "somebody types and is offered nothing, not even an empty list"


@pytest.fixture
async def worlds(api: FakeApi) -> AsyncIterator[Callable[[Any], Any]]:
    """Opens a world in which this conversation is held; other parts of the desk by their names."""
    opened: list[World] = []
    endpoint = Endpoint(api)

    async def open_world(conversation: Any, **parts: Any) -> World:
        waits: list[float] = []

        async def pause(seconds: float) -> None:
            waits.append(seconds)

        carrier = StrictRequest(endpoint)
        application = build_application(Settings(token=SecretStr(TOKEN)), updates=carrier, calls=carrier)
        sender = Sender(application.bot, pause)
        desk = Desk(conversation, sender, Memory(), clock=lambda: float(DATE), **parts)
        wire(application, desk)
        await application.initialize()
        world = World(api, endpoint, application, Processing(application, sender, pause), desk, waits)
        api.calls.clear()
        opened.append(world)
        return world

    yield open_world
    for world in opened:
        await world.application.shutdown()


@pytest.fixture
async def world(worlds: Callable[[Any], Any], knowledge: Conversation) -> World:
    opened: World = await worlds(knowledge)
    return opened


@pytest.fixture
def resident(world: World) -> Person:
    return world.resident()


@pytest.fixture
def neighbour(world: World) -> Person:
    return world.neighbour()
