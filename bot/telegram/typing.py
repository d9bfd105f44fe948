"""Shows that the bot is writing, when an answer takes long enough to wonder."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

_LATE = 0.5
"""Seconds after which an answer counts as late."""


async def _half_a_second() -> None:
    await asyncio.sleep(_LATE)


class Typing:
    """`late` returns when an answer is late; tests say when that is."""

    def __init__(self, bot: Bot, late: Callable[[], Awaitable[None]] = _half_a_second) -> None:
        self._bot = bot
        self._late = late

    @asynccontextmanager
    async def when_late(self, chat: int, thread: int | None) -> AsyncIterator[asyncio.Task[None]]:
        """While the block runs longer than that, the chat sees that somebody is typing. Gives the task, to be cancelled."""
        task = asyncio.create_task(self._type(chat, thread), name=f"typing {chat}")
        try:
            yield task
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _type(self, chat: int, thread: int | None) -> None:
        await self._late()
        with suppress(TelegramError):  # it is a courtesy; the answer matters
            await self._bot.send_chat_action(chat, ChatAction.TYPING, message_thread_id=thread)
