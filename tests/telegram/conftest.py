"""A bot that is whole but for the network."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.conversation import Conversation, open_conversation
from bot.settings import Settings
from bot.storage.answers import AnswerStore
from bot.storage.concerns import CONCERNS
from bot.storage.database import Database
from bot.storage.group_settings import GroupSettingsStore
from bot.telegram.admins import Admins
from bot.telegram.app import build_application
from bot.telegram.desk import Desk
from bot.telegram.lenient import read_update
from bot.telegram.pacing import Pace
from bot.telegram.processing import Processing
from bot.telegram.sending import Sender
from bot.telegram.strict import StrictApplication
from bot.telegram.typing import Typing
from bot.telegram.wiring import wire
from tests.telegram.endpoint import Endpoint
from tests.telegram.fake_api import DATE, FakeApi
from tests.telegram.people import JSON, Person, group, private
from tests.telegram.strict_request import StrictRequest

TOKEN = "7000001:AAHdummy-token_of-the-tests_0123456789"


@dataclass
class Time:
    """The clock of a world: it goes on only when somebody waits, or a test says so."""

    now: float = float(DATE)

    def passes(self, seconds: float) -> None:
        self.now += seconds

    def is_hour(self, hour: int) -> None:
        """Go on to the next full hour of this name in Vietnam."""
        since = (self.now + 7 * 3600) % 86400
        self.now += (hour * 3600 - since) % 86400


@dataclass
class World:
    """The bot, the Telegram that it lives in, and the waits that it asked for."""

    api: FakeApi
    endpoint: Endpoint
    application: StrictApplication
    processing: Processing
    desk: Desk
    waits: list[float] = field(default_factory=list)
    turns: list[float] = field(default_factory=list)
    """Waits for a chat's turn, apart from those that faults cost."""
    time: Time = field(default_factory=Time)
    late: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when an answer counts as late."""

    async def deliver(self, raw: JSON) -> None:
        """Hand one update to the bot and wait until it is done with it."""
        await self.processing.process(read_update(raw, self.application.bot))
        self.api.pending.pop(raw["update_id"], None)

    def resident(self, id_: int = 42) -> Person:
        """Somebody in a private chat."""
        return Person(self.api, self.deliver, private(id_), id_)

    def neighbour(self, id_: int = 42, *, privacy: bool = False, **chat: Any) -> Person:
        """Somebody in the group of a residential unit."""
        return Person(self.api, self.deliver, group(**chat), id_, privacy=privacy)


async def new_world(api: FakeApi, conversation: Any, database: Database | None = None, **parts: Any) -> World:
    """A bot that holds this conversation, at its start; `parts` are other parts of its desk by their names."""
    waits: list[float] = []
    turns: list[float] = []
    time, late = Time(), asyncio.Event()

    async def pause(seconds: float) -> None:
        waits.append(seconds)
        time.passes(seconds)

    async def take_turn(seconds: float) -> None:
        turns.append(seconds)
        time.passes(seconds)

    async def until_late() -> None:
        await late.wait()

    endpoint = Endpoint(api)
    carrier = StrictRequest(endpoint)
    application = build_application(Settings(token=SecretStr(TOKEN)), updates=carrier, calls=carrier)
    pace, typing = Pace(take_turn, lambda: time.now), Typing(application.bot, until_late)
    sender = Sender(application.bot, pause, pace, typing)
    settings, answers = GroupSettingsStore(database), AnswerStore(database)
    desk = Desk(conversation, sender, settings=settings, answers=answers, clock=lambda: time.now, **parts)
    wire(application, desk, Admins(application.bot, pause))
    await application.initialize()
    processing = Processing(application, sender, pause)
    world = World(api, endpoint, application, processing, desk, waits, turns, time, late)
    api.calls.clear()
    return world


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
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """A file that outlasts the worlds of a test."""
    database = Database(tmp_path / "kimtan.sqlite", CONCERNS, busy=0.01, rest=0.0)
    yield database
    await database.close()


@pytest.fixture
async def worlds(api: FakeApi) -> AsyncIterator[Callable[[Any], Any]]:
    """Opens a world in which this conversation is held; other parts of the desk by their names."""
    opened: list[World] = []

    async def open_world(conversation: Any, database: Database | None = None, **parts: Any) -> World:
        opened.append(await new_world(api, conversation, database, **parts))
        return opened[-1]

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
