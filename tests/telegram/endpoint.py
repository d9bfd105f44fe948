"""The fake Bot API with time in it: long polling, calls that are held back, faults that cut the connection."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

from tests.telegram.fake_api import FakeApi, Fault, Response

DEADLINE = 60.0
"""Seconds after which a test gives up waiting; nothing is expected to take nearly as long."""
_CONFLICT = Fault(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")


class CutError(Exception):
    """The connection breaks instead of an answer."""

    def __init__(self, *, carried_out: bool) -> None:
        super().__init__()
        self.carried_out = carried_out


class Endpoint:
    """Answers calls as they arrive, and lets tests wait for them."""

    def __init__(self, api: FakeApi) -> None:
        self.api = api
        self.held: dict[str, asyncio.Event] = {}
        """Calls of these methods wait for the event before they take effect."""
        self.held_back: dict[str, asyncio.Event] = {}
        """Calls of these methods take effect, and their answers wait for the event."""
        self._changed = asyncio.Condition()
        self._polls = 0

    async def changed(self) -> None:
        """Something happened that somebody may wait for."""
        async with self._changed:
            self._changed.notify_all()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until the condition holds; it is looked at after every call."""
        async with asyncio.timeout(DEADLINE), self._changed:
            await self._changed.wait_for(condition)

    async def call(self, method: str, sent: Mapping[str, str]) -> Response:
        """The answer to a call. Raises CutError."""
        self.api.note(method, sent)
        await self.changed()
        if method in self.held:
            await self.held[method].wait()
        response = await self._answer(method, sent)
        await self.changed()
        if method in self.held_back:
            await self.held_back[method].wait()
        return response

    async def _answer(self, method: str, sent: Mapping[str, str]) -> Response:
        fault = self.api.next_fault(method)
        if fault and fault.carried_out:
            self.api.handle(method, sent)
        if fault and not fault.status:
            raise CutError(carried_out=fault.carried_out)
        if fault:
            return fault.response()
        return await self._poll(sent) if method == "getUpdates" else self.api.handle(method, sent)

    async def _poll(self, sent: Mapping[str, str]) -> Response:
        """The updates, as soon as there are any; a newer poll ends an older one."""
        self._polls += 1
        number = self._polls
        response = self.api.handle("getUpdates", sent)
        await self.changed()
        try:
            async with asyncio.timeout(float(sent.get("timeout", "0"))), self._changed:
                while response.body.get("result") == []:
                    await self._changed.wait_for(lambda: bool(self.api.pending) or number < self._polls)
                    response = _CONFLICT.response() if number < self._polls else self.api.handle("getUpdates", sent)
        except TimeoutError:
            pass
        return response
