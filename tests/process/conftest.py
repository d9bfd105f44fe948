"""The program, a Bot API server for it to talk to, and somebody who writes to it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from tests.process.kimtan import Kimtan
from tests.process.server import BotApiServer
from tests.telegram.fake_api import FakeApi
from tests.telegram.people import JSON, Person, private

TOKEN = "7000001:AAHdummy-token_of-the-tests_0123456789"

Start = Callable[..., Awaitable[Kimtan]]


@pytest.fixture
def api() -> Iterator[FakeApi]:
    api = FakeApi()
    yield api
    assert not api.broken_contract


@pytest.fixture
async def server(api: FakeApi) -> AsyncIterator[BotApiServer]:
    server = BotApiServer(api, TOKEN)
    async with server:
        yield server


@pytest.fixture
async def start(server: BotApiServer, tmp_path: Path) -> AsyncIterator[Start]:
    """Starts the program, by default with the token and the server; whatever it prints, the token is not in it."""
    started: list[Kimtan] = []

    async def start(**variables: str) -> Kimtan:
        usual = {
            "TOKEN": TOKEN,
            "API_URL": server.url,
            "LOG_LEVEL": "DEBUG",
            "DATABASE_URL": f"sqlite:///{tmp_path}/kimtan.sqlite",
        }
        kimtan = Kimtan(**{**usual, **variables})
        await kimtan.start()
        started.append(kimtan)
        return kimtan

    yield start
    for kimtan in started:
        await kimtan.kill()
        assert TOKEN.partition(":")[2] not in kimtan.said


@pytest.fixture
def resident(api: FakeApi, server: BotApiServer) -> Person:
    async def deliver(_: JSON) -> None:
        await server.endpoint.changed()

    return Person(api, deliver, private(42))
