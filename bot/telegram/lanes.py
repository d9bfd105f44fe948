"""Work in order inside a chat, side by side across chats."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable

from telegram import Update

Job = Callable[[], Awaitable[None]]


def lane_of(update: Update) -> Hashable:
    """Updates with the same lane are worked on one after another: those of a chat, else those of a person.

    What somebody types in inline mode does not wait for their private chat, which has the same number.
    """
    if update.inline_query or update.chosen_inline_result:
        return "inline", update.effective_user.id if update.effective_user else None
    if update.effective_chat:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else None


class Lanes:
    """A queue and, while it holds something, a task for each lane. Jobs must not raise."""

    def __init__(self) -> None:
        self._queues: dict[Hashable, deque[Job]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def put(self, lane: Hashable, job: Job) -> None:
        """Do the job after those that the lane holds."""
        queue = self._queues.get(lane)
        if queue is not None:
            queue.append(job)
            return
        self._queues[lane] = deque([job])
        task = asyncio.create_task(self._run(lane), name=f"lane {lane}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, lane: Hashable) -> None:
        queue = self._queues[lane]
        try:
            while queue:
                await queue.popleft()()
        finally:
            del self._queues[lane]

    async def finish(self, seconds: float) -> None:
        """Wait for what is queued, so long at most; what is not done by then is broken off."""
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
