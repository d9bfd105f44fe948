"""Long polling that tells Telegram to forget an update only after it was answered."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dtm
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

from telegram import Update
from telegram.error import TelegramError

from bot.telegram.connection import Connection
from bot.telegram.lanes import Lanes, lane_of
from bot.telegram.lenient import read_update
from bot.telegram.strict import JSON, RawBot
from bot.telegram.window import Window
from bot.telegram.wiring import RECEIVED

_logger = logging.getLogger(__name__)
T = TypeVar("T")

_BATCH = 100
_WAIT = dtm.timedelta(seconds=30)
_NO_WAIT = dtm.timedelta()
_HUNG = 30.0
"""Seconds over the asked waiting time after which a call for updates is broken off, whatever the network does."""
_ASK_AGAIN = 1.0
"""Seconds between two calls with the same offset; below half a second Telegram gives only one update."""
_BLOCKED = 10
"""Full batches without anything new, a second apart, after which one chat that has asked faster than it may be answered,
or that Telegram makes wait, no longer holds up the others."""
_LAST_WORD = 1.5
"""Seconds that the closing acknowledgement may take."""


async def unless(stop: asyncio.Event, work: Coroutine[Any, Any, T]) -> T | None:
    """The result of `work`, or None when `stop` is set first; then the work is broken off."""
    task = asyncio.ensure_future(work)
    stopped = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((task, stopped), return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else None
    finally:
        stopped.cancel()
        if not task.done():
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


class Receiving:
    """Fetches updates and hands each to `process`, in order inside a chat and side by side across chats.

    An update stays with Telegram until `process` has returned, so whatever ends this process, none is lost;
    one that was answered but not yet acknowledged is answered again.
    """

    def __init__(
        self,
        bot: RawBot,
        process: Callable[[Update], Awaitable[None]],
        connection: Connection,
        *,
        blocked: int = _BLOCKED,
    ) -> None:
        self._bot = bot
        self._process = process
        self._connection = connection
        self._window = Window()
        self._lanes = Lanes()
        self._acknowledged: int | None = None
        self._blocked = blocked
        self._full_in_vain = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Receive until `stop` is set. Raises TokenRefusedError; what is under way goes on, see `finish`."""
        while not stop.is_set():
            batch = await unless(stop, self._connection.call(self._fetch))
            new = [self._take(raw) for raw in batch or ()]
            self._look_for_blockage(new)
            # while something is under way, ask again now and then: other chats may have written
            await unless(stop, self._settled())

    async def finish(self, seconds: float) -> None:
        """Finish what is under way, in so many seconds at most, and acknowledge what is done."""
        await self._lanes.finish(seconds)
        if self._window.offset == self._acknowledged:
            return
        with contextlib.suppress(TelegramError, TimeoutError):
            async with asyncio.timeout(_LAST_WORD):
                await self._get(limit=1, wait=_NO_WAIT)

    async def _settled(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_ASK_AGAIN):
                await self._window.emptied()

    async def _fetch(self) -> list[JSON]:
        wait = _WAIT if self._window.is_empty else _NO_WAIT
        async with asyncio.timeout(wait.total_seconds() + _HUNG):
            return await self._get(limit=_BATCH, wait=wait)

    async def _get(self, *, limit: int, wait: dtm.timedelta) -> list[JSON]:
        offset = self._window.ask()
        updates = await self._bot.get_raw_updates(offset=offset, limit=limit, wait=wait, kinds=RECEIVED)
        self._acknowledged = offset
        return updates

    def _look_for_blockage(self, new: list[bool]) -> None:
        """Telegram gives no more than a batch from the offset on. If one chat must wait for long (an hour's 429, say)
        and a batch of later updates is done, nothing new would come; then the slow one is answered without a net."""
        in_vain = len(new) >= _BATCH and not any(new)
        self._full_in_vain = self._full_in_vain + 1 if in_vain else 0
        if self._full_in_vain >= self._blocked:
            _logger.warning("update %s takes long and is acknowledged before its answer", self._window.release())

    def _take(self, raw: JSON) -> bool:
        """Whether the update is new; then it is on its way."""
        update_id = raw.get("update_id")
        if not isinstance(update_id, int) or not self._window.take(update_id):
            return False
        try:
            update = read_update(raw, self._bot)
        except Exception:  # whatever the library trips over, the next update is another one
            _logger.exception("update %s cannot be read, dropped", update_id)
            self._window.done(update_id)
        else:
            self._lanes.put(lane_of(update), lambda: self._work(update))
        return True

    async def _work(self, update: Update) -> None:
        await self._process(update)
        self._window.done(update.update_id)
